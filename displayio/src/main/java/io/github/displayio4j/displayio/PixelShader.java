package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;

/// Gives the values of a bitmap their colours.
public abstract sealed class PixelShader permits Palette, ColorConverter, TilePaletteMapper {
    private long changed = SceneGate.now();
    private boolean dither;

    PixelShader() {}

    /// Whether colours that the panel does not have are mixed of neighbouring pixels; false at first.
    public boolean dither() {
        return dither;
    }

    /// Lets colours that the panel does not have be mixed of neighbouring pixels. The pattern is that of the bitmap's
    /// pixels: it moves with them, and grows with `Group.scale()`.
    public void setDither(boolean to) {
        if (dither != to) {
            dither = to;
            markChanged();
        }
    }

    final void markChanged() {
        changed = SceneGate.now();
    }

    /// When all that it colours last changed.
    long changed() {
        return changed;
    }

    /// When any colour of it last changed, be it in a single tile.
    long tableChanged() {
        return changed;
    }
}
