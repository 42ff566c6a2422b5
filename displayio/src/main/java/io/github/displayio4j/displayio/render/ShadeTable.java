package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A shader's pixels in a target format, one for each value; made anew only when the shader changed. Of a shader that
/// dithers it holds the colours, as their pixels are a matter of place.
final class ShadeTable {
    static final int TRANSPARENT = -1;

    private static final int[] NO_WEIGHTS = {};

    private final PixelShader shader;
    private final ColorRule rule;
    private int[] pixels = new int[0];
    private int[] weights = NO_WEIGHTS;
    private int firstTransparent;
    /// Of a converter, whose colours never change: what made the entries, and which one of them is transparent.
    private @Nullable ColorRule madeBy;
    private int transparent = -1;
    private boolean alpha;
    private long builtAt = Long.MIN_VALUE;

    ShadeTable(PixelShader shader, ColorRule rule) {
        this.shader = shader;
        this.rule = rule;
    }

    /// Brings the table up to date for values of up to `bits` bits.
    ///
    /// @param changed when the shader last changed
    /// @param epoch of the frame in which this happens
    void update(int bits, long changed, long epoch) {
        int size =
                shader instanceof TilePaletteMapper mapper ? SceneAccess.get().mappings(mapper).length : 1 << bits;
        if (changed > builtAt || pixels.length < size) {
            if (pixels.length < size) {
                pixels = new int[size];
                madeBy = null;
            }
            switch (shader) {
                case Palette palette -> fill(palette);
                case ColorConverter converter -> fill(converter);
                case TilePaletteMapper mapper -> fill(mapper);
            }
            firstTransparent = 0;
            while (firstTransparent < pixels.length && pixels[firstTransparent] != TRANSPARENT) {
                firstTransparent++;
            }
            weigh();
            builtAt = epoch;
        }
    }

    /// Pixels by value, of a mapper those of one cell after another; `TRANSPARENT` where nothing is drawn.
    int[] pixels() {
        return pixels;
    }

    /// How much of each pixel is seen, see `Blend`; empty unless `hasAlpha()`.
    int[] weights() {
        return weights;
    }

    /// Whether any pixel is seen in part.
    boolean hasAlpha() {
        return alpha;
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
        return !alpha && firstTransparent >= 1 << bits;
    }

    /// Makes the table of weights if the shader, or that behind a mapper, is a palette with alphas between the ends.
    private void weigh() {
        PixelShader of = shader instanceof TilePaletteMapper mapper ? mapper.pixelShader() : shader;
        alpha = of instanceof Palette palette && isSeenInPart(palette);
        if (!alpha) {
            return;
        }
        Palette palette = (Palette) of;
        if (weights.length < pixels.length) {
            weights = new int[pixels.length];
        }
        int[] mappings =
                shader instanceof TilePaletteMapper mapper ? SceneAccess.get().mappings(mapper) : NO_WEIGHTS;
        for (int at = 0; at < pixels.length; at++) {
            if (pixels[at] != TRANSPARENT) {
                weights[at] = Blend.weight(palette.alpha(of == shader ? at : mappings[at]));
            }
        }
    }

    private static boolean isSeenInPart(Palette palette) {
        for (int i = 0; i < palette.size(); i++) {
            if (palette.alpha(i) % 255 != 0) {
                return true;
            }
        }
        return false;
    }

    /// What makes the entries: pixels, or for dithering colours.
    private ColorRule entries() {
        return rule.isDithered(shader) ? rule.colours : rule;
    }

    private void fill(Palette palette) {
        ColorRule entries = entries();
        int size = Math.min(pixels.length, palette.size());
        Arrays.fill(pixels, size, pixels.length, TRANSPARENT);
        for (int value = 0; value < size; value++) {
            boolean drawn = !palette.isTransparent(value);
            pixels[value] = drawn ? entries.pixel(palette.get(value)) : TRANSPARENT;
        }
    }

    private void fill(ColorConverter converter) {
        ColorRule entries = entries();
        if (madeBy != entries) {
            for (int value = 0; value < pixels.length; value++) {
                pixels[value] = entries.pixel(converter.input().toRgb888(value, rule.mode));
            }
            madeBy = entries;
        } else if (transparent >= 0 && transparent < pixels.length) {
            pixels[transparent] = entries.pixel(converter.input().toRgb888(transparent, rule.mode));
        }
        transparent = converter.transparentValue();
        if (transparent >= 0 && transparent < pixels.length) {
            pixels[transparent] = TRANSPARENT;
        }
    }

    private void fill(TilePaletteMapper mapper) {
        int[] mappings = SceneAccess.get().mappings(mapper);
        for (int at = 0; at < mappings.length; at++) {
            pixels[at] = pixel(mapper.pixelShader(), mappings[at]);
        }
    }

    /// The pixel, or for dithering the colour, of one value, of any size, without the table.
    int pixel(int value) {
        return pixel(shader, value);
    }

    private int pixel(PixelShader of, int value) {
        return switch (of) {
            case Palette palette ->
                value >= palette.size() || palette.isTransparent(value)
                        ? TRANSPARENT
                        : entries().pixel(palette.get(value));
            case ColorConverter converter ->
                value == converter.transparentValue()
                        ? TRANSPARENT
                        : entries().pixel(converter.input().toRgb888(value, rule.mode));
            case TilePaletteMapper _ -> throw new AssertionError("a mapper's shader is no mapper");
        };
    }
}
