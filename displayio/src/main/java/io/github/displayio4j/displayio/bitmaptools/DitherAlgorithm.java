package io.github.displayio4j.displayio.bitmaptools;

/// How the error of a pixel is shared out to those that follow.
public enum DitherAlgorithm {
    /// 1/8 to each of five, the rest is lost, which gives more contrast. Of Atkinson's six, the pixel below and ahead
    /// gets nothing: so CircuitPython has it.
    ATKINSON,
    /// 7/16 ahead; 3/16, 5/16 and 1/16 below.
    FLOYD_STEINBERG
}
