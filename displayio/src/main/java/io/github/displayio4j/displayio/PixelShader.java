package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;

/// Gives the values of a bitmap their colours.
public abstract sealed class PixelShader permits Palette, ColorConverter, TilePaletteMapper {
    private long changed = SceneGate.now();

    PixelShader() {}

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
