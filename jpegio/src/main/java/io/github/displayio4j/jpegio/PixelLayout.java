package io.github.displayio4j.jpegio;

/// How decoded pixels are stored.
public enum PixelLayout {
    /// 16 bits in the machine's byte order: red 5 bits on top, green 6, blue 5; low bits are cut off, not dithered.
    RGB565(2),
    /// `RGB565` with its two bytes swapped: on a little-endian machine the order in which most panels want them.
    RGB565_SWAPPED(2),
    /// Three bytes: red, green, blue.
    RGB888(3),
    /// Three bytes: blue, green, red.
    BGR888(3),
    /// 32 bits in the machine's byte order, `0xFFRRGGBB`: what an `int[]` of an image holds.
    ARGB(4),
    /// One byte of luma.
    GRAY(1);

    private final int bytes;

    PixelLayout(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of a pixel, 1..4.
    public int bytes() {
        return bytes;
    }
}
