package io.github.displayio4j.displayio.picture;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.scene.ValueRows;

/// The colours that values of a bitmap have through a shader.
public final class Colours {
    private final Bitmap bitmap;
    private final PixelShader shader;
    /// Of values of up to 8 bits; empty if there are more.
    private final int[] table;

    /// @throws IllegalArgumentException if the shader colours by tile, not by value
    public Colours(Bitmap bitmap, PixelShader shader) {
        this.bitmap = bitmap;
        this.shader = shader;
        if (!(shader instanceof Palette) && !(shader instanceof ColorConverter)) {
            throw new IllegalArgumentException("a picture's shader must be a Palette or a ColorConverter, not a "
                    + shader.getClass().getSimpleName());
        }
        table = new int[bitmap.bitsPerValue() <= 8 ? 1 << bitmap.bitsPerValue() : 0];
        for (int value = 0; value < table.length; value++) {
            table[value] = argb(value);
        }
    }

    /// The colours of a row as `0xAARRGGBB`, into `out[0..width)`.
    public void read(int y, int[] out) {
        int n = bitmap.width();
        ValueRows.read(bitmap, 0, y, n, out, 0);
        if (table.length > 0) {
            for (int x = 0; x < n; x++) {
                out[x] = table[out[x]];
            }
        } else {
            for (int x = 0; x < n; x++) {
                out[x] = argb(out[x]);
            }
        }
    }

    private int argb(int value) {
        if (shader instanceof Palette palette) {
            return value < palette.size() && value >= 0 ? palette.alpha(value) << 24 | palette.get(value) : 0;
        }
        ColorConverter converter = (ColorConverter) shader;
        if (converter.transparentValue() >= 0 && converter.transparentValue() == value) {
            return 0;
        }
        boolean hasAlpha = converter.input() == Colorspace.ARGB8888 && bitmap.bitsPerValue() == 32;
        return (hasAlpha ? value & 0xff000000 : 0xff000000) | converter.input().toRgb888(value);
    }

    /// What is seen of a colour on black, as `0xRRGGBB`.
    public static int onBlack(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb & 0xffffff;
        }
        return part(argb >> 16 & 255, alpha) << 16 | part(argb >> 8 & 255, alpha) << 8 | part(argb & 255, alpha);
    }

    private static int part(int channel, int alpha) {
        return (channel * alpha + 127) / 255;
    }
}
