package io.github.displayio4j.app.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real system calls through the C library to a device node that Debian's umockdev plays.
class UmockdevTest {
    private static final Path WRAPPER = Path.of("/usr/bin/umockdev-wrapper");

    @TempDir
    Path folder;

    /// Init and first frame of three panels, then a fault in the middle of a frame, in a JVM with the preloaded
    /// library.
    @Test
    void bytesOfThreePanelsAndFaults() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        assumeTrue(Files.isExecutable(WRAPPER), "needs Debian's umockdev (dev/install-test-packages)");
        ProcessBuilder builder = new ProcessBuilder(
                        WRAPPER.toString(),
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UmockdevPanels.class.getName(),
                        "memento",
                        "ili9341-320x240",
                        "ssd1306-128x64")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TMPDIR", folder.toString()); // where umockdev keeps its devices
        Process process = builder.start();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(log);
        assertTrue(ended, output);
        assertEquals(0, process.exitValue(), output);
        List<String> lines = output.lines()
                .filter(l -> l.startsWith("> "))
                .map(l -> l.substring(2))
                .toList();
        assertEquals(8, lines.size(), output);
        for (String line : lines.subList(0, 3)) {
            assertTrue(line.endsWith(", equal"), output);
        }
        String failed = "/dev/spidev0.0: SPI_IOC_MESSAGE: ";
        String all = " | then " + 160 * 128 + " pixels";
        for (String line : lines.subList(3, 7)) {
            String errno = line.substring(0, line.indexOf(' '));
            assertTrue(line.startsWith(errno + " | " + failed + errno + " (") && line.endsWith(all), output);
        }
        assertEquals("EINTR | no exception | then 0 pixels", lines.get(7));
    }
}
