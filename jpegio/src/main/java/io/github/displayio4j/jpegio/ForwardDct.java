package io.github.displayio4j.jpegio;

/// Forward DCT of 8x8 samples: bit for bit the accurate integer transform of libjpeg, result times 8.
final class ForwardDct {
    private static final int FIRST_SHIFT = 13 - 2;
    private static final int SECOND_SHIFT = 13 + 2;

    private ForwardDct() {}

    /// Transforms samples 0..255 at `in[at]`, rows `stride` apart, into 64 values in natural order.
    static void transform(int[] in, int at, int stride, int[] out) {
        for (int y = 0; y < 8; y++) {
            row(in, at + y * stride, out, 8 * y);
        }
        for (int x = 0; x < 8; x++) {
            column(out, x);
        }
    }

    private static void row(int[] in, int at, int[] out, int o) {
        int s07 = in[at] + in[at + 7];
        int s16 = in[at + 1] + in[at + 6];
        int s25 = in[at + 2] + in[at + 5];
        int s34 = in[at + 3] + in[at + 4];
        int d07 = in[at] - in[at + 7];
        int d16 = in[at + 1] - in[at + 6];
        int d25 = in[at + 2] - in[at + 5];
        int d34 = in[at + 3] - in[at + 4];

        int a = s07 + s34;
        int b = s16 + s25;
        int c = s16 - s25;
        int d = s07 - s34;
        int turn = (c + d) * 4433;
        out[o] = (a + b - 8 * 128) << 2;
        out[o + 4] = (a - b) << 2;
        out[o + 2] = round(turn + d * 6270, FIRST_SHIFT);
        out[o + 6] = round(turn - c * 15137, FIRST_SHIFT);

        int all = (d34 + d16 + d25 + d07) * 9633;
        int z1 = -(d34 + d07) * 7373;
        int z2 = -(d25 + d16) * 20995;
        int z3 = all - (d34 + d16) * 16069;
        int z4 = all - (d25 + d07) * 3196;
        out[o + 7] = round(d34 * 2446 + z1 + z3, FIRST_SHIFT);
        out[o + 5] = round(d25 * 16819 + z2 + z4, FIRST_SHIFT);
        out[o + 3] = round(d16 * 25172 + z2 + z3, FIRST_SHIFT);
        out[o + 1] = round(d07 * 12299 + z1 + z4, FIRST_SHIFT);
    }

    private static void column(int[] w, int x) {
        int s07 = w[x] + w[x + 56];
        int s16 = w[x + 8] + w[x + 48];
        int s25 = w[x + 16] + w[x + 40];
        int s34 = w[x + 24] + w[x + 32];
        int d07 = w[x] - w[x + 56];
        int d16 = w[x + 8] - w[x + 48];
        int d25 = w[x + 16] - w[x + 40];
        int d34 = w[x + 24] - w[x + 32];

        int a = s07 + s34;
        int b = s16 + s25;
        int c = s16 - s25;
        int d = s07 - s34;
        int turn = (c + d) * 4433;
        w[x] = round(a + b, 2);
        w[x + 32] = round(a - b, 2);
        w[x + 16] = round(turn + d * 6270, SECOND_SHIFT);
        w[x + 48] = round(turn - c * 15137, SECOND_SHIFT);

        int all = (d34 + d16 + d25 + d07) * 9633;
        int z1 = -(d34 + d07) * 7373;
        int z2 = -(d25 + d16) * 20995;
        int z3 = all - (d34 + d16) * 16069;
        int z4 = all - (d25 + d07) * 3196;
        w[x + 56] = round(d34 * 2446 + z1 + z3, SECOND_SHIFT);
        w[x + 40] = round(d25 * 16819 + z2 + z4, SECOND_SHIFT);
        w[x + 24] = round(d16 * 25172 + z2 + z3, SECOND_SHIFT);
        w[x + 8] = round(d07 * 12299 + z1 + z4, SECOND_SHIFT);
    }

    private static int round(int value, int shift) {
        return (value + (1 << (shift - 1))) >> shift;
    }
}
