package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Bitmap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A baseline file of 12 million pixels becomes a panel's picture in a heap that is smaller than its pixels.
class SmallHeapTest {
    private static final String MODULE = "io.github.displayio4j.jpegio";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void twelveMillionPixelsInAHeapOf32Megabytes() throws Exception {
        Path file = Files.write(folder.resolve("large.jpg"), large());
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(expected, true, StandardCharsets.UTF_8));
            SmallHeap.main(new String[] {file.toString()});
        } finally {
            System.setOut(out);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-p",
                        place(JpegDecoder.class) + System.getProperty("path.separator") + place(Bitmap.class),
                        "--patch-module",
                        MODULE + "=" + place(SmallHeap.class),
                        "-m",
                        MODULE + "/" + SmallHeap.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String found = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), found);
        assertEquals(expected.toString(StandardCharsets.UTF_8), found);
    }

    /// Where a class was loaded from.
    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /// 4000x3000, the same rows of MCUs one below the other, so that it is made in no time.
    private static byte[] large() throws IOException {
        byte[] rgb = new byte[3 * 4000 * 3000];
        byte[] band = new byte[3 * 4000 * 16];
        new Random(1).nextBytes(band);
        for (int i = 0; i < band.length; i++) {
            band[i] = (byte) (128 + (band[i] >> 3) + i / 400);
        }
        for (int at = 0; at < rgb.length; at += band.length) {
            System.arraycopy(band, 0, rgb, at, Math.min(band.length, rgb.length - at));
        }
        return new JpegEncoder(60, Subsampling.S420).encodeToArray(rgb, 4000, 3000);
    }
}
