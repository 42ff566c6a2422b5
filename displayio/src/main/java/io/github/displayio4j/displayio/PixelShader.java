package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;

/// Gives the values of a bitmap their colours.
public abstract sealed class PixelShader permits Palette, ColorConverter {
    long changed = SceneGate.now();

    PixelShader() {}

    final void markChanged() {
        changed = SceneGate.now();
    }
}
