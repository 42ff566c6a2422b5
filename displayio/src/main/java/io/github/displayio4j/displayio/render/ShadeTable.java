package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;

/// A shader's pixels in a target format, one for each value; made anew only when the shader changed.
final class ShadeTable {
    static final int TRANSPARENT = -1;

    private final PixelShader shader;
    private final PixelFormat format;
    private int[] pixels = new int[0];
    private int firstTransparent;
    private long builtAt = Long.MIN_VALUE;

    ShadeTable(PixelShader shader, PixelFormat format) {
        this.shader = shader;
        this.format = format;
    }

    /// Brings the table up to date for values of up to `bits` bits.
    ///
    /// @param changed when the shader last changed
    /// @param epoch of the frame in which this happens
    void update(int bits, long changed, long epoch) {
        if (changed > builtAt || pixels.length < 1 << bits) {
            if (pixels.length < 1 << bits) {
                pixels = new int[1 << bits];
            }
            switch (shader) {
                case Palette palette -> fill(palette);
                case ColorConverter converter -> fill(converter);
            }
            firstTransparent = 0;
            while (firstTransparent < pixels.length && pixels[firstTransparent] != TRANSPARENT) {
                firstTransparent++;
            }
            builtAt = epoch;
        }
    }

    /// Pixels by value; `TRANSPARENT` where nothing is drawn.
    int[] pixels() {
        return pixels;
    }

    /// When the table was last made anew.
    long builtAt() {
        return builtAt;
    }

    /// A 16-bit pixel that none of the first 256 values has.
    int unusedPixel() {
        int candidate = 0;
        for (int i = 0; i < Math.min(256, pixels.length); i++) {
            if (pixels[i] == candidate) {
                candidate++;
                i = -1;
            }
        }
        return candidate;
    }

    /// Whether no value of `bits` bits is transparent.
    boolean isOpaque(int bits) {
        return firstTransparent >= 1 << bits;
    }

    private void fill(Palette palette) {
        for (int value = 0; value < pixels.length; value++) {
            boolean drawn = value < palette.size() && !palette.isTransparent(value);
            pixels[value] = drawn ? ColorRule.pixel(palette.get(value), format) : TRANSPARENT;
        }
    }

    private void fill(ColorConverter converter) {
        for (int value = 0; value < pixels.length; value++) {
            pixels[value] = ColorRule.pixel(converter.input().toRgb888(value), format);
        }
        int transparent = converter.transparentValue();
        if (transparent >= 0 && transparent < pixels.length) {
            pixels[transparent] = TRANSPARENT;
        }
    }
}
