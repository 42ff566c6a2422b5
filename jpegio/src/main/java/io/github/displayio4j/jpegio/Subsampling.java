package io.github.displayio4j.jpegio;

/// How much of the colour an encoded picture keeps.
public enum Subsampling {
    /// Colour at every pixel (4:4:4).
    S444(3, 1, 1),
    /// Colour at every second column (4:2:2), as most cameras send it.
    S422(3, 2, 1),
    /// Colour at every second column and row (4:2:0).
    S420(3, 2, 2),
    /// No colour: one component.
    GRAY(1, 1, 1);

    final int components;
    final int h;
    final int v;

    Subsampling(int components, int h, int v) {
        this.components = components;
        this.h = h;
        this.v = v;
    }
}
