package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.EPaperRefresh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"display", "edit", "paper", "test"})
    void theCodeInTheDocumentIsTheCodeThatIsTested(String region) throws IOException {
        String document = Files.readString(Path.of("../docs/displays.md"));
        String source = Files.readString(Path.of("src/test/java/io/github/displayio4j/app/bus/DisplayExamples.java"));
        String begin = "// docs: " + region + " begin\n";
        int from = source.indexOf(begin) + begin.length();
        String code = source.substring(from, source.indexOf("// docs: " + region + " end"))
                .stripTrailing()
                .stripIndent()
                .strip();
        assertTrue(document.contains("```java\n" + code + "\n```"), "docs/displays.md should have:\n" + code);
    }

    @Test
    void theExamplesWork() {
        assertEquals(240 * 240, DisplayExamples.test());
        assertEquals(new EPaperRefresh.Started(true, 1, 16 * 250), DisplayExamples.testPaper());
    }
}
