package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
import java.math.BigInteger;

/// The oracle's dithering: to which colour one is moved at a place of its bitmap.
final class OracleDither {
    /// Bayer's matrix of 8 by 8.
    private static final int[][] BAYER = {
        {0, 32, 8, 40, 2, 34, 10, 42},
        {48, 16, 56, 24, 50, 18, 58, 26},
        {12, 44, 4, 36, 14, 46, 6, 38},
        {60, 28, 52, 20, 62, 30, 54, 22},
        {3, 35, 11, 43, 1, 33, 9, 41},
        {51, 19, 59, 27, 49, 17, 57, 25},
        {15, 47, 7, 39, 13, 45, 5, 37},
        {63, 31, 55, 23, 61, 29, 53, 21},
    };
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(32);

    private OracleDither() {}

    static int move(int rgb, PixelFormat format, ColorMode mode, int x, int y) {
        if (mode == ColorMode.CIRCUITPYTHON) {
            return circuitPython(rgb, format.depth(), x, y);
        }
        int luma = OracleColors.luma(rgb, mode);
        int corner = fields(rgb, 1, 1, 1, x, y);
        return switch (format.kind()) {
            case GRAY -> 0x010101 * (format.depth() == 8 ? luma : step(luma, format.depth(), x, y));
            case GRAY_HIGH_PLANE, GRAY_LOW_PLANE -> 0x010101 * step(luma, 2, x, y);
            case RGB332 -> fields(rgb, 3, 3, 2, x, y);
            case RGB565 -> fields(rgb, 5, 6, 5, x, y);
            case RGB666 -> fields(rgb, 6, 6, 6, x, y);
            case RGB888 -> rgb;
            case RGBD, SIX_COLORS, SEVEN_COLORS -> corner;
            case BLACK_PLANE, HIGHLIGHT_PLANE, FOUR_COLORS -> {
                boolean ink = OracleColors.isInk(corner, format.highlight(), mode)
                        || OracleColors.isInk(corner, format.highlight2(), mode);
                yield ink ? corner : 0x010101 * step(luma, 1, x, y);
            }
        };
    }

    private static int fields(int rgb, int redBits, int greenBits, int blueBits, int x, int y) {
        int r = step(rgb / 65536, redBits, x, y);
        int g = step(rgb / 256 % 256, greenBits, x, y);
        return r << 16 | g << 8 | step(rgb % 256, blueBits, x, y);
    }

    /// The value of a field of `bits` bits just below or just above, by how near they are and by the place.
    private static int step(int value, int bits, int x, int y) {
        int above = 0;
        while (Oracle.wide(above, bits) < value) {
            above++;
        }
        int high = Oracle.wide(above, bits);
        if (high == value) {
            return value;
        }
        int low = Oracle.wide(above - 1, bits);
        int share = 64 * (value - low) / (high - low);
        return share + BAYER[Math.floorMod(y, 8)][Math.floorMod(x, 8)] >= 64 ? high : low;
    }

    private static int circuitPython(int rgb, int depth, int x, int y) {
        int most = depth > 8 ? 0 : 255 / (1 << depth);
        int[] mosts = depth == 16 ? new int[] {7, 3, 7} : new int[] {most, most, most};
        int r = Math.min(255, rgb / 65536 + noise(x, y) % (mosts[0] + 1));
        int g = Math.min(255, rgb / 256 % 256 + noise(x + 33, y) % (mosts[1] + 1));
        int b = Math.min(255, rgb % 256 + noise(x, y + 33) % (mosts[2] + 1));
        return r << 16 | g << 8 | b;
    }

    /// n = x + 65535 y; n = n xor n/8192; h = n (60493 n n + 19990303) + 1376312589, all in 32 bits without sign; the
    /// lower 31 bits of h as a share of 255, in single precision.
    private static int noise(int x, int y) {
        BigInteger n = BigInteger.valueOf(x + 65535L * y).mod(WORD);
        n = n.xor(n.shiftRight(13));
        BigInteger h = n.multiply(n)
                .multiply(BigInteger.valueOf(60493))
                .add(BigInteger.valueOf(19990303))
                .multiply(n)
                .add(BigInteger.valueOf(1376312589))
                .mod(WORD.shiftRight(1));
        float share = h.floatValue() / 0x1p31f;
        return (int) (share * 255f);
    }
}
