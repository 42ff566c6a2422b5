package io.github.displayio4j.displayio;

/// What the values of a bitmap mean when a `ColorConverter` reads them.
///
/// Fields of fewer than eight bits are widened by repeating their bits, so that full intensity stays full; but see
/// `ColorMode.CIRCUITPYTHON`. `_SWAPPED`: the two bytes of a 16-bit value are exchanged, as most panels want them
/// on the wire.
public enum Colorspace {
    /// `0xRRGGBB`.
    RGB888,
    /// Red 5 (high), green 6, blue 5 bits.
    RGB565,
    /// `RGB565`, bytes exchanged.
    RGB565_SWAPPED,
    /// Red 5 (high), green 5, blue 5 bits; the top bit is not used.
    RGB555,
    /// `RGB555`, bytes exchanged.
    RGB555_SWAPPED,
    /// Blue 5 (high), green 6, red 5 bits.
    BGR565,
    /// `BGR565`, bytes exchanged.
    BGR565_SWAPPED,
    /// Blue 5 (high), green 5, red 5 bits; the top bit is not used.
    BGR555,
    /// `BGR555`, bytes exchanged.
    BGR555_SWAPPED,
    /// Gray, 8 bits.
    L8,
    /// `0xAARRGGBB`: in a bitmap of 32 bits, alpha says how much of the colour is seen, 0 (nothing) .. 255; values of
    /// fewer bits are opaque. Not multiplied by alpha.
    ARGB8888;

    /// The colour of a value as `0xRRGGBB` by the standard rule; bits above the colourspace's own are ignored.
    public int toRgb888(int value) {
        return toRgb888(value, ColorMode.STANDARD);
    }

    /// The colour of a value as `0xRRGGBB`; bits above the colourspace's own are ignored.
    public int toRgb888(int value, ColorMode mode) {
        int rgb = repeated(value);
        boolean zeros = mode == ColorMode.CIRCUITPYTHON && is565();
        return zeros ? rgb & 0xf8fcf8 : rgb;
    }

    private boolean is565() {
        return this == RGB565 || this == RGB565_SWAPPED || this == BGR565 || this == BGR565_SWAPPED;
    }

    private int repeated(int value) {
        return switch (this) {
            case RGB888, ARGB8888 -> value & 0xffffff;
            case RGB565 -> from565(value);
            case RGB565_SWAPPED -> from565(swap(value));
            case RGB555 -> from555(value);
            case RGB555_SWAPPED -> from555(swap(value));
            case BGR565 -> exchangeRedBlue(from565(value));
            case BGR565_SWAPPED -> exchangeRedBlue(from565(swap(value)));
            case BGR555 -> exchangeRedBlue(from555(value));
            case BGR555_SWAPPED -> exchangeRedBlue(from555(swap(value)));
            case L8 -> (value & 0xff) * 0x010101;
        };
    }

    private static int swap(int value) {
        return (value & 0xff) << 8 | (value >> 8 & 0xff);
    }

    private static int from565(int value) {
        int green = value >> 5 & 63;
        return wide5(value >> 11 & 31) << 16 | (green << 2 | green >> 4) << 8 | wide5(value & 31);
    }

    private static int from555(int value) {
        return wide5(value >> 10 & 31) << 16 | wide5(value >> 5 & 31) << 8 | wide5(value & 31);
    }

    private static int wide5(int field) {
        return field << 3 | field >> 2;
    }

    private static int exchangeRedBlue(int rgb) {
        return (rgb & 0xff) << 16 | (rgb & 0xff00) | rgb >> 16;
    }
}
