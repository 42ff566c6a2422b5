package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.Dither;

/// Reads bitmap values as colours of a colourspace.
public final class ColorConverter extends PixelShader {
    private final Colorspace input;
    private int transparentValue = -1;

    /// A converter of `RGB888` values.
    public ColorConverter() {
        this(Colorspace.RGB888);
    }

    /// A converter of values of `input`.
    public ColorConverter(Colorspace input) {
        this.input = input;
    }

    /// What the values mean.
    public Colorspace input() {
        return input;
    }

    /// The colour of a value as RGB565, by the standard rule.
    public int convert(int value) {
        return convert(value, ColorMode.STANDARD);
    }

    /// The colour of a value as RGB565. With dithering, it is that of the bitmap's first pixel.
    public int convert(int value, ColorMode mode) {
        int rgb = input.toRgb888(value, mode);
        if (dither()) {
            rgb = Dither.rgb(mode, rgb, 5, 6, 5, 16, 0, 0);
        }
        return (rgb >> 8 & 0xf800) | (rgb >> 5 & 0x07e0) | (rgb >> 3 & 0x001f);
    }

    /// Lets what lies below show through where the bitmap's value is `value`.
    ///
    /// @param value as it stands in the bitmap, 0..0xFFFFFF
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if another value is transparent: there can be only one
    public void makeTransparent(int value) {
        if (value < 0 || value > 0xffffff) {
            throw new IllegalArgumentException("value must be 0..0xFFFFFF, not " + value);
        }
        if (transparentValue >= 0 && transparentValue != value) {
            throw new IllegalStateException("only one value can be transparent, and " + transparentValue + " is");
        }
        if (transparentValue != value) {
            transparentValue = value;
            markChanged();
        }
    }

    /// Makes all values opaque.
    public void makeOpaque() {
        if (transparentValue >= 0) {
            transparentValue = -1;
            markChanged();
        }
    }

    /// The transparent value, or -1 if all are opaque.
    public int transparentValue() {
        return transparentValue;
    }
}
