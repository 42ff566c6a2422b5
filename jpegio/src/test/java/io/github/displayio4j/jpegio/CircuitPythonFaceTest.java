package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The `decode` that programs for CircuitPython expect.
class CircuitPythonFaceTest {
    private static final int WIDTH = 45;
    private static final int HEIGHT = 35;

    private final JpegDecoder decoder = new JpegDecoder();

    @ParameterizedTest(name = "scale {0} to {1}, {2}")
    @CsvSource({
        // scale, x, y, crop x1, y1, x2, y2 (x2 0: none)
        "0,  0,  0,  0,  0,  0,  0",
        "1,  0,  0,  0,  0,  0,  0",
        "2,  3,  1,  0,  0,  0,  0",
        "3,  0,  0,  0,  0,  0,  0",
        "0, 10,  6,  5,  7, 30, 29",
        "0,  0,  0, 35, 25, 45, 35", // beyond what a small target would be asked for
        "1, 30, 20,  2,  3, 22, 17",
        "0, 40, 30,  0,  0,  0,  0", // right and lower part do not fit
        "0, 41,  0,  0,  0,  0,  0", // nothing fits
        "1,  0,  0,  0,  0, 99, 99"
    })
    void pixelsAreThoseOfTheScaledPicture(int scale, int x, int y, int x1, int y1, int x2, int y2) throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, WIDTH, HEIGHT, 90);
        decoder.open(jpeg);
        DecodeOptions options = DecodeOptions.DEFAULT.withEighths(8 >> scale).withFancyUpsampling(false);
        byte[] all = Decoded.pixels(decoder, PixelLayout.RGB565_SWAPPED, options);
        int stride = decoder.info().scaledWidth(8 >> scale);
        @Nullable Area crop = x2 == 0 ? null : new Area(x1, y1, x2, y2);
        Area floor = Area.ofSize(WIDTH >> scale, HEIGHT >> scale);
        Area part = crop == null ? floor : crop.intersect(floor);
        Bitmap bitmap = new Bitmap(41, 33, 65536);
        bitmap.fill(5);
        decoder.decode(bitmap, scale, x, y, crop, -1, -1);
        for (int by = 0; by < 33; by++) {
            for (int bx = 0; bx < 41; bx++) {
                int sx = bx - x + part.x1();
                int sy = by - y + part.y1();
                int expected = part.contains(sx, sy) ? Pixels.native16(all, 2 * (sy * stride + sx)) : 5;
                assertEquals(expected, bitmap.get(bx, by), bx + ", " + by);
            }
        }
    }

    @Test
    void skippedPixelsStay() throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.S444, 16, 16, 90));
        Bitmap plain = new Bitmap(16, 16, 65536);
        decoder.decode(plain, 0, 0, 0);
        int skipSource = plain.get(4, 4);
        Bitmap bitmap = new Bitmap(16, 16, 65536);
        for (int i = 0; i < 256; i++) {
            bitmap.set(i % 16, i / 16, i % 3);
        }
        decoder.decode(bitmap, 0, 0, 0, null, skipSource, 2);
        for (int i = 0; i < 256; i++) {
            int source = plain.get(i % 16, i / 16);
            boolean stays = source == skipSource || i % 3 == 2;
            assertEquals(stays ? i % 3 : source, bitmap.get(i % 16, i / 16), "pixel " + i);
        }
        Bitmap only = new Bitmap(16, 16, 65536);
        only.fill(7);
        decoder.decode(only, 0, 0, 0, null, -1, 7);
        assertEquals(7, only.get(4, 4));
    }

    @Test
    void aPictureSmallerThanTheScaleIsNothing() throws IOException {
        decoder.open(JpegEncoderTest.encode(Subsampling.S420, 7, 9, 90));
        Bitmap bitmap = new Bitmap(4, 4, 65536);
        bitmap.fill(9);
        decoder.decode(bitmap, 3, 0, 0);
        assertEquals(9, bitmap.get(0, 0));
        decoder.decode(bitmap, 2, 0, 0);
        assertEquals(9, bitmap.get(1, 0)); // floor(7 / 4) columns
    }

    @Test
    void parametersAreChecked() throws IOException {
        Bitmap bitmap = new Bitmap(32, 20, 65536);
        assertThrows(IllegalStateException.class, () -> decoder.decode(bitmap, 0, 0, 0));
        decoder.open(JpegEncoderTest.encode(Subsampling.S420, 16, 16, 90));
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(bitmap, 4, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(bitmap, -1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(bitmap, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(bitmap, 0, 33, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(bitmap, 0, 0, 21));
        Bitmap flat = new Bitmap(32, 20, 256);
        assertThrows(IllegalArgumentException.class, () -> decoder.decode(flat, 0, 0, 0));
    }
}
