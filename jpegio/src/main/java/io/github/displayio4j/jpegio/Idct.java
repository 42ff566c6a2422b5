package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Inverse DCT of an 8x8 block to 8x8 samples: bit for bit the accurate integer transform of libjpeg (`islow`).
///
/// Constants are scaled by 2^13; the first pass keeps two more bits of precision. All sums are exact, so only the
/// two rounding shifts matter for equality.
final class Idct {
    private static final int C_0_298631336 = 2446;
    private static final int C_0_390180644 = 3196;
    private static final int C_0_541196100 = 4433;
    private static final int C_0_765366865 = 6270;
    private static final int C_0_899976223 = 7373;
    private static final int C_1_175875602 = 9633;
    private static final int C_1_501321110 = 12299;
    private static final int C_1_847759065 = 15137;
    private static final int C_1_961570560 = 16069;
    private static final int C_2_053119869 = 16819;
    private static final int C_2_562915447 = 20995;
    private static final int C_3_072711026 = 25172;

    private static final int FIRST_SHIFT = 13 - 2;
    private static final int SECOND_SHIFT = 13 + 2 + 3;
    /// Half of what the second shift drops, and the level shift of 128.
    private static final int SECOND_BIAS = (1 << (SECOND_SHIFT - 1)) + (128 << SECOND_SHIFT);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private final int[] work = new int[64];

    /// Turns coefficients (natural order) times `steps` into 64 samples 0..255 at `out[o]`, rows `stride` apart.
    ///
    /// @param last zigzag index of the last coefficient that may not be 0
    void transform(short[] in, int at, int[] steps, int last, byte[] out, int o, int stride) {
        if (last == 0) {
            fill(sample(in[at] * steps[0]), out, o, stride);
            return;
        }
        // Zigzag indices 0..9 are the upper left 4x4 triangle, 0..14 five columns: what is right of them is 0.
        int columns = last < 10 ? 4 : 8;
        for (int x = 0; x < columns; x++) {
            column(in, at + x, steps, x);
        }
        if (columns == 4) {
            for (int y = 0; y < 8; y++) {
                halfRow(8 * y, out, o + y * stride);
            }
            return;
        }
        for (int y = 0; y < 8; y++) {
            row(8 * y, out, o + y * stride);
        }
    }

    /// The sample of a block that has only a DC coefficient.
    static int sample(int dc) {
        // Both passes keep the value exactly but for the last rounding by 8 * 2^2 * 2^13.
        return clamp(((dc << 2) + (1 << 4) + (128 << 5)) >> 5);
    }

    static void fill(int sample, byte[] out, int o, int stride) {
        long eight = sample * 0x0101010101010101L;
        for (int y = 0; y < 8; y++) {
            LONG.set(out, o + y * stride, eight);
        }
    }

    static int clamp(int value) {
        return Math.max(0, Math.min(value, 255));
    }

    private void column(short[] in, int at, int[] steps, int x) {
        int[] w = work;
        int c0 = in[at] * steps[x];
        if ((in[at + 8] | in[at + 16] | in[at + 24] | in[at + 32] | in[at + 40] | in[at + 48] | in[at + 56]) == 0) {
            int dc = ((c0 << 13) + (1 << (FIRST_SHIFT - 1))) >> FIRST_SHIFT; // c0 << 2, but wraps as below
            for (int y = 0; y < 64; y += 8) {
                w[y + x] = dc;
            }
            return;
        }
        int c1 = in[at + 8] * steps[x + 8];
        int c2 = in[at + 16] * steps[x + 16];
        int c3 = in[at + 24] * steps[x + 24];
        int c4 = in[at + 32] * steps[x + 32];
        int c5 = in[at + 40] * steps[x + 40];
        int c6 = in[at + 48] * steps[x + 48];
        int c7 = in[at + 56] * steps[x + 56];

        int turn = (c2 + c6) * C_0_541196100;
        int even2 = turn - c6 * C_1_847759065;
        int even3 = turn + c2 * C_0_765366865;
        int even0 = ((c0 + c4) << 13) + (1 << (FIRST_SHIFT - 1));
        int even1 = ((c0 - c4) << 13) + (1 << (FIRST_SHIFT - 1));
        int a0 = even0 + even3;
        int a3 = even0 - even3;
        int a1 = even1 + even2;
        int a2 = even1 - even2;

        int s17 = -(c1 + c7) * C_0_899976223;
        int s35 = -(c3 + c5) * C_2_562915447;
        int all = (c1 + c3 + c5 + c7) * C_1_175875602;
        int s37 = all - (c3 + c7) * C_1_961570560;
        int s15 = all - (c1 + c5) * C_0_390180644;
        int b3 = c7 * C_0_298631336 + s17 + s37;
        int b2 = c5 * C_2_053119869 + s35 + s15;
        int b1 = c3 * C_3_072711026 + s35 + s37;
        int b0 = c1 * C_1_501321110 + s17 + s15;

        w[x] = (a0 + b0) >> FIRST_SHIFT;
        w[x + 56] = (a0 - b0) >> FIRST_SHIFT;
        w[x + 8] = (a1 + b1) >> FIRST_SHIFT;
        w[x + 48] = (a1 - b1) >> FIRST_SHIFT;
        w[x + 16] = (a2 + b2) >> FIRST_SHIFT;
        w[x + 40] = (a2 - b2) >> FIRST_SHIFT;
        w[x + 24] = (a3 + b3) >> FIRST_SHIFT;
        w[x + 32] = (a3 - b3) >> FIRST_SHIFT;
    }

    private void row(int at, byte[] out, int o) {
        int[] w = work;
        int c1 = w[at + 1];
        int c2 = w[at + 2];
        int c3 = w[at + 3];
        int c5 = w[at + 5];
        int c6 = w[at + 6];
        int c7 = w[at + 7];

        int turn = (c2 + c6) * C_0_541196100;
        int even2 = turn - c6 * C_1_847759065;
        int even3 = turn + c2 * C_0_765366865;
        int even0 = ((w[at] + w[at + 4]) << 13) + SECOND_BIAS;
        int even1 = ((w[at] - w[at + 4]) << 13) + SECOND_BIAS;
        int a0 = even0 + even3;
        int a3 = even0 - even3;
        int a1 = even1 + even2;
        int a2 = even1 - even2;

        int s17 = -(c1 + c7) * C_0_899976223;
        int s35 = -(c3 + c5) * C_2_562915447;
        int all = (c1 + c3 + c5 + c7) * C_1_175875602;
        int s37 = all - (c3 + c7) * C_1_961570560;
        int s15 = all - (c1 + c5) * C_0_390180644;
        store(
                out,
                o,
                a0,
                a1,
                a2,
                a3,
                c1 * C_1_501321110 + s17 + s15,
                c3 * C_3_072711026 + s35 + s37,
                c5 * C_2_053119869 + s35 + s15,
                c7 * C_0_298631336 + s17 + s37);
    }

    /// `row` if the right four are 0.
    private void halfRow(int at, byte[] out, int o) {
        int[] w = work;
        int c1 = w[at + 1];
        int c2 = w[at + 2];
        int c3 = w[at + 3];
        int even = (w[at] << 13) + SECOND_BIAS;
        int even2 = c2 * C_0_541196100;
        int even3 = c2 * (C_0_541196100 + C_0_765366865);
        int all = (c1 + c3) * C_1_175875602;
        int s37 = all - c3 * C_1_961570560;
        int s15 = all - c1 * C_0_390180644;
        store(
                out,
                o,
                even + even3,
                even + even2,
                even - even2,
                even - even3,
                c1 * (C_1_501321110 - C_0_899976223) + s15,
                c3 * (C_3_072711026 - C_2_562915447) + s37,
                s15 - c3 * C_2_562915447,
                s37 - c1 * C_0_899976223);
    }

    private static void store(byte[] out, int o, int a0, int a1, int a2, int a3, int b0, int b1, int b2, int b3) {
        out[o] = (byte) clamp((a0 + b0) >> SECOND_SHIFT);
        out[o + 1] = (byte) clamp((a1 + b1) >> SECOND_SHIFT);
        out[o + 2] = (byte) clamp((a2 + b2) >> SECOND_SHIFT);
        out[o + 3] = (byte) clamp((a3 + b3) >> SECOND_SHIFT);
        out[o + 4] = (byte) clamp((a3 - b3) >> SECOND_SHIFT);
        out[o + 5] = (byte) clamp((a2 - b2) >> SECOND_SHIFT);
        out[o + 6] = (byte) clamp((a1 - b1) >> SECOND_SHIFT);
        out[o + 7] = (byte) clamp((a0 - b0) >> SECOND_SHIFT);
    }
}
