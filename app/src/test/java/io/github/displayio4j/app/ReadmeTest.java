package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    @Test
    void theCodeInTheReadmeIsTheCodeThatIsTested() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String source = Files.readString(Path.of("src/test/java/io/github/displayio4j/app/ReadmeExamples.java"));
        String code = between(source, "// readme: begin\n", "        // readme: end")
                .stripTrailing()
                .stripIndent();
        assertEquals(code.strip(), between(readme, "```java\n", "```").strip());
    }

    @Test
    void itDrawsASquare() throws IOException {
        Path png = folder.resolve("glass.png");
        ReadmeExamples.drawsATileGridToAPanel(png);
        BufferedImage glass = ImageIO.read(png.toFile());
        assertEquals("ff8200", Integer.toHexString(glass.getRGB(120, 120) & 0xffffff), "RGB565 of ff8000");
        assertEquals(0, glass.getRGB(111, 120) & 0xffffff);
    }

    @Test
    void everyFileThatTheReadmeNamesExists() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        var links = java.util.regex.Pattern.compile("\\]\\(([^)#]+)\\)").matcher(readme);
        int count = 0;
        for (; links.find(); count++) {
            assertTrue(Files.exists(ROOT.resolve(links.group(1))), links.group(1));
        }
        assertTrue(count > 3, count + " links");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
