package io.github.displayio4j.jpegio;

/// What the components of a frame mean.
enum ColorModel {
    GRAY,
    YCC,
    RGB,
    /// Inks, stored inverted (255 is no ink).
    CMYK,
    /// Inks whose first three were turned into YCbCr.
    YCCK
}
