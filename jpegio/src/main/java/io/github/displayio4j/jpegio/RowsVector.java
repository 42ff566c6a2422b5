package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Twins of loops over rows, in vectors of 16 or 32 shorts, as wide as the machine has them.
///
/// They fill whole vectors: up to [#SLACK] - 1 elements behind the last one wanted are read and written. Each method
/// is flat, though they repeat each other so: C2 stops at some size to make called methods part of a loop, and makes
/// objects of the vectors that cross such a call.
///
/// Colours are exact, in lanes of 16 bits with seven bits behind the point: each constant of `ColorRows` is a whole
/// number of 128ths and a multiple of 1/256 of that, and the sum of the latter is rounded down before the constant
/// that makes up for it. Saturating addition keeps the top, a maximum the bottom. Lanes are shifted as pairs in an
/// int and then masked, because C2 has a shift by a constant for ints, and none for shorts.
final class RowsVector {
    private static final boolean WIDE = VectorShape.preferredShape().vectorBitSize() >= 512;
    private static final VectorSpecies<Short> SHORTS = WIDE ? ShortVector.SPECIES_512 : ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = WIDE ? ByteVector.SPECIES_256 : ByteVector.SPECIES_128;
    private static final int LANES = SHORTS.length();
    private static final int HALF = LANES / 2;

    /// Pixels that the widest loop makes at a time.
    static final int GROUP = 2 * LANES;
    /// Elements that a row must have to spare, in or behind its array.
    static final int SLACK = 64;

    // Lanes of two vectors, by turns.
    private static final ShortVector LOWER_SHORTS = shorts(0);
    private static final ShortVector UPPER_SHORTS = shorts(HALF);

    /// The lower bytes of two shorts in an int.
    private static final int LOW_BYTES = 0x00ff00ff;

    private static final int HIGH_BYTES = 0xff00ff00;
    private static final int RED_565 = 0xf800f800;
    private static final int GREEN_565 = 0x07e007e0;
    private static final int BLUE_565 = 0x001f001f;

    private RowsVector() {}

    private static ShortVector shorts(int first) {
        short[] lanes = new short[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (short) (first + i / 2 + LANES * (i & 1));
        }
        return ShortVector.fromArray(SHORTS, lanes, 0);
    }

    /// Samples as shorts, times `factor`.
    static void copy(byte[] in, int at, int factor, short[] out, int o, int n) {
        for (int x = 0; x < n; x += LANES) {
            ByteVector.fromArray(BYTES, in, at + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
                    .mul((short) factor)
                    .intoArray(out, o + x);
        }
    }

    /// Sums of three parts of a row of samples and one part of another.
    static void sums(byte[] in, int near, int far, short[] out, int o, int n) {
        for (int x = 0; x < n; x += LANES) {
            ShortVector a = ByteVector.fromArray(BYTES, in, near + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector b = ByteVector.fromArray(BYTES, in, far + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            a.mul((short) 3).add(b).intoArray(out, o + x);
        }
    }

    /// Doubles `sums`, of four parts each, from index `at` on into `n` samples: three parts of one and one of its
    /// left, then of its right neighbour.
    static void widen(short[] sums, int at, int leftBias, int rightBias, short[] out, int n) {
        for (int x = 0; x < n; x += GROUP) {
            int i = at + (x >> 1);
            ShortVector three = ShortVector.fromArray(SHORTS, sums, i).mul((short) 3);
            ShortVector even = three.add(ShortVector.fromArray(SHORTS, sums, i - 1))
                    .add((short) leftBias)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 4)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts();
            ShortVector odd = three.add(ShortVector.fromArray(SHORTS, sums, i + 1))
                    .add((short) rightBias)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 4)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts();
            LOWER_SHORTS.selectFrom(even, odd).intoArray(out, x);
            UPPER_SHORTS.selectFrom(even, odd).intoArray(out, x + LANES);
        }
    }

    /// As `ColorRows.yccTo565`, to memory from byte `o` on.
    static void yccTo565(
            byte[] y, int yAt, short[] cb, int cbAt, short[] cr, int crAt, MemorySegment out, long o, int n) {
        for (int x = 0; x < n; x += LANES) {
            ShortVector luma = ByteVector.fromArray(BYTES, y, yAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 7)
                    .reinterpretAsShorts();
            ShortVector u = ShortVector.fromArray(SHORTS, cb, cbAt + x);
            ShortVector v = ShortVector.fromArray(SHORTS, cr, crAt + x);
            IntVector r = v.mul((short) 119)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 8)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts()
                    .add(v.mul((short) 179))
                    .add((short) -22908)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0)
                    .reinterpretAsInts();
            IntVector b = u.mul((short) 210)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 8)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts()
                    .add(u.mul((short) 226))
                    .add((short) -28969)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0)
                    .reinterpretAsInts();
            ShortVector less = u.mul((short) 13)
                    .add(v.mul((short) 105))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 8)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts()
                    .add(u.mul((short) 44))
                    .add(v.mul((short) 91))
                    .add((short) -17402);
            IntVector g =
                    luma.lanewise(VectorOperators.SSUB, less).max((short) 0).reinterpretAsInts();
            r.lanewise(VectorOperators.LSHL, 1)
                    .and(RED_565)
                    .or(g.lanewise(VectorOperators.LSHR, 4).and(GREEN_565))
                    .or(b.lanewise(VectorOperators.LSHR, 10).and(BLUE_565))
                    .reinterpretAsShorts()
                    .intoMemorySegment(out, o + 2L * x, ByteOrder.nativeOrder());
        }
    }

    /// As `ColorRows.yccToArgb`, to memory from byte `o` on.
    static void yccToArgb(
            byte[] y, int yAt, short[] cb, int cbAt, short[] cr, int crAt, MemorySegment out, long o, int n) {
        for (int x = 0; x < n; x += LANES) {
            ShortVector luma = ByteVector.fromArray(BYTES, y, yAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 7)
                    .reinterpretAsShorts();
            ShortVector u = ShortVector.fromArray(SHORTS, cb, cbAt + x);
            ShortVector v = ShortVector.fromArray(SHORTS, cr, crAt + x);
            IntVector r = v.mul((short) 119)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 8)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts()
                    .add(v.mul((short) 179))
                    .add((short) -22908)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0)
                    .reinterpretAsInts();
            IntVector b = u.mul((short) 210)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 8)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts()
                    .add(u.mul((short) 226))
                    .add((short) -28969)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0)
                    .reinterpretAsInts();
            ShortVector less = u.mul((short) 13)
                    .add(v.mul((short) 105))
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 8)
                    .and(LOW_BYTES)
                    .reinterpretAsShorts()
                    .add(u.mul((short) 44))
                    .add(v.mul((short) 91))
                    .add((short) -17402);
            IntVector g =
                    luma.lanewise(VectorOperators.SSUB, less).max((short) 0).reinterpretAsInts();
            ShortVector gb = b.lanewise(VectorOperators.LSHR, 7)
                    .and(LOW_BYTES)
                    .or(g.lanewise(VectorOperators.LSHL, 1).and(HIGH_BYTES))
                    .reinterpretAsShorts();
            ShortVector ar = r.lanewise(VectorOperators.LSHR, 7)
                    .and(LOW_BYTES)
                    .or(HIGH_BYTES)
                    .reinterpretAsShorts();
            long to = o + 4L * x;
            LOWER_SHORTS.selectFrom(gb, ar).reinterpretAsInts().intoMemorySegment(out, to, ByteOrder.nativeOrder());
            UPPER_SHORTS
                    .selectFrom(gb, ar)
                    .reinterpretAsInts()
                    .intoMemorySegment(out, to + 4L * HALF, ByteOrder.nativeOrder());
        }
    }
}
