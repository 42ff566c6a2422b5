package io.github.displayio4j.camera;

/// What the bytes of a camera's frame are.
public enum FrameEncoding {
    /// A JPEG, which tells its size itself.
    JPEG,
    /// Two pixels in four bytes: luma, blue difference, luma, red difference (BT.601, 16..235), as USB cameras send it.
    YUYV,
    /// 16 bits a pixel, the low byte first: red 5 bits on top, green 6, blue 5.
    RGB565,
    /// The same with the high byte first.
    RGB565_SWAPPED
}
