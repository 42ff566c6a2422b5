package io.github.displayio4j.displayio.gifio;

/// What the values of an `OnDiskGif`'s bitmap are.
public enum GifValues {
    /// 16 bits in the byte order of most panels; where nothing was drawn, black.
    RGB565_SWAPPED,
    /// 16 bits; where nothing was drawn, black.
    RGB565,
    /// 32 bits with alpha: where nothing was drawn, what lies below the bitmap is seen.
    ARGB8888,
    /// 8 bits that a `Palette` gives their colours: that of the file; or, if each frame with a table of its own
    /// covers the frames before, that of the frame; else one of all their colours, or the best 256 for them.
    /// Where nothing was drawn, transparent.
    PALETTE
}
