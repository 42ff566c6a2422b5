package io.github.displayio4j.displayio;

import java.util.Arrays;

/// A list of colours that bitmap values choose from; black and opaque at first. A value beyond the list is transparent.
public final class Palette extends PixelShader {
    private final int[] colours;
    private final int[] alphas;

    /// A palette of black.
    ///
    /// @param colorCount 1..32767
    /// @throws IllegalArgumentException if out of range
    public Palette(int colorCount) {
        if (colorCount < 1 || colorCount > 32767) {
            throw new IllegalArgumentException("colour count must be 1..32767, not " + colorCount);
        }
        colours = new int[colorCount];
        alphas = new int[colorCount];
        Arrays.fill(alphas, 255);
    }

    /// Number of colours.
    public int size() {
        return colours.length;
    }

    /// Colour `i` as `0xRRGGBB`.
    ///
    /// @throws IllegalArgumentException if there is no such entry
    public int get(int i) {
        check(i);
        return colours[i];
    }

    /// Sets colour `i`.
    ///
    /// @param rgb888 `0x000000`..`0xFFFFFF`
    /// @throws IllegalArgumentException if there is no such entry or the colour is out of range
    public void set(int i, int rgb888) {
        check(i);
        if (rgb888 < 0 || rgb888 > 0xffffff) {
            throw new IllegalArgumentException(
                    "colour must be 0x000000..0xFFFFFF, not 0x" + Integer.toHexString(rgb888));
        }
        if (colours[i] != rgb888) {
            colours[i] = rgb888;
            markChanged();
        }
    }

    /// Lets what lies below show through where the value is `i`.
    public void makeTransparent(int i) {
        setAlpha(i, 0);
    }

    /// Undoes `makeTransparent` and `setAlpha`.
    public void makeOpaque(int i) {
        setAlpha(i, 255);
    }

    /// Whether entry `i` is not seen at all.
    public boolean isTransparent(int i) {
        check(i);
        return alphas[i] == 0;
    }

    /// How much of entry `i` is seen, 0 (transparent) .. 255 (opaque).
    ///
    /// @throws IllegalArgumentException if there is no such entry
    public int alpha(int i) {
        check(i);
        return alphas[i];
    }

    /// Mixes entry `i` with what lies below; so a palette of one colour and rising alphas draws an 8-bit coverage.
    ///
    /// @param alpha 0 (transparent) .. 255 (opaque)
    /// @throws IllegalArgumentException if there is no such entry or the alpha is out of range
    public void setAlpha(int i, int alpha) {
        check(i);
        if (alpha < 0 || alpha > 255) {
            throw new IllegalArgumentException("alpha must be 0..255, not " + alpha);
        }
        if (alphas[i] != alpha) {
            alphas[i] = alpha;
            markChanged();
        }
    }

    private void check(int i) {
        if (i < 0 || i >= colours.length) {
            throw new IllegalArgumentException("palette entry must be 0.." + (colours.length - 1) + ", not " + i);
        }
    }
}
