package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The twin of `Idct.transform` in vectors of eight ints: a row or a column of a block in each.
///
/// Methods are flat and hand over through an array: what C2 cannot keep in registers across a call, it would box.
final class IdctVector {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;

    private static final int FIRST_SHIFT = 13 - 2;
    private static final int SECOND_SHIFT = 13 + 2 + 3;
    private static final int SECOND_BIAS = (1 << (SECOND_SHIFT - 1)) + (128 << SECOND_SHIFT);

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
    private static final ShortVector RIGHT_HALVES =
            ShortVector.zero(ROWS).blend((short) -1, VectorMask.fromLong(ROWS, 0xf0f0));
    private static final ShortVector NOT_FIRST =
            ShortVector.zero(ROWS).blend((short) -1, VectorMask.fromLong(ROWS, 0xfffe));

    private final int[] work = new int[64];
    private final long[] rows = new long[8];

    private static IntVector lanes(int... from) {
        return IntVector.fromArray(INTS, from, 0);
    }

    /// Whether the machine has vectors of eight ints.
    static boolean isSupported() {
        return IntVector.SPECIES_PREFERRED.length() >= INTS.length();
    }

    /// As `Idct.transform`.
    void transform(short[] in, int at, int[] steps, int last, byte[] out, int o, int stride) {
        if (last == 0) {
            Idct.fill(Idct.sample(in[at] * steps[0]), out, o, stride);
            return;
        }
        long[] r = rows;
        if (last < 10) { // the upper left 4x4 triangle
            sparseColumns(in, at, steps, work);
            sparseRows(work, r);
        } else {
            columns(in, at, steps, work);
            rows(work, r);
        }
        LONG.set(out, o, r[0]);
        LONG.set(out, o + stride, r[1]);
        LONG.set(out, o + 2 * stride, r[2]);
        LONG.set(out, o + 3 * stride, r[3]);
        LONG.set(out, o + 4 * stride, r[4]);
        LONG.set(out, o + 5 * stride, r[5]);
        LONG.set(out, o + 6 * stride, r[6]);
        LONG.set(out, o + 7 * stride, r[7]);
    }

    /// First pass, of all columns at a time; the result is transposed.
    private static void columns(short[] in, int at, int[] steps, int[] to) {
        IntVector c0 = dequantised(in, at, steps, 0);
        IntVector c1 = dequantised(in, at, steps, 8);
        IntVector c2 = dequantised(in, at, steps, 16);
        IntVector c3 = dequantised(in, at, steps, 24);
        IntVector c4 = dequantised(in, at, steps, 32);
        IntVector c5 = dequantised(in, at, steps, 40);
        IntVector c6 = dequantised(in, at, steps, 48);
        IntVector c7 = dequantised(in, at, steps, 56);

        IntVector turn = c2.add(c6).mul(4433);
        IntVector even2 = turn.sub(c6.mul(15137));
        IntVector even3 = turn.add(c2.mul(6270));
        IntVector even0 = c0.add(c4).lanewise(VectorOperators.LSHL, 13).add(1 << (FIRST_SHIFT - 1));
        IntVector even1 = c0.sub(c4).lanewise(VectorOperators.LSHL, 13).add(1 << (FIRST_SHIFT - 1));
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
        LOW_4.selectFrom(c0, c4).intoArray(to, 0);
        LOW_4.selectFrom(c1, c5).intoArray(to, 8);
        LOW_4.selectFrom(c2, c6).intoArray(to, 16);
        LOW_4.selectFrom(c3, c7).intoArray(to, 24);
        HIGH_4.selectFrom(c0, c4).intoArray(to, 32);
        HIGH_4.selectFrom(c1, c5).intoArray(to, 40);
        HIGH_4.selectFrom(c2, c6).intoArray(to, 48);
        HIGH_4.selectFrom(c3, c7).intoArray(to, 56);
    }

    private static IntVector dequantised(short[] in, int at, int[] steps, int row) {
        IntVector values =
                (IntVector) ShortVector.fromArray(SHORTS, in, at + row).convertShape(VectorOperators.S2I, INTS, 0);
        return values.mul(IntVector.fromArray(INTS, steps, row));
    }

    /// Second pass, of all rows at a time; the result has the eight samples of a row in a long, the first one lowest.
    private static void rows(int[] from, long[] to) {
        IntVector c0 = IntVector.fromArray(INTS, from, 0);
        IntVector c1 = IntVector.fromArray(INTS, from, 8);
        IntVector c2 = IntVector.fromArray(INTS, from, 16);
        IntVector c3 = IntVector.fromArray(INTS, from, 24);
        IntVector c4 = IntVector.fromArray(INTS, from, 32);
        IntVector c5 = IntVector.fromArray(INTS, from, 40);
        IntVector c6 = IntVector.fromArray(INTS, from, 48);
        IntVector c7 = IntVector.fromArray(INTS, from, 56);

        IntVector turn = c2.add(c6).mul(4433);
        IntVector even2 = turn.sub(c6.mul(15137));
        IntVector even3 = turn.add(c2.mul(6270));
        IntVector even0 = c0.add(c4).lanewise(VectorOperators.LSHL, 13).add(SECOND_BIAS);
        IntVector even1 = c0.sub(c4).lanewise(VectorOperators.LSHL, 13).add(SECOND_BIAS);
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

        c0 = a0.add(b0).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c7 = a0.sub(b0).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c1 = a1.add(b1).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c6 = a1.sub(b1).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c2 = a2.add(b2).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c5 = a2.sub(b2).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c3 = a3.add(b3).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c4 = a3.sub(b3).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);

        // Four columns in the bytes of an int: to lay the two halves of the rows side by side is all that is left.
        IntVector low = c0.or(c1.lanewise(VectorOperators.LSHL, 8))
                .or(c2.lanewise(VectorOperators.LSHL, 16))
                .or(c3.lanewise(VectorOperators.LSHL, 24));
        IntVector high = c4.or(c5.lanewise(VectorOperators.LSHL, 8))
                .or(c6.lanewise(VectorOperators.LSHL, 16))
                .or(c7.lanewise(VectorOperators.LSHL, 24));
        LOWER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 0);
        UPPER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 4);
    }

    /// `columns` if all is 0 but the upper left 4x4.
    private static void sparseColumns(short[] in, int at, int[] steps, int[] to) {
        IntVector c0 = dequantised(in, at, steps, 0);
        IntVector c1 = dequantised(in, at, steps, 8);
        IntVector c2 = dequantised(in, at, steps, 16);
        IntVector c3 = dequantised(in, at, steps, 24);

        IntVector even = c0.lanewise(VectorOperators.LSHL, 13).add(1 << (FIRST_SHIFT - 1));
        IntVector even2 = c2.mul(4433);
        IntVector even3 = c2.mul(4433 + 6270);
        IntVector a0 = even.add(even3);
        IntVector a3 = even.sub(even3);
        IntVector a1 = even.add(even2);
        IntVector a2 = even.sub(even2);
        IntVector all = c1.add(c3).mul(9633);
        IntVector s37 = all.sub(c3.mul(16069));
        IntVector s15 = all.sub(c1.mul(3196));
        IntVector b0 = s15.add(c1.mul(12299 - 7373));
        IntVector b1 = s37.add(c3.mul(25172 - 20995));
        IntVector b2 = s15.sub(c3.mul(20995));
        IntVector b3 = s37.sub(c1.mul(7373));

        c0 = a0.add(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
        c1 = a1.add(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
        c2 = a2.add(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
        c3 = a3.add(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT);
        // Lower rows go beside the upper ones: right of column 3 is nothing.
        c0 = LOW_4.selectFrom(c0, a3.sub(b3).lanewise(VectorOperators.ASHR, FIRST_SHIFT));
        c1 = LOW_4.selectFrom(c1, a2.sub(b2).lanewise(VectorOperators.ASHR, FIRST_SHIFT));
        c2 = LOW_4.selectFrom(c2, a1.sub(b1).lanewise(VectorOperators.ASHR, FIRST_SHIFT));
        c3 = LOW_4.selectFrom(c3, a0.sub(b0).lanewise(VectorOperators.ASHR, FIRST_SHIFT));
        a0 = LOW_1.selectFrom(c0, c1);
        a1 = HIGH_1.selectFrom(c0, c1);
        a2 = LOW_1.selectFrom(c2, c3);
        a3 = HIGH_1.selectFrom(c2, c3);
        LOW_2.selectFrom(a0, a2).intoArray(to, 0);
        LOW_2.selectFrom(a1, a3).intoArray(to, 8);
        HIGH_2.selectFrom(a0, a2).intoArray(to, 16);
        HIGH_2.selectFrom(a1, a3).intoArray(to, 24);
    }

    /// `rows` of what `sparseColumns` gave.
    private static void sparseRows(int[] from, long[] to) {
        IntVector c0 = IntVector.fromArray(INTS, from, 0);
        IntVector c1 = IntVector.fromArray(INTS, from, 8);
        IntVector c2 = IntVector.fromArray(INTS, from, 16);
        IntVector c3 = IntVector.fromArray(INTS, from, 24);

        IntVector even = c0.lanewise(VectorOperators.LSHL, 13).add(SECOND_BIAS);
        IntVector even2 = c2.mul(4433);
        IntVector even3 = c2.mul(4433 + 6270);
        IntVector a0 = even.add(even3);
        IntVector a3 = even.sub(even3);
        IntVector a1 = even.add(even2);
        IntVector a2 = even.sub(even2);
        IntVector all = c1.add(c3).mul(9633);
        IntVector s37 = all.sub(c3.mul(16069));
        IntVector s15 = all.sub(c1.mul(3196));
        IntVector b0 = s15.add(c1.mul(12299 - 7373));
        IntVector b1 = s37.add(c3.mul(25172 - 20995));
        IntVector b2 = s15.sub(c3.mul(20995));
        IntVector b3 = s37.sub(c1.mul(7373));

        c0 = a0.add(b0).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c1 = a1.add(b1).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c2 = a2.add(b2).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        c3 = a3.add(b3).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        IntVector c4 =
                a3.sub(b3).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        IntVector c5 =
                a2.sub(b2).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        IntVector c6 =
                a1.sub(b1).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        IntVector c7 =
                a0.sub(b0).lanewise(VectorOperators.ASHR, SECOND_SHIFT).max(0).min(255);
        IntVector low = c0.or(c1.lanewise(VectorOperators.LSHL, 8))
                .or(c2.lanewise(VectorOperators.LSHL, 16))
                .or(c3.lanewise(VectorOperators.LSHL, 24));
        IntVector high = c4.or(c5.lanewise(VectorOperators.LSHL, 8))
                .or(c6.lanewise(VectorOperators.LSHL, 16))
                .or(c7.lanewise(VectorOperators.LSHL, 24));
        LOWER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 0);
        UPPER.selectFrom(low, high).reinterpretAsLongs().intoArray(to, 4);
    }

    /// As `SmallIdct.transform4`: the first pass in vectors, one column in each lane.
    void transform4(short[] in, int at, int[] steps, int last, byte[] out, int o, int stride) {
        int[] w = work;
        columnsOf4(in, at, steps, w);
        if (last < 10) {
            SmallIdct.sparseRow(w[0], w[1], w[2], w[3], out, o);
            SmallIdct.sparseRow(w[8], w[9], w[10], w[11], out, o + stride);
            SmallIdct.sparseRow(w[16], w[17], w[18], w[19], out, o + 2 * stride);
            SmallIdct.sparseRow(w[24], w[25], w[26], w[27], out, o + 3 * stride);
            return;
        }
        for (int y = 0; y < 4; y++) {
            int i = 8 * y;
            SmallIdct.row(w[i], w[i + 1], w[i + 2], w[i + 3], w[i + 5], w[i + 6], w[i + 7], out, o + y * stride);
        }
    }

    private static void columnsOf4(short[] in, int at, int[] steps, int[] to) {
        IntVector c1 = dequantised(in, at, steps, 8);
        IntVector c2 = dequantised(in, at, steps, 16);
        IntVector c3 = dequantised(in, at, steps, 24);
        IntVector c5 = dequantised(in, at, steps, 40);
        IntVector c6 = dequantised(in, at, steps, 48);
        IntVector c7 = dequantised(in, at, steps, 56);
        IntVector dc =
                dequantised(in, at, steps, 0).lanewise(VectorOperators.LSHL, 14).add(1 << 11);
        IntVector turn = c2.mul(15137).sub(c6.mul(6270));
        IntVector odd0 = c1.mul(20995).add(c3.mul(7373)).sub(c5.mul(4926)).sub(c7.mul(4176));
        IntVector odd1 = c1.mul(8697).sub(c3.mul(17799)).add(c5.mul(11893)).sub(c7.mul(1730));
        IntVector outer = dc.add(turn);
        IntVector inner = dc.sub(turn);
        outer.add(odd0).lanewise(VectorOperators.ASHR, 12).intoArray(to, 0);
        inner.add(odd1).lanewise(VectorOperators.ASHR, 12).intoArray(to, 8);
        inner.sub(odd1).lanewise(VectorOperators.ASHR, 12).intoArray(to, 16);
        outer.sub(odd0).lanewise(VectorOperators.ASHR, 12).intoArray(to, 24);
    }

    /// Makes the 64 coefficients of a block 0.
    static void clear(short[] block, int at) {
        ShortVector zero = ShortVector.zero(ROWS);
        zero.intoArray(block, at);
        zero.intoArray(block, at + 16);
        zero.intoArray(block, at + 32);
        zero.intoArray(block, at + 48);
    }

    /// Zigzag index that the transform may take for that of the last coefficient which is not 0: 0, 9 or 63. The way of
    /// 0 is not taken with a DC so large that the others would overflow.
    ///
    /// @param step of the quantiser, of DC
    static int last(short[] in, int at, int step) {
        ShortVector upper = ShortVector.fromArray(ROWS, in, at);
        ShortVector next = ShortVector.fromArray(ROWS, in, at + 16);
        ShortVector lower = ShortVector.fromArray(ROWS, in, at + 32).or(ShortVector.fromArray(ROWS, in, at + 48));
        ShortVector outside = lower.or(upper.or(next).and(RIGHT_HALVES));
        // Both before any branch: C2 makes objects of vectors that live across one.
        long far = outside.reinterpretAsLongs().reduceLanes(VectorOperators.OR);
        long near = upper.and(NOT_FIRST).or(next).reinterpretAsLongs().reduceLanes(VectorOperators.OR);
        if (far != 0) {
            return 63;
        }
        return near != 0 || Math.abs(in[at] * step) >= 1 << 15 ? 9 : 0;
    }
}
