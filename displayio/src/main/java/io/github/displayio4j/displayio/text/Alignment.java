package io.github.displayio4j.displayio.text;

/// Where the shorter lines of a text stand beside the longest.
public enum Alignment {
    /// Where lines begin.
    LEFT,
    /// In the middle; an odd pixel is left at the right.
    CENTER,
    /// Where lines end.
    RIGHT
}
