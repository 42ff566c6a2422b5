package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The twin of `Idct.transform` for many blocks side by side: plain loops that C2 turns into vector code, without the
/// vector module.
///
/// A row of the work array holds that row of all blocks, so a pass is one loop over all columns. What C2 takes are
/// short bodies over arrays of ints, with an end that is known to be near, in which what is written cannot be what is
/// read by a later round: hence a pass is cut into the even inputs, the odd ones and their sums, in place, and shifts
/// to the left come before sums.
final class IdctBatch {
    /// Blocks that are transformed at a time.
    private static final int BLOCKS = 64;
    /// From a row to the next one; not a multiple of 4096 bytes, lest loads wait for stores that only look alike.
    private static final int STRIDE = 8 * BLOCKS + 16;

    private static final int FIRST_SHIFT = 13 - 2;
    private static final int FIRST_BIAS = 1 << (FIRST_SHIFT - 1);
    private static final int SECOND_SHIFT = 13 + 2 + 3;
    private static final int SECOND_BIAS = (1 << (SECOND_SHIFT - 1)) + (128 << SECOND_SHIFT);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /// Zigzag index of the first coefficient that may lie outside of the upper left 4x4.
    private static final int SPARSE = 10;

    private final Group sparse = new Group(4);
    private final Group full = new Group(8);

    /// Blocks of a kind, and where their samples belong.
    private static final class Group {
        /// Columns that may not be 0, and rows.
        final int size;

        final int[] work = new int[8 * STRIDE];
        /// Place in `work` of each coefficient of block 0, by zigzag index.
        final int[] places = new int[64];

        final byte[][] outs = new byte[BLOCKS][];
        final int[] tos = new int[BLOCKS];
        final int[] strides = new int[BLOCKS];
        int n;

        Group(int size) {
            this.size = size;
            for (int k = 0; k < 64; k++) {
                int index = StandardTables.ZIGZAG[k];
                places[k] = (index >> 3) * STRIDE + (index & 7);
            }
        }
    }

    private final int[] turned = new int[8 * STRIDE];

    /// Forgets what was added.
    void clear() {
        sparse.n = 0;
        full.n = 0;
    }

    /// Takes a block, whose samples are there after `flush` at the latest. What it needs of `in` is copied.
    ///
    /// @param last zigzag index of the last coefficient that may not be 0
    void add(short[] in, int at, int[] steps, int last, byte[] out, int to, int stride) {
        if (last == 0) {
            Idct.fill(Idct.sample(in[at] * steps[0]), out, to, stride);
            return;
        }
        Group group = last < SPARSE ? sparse : full;
        int n = group.n;
        if (n == 0) {
            zero(group);
        }
        int[] work = group.work;
        int[] places = group.places;
        byte[] zigzag = StandardTables.ZIGZAG;
        int x = n * group.size;
        for (int k = 0; k <= last; k++) {
            int index = zigzag[k];
            work[x + places[k]] = in[at + index] * steps[index];
        }
        group.outs[n] = out;
        group.tos[n] = to;
        group.strides[n] = stride;
        group.n = n + 1;
        if (n + 1 == BLOCKS) {
            transform(group);
        }
    }

    /// Transforms all blocks that wait.
    void flush() {
        transform(sparse);
        transform(full);
    }

    private static void zero(Group group) {
        for (int y = 0; y < group.size; y++) {
            Arrays.fill(group.work, y * STRIDE, y * STRIDE + BLOCKS * group.size, 0);
        }
    }

    private void transform(Group group) {
        int n = group.n;
        if (n == 0) {
            return;
        }
        int[] work = group.work;
        int[] rows = turned;
        if (group.size == 4) {
            sparseEvens(work, FIRST_BIAS, 4 * n);
            sparseOdds(work, 4 * n);
            firstSums(work, 4 * n);
            turnSparse(work, rows, n);
            sparseEvens(rows, SECOND_BIAS, 8 * n);
            sparseOdds(rows, 8 * n);
        } else {
            evens(work, FIRST_BIAS, 8 * n);
            odds(work, 8 * n);
            firstSums(work, 8 * n);
            turn(work, rows, n);
            evens(rows, SECOND_BIAS, 8 * n);
            odds(rows, 8 * n);
        }
        secondSums(rows, 8 * n);
        pack(rows, 8 * n);
        packRight(rows, 8 * n);
        store(group, rows);
        group.n = 0;
    }

    /// Sums of the even inputs, four by four in rows 0, 2, 4, 6.
    private static void evens(int[] w, int bias, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            int c0 = (w[i] << 13) + bias;
            int c2 = w[i + 2 * STRIDE];
            int c4 = w[i + 4 * STRIDE] << 13;
            int c6 = w[i + 6 * STRIDE];
            int turn = (c2 + c6) * 4433;
            int even2 = turn - c6 * 15137;
            int even3 = turn + c2 * 6270;
            int even0 = c0 + c4;
            int even1 = c0 - c4;
            w[i] = even0 + even3;
            w[i + 2 * STRIDE] = even1 + even2;
            w[i + 4 * STRIDE] = even1 - even2;
            w[i + 6 * STRIDE] = even0 - even3;
        }
    }

    /// Sums of the odd inputs, in rows 1, 3, 5, 7.
    private static void odds(int[] w, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            int c1 = w[i + STRIDE];
            int c3 = w[i + 3 * STRIDE];
            int c5 = w[i + 5 * STRIDE];
            int c7 = w[i + 7 * STRIDE];
            int s17 = (c1 + c7) * -7373;
            int s35 = (c3 + c5) * -20995;
            int s37 = c3 + c7;
            int s15 = c1 + c5;
            int all = (s37 + s15) * 9633;
            s37 = all - s37 * 16069;
            s15 = all - s15 * 3196;
            w[i + STRIDE] = c1 * 12299 + s17 + s15;
            w[i + 3 * STRIDE] = c3 * 25172 + s35 + s37;
            w[i + 5 * STRIDE] = c5 * 16819 + s35 + s15;
            w[i + 7 * STRIDE] = c7 * 2446 + s17 + s37;
        }
    }

    /// `evens` if inputs 4 and 6 are 0.
    private static void sparseEvens(int[] w, int bias, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            int even = (w[i] << 13) + bias;
            int c2 = w[i + 2 * STRIDE];
            int even2 = c2 * 4433;
            int even3 = c2 * (4433 + 6270);
            w[i] = even + even3;
            w[i + 2 * STRIDE] = even + even2;
            w[i + 4 * STRIDE] = even - even2;
            w[i + 6 * STRIDE] = even - even3;
        }
    }

    /// `odds` if inputs 5 and 7 are 0.
    private static void sparseOdds(int[] w, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            int c1 = w[i + STRIDE];
            int c3 = w[i + 3 * STRIDE];
            int all = (c1 + c3) * 9633;
            int s37 = all - c3 * 16069;
            int s15 = all - c1 * 3196;
            w[i + STRIDE] = s15 + c1 * (12299 - 7373);
            w[i + 3 * STRIDE] = s37 + c3 * (25172 - 20995);
            w[i + 5 * STRIDE] = s15 - c3 * 20995;
            w[i + 7 * STRIDE] = s37 - c1 * 7373;
        }
    }

    /// The eight outputs of the first pass, in order.
    private static void firstSums(int[] w, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            int a0 = w[i];
            int b0 = w[i + STRIDE];
            int a1 = w[i + 2 * STRIDE];
            int b1 = w[i + 3 * STRIDE];
            int a2 = w[i + 4 * STRIDE];
            int b2 = w[i + 5 * STRIDE];
            int a3 = w[i + 6 * STRIDE];
            int b3 = w[i + 7 * STRIDE];
            w[i] = (a0 + b0) >> FIRST_SHIFT;
            w[i + STRIDE] = (a1 + b1) >> FIRST_SHIFT;
            w[i + 2 * STRIDE] = (a2 + b2) >> FIRST_SHIFT;
            w[i + 3 * STRIDE] = (a3 + b3) >> FIRST_SHIFT;
            w[i + 4 * STRIDE] = (a3 - b3) >> FIRST_SHIFT;
            w[i + 5 * STRIDE] = (a2 - b2) >> FIRST_SHIFT;
            w[i + 6 * STRIDE] = (a1 - b1) >> FIRST_SHIFT;
            w[i + 7 * STRIDE] = (a0 - b0) >> FIRST_SHIFT;
        }
    }

    /// The same of the second pass. C2 wants to know by how much is shifted.
    private static void secondSums(int[] w, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            int a0 = w[i];
            int b0 = w[i + STRIDE];
            int a1 = w[i + 2 * STRIDE];
            int b1 = w[i + 3 * STRIDE];
            int a2 = w[i + 4 * STRIDE];
            int b2 = w[i + 5 * STRIDE];
            int a3 = w[i + 6 * STRIDE];
            int b3 = w[i + 7 * STRIDE];
            w[i] = (a0 + b0) >> SECOND_SHIFT;
            w[i + STRIDE] = (a1 + b1) >> SECOND_SHIFT;
            w[i + 2 * STRIDE] = (a2 + b2) >> SECOND_SHIFT;
            w[i + 3 * STRIDE] = (a3 + b3) >> SECOND_SHIFT;
            w[i + 4 * STRIDE] = (a3 - b3) >> SECOND_SHIFT;
            w[i + 5 * STRIDE] = (a2 - b2) >> SECOND_SHIFT;
            w[i + 6 * STRIDE] = (a1 - b1) >> SECOND_SHIFT;
            w[i + 7 * STRIDE] = (a0 - b0) >> SECOND_SHIFT;
        }
    }

    /// Transposes each block.
    private static void turn(int[] in, int[] out, int n) {
        for (int x = 0; x < 8 * n; x += 8) {
            for (int y = 0; y < 8; y++) {
                int i = y * STRIDE + x;
                int o = x + y;
                out[o] = in[i];
                out[o + STRIDE] = in[i + 1];
                out[o + 2 * STRIDE] = in[i + 2];
                out[o + 3 * STRIDE] = in[i + 3];
                out[o + 4 * STRIDE] = in[i + 4];
                out[o + 5 * STRIDE] = in[i + 5];
                out[o + 6 * STRIDE] = in[i + 6];
                out[o + 7 * STRIDE] = in[i + 7];
            }
        }
    }

    /// Transposes blocks of eight rows and four columns.
    private static void turnSparse(int[] in, int[] out, int n) {
        for (int x = 0; x < 4 * n; x += 4) {
            for (int y = 0; y < 8; y++) {
                int i = y * STRIDE + x;
                int o = 2 * x + y;
                out[o] = in[i];
                out[o + STRIDE] = in[i + 1];
                out[o + 2 * STRIDE] = in[i + 2];
                out[o + 3 * STRIDE] = in[i + 3];
            }
        }
    }

    /// Clamps the left four samples of rows and puts them into the bytes of an int, the first one lowest.
    private static void pack(int[] w, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            w[i] = Math.max(0, Math.min(w[i], 255))
                    | Math.max(0, Math.min(w[i + STRIDE], 255)) << 8
                    | Math.max(0, Math.min(w[i + 2 * STRIDE], 255)) << 16
                    | Math.max(0, Math.min(w[i + 3 * STRIDE], 255)) << 24;
        }
    }

    /// The same for the right four.
    private static void packRight(int[] w, int n) {
        for (int i = 0, to = Math.min(n, 8 * BLOCKS); i < to; i++) {
            w[i + 4 * STRIDE] = Math.max(0, Math.min(w[i + 4 * STRIDE], 255))
                    | Math.max(0, Math.min(w[i + 5 * STRIDE], 255)) << 8
                    | Math.max(0, Math.min(w[i + 6 * STRIDE], 255)) << 16
                    | Math.max(0, Math.min(w[i + 7 * STRIDE], 255)) << 24;
        }
    }

    private static void store(Group group, int[] rows) {
        for (int b = 0; b < group.n; b++) {
            byte[] out = group.outs[b];
            int to = group.tos[b];
            int stride = group.strides[b];
            for (int i = 8 * b; i < 8 * b + 8; i++, to += stride) {
                LONG.set(out, to, (long) rows[i + 4 * STRIDE] << 32 | rows[i] & 0xffffffffL);
            }
        }
    }
}
