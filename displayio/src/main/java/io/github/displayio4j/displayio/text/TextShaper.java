package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.fontio.Font;

/// Puts the characters of a line into the order in which they are seen, and may put other forms in their place:
/// what Arabic, Hebrew and their like need. `BidiShaper` does that for most uses; a shaping engine can be joined
/// here.
@FunctionalInterface
public interface TextShaper {
    /// Shapes one line, broken already, in its place.
    ///
    /// @param font that will draw it; a form that it does not have is better not used
    /// @param line code points in the order in which they are read; afterwards those to be seen, from the left
    /// @param length how many there are
    /// @return how many there are then, at most `length`
    int shape(Font font, int[] line, int length);
}
