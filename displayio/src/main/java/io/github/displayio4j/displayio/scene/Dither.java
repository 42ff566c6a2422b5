package io.github.displayio4j.displayio.scene;

import io.github.displayio4j.displayio.ColorMode;

/// Moves a colour to one that a panel has, up or down by its place, so that neighbours together look like the colour
/// that was meant.
public final class Dither {
    /// Thresholds 0..63 of 8 rows of 8 pixels, each quarter of which spreads its own as evenly (B. E. Bayer, 1973).
    private static final byte[] THRESHOLDS = thresholds();
    /// By bits of a field and value 0..255: the field's level below the value, with 6 bits for the rest of the way to
    /// the next level.
    private static final short[][] LEVELS = levels();

    private Dither() {}

    /// Moves a colour.
    ///
    /// @param redBits of the panel's red; 8 leaves it
    /// @param greenBits of its green
    /// @param blueBits of its blue
    /// @param depth bits of a pixel, which CircuitPython's noise goes by
    /// @param x column in the bitmap
    /// @param y row in the bitmap
    /// @return `0xRRGGBB`; in the standard mode one that the panel has
    public static int rgb(ColorMode mode, int rgb, int redBits, int greenBits, int blueBits, int depth, int x, int y) {
        if (mode == ColorMode.CIRCUITPYTHON) {
            return addNoise(rgb, depth, x, y);
        }
        int red = value(rgb >> 16, redBits, x, y);
        int green = value(rgb >> 8 & 0xff, greenBits, x, y);
        return red << 16 | green << 8 | value(rgb & 0xff, blueBits, x, y);
    }

    /// Moves one value 0..255 to one that a field of 1..6 bits, widened by repeating them, can have; one that it has
    /// stays. On the mean of 8x8 places nothing is lost. 8 bits leave all.
    public static int value(int value, int bits, int x, int y) {
        if (bits == 8) {
            return value;
        }
        int level = (LEVELS[bits][value] + THRESHOLDS[(y & 7) << 3 | x & 7]) >> 6;
        return wide(level, bits);
    }

    /// Noise up to 7, 3 and 7 for 16 bits; for others up to what eight bits have more than the pixel.
    private static int addNoise(int rgb, int depth, int x, int y) {
        int mask = depth == 16 ? 7 : 0xff >> Math.min(depth, 8);
        int greenMask = depth == 16 ? 3 : mask;
        if (mask == 0) {
            return rgb;
        }
        int red = Math.min(255, (rgb >> 16) + (noise(x, y) & mask));
        int green = Math.min(255, (rgb >> 8 & 0xff) + (noise(x + 33, y) & greenMask));
        int blue = Math.min(255, (rgb & 0xff) + (noise(x, y + 33) & mask));
        return red << 16 | green << 8 | blue;
    }

    /// CircuitPython's hash of a place, 0..255: the integer noise of libnoise, scaled in single precision.
    private static int noise(int x, int y) {
        int n = x + y * 0xffff;
        n ^= n >>> 13;
        int hash = (n * (n * n * 60493 + 19990303) + 1376312589) & 0x7fffffff;
        return (int) (hash * 0x1p-31f * 255f);
    }

    /// Repeats the bits of a field until there are eight.
    private static int wide(int field, int bits) {
        int wide = field << 8 - bits;
        for (int have = bits; have < 8; have *= 2) {
            wide |= wide >> have;
        }
        return wide;
    }

    private static byte[] thresholds() {
        byte[] made = new byte[64];
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                int threshold = 0;
                for (int bit = 0; bit < 3; bit++) {
                    int fine = 2 * (2 - bit);
                    threshold |= (x >> bit & 1 ^ y >> bit & 1) << fine + 1 | (y >> bit & 1) << fine;
                }
                made[y << 3 | x] = (byte) threshold;
            }
        }
        return made;
    }

    private static short[][] levels() {
        short[][] made = new short[7][256];
        for (int bits = 1; bits <= 6; bits++) {
            for (int value = 0, level = 0; value < 256; value++) {
                while (level + 1 < 1 << bits && wide(level + 1, bits) <= value) {
                    level++;
                }
                int from = wide(level, bits);
                int step = value == from ? 1 : wide(level + 1, bits) - from;
                made[bits][value] = (short) (level << 6 | 64 * (value - from) / step);
            }
        }
        return made;
    }
}
