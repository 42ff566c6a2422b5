package io.github.displayio4j.jpegio;

/// Inverse DCT to 4x4 and 2x2 samples of 8 bits: the matrices of `ScaledIdct`, written out.
final class SmallIdct {
    private final int[] work = new int[32];

    /// As `Idct.transform`, to 4x4 samples.
    void transform4(short[] in, int at, int[] steps, int last, byte[] out, int o, int stride) {
        int[] w = work;
        // Zigzag indices 0..9 are the upper left 4x4 triangle.
        int columns = last < 10 ? 4 : 8;
        for (int x = 0; x < columns; x++) {
            if (x == 4) {
                continue; // it has no part in the result
            }
            int c1 = in[at + x + 8] * steps[x + 8];
            int c2 = in[at + x + 16] * steps[x + 16];
            int c3 = in[at + x + 24] * steps[x + 24];
            int c5 = in[at + x + 40] * steps[x + 40];
            int c6 = in[at + x + 48] * steps[x + 48];
            int c7 = in[at + x + 56] * steps[x + 56];
            int dc = (in[at + x] * steps[x] << 14) + (1 << 11);
            int turn = 15137 * c2 - 6270 * c6;
            int odd0 = 20995 * c1 + 7373 * c3 - 4926 * c5 - 4176 * c7;
            int odd1 = 8697 * c1 - 17799 * c3 + 11893 * c5 - 1730 * c7;
            w[x] = (dc + turn + odd0) >> 12;
            w[x + 8] = (dc - turn + odd1) >> 12;
            w[x + 16] = (dc - turn - odd1) >> 12;
            w[x + 24] = (dc + turn - odd0) >> 12;
        }
        if (columns == 4) {
            for (int y = 0; y < 4; y++) {
                sparseRow(w[8 * y], w[8 * y + 1], w[8 * y + 2], w[8 * y + 3], out, o + y * stride);
            }
            return;
        }
        for (int y = 0; y < 4; y++) {
            int i = 8 * y;
            row(w[i], w[i + 1], w[i + 2], w[i + 3], w[i + 5], w[i + 6], w[i + 7], out, o + y * stride);
        }
    }

    /// Second pass of a row of four samples.
    static void row(int c0, int c1, int c2, int c3, int c5, int c6, int c7, byte[] out, int o) {
        int dc = (c0 << 14) + (1 << 18) + (128 << 19);
        int turn = 15137 * c2 - 6270 * c6;
        int odd0 = 20995 * c1 + 7373 * c3 - 4926 * c5 - 4176 * c7;
        int odd1 = 8697 * c1 - 17799 * c3 + 11893 * c5 - 1730 * c7;
        out[o] = (byte) Idct.clamp((dc + turn + odd0) >> 19);
        out[o + 1] = (byte) Idct.clamp((dc - turn + odd1) >> 19);
        out[o + 2] = (byte) Idct.clamp((dc - turn - odd1) >> 19);
        out[o + 3] = (byte) Idct.clamp((dc + turn - odd0) >> 19);
    }

    /// `row` if the right four are 0.
    static void sparseRow(int c0, int c1, int c2, int c3, byte[] out, int o) {
        int dc = (c0 << 14) + (1 << 18) + (128 << 19);
        int turn = 15137 * c2;
        int odd0 = 20995 * c1 + 7373 * c3;
        int odd1 = 8697 * c1 - 17799 * c3;
        out[o] = (byte) Idct.clamp((dc + turn + odd0) >> 19);
        out[o + 1] = (byte) Idct.clamp((dc - turn + odd1) >> 19);
        out[o + 2] = (byte) Idct.clamp((dc - turn - odd1) >> 19);
        out[o + 3] = (byte) Idct.clamp((dc + turn - odd0) >> 19);
    }

    /// As `Idct.transform`, to 2x2 samples. Even frequencies but the lowest have no part in the result.
    static void transform2(short[] in, int at, int[] steps, int last, byte[] out, int o, int stride) {
        int dc = (in[at] * steps[0] << 15) + (1 << 12);
        int rest = odd(in, at, steps, 0, last);
        int even = (dc + rest >> 13 << 15) + (1 << 19) + (128 << 20);
        int lowerEven = (dc - rest >> 13 << 15) + (1 << 19) + (128 << 20);
        dc = (in[at + 1] * steps[1] << 15) + (1 << 12);
        rest = odd(in, at, steps, 1, last);
        int odd = 29692 * (dc + rest >> 13);
        int lowerOdd = 29692 * (dc - rest >> 13);
        dc = (in[at + 3] * steps[3] << 15) + (1 << 12);
        rest = odd(in, at, steps, 3, last);
        odd -= 10426 * (dc + rest >> 13);
        lowerOdd -= 10426 * (dc - rest >> 13);
        if (last >= 10) {
            dc = (in[at + 5] * steps[5] << 15) + (1 << 12);
            rest = odd(in, at, steps, 5, last);
            odd += 6967 * (dc + rest >> 13);
            lowerOdd += 6967 * (dc - rest >> 13);
            dc = (in[at + 7] * steps[7] << 15) + (1 << 12);
            rest = odd(in, at, steps, 7, last);
            odd -= 5906 * (dc + rest >> 13);
            lowerOdd -= 5906 * (dc - rest >> 13);
        }
        out[o] = (byte) Idct.clamp((even + odd) >> 20);
        out[o + 1] = (byte) Idct.clamp((even - odd) >> 20);
        out[o + stride] = (byte) Idct.clamp((lowerEven + lowerOdd) >> 20);
        out[o + stride + 1] = (byte) Idct.clamp((lowerEven - lowerOdd) >> 20);
    }

    /// What the odd frequencies of column `x` add to the upper sample.
    private static int odd(short[] in, int at, int[] steps, int x, int last) {
        int sum = 29692 * in[at + x + 8] * steps[x + 8] - 10426 * in[at + x + 24] * steps[x + 24];
        if (last >= 10) {
            sum += 6967 * in[at + x + 40] * steps[x + 40] - 5906 * in[at + x + 56] * steps[x + 56];
        }
        return sum;
    }
}
