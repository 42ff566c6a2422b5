package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;

/// Brightness by a table of colours.
final class FalseColor extends Filter {
    private final int[] colours = new int[256];

    FalseColor(Palette palette) {
        if (palette.size() != 256) {
            throw new IllegalArgumentException("the palette must have 256 colours, not " + palette.size());
        }
        for (int i = 0; i < 256; i++) {
            int rgb = palette.get(i);
            colours[i] = rgb >> 8 & 0xf800 | rgb >> 5 & 0x07e0 | rgb >> 3 & 0x001f;
        }
    }

    @Override
    void row(Bitmap bitmap, int y, int[] pixels, int n) {
        for (int i = 0; i < n; i++) {
            pixels[i] = colours[Pixels.brightness(pixels[i])];
        }
    }
}
