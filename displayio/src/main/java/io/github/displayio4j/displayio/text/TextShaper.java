package io.github.displayio4j.displayio.text;

/// Puts the characters of a line into the order in which they are seen, and may put other forms in their place: what
/// Arabic, Hebrew and their like need. `BidiShaper` does the order; a shaping engine can be joined here.
@FunctionalInterface
public interface TextShaper {
    /// Shapes one line, broken already, in its place.
    ///
    /// @param line code points in the order in which they are read; afterwards those to be seen, from the left
    /// @param length how many there are
    /// @return how many there are then, at most `length`
    int shape(int[] line, int length);
}
