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

    int at(int x, int y) {
        return xrgb[y * width + x];
    }

    /// A part of it.
    Shot cut(int left, int top, int columns, int rows) {
        int[] part = new int[columns * rows];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(xrgb, (top + y) * width + left, part, y * columns, columns);
        }
        return new Shot(columns, rows, part);
    }

    void assertBlack(int left, int top, int columns, int rows) {
        for (int y = top; y < top + rows; y++) {
            for (int x = left; x < left + columns; x++) {
                if (at(x, y) != 0) {
                    fail("at %d,%d: %06x, not black".formatted(x, y, at(x, y)));
                }
            }
        }
    }

    /// Asserts that it is this picture, enlarged.
    void assertEquals(int[] picture, int columns, int zoom, String message) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int expected = picture[y / zoom * columns + x / zoom];
                if (at(x, y) != expected) {
                    fail("%s: at %d,%d: %06x, not %06x".formatted(message, x, y, at(x, y), expected));
                }
            }
        }
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
