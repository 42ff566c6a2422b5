package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A screenshot: `0x00RRGGBB` row by row.
final class Shot {
    private final int width;
    private final int height;
    private final int[] xrgb;

    Shot(int width, int height, int[] xrgb) {
        this.width = width;
        this.height = height;
        this.xrgb = xrgb;
    }

    String size() {
        return width + " " + height;
    }

    /// Reads a binary PPM of 8-bit samples.
    static Shot ofPpm(byte[] ppm) throws IOException {
        int at = 0;
        String[] words = new String[4];
        for (int i = 0; i < words.length; i++) {
            int from = at;
            while (ppm[at] > ' ') {
                at++;
            }
            words[i] = new String(ppm, from, at - from, StandardCharsets.US_ASCII);
            at++;
        }
        if (!words[0].equals("P6") || !words[3].equals("255")) {
            throw new IOException("not an 8-bit PPM: " + String.join(" ", words));
        }
        int width = Integer.parseInt(words[1]);
        int height = Integer.parseInt(words[2]);
        int[] xrgb = new int[width * height];
        for (int i = 0; i < xrgb.length; i++, at += 3) {
            xrgb[i] = (ppm[at] & 0xff) << 16 | (ppm[at + 1] & 0xff) << 8 | (ppm[at + 2] & 0xff);
        }
        return new Shot(width, height, xrgb);
    }

    void assertShows(NoiseGlass glass, int zoom) {
        int[] expected = glass.expected(width, height, zoom);
        for (int i = 0; i < xrgb.length; i++) {
            if (xrgb[i] != expected[i]) {
                fail("at %d,%d of %dx%d (zoom %d): %06x, not %06x"
                        .formatted(i % width, i / width, width, height, zoom, xrgb[i], expected[i]));
            }
        }
    }
}
