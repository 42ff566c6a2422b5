package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;

/// What the filters have in common: rows of RGB565, and their brightness.
final class Pixels {
    private Pixels() {}

    static void checkTarget(Bitmap bitmap) {
        if (bitmap.isReadOnly()) {
            throw new IllegalStateException("the bitmap is read-only: write to the bitmap or memory that it shows");
        }
    }

    static void checkDepth(Bitmap bitmap) {
        if (bitmap.bitsPerValue() != 16) {
            throw new IllegalArgumentException("a filtered bitmap must have 16 bits, not " + bitmap.bitsPerValue());
        }
    }

    static void checkSize(Bitmap bitmap, Bitmap other) {
        if (bitmap.width() != other.width() || bitmap.height() != other.height()) {
            throw new IllegalArgumentException("bitmaps and mask must be of one size, not " + bitmap.width() + "x"
                    + bitmap.height() + " and " + other.width() + "x" + other.height());
        }
    }

    /// Exchanges the bytes of 16-bit values.
    static void swap(int[] in, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (in[i] & 0xff) << 8 | in[i] >> 8;
        }
    }

    static void keepMasked(int[] mask, int[] old, int[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = mask[i] != 0 ? old[i] : values[i];
        }
    }

    static int red8(int pixel) {
        return pixel >> 8 & 0xf8 | pixel >> 13;
    }

    static int green8(int pixel) {
        return pixel >> 3 & 0xfc | pixel >> 9 & 3;
    }

    static int blue8(int pixel) {
        return pixel << 3 & 0xf8 | pixel >> 2 & 7;
    }

    /// Brightness 0..255 in 128ths: 0.299 red, 0.587 green, 0.114 blue.
    static int brightness(int pixel) {
        return red8(pixel) * 38 + green8(pixel) * 75 + blue8(pixel) * 15 >> 7;
    }
}
