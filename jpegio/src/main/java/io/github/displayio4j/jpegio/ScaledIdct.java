package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Inverse DCT of an 8x8 block straight to n x n samples, n = 1..7, 10, 12, 14: scaling without resampling. Also
/// to 8 x 8 samples of 12 bits.
///
/// Each pass is a small integer matrix and a rounding shift. The entries are what libjpeg's factored transforms
/// amount to: all of their sums are exact, so adding up their constants (each rounded to 2^-13) for every pair of
/// input and output gives the same bits. They differ from the ideal cosines by at most 3 / 2^13; the 2- and
/// 4-point ones also take in higher frequencies, averaged, and are scaled by 2^15 and 2^14. The lower half of the
/// outputs mirrors the upper one, with the odd inputs negated.
final class ScaledIdct {
    private static final int[][] TWO = {{32768, 29692, 0, -10426, 0, 6967, 0, -5906}};
    private static final int[][] THREE = {{8192, 10033, 5793}, {8192, 0, -11586}};
    private static final int[][] FOUR = {
        {16384, 20995, 15137, 7373, 0, -4926, -6270, -4176}, {16384, 8697, -15137, -17799, 0, 11893, 6270, -1730}
    };
    private static final int[][] FIVE = {
        {8192, 11019, 9372, 6810, 3580}, {8192, 6810, -3580, -11018, -9372}, {8192, 0, -11584, 0, 11584}
    };
    private static final int[][] SIX = {
        {8192, 11190, 10033, 8192, 5793, 2998},
        {8192, 8192, 0, -8192, -11586, -8192},
        {8192, 2998, -10033, -8192, 5793, 11190}
    };
    private static final int[][] SEVEN = {
        {8192, 11295, 10438, 9058, 7223, 5027, 2578},
        {8192, 9058, 2578, -5027, -10438, -11295, -7223},
        {8192, 5027, -7223, -11295, -2578, 9058, 10438},
        {8192, 0, -11585, 0, 11585, 0, -11585}
    };
    private static final int[][] EIGHT = {
        {8192, 11363, 10703, 9633, 8192, 6437, 4433, 2260},
        {8192, 9633, 4433, -2259, -8192, -11362, -10704, -6436},
        {8192, 6437, -4433, -11362, -8192, 2261, 10704, 9633},
        {8192, 2260, -10703, -6436, 8192, 9633, -4433, -11363}
    };
    private static final int[][] TEN = {
        {8192, 11443, 11019, 10322, 9373, 8192, 6810, 5260},
        {8192, 10323, 6810, 1812, -3580, -8192, -11018, -11442},
        {8192, 8192, 0, -8192, -11586, -8192, 0, 8192},
        {8192, 5260, -6810, -11442, -3580, 8192, 11018, 1812},
        {8192, 1812, -11019, -5260, 9373, 8192, -6810, -10322}
    };
    private static final int[][] TWELVE = {
        {8192, 11487, 11190, 10703, 10033, 9192, 8192, 7053},
        {8192, 10703, 8192, 4433, 0, -4433, -8192, -10703},
        {8192, 9192, 2998, -4433, -10033, -11485, -8192, -1512},
        {8192, 7053, -2998, -10703, -10033, -1512, 8192, 11486},
        {8192, 4433, -8192, -10704, 0, 10704, 8192, -4433},
        {8192, 1513, -11190, -4433, 10033, 7053, -8192, -9191}
    };
    private static final int[][] FOURTEEN = {
        {8192, 11513, 11295, 10935, 10438, 9810, 9058, 8192},
        {8192, 10935, 9058, 6164, 2578, -1297, -5026, -8192},
        {8192, 9810, 5027, -1297, -7223, -10934, -11295, -8192},
        {8192, 8192, 0, -8192, -11586, -8192, 0, 8192},
        {8192, 6164, -5027, -11512, -7223, 3826, 11295, 8192},
        {8192, 3826, -9058, -9809, 2578, 11512, 5026, -8192},
        {8192, 1297, -11295, -3826, 10438, 6164, -9058, -8192}
    };

    /// How many rows and columns hold all coefficients up to a zigzag index.
    private static final int[] EXTENT = new int[64];

    static {
        int extent = 1;
        for (int k = 0; k < 64; k++) {
            int index = StandardTables.ZIGZAG[k];
            extent = Math.max(extent, Math.max(index & 7, index >> 3) + 1);
            EXTENT[k] = extent;
        }
    }

    private final int[] work = new int[8 * 14];
    /// Bits that the first pass keeps below the point.
    private int kept = 2;

    private int max = 255;

    /// Whether samples have 12 bits rather than 8. Then the first pass keeps one bit less: 32 bits must do.
    void setDeep(boolean deep) {
        kept = deep ? 1 : 2;
        max = deep ? 4095 : 255;
    }

    /// As `Idct.transform`, but to `size` x `size` samples.
    void transform(short[] in, int at, int[] steps, int last, int size, int[] out, int o, int stride) {
        if (last == 0 || size == 1) {
            int shift = kept + 3;
            int dc = in[at] * steps[0] << kept;
            int sample = clamp((dc + (1 << (shift - 1)) + ((max + 1) / 2 << shift)) >> shift);
            for (int y = 0; y < size; y++) {
                Arrays.fill(out, o + y * stride, o + y * stride + size, sample);
            }
            return;
        }
        int[][] matrix = matrix(size);
        int extra = matrix[0][0] == 8192 ? 0 : size == 4 ? 1 : 2;
        int n = Math.min(matrix[0].length, EXTENT[last]);
        for (int x = 0; x < n; x++) {
            pass(matrix, n, in, at + x, steps, x, size, 13 - kept + extra);
        }
        int shift = 13 + kept + 3 + extra;
        int bias = (1 << (shift - 1)) + ((max + 1) / 2 << shift);
        for (int y = 0; y < size; y++) {
            row(matrix, n, size, 8 * y, bias, shift, out, o + y * stride);
        }
    }

    private void pass(int[][] matrix, int n, short[] in, int at, int[] steps, int x, int size, int shift) {
        int bias = 1 << (shift - 1);
        for (int i = 0; i < matrix.length; i++) {
            int[] m = matrix[i];
            int even = bias;
            int odd = 0;
            for (int k = 0; k < n; k += 2) {
                even += m[k] * in[at + 8 * k] * steps[x + 8 * k];
            }
            for (int k = 1; k < n; k += 2) {
                odd += m[k] * in[at + 8 * k] * steps[x + 8 * k];
            }
            work[8 * i + x] = (even + odd) >> shift;
            work[8 * (size - 1 - i) + x] = (even - odd) >> shift;
        }
    }

    private void row(int[][] matrix, int n, int size, int at, int bias, int shift, int[] out, int o) {
        int[] w = work;
        for (int i = 0; i < matrix.length; i++) {
            int[] m = matrix[i];
            int even = bias;
            int odd = 0;
            for (int k = 0; k < n; k += 2) {
                even += m[k] * w[at + k];
            }
            for (int k = 1; k < n; k += 2) {
                odd += m[k] * w[at + k];
            }
            out[o + i] = clamp((even + odd) >> shift);
            out[o + size - 1 - i] = clamp((even - odd) >> shift);
        }
    }

    private int clamp(int value) {
        return Math.max(0, Math.min(value, max));
    }

    static int[][] matrix(int size) {
        return switch (size) {
            case 2 -> TWO;
            case 3 -> THREE;
            case 4 -> FOUR;
            case 5 -> FIVE;
            case 6 -> SIX;
            case 7 -> SEVEN;
            case 8 -> EIGHT;
            case 10 -> TEN;
            case 12 -> TWELVE;
            case 14 -> FOURTEEN;
            default -> throw new IllegalArgumentException("no transform to " + size + " samples");
        };
    }
}
