package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Twins of loops over rows, in vectors of 16 or 32 shorts, as wide as the machine has them.
///
/// They fill whole vectors: up to [#SLACK] - 1 elements behind the last one wanted are read and written. Each method
/// is flat, though they repeat each other so: C2 stops at some size to make called methods part of a loop, and makes
/// objects of the vectors that cross such a call. Colours go to memory itself and not to a slice of each row, which
/// would take fewer checks: that C2 makes an object of it in no JVM is not certain.
///
/// Colours are exact, in lanes of 16 bits with seven bits behind the point: each constant of `ColorRows` is a whole
/// number of 128ths and a multiple of 1/256 of that, and the sum of the latter is rounded down before the constant
/// that makes up for it. Saturating addition keeps the top, a maximum the bottom.
///
/// C2 has no shift of shorts by a constant. Wide vectors are shifted by a vector of counts; others as pairs in an
/// int and then masked. What interleaves two vectors of shorts is one instruction for wide ones and eleven for
/// others, which therefore interleave ints.
final class RowsVector {
    private static final boolean WIDE = VectorShape.preferredShape().vectorBitSize() >= 512;
    private static final VectorSpecies<Short> SHORTS = WIDE ? ShortVector.SPECIES_512 : ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = WIDE ? ByteVector.SPECIES_256 : ByteVector.SPECIES_128;
    private static final VectorSpecies<Integer> INTS = WIDE ? IntVector.SPECIES_512 : IntVector.SPECIES_256;
    private static final int LANES = SHORTS.length();
    private static final int HALF = LANES / 2;
    private static final int QUARTER = LANES / 4;

    /// Pixels that colour loops make at a time.
    static final int GROUP = LANES;
    /// Elements that a row must have to spare, in or behind its array.
    static final int SLACK = 64;

    // Lanes of two vectors, by turns.
    private static final ShortVector LOWER_SHORTS = shorts(0);
    private static final ShortVector UPPER_SHORTS = shorts(HALF);

    private static final ShortVector SEVEN = ShortVector.broadcast(SHORTS, 7);
    private static final ShortVector EIGHT = ShortVector.broadcast(SHORTS, 8);

    private static final VectorMask<Short> ODD_SHORTS = VectorMask.fromLong(SHORTS, 0xaaaaaaaaL);
    private static final VectorMask<Integer> UPPER_HALF = VectorMask.fromLong(INTS, -1L << QUARTER);
    private static final VectorShuffle<Integer> SWAP = VectorShuffle.fromOp(INTS, i -> (i + QUARTER) % HALF);
    // The lanes of both halves by turns, beginning with the lower or with the upper one.
    private static final VectorShuffle<Integer> LOWER_FIRST =
            VectorShuffle.fromOp(INTS, i -> i / 2 + QUARTER * (i & 1));
    private static final VectorShuffle<Integer> UPPER_FIRST =
            VectorShuffle.fromOp(INTS, i -> i / 2 + QUARTER * (1 - (i & 1)));

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
    static void widen(short[] sums, int at, int leftBias, int rightBias, byte[] out, int n) {
        for (int i = 0; i < n + 1 >> 1; i += LANES) {
            ShortVector three = ShortVector.fromArray(SHORTS, sums, at + i).mul((short) 3);
            IntVector even = three.add(ShortVector.fromArray(SHORTS, sums, at + i - 1))
                    .add((short) leftBias)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, 4);
            IntVector odd = three.add(ShortVector.fromArray(SHORTS, sums, at + i + 1))
                    .add((short) rightBias)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 4);
            even.lanewise(VectorOperators.XOR, odd)
                    .and(LOW_BYTES)
                    .lanewise(VectorOperators.XOR, odd)
                    .reinterpretAsBytes()
                    .intoArray(out, 2 * i);
        }
    }

    /// As `ColorRows.yccTo565`, to memory from byte `o` on.
    static void yccTo565(
            byte[] y, int yAt, byte[] cb, int cbAt, byte[] cr, int crAt, MemorySegment out, long o, int n) {
        for (int x = 0; x < n; x += GROUP) {
            ShortVector luma = ByteVector.fromArray(BYTES, y, yAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 7)
                    .reinterpretAsShorts();
            ShortVector u = ByteVector.fromArray(BYTES, cb, cbAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector v = ByteVector.fromArray(BYTES, cr, crAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector r = v.mul((short) 119);
            r = WIDE
                    ? r.lanewise(VectorOperators.LSHR, EIGHT)
                    : r.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHR, 8)
                            .and(LOW_BYTES)
                            .reinterpretAsShorts();
            r = r.add(v.mul((short) 179))
                    .add((short) -22908)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0);
            ShortVector b = u.mul((short) 210);
            b = WIDE
                    ? b.lanewise(VectorOperators.LSHR, EIGHT)
                    : b.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHR, 8)
                            .and(LOW_BYTES)
                            .reinterpretAsShorts();
            b = b.add(u.mul((short) 226))
                    .add((short) -28969)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0);
            ShortVector less = u.mul((short) 13).add(v.mul((short) 105));
            less = WIDE
                    ? less.lanewise(VectorOperators.LSHR, EIGHT)
                    : less.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHR, 8)
                            .and(LOW_BYTES)
                            .reinterpretAsShorts();
            less = less.add(u.mul((short) 44)).add(v.mul((short) 91)).add((short) -17402);
            ShortVector g = luma.lanewise(VectorOperators.SSUB, less).max((short) 0);
            r.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 1)
                    .and(RED_565)
                    .or(g.reinterpretAsInts().lanewise(VectorOperators.LSHR, 4).and(GREEN_565))
                    .or(b.reinterpretAsInts().lanewise(VectorOperators.LSHR, 10).and(BLUE_565))
                    .reinterpretAsShorts()
                    .intoMemorySegment(out, o + 2L * x, ByteOrder.nativeOrder());
        }
    }

    /// As `ColorRows.yccToArgb`, to memory from byte `o` on.
    static void yccToArgb(
            byte[] y, int yAt, byte[] cb, int cbAt, byte[] cr, int crAt, MemorySegment out, long o, int n) {
        for (int x = 0; x < n; x += GROUP) {
            ShortVector luma = ByteVector.fromArray(BYTES, y, yAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 7)
                    .reinterpretAsShorts();
            ShortVector u = ByteVector.fromArray(BYTES, cb, cbAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector v = ByteVector.fromArray(BYTES, cr, crAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector r = v.mul((short) 119);
            r = WIDE
                    ? r.lanewise(VectorOperators.LSHR, EIGHT)
                    : r.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHR, 8)
                            .and(LOW_BYTES)
                            .reinterpretAsShorts();
            r = r.add(v.mul((short) 179))
                    .add((short) -22908)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0);
            ShortVector b = u.mul((short) 210);
            b = WIDE
                    ? b.lanewise(VectorOperators.LSHR, EIGHT)
                    : b.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHR, 8)
                            .and(LOW_BYTES)
                            .reinterpretAsShorts();
            b = b.add(u.mul((short) 226))
                    .add((short) -28969)
                    .lanewise(VectorOperators.SADD, luma)
                    .max((short) 0);
            ShortVector less = u.mul((short) 13).add(v.mul((short) 105));
            less = WIDE
                    ? less.lanewise(VectorOperators.LSHR, EIGHT)
                    : less.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHR, 8)
                            .and(LOW_BYTES)
                            .reinterpretAsShorts();
            less = less.add(u.mul((short) 44)).add(v.mul((short) 91)).add((short) -17402);
            ShortVector g = luma.lanewise(VectorOperators.SSUB, less).max((short) 0);
            if (WIDE) {
                IntVector blue = b.lanewise(VectorOperators.LSHR, SEVEN).reinterpretAsInts();
                ShortVector gb = g.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHL, 1)
                        .lanewise(VectorOperators.XOR, blue)
                        .and(HIGH_BYTES)
                        .lanewise(VectorOperators.XOR, blue)
                        .reinterpretAsShorts();
                ShortVector ar = r.lanewise(VectorOperators.LSHR, SEVEN).or((short) 0xff00);
                LOWER_SHORTS
                        .selectFrom(gb, ar)
                        .reinterpretAsInts()
                        .intoMemorySegment(out, o + 4L * x, ByteOrder.nativeOrder());
                UPPER_SHORTS
                        .selectFrom(gb, ar)
                        .reinterpretAsInts()
                        .intoMemorySegment(out, o + 4L * (x + HALF), ByteOrder.nativeOrder());
            } else {
                IntVector gb = b.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHR, 7)
                        .and(LOW_BYTES)
                        .or(g.reinterpretAsInts()
                                .lanewise(VectorOperators.LSHL, 1)
                                .and(HIGH_BYTES));
                IntVector ar = r.reinterpretAsInts()
                        .lanewise(VectorOperators.LSHR, 7)
                        .and(LOW_BYTES)
                        .or(HIGH_BYTES);
                IntVector even = gb.reinterpretAsShorts()
                        .blend(ar.lanewise(VectorOperators.LSHL, 16).reinterpretAsShorts(), ODD_SHORTS)
                        .reinterpretAsInts();
                IntVector odd = gb.lanewise(VectorOperators.LSHR, 16)
                        .reinterpretAsShorts()
                        .blend(ar.reinterpretAsShorts(), ODD_SHORTS)
                        .reinterpretAsInts()
                        .rearrange(SWAP);
                even.blend(odd, UPPER_HALF)
                        .rearrange(LOWER_FIRST)
                        .intoMemorySegment(out, o + 4L * x, ByteOrder.nativeOrder());
                odd.blend(even, UPPER_HALF)
                        .rearrange(UPPER_FIRST)
                        .intoMemorySegment(out, o + 4L * (x + HALF), ByteOrder.nativeOrder());
            }
        }
    }
}
