package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The twin of `Idct.transform` in vectors of eight ints, a row or a column of a block in each, for many blocks at a
/// time.
///
/// Methods are flat and hand over through an array: what C2 cannot keep in registers across a call, it would box.
final class IdctVector {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;

    private static final int FIRST_SHIFT = 13 - 2;
    private static final int SECOND_SHIFT = 13 + 2 + 3;
    /// Sums of the second pass are made positive by this many samples, so that a shift of an int need not heed the sign
    /// of the other sample that will be in it.
    private static final short OFFSET = 1 << 31 - SECOND_SHIFT;

    private static final int SECOND_BIAS = (1 << (SECOND_SHIFT - 1)) + (128 << SECOND_SHIFT) + (OFFSET << SECOND_SHIFT);

    // Rows of `factors`: for the coefficients of a row of a block, and for the left halves of two blocks.
    private static final int C0 = 0;
    private static final int C1 = 8;
    private static final int C2A = 16;
    private static final int C2B = 24;
    private static final int C3 = 32;
    private static final int C4 = 40;
    private static final int C5 = 48;
    private static final int C6A = 56;
    private static final int C6B = 64;
    private static final int C7 = 72;
    private static final int D0 = 80;
    private static final int D1 = 88;
    private static final int D2A = 96;
    private static final int D2B = 104;
    private static final int D3 = 112;
    /// Length of `factors`.
    static final int FACTORS = 120;

    // Lanes of two vectors that change places when a matrix is transposed by halves, quarters and eighths.
    private static final IntVector LOW_1 = lanes(0, 8, 2, 10, 4, 12, 6, 14);
    private static final IntVector HIGH_1 = lanes(1, 9, 3, 11, 5, 13, 7, 15);
    private static final IntVector LOW_2 = lanes(0, 1, 8, 9, 4, 5, 12, 13);
    private static final IntVector HIGH_2 = lanes(2, 3, 10, 11, 6, 7, 14, 15);
    private static final IntVector LOW_4 = lanes(0, 1, 2, 3, 8, 9, 10, 11);
    private static final IntVector HIGH_4 = lanes(4, 5, 6, 7, 12, 13, 14, 15);

    // Lanes of two vectors, by turns.
    private static final IntVector LOWER = lanes(0, 8, 1, 9, 2, 10, 3, 11);
    private static final IntVector UPPER = lanes(4, 12, 5, 13, 6, 14, 7, 15);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final VectorSpecies<Short> ROWS = ShortVector.SPECIES_256;

    /// Blocks that go through a pass together: what one leaves stays in the first cache for the next.
    private static final int GROUP = 16;

    private final int[] work = new int[64 * GROUP];
    private final long[] rows = new long[8 * GROUP];

    private static IntVector lanes(int... from) {
        return IntVector.fromArray(INTS, from, 0);
    }

    /// Whether the machine has vectors of eight ints.
    static boolean isSupported() {
        return IntVector.SPECIES_PREFERRED.length() >= INTS.length();
    }

    /// Transforms blocks of a component and makes their coefficients 0: one pass after the other over some blocks, so
    /// that those of one block need not wait for each other.
    ///
    /// @param in at whose index `base` the block begins that `list` calls 0
    /// @param factors as `scale` makes them of `steps`
    /// @param to index of `out` that `list` calls 0
    void transformAll(
            BlockList list, short[] in, int base, int[] steps, int[] factors, byte[] out, int to, int stride) {
        int[] entries = list.entries;
        for (int i = BlockList.start(BlockList.FLAT); i < list.ends[BlockList.FLAT]; i++) {
            int at = base + BlockList.block(entries[i]);
            Idct.fill(Idct.sample(in[at] * steps[0]), out, to + BlockList.target(entries[i]), stride);
            in[at] = 0;
        }
        int end = list.ends[BlockList.SPARSE];
        for (int from = BlockList.start(BlockList.SPARSE); from < end; from += GROUP) {
            int n = Math.min(GROUP, end - from);
            if (n % 2 == 1) {
                entries[from + n] = entries[from + n - 1]; // blocks go in twos
            }
            sparseColumns(entries, from, n, in, base, factors, work);
            sparseRows(n, work, rows);
            for (int i = 0; i < n; i++) {
                int at = base + BlockList.block(entries[from + i]);
                ShortVector.zero(ROWS).intoArray(in, at);
                ShortVector.zero(ROWS).intoArray(in, at + 16);
                put(rows, 8 * i, out, to + BlockList.target(entries[from + i]), stride);
            }
        }
        end = list.ends[BlockList.FULL];
        for (int from = BlockList.start(BlockList.FULL); from < end; from += GROUP) {
            int n = Math.min(GROUP, end - from);
            columns(entries, from, n, in, base, factors, work);
            rows(n, work, rows);
            for (int i = 0; i < n; i++) {
                clear(in, base + BlockList.block(entries[from + i]));
                put(rows, 8 * i, out, to + BlockList.target(entries[from + i]), stride);
            }
        }
    }

    private static void put(long[] rows, int at, byte[] out, int o, int stride) {
        LONG.set(out, o, rows[at]);
        LONG.set(out, o + stride, rows[at + 1]);
        LONG.set(out, o + 2 * stride, rows[at + 2]);
        LONG.set(out, o + 3 * stride, rows[at + 3]);
        LONG.set(out, o + 4 * stride, rows[at + 4]);
        LONG.set(out, o + 5 * stride, rows[at + 5]);
        LONG.set(out, o + 6 * stride, rows[at + 6]);
        LONG.set(out, o + 7 * stride, rows[at + 7]);
    }

    /// Multiplies quantiser steps and constants of the first pass, as far as that saves a multiplication of the
    /// coefficients.
    static void scale(int[] steps, int[] f) {
        for (int x = 0; x < 8; x++) {
            f[C0 + x] = steps[x] << 13;
            f[C1 + x] = steps[8 + x];
            f[C2A + x] = steps[16 + x] * 4433;
            f[C2B + x] = steps[16 + x] * (4433 + 6270);
            f[C3 + x] = steps[24 + x];
            f[C4 + x] = steps[32 + x] << 13;
            f[C5 + x] = steps[40 + x];
            f[C6A + x] = steps[48 + x] * 4433;
            f[C6B + x] = steps[48 + x] * (15137 - 4433);
            f[C7 + x] = steps[56 + x];
            int left = x & 3;
            f[D0 + x] = steps[left] << 13;
            f[D1 + x] = steps[8 + left];
            f[D2A + x] = steps[16 + left] * 4433;
            f[D2B + x] = steps[16 + left] * (4433 + 6270);
            f[D3 + x] = steps[24 + left];
        }
    }

    /// First pass, of all columns of a block at a time; the result is transposed.
    ///
    /// @param base is added to where `list` says that a block begins
    private static void columns(int[] list, int from, int n, short[] in, int base, int[] factors, int[] to) {
        for (int i = 0; i < n; i++) {
            int at = base + BlockList.block(list[from + i]);
            int o = 64 * i;
            IntVector c0 = ints(in, at);
            IntVector c1 = ints(in, at + 8).mul(IntVector.fromArray(INTS, factors, C1));
            IntVector c2 = ints(in, at + 16);
            IntVector c3 = ints(in, at + 24).mul(IntVector.fromArray(INTS, factors, C3));
            IntVector c4 = ints(in, at + 32);
            IntVector c5 = ints(in, at + 40).mul(IntVector.fromArray(INTS, factors, C5));
            IntVector c6 = ints(in, at + 48);
            IntVector c7 = ints(in, at + 56).mul(IntVector.fromArray(INTS, factors, C7));

            IntVector even2 = c2.mul(IntVector.fromArray(INTS, factors, C2A))
                    .sub(c6.mul(IntVector.fromArray(INTS, factors, C6B)));
            IntVector even3 = c2.mul(IntVector.fromArray(INTS, factors, C2B))
                    .add(c6.mul(IntVector.fromArray(INTS, factors, C6A)));
            c0 = c0.mul(IntVector.fromArray(INTS, factors, C0)).add(1 << (FIRST_SHIFT - 1));
            c4 = c4.mul(IntVector.fromArray(INTS, factors, C4));
            IntVector even0 = c0.add(c4);
            IntVector even1 = c0.sub(c4);
            IntVector a0 = even0.add(even3);
            IntVector a3 = even0.sub(even3);
            IntVector a1 = even1.add(even2);
            IntVector a2 = even1.sub(even2);

            IntVector s17 = c1.add(c7).mul(-7373);
            IntVector s35 = c3.add(c5).mul(-20995);
            IntVector s37 = c3.add(c7);
            IntVector s15 = c1.add(c5);
            IntVector all = s37.add(s15).mul(9633);
            s37 = all.sub(s37.mul(16069));
            s15 = all.sub(s15.mul(3196));
            IntVector b3 = c7.mul(2446).add(s17).add(s37);
            IntVector b2 = c5.mul(16819).add(s35).add(s15);
            IntVector b1 = c3.mul(25172).add(s35).add(s37);
            IntVector b0 = c1.mul(12299).add(s17).add(s15);

            c0 = a0.add(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c7 = a0.sub(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c1 = a1.add(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c6 = a1.sub(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c2 = a2.add(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c5 = a2.sub(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c3 = a3.add(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c4 = a3.sub(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);

            a0 = LOW_1.selectFrom(c0, c1);
            a1 = HIGH_1.selectFrom(c0, c1);
            a2 = LOW_1.selectFrom(c2, c3);
            a3 = HIGH_1.selectFrom(c2, c3);
            b0 = LOW_1.selectFrom(c4, c5);
            b1 = HIGH_1.selectFrom(c4, c5);
            b2 = LOW_1.selectFrom(c6, c7);
            b3 = HIGH_1.selectFrom(c6, c7);
            c0 = LOW_2.selectFrom(a0, a2);
            c1 = LOW_2.selectFrom(a1, a3);
            c2 = HIGH_2.selectFrom(a0, a2);
            c3 = HIGH_2.selectFrom(a1, a3);
            c4 = LOW_2.selectFrom(b0, b2);
            c5 = LOW_2.selectFrom(b1, b3);
            c6 = HIGH_2.selectFrom(b0, b2);
            c7 = HIGH_2.selectFrom(b1, b3);
            LOW_4.selectFrom(c0, c4).intoArray(to, o);
            LOW_4.selectFrom(c1, c5).intoArray(to, o + 8);
            LOW_4.selectFrom(c2, c6).intoArray(to, o + 16);
            LOW_4.selectFrom(c3, c7).intoArray(to, o + 24);
            HIGH_4.selectFrom(c0, c4).intoArray(to, o + 32);
            HIGH_4.selectFrom(c1, c5).intoArray(to, o + 40);
            HIGH_4.selectFrom(c2, c6).intoArray(to, o + 48);
            HIGH_4.selectFrom(c3, c7).intoArray(to, o + 56);
        }
    }

    private static IntVector ints(short[] in, int at) {
        return (IntVector) ShortVector.fromArray(SHORTS, in, at).convertShape(VectorOperators.S2I, INTS, 0);
    }

    /// Second pass, of all rows of a block at a time; the result has the eight samples of a row in a long, the first
    /// one lowest.
    private static void rows(int n, int[] from, long[] to) {
        for (int i = 0; i < n; i++) {
            int at = 64 * i;
            IntVector c0 = IntVector.fromArray(INTS, from, at)
                    .lanewise(VectorOperators.LSHL, 13)
                    .add(SECOND_BIAS);
            IntVector c1 = IntVector.fromArray(INTS, from, at + 8);
            IntVector c2 = IntVector.fromArray(INTS, from, at + 16);
            IntVector c3 = IntVector.fromArray(INTS, from, at + 24);
            IntVector c4 = IntVector.fromArray(INTS, from, at + 32).lanewise(VectorOperators.LSHL, 13);
            IntVector c5 = IntVector.fromArray(INTS, from, at + 40);
            IntVector c6 = IntVector.fromArray(INTS, from, at + 48);
            IntVector c7 = IntVector.fromArray(INTS, from, at + 56);

            IntVector turn = c2.add(c6).mul(4433);
            IntVector even2 = turn.sub(c6.mul(15137));
            IntVector even3 = turn.add(c2.mul(6270));
            IntVector even0 = c0.add(c4);
            IntVector even1 = c0.sub(c4);
            IntVector a0 = even0.add(even3);
            IntVector a3 = even0.sub(even3);
            IntVector a1 = even1.add(even2);
            IntVector a2 = even1.sub(even2);

            IntVector s17 = c1.add(c7).mul(-7373);
            IntVector s35 = c3.add(c5).mul(-20995);
            IntVector s37 = c3.add(c7);
            IntVector s15 = c1.add(c5);
            IntVector all = s37.add(s15).mul(9633);
            s37 = all.sub(s37.mul(16069));
            s15 = all.sub(s15.mul(3196));
            IntVector b3 = c7.mul(2446).add(s17).add(s37);
            IntVector b2 = c5.mul(16819).add(s35).add(s15);
            IntVector b1 = c3.mul(25172).add(s35).add(s37);
            IntVector b0 = c1.mul(12299).add(s17).add(s15);

            // Two samples in an int, then four in its bytes: to lay the halves of the rows side by side is all that is
            // left to transpose.
            IntVector p02 = a0.add(b0)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a2.add(b2)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector p13 = a1.add(b1)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a3.add(b3)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector p46 = a3.sub(b3)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a1.sub(b1)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector p57 = a2.sub(b2)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a0.sub(b0)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector low = p02.or(p13.lanewise(VectorOperators.LSHL, 8));
            IntVector high = p46.or(p57.lanewise(VectorOperators.LSHL, 8));
            LOWER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 8 * i);
            UPPER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 8 * i + 4);
        }
    }

    /// `columns` of two blocks at a time, in which all is 0 but the upper left 4x4.
    private static void sparseColumns(int[] list, int from, int n, short[] in, int base, int[] factors, int[] to) {
        for (int i = 0; i < n; i += 2) {
            int at = base + BlockList.block(list[from + i]);
            int at2 = base + BlockList.block(list[from + i + 1]);
            int o = 32 * i;
            IntVector c0 = LOW_4.selectFrom(ints(in, at), ints(in, at2))
                    .mul(IntVector.fromArray(INTS, factors, D0))
                    .add(1 << (FIRST_SHIFT - 1));
            IntVector c1 =
                    LOW_4.selectFrom(ints(in, at + 8), ints(in, at2 + 8)).mul(IntVector.fromArray(INTS, factors, D1));
            IntVector c2 = LOW_4.selectFrom(ints(in, at + 16), ints(in, at2 + 16));
            IntVector c3 =
                    LOW_4.selectFrom(ints(in, at + 24), ints(in, at2 + 24)).mul(IntVector.fromArray(INTS, factors, D3));

            IntVector even2 = c2.mul(IntVector.fromArray(INTS, factors, D2A));
            IntVector even3 = c2.mul(IntVector.fromArray(INTS, factors, D2B));
            IntVector a0 = c0.add(even3);
            IntVector a3 = c0.sub(even3);
            IntVector a1 = c0.add(even2);
            IntVector a2 = c0.sub(even2);
            IntVector b0 = c1.mul(11363).add(c3.mul(9633));
            IntVector b1 = c1.mul(9633).sub(c3.mul(2259));
            IntVector b2 = c1.mul(6437).sub(c3.mul(11362));
            IntVector b3 = c1.mul(2260).sub(c3.mul(6436));

            c0 = a0.add(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c1 = a1.add(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c2 = a2.add(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            c3 = a3.add(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            IntVector c4 = a3.sub(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            IntVector c5 = a2.sub(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            IntVector c6 = a1.sub(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
            IntVector c7 = a0.sub(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);

            a0 = LOW_1.selectFrom(c0, c1);
            a1 = HIGH_1.selectFrom(c0, c1);
            a2 = LOW_1.selectFrom(c2, c3);
            a3 = HIGH_1.selectFrom(c2, c3);
            b0 = LOW_1.selectFrom(c4, c5);
            b1 = HIGH_1.selectFrom(c4, c5);
            b2 = LOW_1.selectFrom(c6, c7);
            b3 = HIGH_1.selectFrom(c6, c7);
            c0 = LOW_2.selectFrom(a0, a2);
            c1 = LOW_2.selectFrom(a1, a3);
            c2 = HIGH_2.selectFrom(a0, a2);
            c3 = HIGH_2.selectFrom(a1, a3);
            c4 = LOW_2.selectFrom(b0, b2);
            c5 = LOW_2.selectFrom(b1, b3);
            c6 = HIGH_2.selectFrom(b0, b2);
            c7 = HIGH_2.selectFrom(b1, b3);
            LOW_4.selectFrom(c0, c4).intoArray(to, o);
            LOW_4.selectFrom(c1, c5).intoArray(to, o + 8);
            LOW_4.selectFrom(c2, c6).intoArray(to, o + 16);
            LOW_4.selectFrom(c3, c7).intoArray(to, o + 24);
            HIGH_4.selectFrom(c0, c4).intoArray(to, o + 32);
            HIGH_4.selectFrom(c1, c5).intoArray(to, o + 40);
            HIGH_4.selectFrom(c2, c6).intoArray(to, o + 48);
            HIGH_4.selectFrom(c3, c7).intoArray(to, o + 56);
        }
    }

    /// `rows` of what `sparseColumns` gave.
    private static void sparseRows(int n, int[] from, long[] to) {
        for (int i = 0; i < n; i++) {
            int at = 32 * i;
            IntVector c0 = IntVector.fromArray(INTS, from, at)
                    .lanewise(VectorOperators.LSHL, 13)
                    .add(SECOND_BIAS);
            IntVector c1 = IntVector.fromArray(INTS, from, at + 8);
            IntVector c2 = IntVector.fromArray(INTS, from, at + 16);
            IntVector c3 = IntVector.fromArray(INTS, from, at + 24);
            IntVector even2 = c2.mul(4433);
            IntVector even3 = c2.mul(4433 + 6270);
            IntVector a0 = c0.add(even3);
            IntVector a3 = c0.sub(even3);
            IntVector a1 = c0.add(even2);
            IntVector a2 = c0.sub(even2);
            IntVector b0 = c1.mul(11363).add(c3.mul(9633));
            IntVector b1 = c1.mul(9633).sub(c3.mul(2259));
            IntVector b2 = c1.mul(6437).sub(c3.mul(11362));
            IntVector b3 = c1.mul(2260).sub(c3.mul(6436));

            // Two samples in an int, then four in its bytes: to lay the halves of the rows side by side is all that is
            // left to transpose.
            IntVector p02 = a0.add(b0)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a2.add(b2)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector p13 = a1.add(b1)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a3.add(b3)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector p46 = a3.sub(b3)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a1.sub(b1)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector p57 = a2.sub(b2)
                    .lanewise(VectorOperators.LSHR, SECOND_SHIFT)
                    .or(a0.sub(b0)
                            .lanewise(VectorOperators.LSHR, SECOND_SHIFT - 16)
                            .and(0xffff0000))
                    .reinterpretAsShorts()
                    .lanewise(VectorOperators.SUSUB, OFFSET)
                    .min((short) 255)
                    .reinterpretAsInts();
            IntVector low = p02.or(p13.lanewise(VectorOperators.LSHL, 8));
            IntVector high = p46.or(p57.lanewise(VectorOperators.LSHL, 8));
            LOWER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 8 * i);
            UPPER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 8 * i + 4);
        }
    }

    /// Makes the 64 coefficients of a block 0.
    private static void clear(short[] block, int at) {
        ShortVector zero = ShortVector.zero(ROWS);
        zero.intoArray(block, at);
        zero.intoArray(block, at + 16);
        zero.intoArray(block, at + 32);
        zero.intoArray(block, at + 48);
    }
}
