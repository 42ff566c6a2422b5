package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The twin of `SmallIdct` in vectors of eight ints, for the blocks of a run that are of one component: to 4x4, 2x2
/// and 1x1 samples.
///
/// Methods are flat and hand over through arrays, as those of `IdctVector`, and each kind of block has its own: small
/// kernels that C2 put together into one method were too many for it, and vectors became objects.
final class SmallVector {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;

    // Rows of the factors: the step of a coefficient by the constant of the transform, for the sums of even and odd
    // frequencies.
    private static final int DC = 0;
    private static final int OUTER1 = 8;
    private static final int OUTER3 = 16;
    private static final int OUTER5 = 24;
    private static final int OUTER7 = 32;
    private static final int EVEN2 = 40;
    private static final int EVEN6 = 48;
    private static final int INNER1 = 56;
    private static final int INNER3 = 64;
    private static final int INNER5 = 72;
    private static final int INNER7 = 80;
    /// From here on the same rows for the left halves of two blocks.
    private static final int HALVES = 88;
    /// Length of the factors.
    static final int FACTORS = 2 * HALVES;

    /// Second pass to two samples: the first lane of each pair adds up to the even part, the other one to the odd part.
    private static final IntVector PAIRS = lanes(32768, 29692, 0, -10426, 0, 6967, 0, -5906);
    private static final IntVector HALF_PAIRS = lanes(32768, 29692, 0, -10426, 32768, 29692, 0, -10426);

    // Lanes of two vectors.
    private static final IntVector EVEN = lanes(0, 2, 4, 6, 8, 10, 12, 14);
    private static final IntVector ODD = lanes(1, 3, 5, 7, 9, 11, 13, 15);
    private static final IntVector LOW_1 = lanes(0, 8, 2, 10, 4, 12, 6, 14);
    private static final IntVector HIGH_1 = lanes(1, 9, 3, 11, 5, 13, 7, 15);
    private static final IntVector LOW_2 = lanes(0, 1, 8, 9, 4, 5, 12, 13);
    private static final IntVector HIGH_2 = lanes(2, 3, 10, 11, 6, 7, 14, 15);
    private static final IntVector LOW_4 = lanes(0, 1, 2, 3, 8, 9, 10, 11);
    private static final IntVector HIGH_4 = lanes(4, 5, 6, 7, 12, 13, 14, 15);

    // Vectors, not numbers: C2 has less to put together, of which it does not do more than so much.
    private static final IntVector BLACK = IntVector.zero(INTS);
    private static final IntVector WHITE = IntVector.broadcast(INTS, 255);

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /// Blocks that go through a pass together.
    private static final int GROUP = 16;

    private static final short[] NOTHING = {};

    private final int[] work = new int[32 * GROUP];
    /// The samples of a row of a block in each.
    private final int[] rows = new int[4 * GROUP];

    private static IntVector lanes(int... values) {
        return IntVector.fromArray(INTS, values, 0);
    }

    /// Multiplies quantiser steps and constants of the first pass.
    static void scale(int size, int[] steps, int[] f) {
        for (int x = 0; x < 8; x++) {
            boolean four = size == 4;
            f[DC + x] = steps[x] << (four ? 14 : 15);
            f[OUTER1 + x] = steps[8 + x] * (four ? 20995 : 29692);
            f[OUTER3 + x] = steps[24 + x] * (four ? 7373 : -10426);
            f[OUTER5 + x] = steps[40 + x] * (four ? -4926 : 6967);
            f[OUTER7 + x] = steps[56 + x] * (four ? -4176 : -5906);
            f[EVEN2 + x] = steps[16 + x] * 15137;
            f[EVEN6 + x] = steps[48 + x] * -6270;
            f[INNER1 + x] = steps[8 + x] * 8697;
            f[INNER3 + x] = steps[24 + x] * -17799;
            f[INNER5 + x] = steps[40 + x] * 11893;
            f[INNER7 + x] = steps[56 + x] * -1730;
        }
        for (int i = 0; i < HALVES; i++) {
            f[HALVES + i] = f[i & ~4];
        }
    }

    /// Transforms blocks of a component to `size` x `size` samples, 1, 2 or 4, and makes their coefficients 0.
    ///
    /// @param in at whose index `base` the block begins that `list` calls 0
    /// @param factors as `scale` makes them of `steps`
    /// @param to index of `out` that `list` calls 0
    void transformAll(
            BlockList list,
            int size,
            short[] in,
            int base,
            int[] steps,
            int[] factors,
            byte[] out,
            int to,
            int stride) {
        int[] entries = list.entries;
        int sparse = BlockList.start(BlockList.SPARSE);
        int full = BlockList.start(BlockList.FULL);
        int sparseEnd = list.ends[BlockList.SPARSE];
        int fullEnd = list.ends[BlockList.FULL];
        int flat = BlockList.start(BlockList.FLAT);
        flat(entries, flat, list.ends[BlockList.FLAT], size, in, base, steps[0], out, to, stride);
        if (size == 4) {
            sparse4(entries, sparse, sparseEnd, in, base, factors, out, to, stride);
            full4(entries, full, fullEnd, in, base, factors, out, to, stride);
        } else if (size == 2) {
            sparse2(entries, sparse, sparseEnd, in, base, factors, out, to, stride);
            full2(entries, full, fullEnd, in, base, factors, out, to, stride);
        } else {
            flat(entries, sparse, sparseEnd, size, in, base, steps[0], out, to, stride);
            clear(entries, sparse, sparseEnd, in, base);
            flat(entries, full, fullEnd, size, in, base, steps[0], out, to, stride);
            clear(entries, full, fullEnd, in, base);
        }
    }

    /// Calls every pass for no block, which C2 counts as calls all the same.
    void touch(int[] factors) {
        columns4(rows, 0, 0, NOTHING, 0, factors, work);
        transpose4(0, work);
        rows4(0, work, rows);
        sparseColumns4(rows, 0, 0, NOTHING, 0, factors, work);
        sparseRows4(0, work, rows);
        full2(rows, 0, 0, NOTHING, 0, factors, work, rows);
        sparse2(rows, 0, 0, NOTHING, 0, factors, work, rows);
    }

    private static void flat(
            int[] list, int from, int end, int size, short[] in, int base, int step, byte[] out, int to, int stride) {
        for (int i = from; i < end; i++) {
            int at = base + BlockList.block(list[i]);
            int o = to + BlockList.target(list[i]);
            int sample = Idct.sample(in[at] * step);
            in[at] = 0;
            if (size == 1) {
                out[o] = (byte) sample;
            } else if (size == 2) {
                SHORT.set(out, o, (short) (sample * 0x101));
                SHORT.set(out, o + stride, (short) (sample * 0x101));
            } else {
                int four = sample * 0x1010101;
                INT.set(out, o, four);
                INT.set(out, o + stride, four);
                INT.set(out, o + 2 * stride, four);
                INT.set(out, o + 3 * stride, four);
            }
        }
    }

    private static void clear(int[] list, int from, int end, short[] in, int base) {
        for (int i = from; i < end; i++) {
            int at = base + BlockList.block(list[i]);
            Arrays.fill(in, at, at + 64, (short) 0);
        }
    }

    private static void clear(short[] in, int at) {
        ShortVector zero = ShortVector.zero(SHORTS);
        zero.intoArray(in, at);
        zero.intoArray(in, at + 16);
        zero.intoArray(in, at + 32);
        zero.intoArray(in, at + 48);
    }

    private void full4(
            int[] list, int start, int end, short[] in, int base, int[] factors, byte[] out, int to, int stride) {
        for (int from = start; from < end; from += GROUP) {
            int n = Math.min(GROUP, end - from);
            columns4(list, from, n, in, base, factors, work);
            transpose4(n, work);
            rows4(n, work, rows);
            put4(list, from, n, in, base, rows, out, to, stride);
        }
    }

    private void sparse4(
            int[] list, int start, int end, short[] in, int base, int[] factors, byte[] out, int to, int stride) {
        for (int from = start; from < end; from += GROUP) {
            int n = Math.min(GROUP, end - from);
            if (n % 2 == 1) {
                list[from + n] = list[from + n - 1]; // blocks go in twos
            }
            sparseColumns4(list, from, n, in, base, factors, work);
            sparseRows4(n, work, rows);
            put4(list, from, n, in, base, rows, out, to, stride);
        }
    }

    private void full2(
            int[] list, int start, int end, short[] in, int base, int[] factors, byte[] out, int to, int stride) {
        for (int from = start; from < end; from += GROUP) {
            int n = Math.min(GROUP, end - from);
            if (n % 2 == 1) {
                list[from + n] = list[from + n - 1];
            }
            full2(list, from, n, in, base, factors, work, rows);
            put2(list, from, n, in, base, rows, out, to, stride);
        }
    }

    private void sparse2(
            int[] list, int start, int end, short[] in, int base, int[] factors, byte[] out, int to, int stride) {
        for (int from = start; from < end; from += GROUP) {
            int n = Math.min(GROUP, end - from);
            if (n % 2 == 1) {
                list[from + n] = list[from + n - 1];
            }
            sparse2(list, from, n, in, base, factors, work, rows);
            put2(list, from, n, in, base, rows, out, to, stride);
        }
    }

    private static void put4(
            int[] list, int from, int n, short[] in, int base, int[] rows, byte[] out, int to, int stride) {
        for (int i = 0; i < n; i++) {
            int o = to + BlockList.target(list[from + i]);
            clear(in, base + BlockList.block(list[from + i]));
            INT.set(out, o, rows[4 * i]);
            INT.set(out, o + stride, rows[4 * i + 1]);
            INT.set(out, o + 2 * stride, rows[4 * i + 2]);
            INT.set(out, o + 3 * stride, rows[4 * i + 3]);
        }
    }

    private static void put2(
            int[] list, int from, int n, short[] in, int base, int[] rows, byte[] out, int to, int stride) {
        for (int i = 0; i < n; i++) {
            int o = to + BlockList.target(list[from + i]);
            clear(in, base + BlockList.block(list[from + i]));
            SHORT.set(out, o, (short) rows[2 * i]);
            SHORT.set(out, o + stride, (short) rows[2 * i + 1]);
        }
    }

    /// First pass of a block to four rows of eight.
    private static void columns4(int[] list, int from, int n, short[] in, int base, int[] factors, int[] to) {
        for (int i = 0; i < n; i++) {
            int at = base + BlockList.block(list[from + i]);
            int o = 32 * i;
            IntVector c1 = (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 8)
                    .convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c3 = (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 24)
                    .convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c5 = (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 40)
                    .convertShape(VectorOperators.S2I, INTS, 0);
            IntVector c7 = (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 56)
                    .convertShape(VectorOperators.S2I, INTS, 0);
            IntVector dc = ((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at)
                            .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, DC))
                    .add(1 << 11);
            IntVector turn = ((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 16)
                            .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, EVEN2))
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 48)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(IntVector.fromArray(INTS, factors, EVEN6)));
            IntVector odd0 = c1.mul(IntVector.fromArray(INTS, factors, OUTER1))
                    .add(c3.mul(IntVector.fromArray(INTS, factors, OUTER3)))
                    .add(c5.mul(IntVector.fromArray(INTS, factors, OUTER5)))
                    .add(c7.mul(IntVector.fromArray(INTS, factors, OUTER7)));
            IntVector odd1 = c1.mul(IntVector.fromArray(INTS, factors, INNER1))
                    .add(c3.mul(IntVector.fromArray(INTS, factors, INNER3)))
                    .add(c5.mul(IntVector.fromArray(INTS, factors, INNER5)))
                    .add(c7.mul(IntVector.fromArray(INTS, factors, INNER7)));
            IntVector outer = dc.add(turn);
            IntVector inner = dc.sub(turn);
            outer.add(odd0).lanewise(VectorOperators.ASHR, 12).intoArray(to, o);
            inner.add(odd1).lanewise(VectorOperators.ASHR, 12).intoArray(to, o + 8);
            inner.sub(odd1).lanewise(VectorOperators.ASHR, 12).intoArray(to, o + 16);
            outer.sub(odd0).lanewise(VectorOperators.ASHR, 12).intoArray(to, o + 24);
        }
    }

    /// Transposes the rows of two blocks at a time, but for the fifth column, which has no part in the result.
    private static void transpose4(int n, int[] rows) {
        for (int i = 0; i < n; i += 2) {
            int at = 32 * i;
            IntVector w0 = IntVector.fromArray(INTS, rows, at);
            IntVector w1 = IntVector.fromArray(INTS, rows, at + 8);
            IntVector w2 = IntVector.fromArray(INTS, rows, at + 16);
            IntVector w3 = IntVector.fromArray(INTS, rows, at + 24);
            IntVector w4 = IntVector.fromArray(INTS, rows, at + 32);
            IntVector w5 = IntVector.fromArray(INTS, rows, at + 40);
            IntVector w6 = IntVector.fromArray(INTS, rows, at + 48);
            IntVector w7 = IntVector.fromArray(INTS, rows, at + 56);
            IntVector a0 = LOW_1.selectFrom(w0, w1);
            IntVector a1 = HIGH_1.selectFrom(w0, w1);
            IntVector a2 = LOW_1.selectFrom(w2, w3);
            IntVector a3 = HIGH_1.selectFrom(w2, w3);
            IntVector b0 = LOW_1.selectFrom(w4, w5);
            IntVector b1 = HIGH_1.selectFrom(w4, w5);
            IntVector b2 = LOW_1.selectFrom(w6, w7);
            IntVector b3 = HIGH_1.selectFrom(w6, w7);
            w0 = LOW_2.selectFrom(a0, a2);
            w1 = LOW_2.selectFrom(a1, a3);
            w2 = HIGH_2.selectFrom(a0, a2);
            w3 = HIGH_2.selectFrom(a1, a3);
            w4 = LOW_2.selectFrom(b0, b2);
            w5 = LOW_2.selectFrom(b1, b3);
            w6 = HIGH_2.selectFrom(b0, b2);
            w7 = HIGH_2.selectFrom(b1, b3);
            LOW_4.selectFrom(w0, w4).intoArray(rows, at);
            LOW_4.selectFrom(w1, w5).intoArray(rows, at + 8);
            LOW_4.selectFrom(w2, w6).intoArray(rows, at + 16);
            LOW_4.selectFrom(w3, w7).intoArray(rows, at + 24);
            HIGH_4.selectFrom(w1, w5).intoArray(rows, at + 40);
            HIGH_4.selectFrom(w2, w6).intoArray(rows, at + 48);
            HIGH_4.selectFrom(w3, w7).intoArray(rows, at + 56);
        }
    }

    /// Second pass of what `transpose4` gave; four samples in an int, the first one lowest.
    private static void rows4(int n, int[] from, int[] to) {
        for (int i = 0; i < n; i += 2) {
            int at = 32 * i;
            IntVector dc = IntVector.fromArray(INTS, from, at)
                    .lanewise(VectorOperators.LSHL, 14)
                    .add((1 << 18) + (128 << 19));
            IntVector c1 = IntVector.fromArray(INTS, from, at + 8);
            IntVector c2 = IntVector.fromArray(INTS, from, at + 16);
            IntVector c3 = IntVector.fromArray(INTS, from, at + 24);
            IntVector c5 = IntVector.fromArray(INTS, from, at + 40);
            IntVector c6 = IntVector.fromArray(INTS, from, at + 48);
            IntVector c7 = IntVector.fromArray(INTS, from, at + 56);

            IntVector turn = c2.mul(15137).sub(c6.mul(6270));
            IntVector odd0 = c1.mul(20995).add(c3.mul(7373)).sub(c5.mul(4926)).sub(c7.mul(4176));
            IntVector odd1 = c1.mul(8697).sub(c3.mul(17799)).add(c5.mul(11893)).sub(c7.mul(1730));
            IntVector outer = dc.add(turn);
            IntVector inner = dc.sub(turn);
            IntVector a0 = outer.add(odd0)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            IntVector a1 = inner.add(odd1)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            IntVector a2 = inner.sub(odd1)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            IntVector a3 = outer.sub(odd0)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            a0.or(a1.lanewise(VectorOperators.LSHL, 8))
                    .or(a2.lanewise(VectorOperators.LSHL, 16))
                    .or(a3.lanewise(VectorOperators.LSHL, 24))
                    .intoArray(to, 4 * i);
        }
    }

    /// `columns4` of two blocks at a time, in which all is 0 but the upper left 4x4; the result is transposed.
    private static void sparseColumns4(int[] list, int from, int n, short[] in, int base, int[] factors, int[] to) {
        for (int i = 0; i < n; i += 2) {
            int at = base + BlockList.block(list[from + i]);
            int at2 = base + BlockList.block(list[from + i + 1]);
            int o = 16 * i;
            IntVector dc = LOW_4.selectFrom(
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at)
                                    .convertShape(VectorOperators.S2I, INTS, 0),
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, HALVES + DC))
                    .add(1 << 11);
            IntVector c1 = LOW_4.selectFrom(
                    (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 8)
                            .convertShape(VectorOperators.S2I, INTS, 0),
                    (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 8)
                            .convertShape(VectorOperators.S2I, INTS, 0));
            IntVector turn = LOW_4.selectFrom(
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 16)
                                    .convertShape(VectorOperators.S2I, INTS, 0),
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 16)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, HALVES + EVEN2));
            IntVector c3 = LOW_4.selectFrom(
                    (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 24)
                            .convertShape(VectorOperators.S2I, INTS, 0),
                    (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 24)
                            .convertShape(VectorOperators.S2I, INTS, 0));
            IntVector odd0 = c1.mul(IntVector.fromArray(INTS, factors, HALVES + OUTER1))
                    .add(c3.mul(IntVector.fromArray(INTS, factors, HALVES + OUTER3)));
            IntVector odd1 = c1.mul(IntVector.fromArray(INTS, factors, HALVES + INNER1))
                    .add(c3.mul(IntVector.fromArray(INTS, factors, HALVES + INNER3)));
            IntVector outer = dc.add(turn);
            IntVector inner = dc.sub(turn);
            IntVector w0 = outer.add(odd0).lanewise(VectorOperators.ASHR, 12);
            IntVector w1 = inner.add(odd1).lanewise(VectorOperators.ASHR, 12);
            IntVector w2 = inner.sub(odd1).lanewise(VectorOperators.ASHR, 12);
            IntVector w3 = outer.sub(odd0).lanewise(VectorOperators.ASHR, 12);
            IntVector a0 = LOW_1.selectFrom(w0, w1);
            IntVector a1 = HIGH_1.selectFrom(w0, w1);
            IntVector a2 = LOW_1.selectFrom(w2, w3);
            IntVector a3 = HIGH_1.selectFrom(w2, w3);
            LOW_2.selectFrom(a0, a2).intoArray(to, o);
            LOW_2.selectFrom(a1, a3).intoArray(to, o + 8);
            HIGH_2.selectFrom(a0, a2).intoArray(to, o + 16);
            HIGH_2.selectFrom(a1, a3).intoArray(to, o + 24);
        }
    }

    /// `rows4` of what `sparseColumns4` gave.
    private static void sparseRows4(int n, int[] from, int[] to) {
        for (int i = 0; i < n; i += 2) {
            int at = 16 * i;
            IntVector dc = IntVector.fromArray(INTS, from, at)
                    .lanewise(VectorOperators.LSHL, 14)
                    .add((1 << 18) + (128 << 19));
            IntVector c1 = IntVector.fromArray(INTS, from, at + 8);
            IntVector turn = IntVector.fromArray(INTS, from, at + 16).mul(15137);
            IntVector c3 = IntVector.fromArray(INTS, from, at + 24);
            IntVector odd0 = c1.mul(20995).add(c3.mul(7373));
            IntVector odd1 = c1.mul(8697).sub(c3.mul(17799));
            IntVector outer = dc.add(turn);
            IntVector inner = dc.sub(turn);
            IntVector a0 = outer.add(odd0)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            IntVector a1 = inner.add(odd1)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            IntVector a2 = inner.sub(odd1)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            IntVector a3 = outer.sub(odd0)
                    .lanewise(VectorOperators.ASHR, 19)
                    .max(BLACK)
                    .min(WHITE);
            a0.or(a1.lanewise(VectorOperators.LSHL, 8))
                    .or(a2.lanewise(VectorOperators.LSHL, 16))
                    .or(a3.lanewise(VectorOperators.LSHL, 24))
                    .intoArray(to, 4 * i);
        }
    }

    /// The first pass of two blocks at a time to two rows each, and the sums of the second one: even and odd part of
    /// the upper row, of the lower row, then the same of the other block.
    /// Last the samples, of four blocks at a time.
    private static void full2(
            int[] list, int from, int n, short[] in, int base, int[] factors, int[] work, int[] rows) {
        for (int i = 0; i < n; i += 2) {
            int at = base + BlockList.block(list[from + i]);
            int at2 = base + BlockList.block(list[from + i + 1]);
            IntVector f0 = IntVector.fromArray(INTS, factors, DC);
            IntVector f1 = IntVector.fromArray(INTS, factors, OUTER1);
            IntVector f3 = IntVector.fromArray(INTS, factors, OUTER3);
            IntVector f5 = IntVector.fromArray(INTS, factors, OUTER5);
            IntVector f7 = IntVector.fromArray(INTS, factors, OUTER7);
            IntVector dc = ((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at)
                            .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(f0)
                    .add(1 << 12);
            IntVector odd = ((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 8)
                            .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(f1)
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 24)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(f3))
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 40)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(f5))
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 56)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(f7));
            IntVector dc2 = ((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2)
                            .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(f0)
                    .add(1 << 12);
            IntVector odd2 = ((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 8)
                            .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(f1)
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 24)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(f3))
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 40)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(f5))
                    .add(((IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 56)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                            .mul(f7));
            IntVector upper = dc.add(odd).lanewise(VectorOperators.ASHR, 13).mul(PAIRS);
            IntVector lower = dc.sub(odd).lanewise(VectorOperators.ASHR, 13).mul(PAIRS);
            IntVector upper2 = dc2.add(odd2).lanewise(VectorOperators.ASHR, 13).mul(PAIRS);
            IntVector lower2 = dc2.sub(odd2).lanewise(VectorOperators.ASHR, 13).mul(PAIRS);
            IntVector both = LOW_2.selectFrom(upper, lower).add(HIGH_2.selectFrom(upper, lower));
            IntVector both2 = LOW_2.selectFrom(upper2, lower2).add(HIGH_2.selectFrom(upper2, lower2));
            LOW_4.selectFrom(both, both2).add(HIGH_4.selectFrom(both, both2)).intoArray(work, 4 * i);
        }
        for (int i = 0; i < n; i += 4) {
            IntVector first = IntVector.fromArray(INTS, work, 4 * i);
            IntVector second = IntVector.fromArray(INTS, work, 4 * i + 8);
            IntVector even = EVEN.selectFrom(first, second).add((1 << 19) + (128 << 20));
            IntVector odd = ODD.selectFrom(first, second);
            IntVector left =
                    even.add(odd).lanewise(VectorOperators.ASHR, 20).max(BLACK).min(WHITE);
            IntVector right =
                    even.sub(odd).lanewise(VectorOperators.ASHR, 20).max(BLACK).min(WHITE);
            left.or(right.lanewise(VectorOperators.LSHL, 8)).intoArray(rows, 2 * i);
        }
    }

    /// `full2` if all is 0 but the upper left 4x4.
    private static void sparse2(
            int[] list, int from, int n, short[] in, int base, int[] factors, int[] work, int[] rows) {
        for (int i = 0; i < n; i += 2) {
            int at = base + BlockList.block(list[from + i]);
            int at2 = base + BlockList.block(list[from + i + 1]);
            IntVector dc = LOW_4.selectFrom(
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at)
                                    .convertShape(VectorOperators.S2I, INTS, 0),
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, HALVES + DC))
                    .add(1 << 12);
            IntVector c1 = LOW_4.selectFrom(
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 8)
                                    .convertShape(VectorOperators.S2I, INTS, 0),
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 8)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, HALVES + OUTER1));
            IntVector c3 = LOW_4.selectFrom(
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at + 24)
                                    .convertShape(VectorOperators.S2I, INTS, 0),
                            (IntVector) ShortVector.fromArray(ShortVector.SPECIES_128, in, at2 + 24)
                                    .convertShape(VectorOperators.S2I, INTS, 0))
                    .mul(IntVector.fromArray(INTS, factors, HALVES + OUTER3));
            IntVector odd = c1.add(c3);
            IntVector upper = dc.add(odd).lanewise(VectorOperators.ASHR, 13).mul(HALF_PAIRS);
            IntVector lower = dc.sub(odd).lanewise(VectorOperators.ASHR, 13).mul(HALF_PAIRS);
            LOW_2.selectFrom(upper, lower).add(HIGH_2.selectFrom(upper, lower)).intoArray(work, 4 * i);
        }
        for (int i = 0; i < n; i += 4) {
            IntVector first = IntVector.fromArray(INTS, work, 4 * i);
            IntVector second = IntVector.fromArray(INTS, work, 4 * i + 8);
            IntVector even = EVEN.selectFrom(first, second).add((1 << 19) + (128 << 20));
            IntVector odd = ODD.selectFrom(first, second);
            IntVector left =
                    even.add(odd).lanewise(VectorOperators.ASHR, 20).max(BLACK).min(WHITE);
            IntVector right =
                    even.sub(odd).lanewise(VectorOperators.ASHR, 20).max(BLACK).min(WHITE);
            left.or(right.lanewise(VectorOperators.LSHL, 8)).intoArray(rows, 2 * i);
        }
    }
}
