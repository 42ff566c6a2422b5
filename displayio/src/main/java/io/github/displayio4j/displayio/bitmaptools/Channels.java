package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;

/// Which colourspaces the tools can calculate in.
final class Channels {
    private Channels() {}

    /// @throws IllegalArgumentException if the bitmap cannot hold the colourspace
    static void check(Colorspace colorspace, Bitmap bitmap, String what) {
        int bits =
                switch (colorspace) {
                    case L8 -> 8;
                    case RGB565, RGB565_SWAPPED, BGR565, BGR565_SWAPPED -> 16;
                    case RGB888, ARGB8888, RGB555, RGB555_SWAPPED, BGR555, BGR555_SWAPPED ->
                        throw new IllegalArgumentException("colourspace must be L8, RGB565, RGB565_SWAPPED, BGR565 or "
                                + "BGR565_SWAPPED, not " + colorspace);
                };
        if (bitmap.bitsPerValue() != bits) {
            throw new IllegalArgumentException("the " + what + " must have " + bits + " bits for " + colorspace
                    + ", not " + bitmap.bitsPerValue());
        }
    }

    static boolean isSwapped(Colorspace colorspace) {
        return colorspace == Colorspace.RGB565_SWAPPED || colorspace == Colorspace.BGR565_SWAPPED;
    }

    static boolean isBlueFirst(Colorspace colorspace) {
        return colorspace == Colorspace.BGR565 || colorspace == Colorspace.BGR565_SWAPPED;
    }

    /// Exchanges the bytes of 16-bit values.
    static void swap(int[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = (values[i] & 0xff) << 8 | values[i] >> 8;
        }
    }
}
