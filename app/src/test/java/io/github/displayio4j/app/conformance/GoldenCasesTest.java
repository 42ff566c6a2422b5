package io.github.displayio4j.app.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shared golden cases: nothing fails, and no fewer pass than did once.
class GoldenCasesTest {
    @ParameterizedTest
    @CsvSource({
        "bitmap,            10",
        "bitmaptools,       37",
        "bitmapfilter,      17",
        "vectorio,          11",
        "tilegrid,          14",
        "group,              9",
        "tilepalettemapper,  2",
        "jpeg,              19",
        "ondisk,            16",
        "gif,                3",
        "bus,               51",
        "i2c,                3",
        "epaper,            12",
    })
    void noneFailsAndManyPass(String area, int least) throws IOException {
        judge(area, 1, least);
    }

    @ParameterizedTest
    @CsvSource({
        "bus, 2, 51", //
        "bus, 3, 51",
        "i2c, 2,  3",
        "i2c, 3,  3",
        "epaper, 2, 12",
        "epaper, 3, 12",
    })
    void displaysSendWhatCircuitPythonSends(String area, int level, int least) throws IOException {
        judge(area, level, least);
    }

    private static void judge(String area, int level, int least) throws IOException {
        Path folder = Path.of(System.getProperty("conformance.dir", ""));
        if (!Files.isDirectory(folder)) {
            if ("1".equals(System.getenv("REQUIRE_SHARED"))) {
                fail("no folder -Dconformance.dir=" + folder);
            }
            abort("no folder -Dconformance.dir=" + folder);
        }
        List<Case> cases = CaseReader.read(folder).stream()
                .filter(golden -> golden.area().equals(area))
                .toList();
        Report report = Conformance.run(cases, level);
        String all = String.join("\n", report.lines());
        assertEquals(0, report.failed(), all);
        assertTrue(report.passed() >= least, all);
    }
}
