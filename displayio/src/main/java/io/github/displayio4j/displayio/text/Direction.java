package io.github.displayio4j.displayio.text;

/// Where the letters of a label go.
public enum Direction {
    /// From left to right.
    LTR,
    /// From right to left, each line at the right: letter by letter, as a `TextShaper` is not asked for it.
    RTL,
    /// Upwards, turned by 90 degrees against the clock.
    UPR,
    /// Downwards, turned by 90 degrees with the clock.
    DWR,
    /// Upside down.
    UPD
}
