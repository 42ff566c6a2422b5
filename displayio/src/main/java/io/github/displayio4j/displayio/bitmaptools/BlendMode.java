package io.github.displayio4j.displayio.bitmaptools;

/// How `Alphablend` lays its second source over the first.
public enum BlendMode {
    /// The second covers the first as far as it is opaque.
    NORMAL,
    /// Both brighten each other, like two projectors on one screen.
    SCREEN
}
