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
                row(w[8 * y], w[8 * y + 1], w[8 * y + 2], w[8 * y + 3], 0, 0, 0, out, o + y * stride);
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

    /// As `Idct.transform`, to 2x2 samples.
    static void transform2(short[] in, int at, int[] steps, byte[] out, int o, int stride) {
        // Even frequencies but the lowest have no part in the result.
        int upper = 1 << 19;
        int lower = 1 << 19;
        upper += 128 << 20;
        lower += 128 << 20;
        int odd = 0;
        int oddLower = 0;
        for (int x = 0; x < 8; x++) {
            if (x > 0 && (x & 1) == 0) {
                continue;
            }
            int dc = (in[at + x] * steps[x] << 15) + (1 << 12);
            int rest = 29692 * in[at + x + 8] * steps[x + 8]
                    - 10426 * in[at + x + 24] * steps[x + 24]
                    + 6967 * in[at + x + 40] * steps[x + 40]
                    - 5906 * in[at + x + 56] * steps[x + 56];
            int a = (dc + rest) >> 13;
            int b = (dc - rest) >> 13;
            int weight = x == 0 ? 1 << 15 : x == 1 ? 29692 : x == 3 ? -10426 : x == 5 ? 6967 : -5906;
            if (x == 0) {
                upper += weight * a;
                lower += weight * b;
            } else {
                odd += weight * a;
                oddLower += weight * b;
            }
        }
        out[o] = (byte) Idct.clamp((upper + odd) >> 20);
        out[o + 1] = (byte) Idct.clamp((upper - odd) >> 20);
        out[o + stride] = (byte) Idct.clamp((lower + oddLower) >> 20);
        out[o + stride + 1] = (byte) Idct.clamp((lower - oddLower) >> 20);
    }
}
