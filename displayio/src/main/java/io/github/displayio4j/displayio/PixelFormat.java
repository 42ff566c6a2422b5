package io.github.displayio4j.displayio;

/// How a panel wants its pixels on the wire.
///
/// @param kind meaning of a pixel's bits
/// @param depth bits per pixel on the wire: 1, 2, 4, 8, 16, 18 (three bytes, six bits each on top) or 24
/// @param swapped 16-bit pixels go most significant byte first; false: least significant first
/// @param shareRow below 8 bits: the pixels of a byte lie side by side; false: one below the other (pages)
/// @param firstPixelHigh below 8 bits: the first pixel of a byte is in its most significant bits
public record PixelFormat(Kind kind, int depth, boolean swapped, boolean shareRow, boolean firstPixelHigh) {
    /// Meaning of a pixel's bits.
    public enum Kind {
        /// Luma, `depth` bits.
        GRAY,
        /// Red 3, green 3, blue 2 bits.
        RGB332,
        /// Red 5, green 6, blue 5 bits.
        RGB565,
        /// Red, green, blue, 6 bits each in the top of a byte.
        RGB666,
        /// Red, green, blue, a byte each in this order.
        RGB888
    }

    /// RGB565, most significant byte first: what most colour panels want.
    public static final PixelFormat RGB565_SWAPPED = new PixelFormat(Kind.RGB565, 16, true, true, false);
    /// RGB565, least significant byte first.
    public static final PixelFormat RGB565 = new PixelFormat(Kind.RGB565, 16, false, true, false);
    /// Three bytes a pixel, six bits each.
    public static final PixelFormat RGB666 = new PixelFormat(Kind.RGB666, 18, false, true, false);
    /// Monochrome in pages of eight rows, top row in the least significant bit (SSD1306).
    public static final PixelFormat MONO_PAGES = new PixelFormat(Kind.GRAY, 1, false, false, false);
    /// Monochrome, eight pixels side by side, the leftmost in the most significant bit.
    public static final PixelFormat MONO_ROWS = new PixelFormat(Kind.GRAY, 1, false, true, true);

    /// Pixels in a byte; 1 if a pixel has 8 bits or more.
    public int pixelsPerByte() {
        return depth < 8 ? 8 / depth : 1;
    }

    /// Columns that an area's edges must be multiples of.
    public int alignX() {
        return shareRow ? pixelsPerByte() : 1;
    }

    /// Rows that an area's edges must be multiples of.
    public int alignY() {
        return shareRow ? 1 : pixelsPerByte();
    }

    /// Bytes on the wire of an aligned area.
    public int bytes(Area area) {
        int pixels = area.width() * area.height();
        return depth < 8 ? pixels / pixelsPerByte() : pixels * ((depth + 7) / 8);
    }
}
