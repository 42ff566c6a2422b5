package io.github.displayio4j.busdisplay;

/// What `BusDisplay.refresh(target, minimum)` does for a caller that is slower than its target.
public enum LateFrames {
    /// Draws at once; frames for which it was too late are counted in the report.
    DRAW,
    /// Skips a frame, so that the caller catches up, but never two in a row. As in CircuitPython, the first call
    /// after the first frame counts as late.
    SKIP
}
