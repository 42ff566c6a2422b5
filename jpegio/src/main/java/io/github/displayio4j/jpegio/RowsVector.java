package io.github.displayio4j.jpegio;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Twins of loops over rows, in vectors of sixteen shorts.
///
/// They fill whole vectors: up to [#SLACK] - 1 elements behind the last one wanted are read and written. Each
/// method
/// is flat: what C2 cannot keep in registers across a call, it would box.
///
/// Colours are exact. Each constant of `ColorRows` is a whole number and a fraction of sixteen bits, and the
/// fraction
/// is two bytes: `floor((256 * h + l + 32768) / 65536) = (h + 128 + (l >> 8)) >> 8`, in which no term needs more
/// than
/// sixteen bits. For red, 1.402, `v + ((103 * v + ((2048 - v) >> 4)) >> 8)` is the same for all bytes.
final class RowsVector {
    /// Elements that a row must have to spare, in or behind its array.
    static final int SLACK = 32;

    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Byte> PAIRS = ByteVector.SPECIES_256;
    private static final int LANES = SHORTS.length();
    // Lanes of two vectors, by turns.
    private static final ShortVector LOWER_SHORTS = shorts(0);
    private static final ShortVector UPPER_SHORTS = shorts(LANES / 2);
    private static final IntVector LOWER_INTS = ints(0);
    private static final IntVector UPPER_INTS = ints(LANES / 4);

    private RowsVector() {}

    private static ShortVector shorts(int first) {
        short[] lanes = new short[LANES];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = (short) (first + i / 2 + LANES * (i & 1));
        }
        return ShortVector.fromArray(SHORTS, lanes, 0);
    }

    private static IntVector ints(int first) {
        int[] lanes = new int[LANES / 2];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = first + i / 2 + lanes.length * (i & 1);
        }
        return IntVector.fromArray(INTS, lanes, 0);
    }

    /// Samples as shorts.
    static void copy(byte[] in, int at, short[] out, int o, int n) {
        for (int x = 0; x < n; x += LANES) {
            ByteVector.fromArray(BYTES, in, at + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
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

    /// Doubles `sums` from index `at` on into `n` samples: three parts of one and one of its left, then of its
    /// right
    /// neighbour.
    static void widen(short[] sums, int at, int shift, int leftBias, int rightBias, short[] out, int n) {
        for (int x = 0; x < n; x += 2 * LANES) {
            int i = at + (x >> 1);
            ShortVector three = ShortVector.fromArray(SHORTS, sums, i).mul((short) 3);
            ShortVector even = three.add(ShortVector.fromArray(SHORTS, sums, i - 1))
                    .add((short) leftBias)
                    .lanewise(VectorOperators.LSHR, shift);
            ShortVector odd = three.add(ShortVector.fromArray(SHORTS, sums, i + 1))
                    .add((short) rightBias)
                    .lanewise(VectorOperators.LSHR, shift);
            LOWER_SHORTS.selectFrom(even, odd).intoArray(out, x);
            UPPER_SHORTS.selectFrom(even, odd).intoArray(out, x + LANES);
        }
    }

    /// As `ColorRows.yccTo565`.
    static void yccTo565(byte[] y, int yAt, short[] cb, int cbAt, short[] cr, int crAt, short[] out, int n) {
        for (int x = 0; x < n; x += LANES) {
            ShortVector luma = ByteVector.fromArray(BYTES, y, yAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector u = ShortVector.fromArray(SHORTS, cb, cbAt + x).sub((short) 128);
            ShortVector v = ShortVector.fromArray(SHORTS, cr, crAt + x).sub((short) 128);
            ShortVector r = v.mul((short) 103)
                    .add(v.lanewise(VectorOperators.NEG).add((short) 2048).lanewise(VectorOperators.ASHR, 4))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v)
                    .add(luma)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector g = v.mul((short) 46)
                    .sub(u.mul((short) 26))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v.mul((short) 73))
                    .sub(u.mul((short) 88))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(v)
                    .add(luma)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector b = u.mul((short) -94)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(u.mul((short) 58))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(u)
                    .add(u)
                    .add(luma)
                    .max((short) 0)
                    .min((short) 255);
            r.and((short) 0xf8)
                    .lanewise(VectorOperators.LSHL, 8)
                    .or(g.and((short) 0xfc).lanewise(VectorOperators.LSHL, 3))
                    .or(b.lanewise(VectorOperators.LSHR, 3))
                    .intoArray(out, x);
        }
    }

    /// As `ColorRows.yccToArgb`.
    static void yccToArgb(byte[] y, int yAt, short[] cb, int cbAt, short[] cr, int crAt, int[] out, int n) {
        for (int x = 0; x < n; x += LANES) {
            ShortVector luma = ByteVector.fromArray(BYTES, y, yAt + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector u = ShortVector.fromArray(SHORTS, cb, cbAt + x).sub((short) 128);
            ShortVector v = ShortVector.fromArray(SHORTS, cr, crAt + x).sub((short) 128);
            ShortVector r = v.mul((short) 103)
                    .add(v.lanewise(VectorOperators.NEG).add((short) 2048).lanewise(VectorOperators.ASHR, 4))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v)
                    .add(luma)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector g = v.mul((short) 46)
                    .sub(u.mul((short) 26))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v.mul((short) 73))
                    .sub(u.mul((short) 88))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(v)
                    .add(luma)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector b = u.mul((short) -94)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(u.mul((short) 58))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(u)
                    .add(u)
                    .add(luma)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector gb = g.lanewise(VectorOperators.LSHL, 8).or(b);
            ShortVector ar = r.or((short) 0xff00);
            IntVector gb0 =
                    gb.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0).reinterpretAsInts();
            IntVector gb1 =
                    gb.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 1).reinterpretAsInts();
            IntVector ar0 =
                    ar.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0).reinterpretAsInts();
            IntVector ar1 =
                    ar.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 1).reinterpretAsInts();
            ar0.lanewise(VectorOperators.LSHL, 16).or(gb0).intoArray(out, x);
            ar1.lanewise(VectorOperators.LSHL, 16).or(gb1).intoArray(out, x + LANES / 2);
        }
    }

    /// `widen` of both colour differences and `yccTo565` in one: even and odd pixels apart, to the end.
    ///
    /// @param at index of the first sum of `cb` and `cr`; the first pixel has an even column
    static void fancyTo565(
            byte[] y, int yAt, short[] cb, short[] cr, int at, int shift, int left, int right, short[] out, int n) {
        short leftBias = (short) (left - (128 << shift));
        short rightBias = (short) (right - (128 << shift));
        for (int x = 0; x < n; x += 2 * LANES) {
            int i = at + (x >> 1);
            ShortVector threeU = ShortVector.fromArray(SHORTS, cb, i).mul((short) 3);
            ShortVector u0 = threeU.add(ShortVector.fromArray(SHORTS, cb, i - 1))
                    .add(leftBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector u1 = threeU.add(ShortVector.fromArray(SHORTS, cb, i + 1))
                    .add(rightBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector threeV = ShortVector.fromArray(SHORTS, cr, i).mul((short) 3);
            ShortVector v0 = threeV.add(ShortVector.fromArray(SHORTS, cr, i - 1))
                    .add(leftBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector v1 = threeV.add(ShortVector.fromArray(SHORTS, cr, i + 1))
                    .add(rightBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector luma = ByteVector.fromArray(PAIRS, y, yAt + x).reinterpretAsShorts();
            ShortVector y0 = luma.and((short) 255);
            ShortVector y1 = luma.lanewise(VectorOperators.LSHR, 8);
            ShortVector r0 = v0.mul((short) 103)
                    .add(v0.lanewise(VectorOperators.NEG).add((short) 2048).lanewise(VectorOperators.ASHR, 4))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v0)
                    .add(y0)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector g0 = v0.mul((short) 46)
                    .sub(u0.mul((short) 26))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v0.mul((short) 73))
                    .sub(u0.mul((short) 88))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(v0)
                    .add(y0)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector b0 = u0.mul((short) -94)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(u0.mul((short) 58))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(u0)
                    .add(u0)
                    .add(y0)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector r1 = v1.mul((short) 103)
                    .add(v1.lanewise(VectorOperators.NEG).add((short) 2048).lanewise(VectorOperators.ASHR, 4))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v1)
                    .add(y1)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector g1 = v1.mul((short) 46)
                    .sub(u1.mul((short) 26))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v1.mul((short) 73))
                    .sub(u1.mul((short) 88))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(v1)
                    .add(y1)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector b1 = u1.mul((short) -94)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(u1.mul((short) 58))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(u1)
                    .add(u1)
                    .add(y1)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector even = r0.and((short) 0xf8)
                    .lanewise(VectorOperators.LSHL, 8)
                    .or(g0.and((short) 0xfc).lanewise(VectorOperators.LSHL, 3))
                    .or(b0.lanewise(VectorOperators.LSHR, 3));
            ShortVector odd = r1.and((short) 0xf8)
                    .lanewise(VectorOperators.LSHL, 8)
                    .or(g1.and((short) 0xfc).lanewise(VectorOperators.LSHL, 3))
                    .or(b1.lanewise(VectorOperators.LSHR, 3));
            LOWER_SHORTS.selectFrom(even, odd).intoArray(out, x);
            UPPER_SHORTS.selectFrom(even, odd).intoArray(out, x + LANES);
        }
    }

    /// `widen` of both colour differences and `yccToArgb` in one, as `fancyTo565`.
    static void fancyToArgb(
            byte[] y, int yAt, short[] cb, short[] cr, int at, int shift, int left, int right, int[] out, int n) {
        short leftBias = (short) (left - (128 << shift));
        short rightBias = (short) (right - (128 << shift));
        for (int x = 0; x < n; x += 2 * LANES) {
            int i = at + (x >> 1);
            ShortVector threeU = ShortVector.fromArray(SHORTS, cb, i).mul((short) 3);
            ShortVector u0 = threeU.add(ShortVector.fromArray(SHORTS, cb, i - 1))
                    .add(leftBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector u1 = threeU.add(ShortVector.fromArray(SHORTS, cb, i + 1))
                    .add(rightBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector threeV = ShortVector.fromArray(SHORTS, cr, i).mul((short) 3);
            ShortVector v0 = threeV.add(ShortVector.fromArray(SHORTS, cr, i - 1))
                    .add(leftBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector v1 = threeV.add(ShortVector.fromArray(SHORTS, cr, i + 1))
                    .add(rightBias)
                    .lanewise(VectorOperators.ASHR, shift);
            ShortVector luma = ByteVector.fromArray(PAIRS, y, yAt + x).reinterpretAsShorts();
            ShortVector y0 = luma.and((short) 255);
            ShortVector y1 = luma.lanewise(VectorOperators.LSHR, 8);
            ShortVector r0 = v0.mul((short) 103)
                    .add(v0.lanewise(VectorOperators.NEG).add((short) 2048).lanewise(VectorOperators.ASHR, 4))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v0)
                    .add(y0)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector g0 = v0.mul((short) 46)
                    .sub(u0.mul((short) 26))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v0.mul((short) 73))
                    .sub(u0.mul((short) 88))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(v0)
                    .add(y0)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector b0 = u0.mul((short) -94)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(u0.mul((short) 58))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(u0)
                    .add(u0)
                    .add(y0)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector r1 = v1.mul((short) 103)
                    .add(v1.lanewise(VectorOperators.NEG).add((short) 2048).lanewise(VectorOperators.ASHR, 4))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v1)
                    .add(y1)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector g1 = v1.mul((short) 46)
                    .sub(u1.mul((short) 26))
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v1.mul((short) 73))
                    .sub(u1.mul((short) 88))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(v1)
                    .add(y1)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector b1 = u1.mul((short) -94)
                    .lanewise(VectorOperators.ASHR, 8)
                    .sub(u1.mul((short) 58))
                    .add((short) 128)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(u1)
                    .add(u1)
                    .add(y1)
                    .max((short) 0)
                    .min((short) 255);
            ShortVector gb0 = g0.lanewise(VectorOperators.LSHL, 8).or(b0);
            ShortVector gb1 = g1.lanewise(VectorOperators.LSHL, 8).or(b1);
            ShortVector ar0 = r0.or((short) 0xff00);
            ShortVector ar1 = r1.or((short) 0xff00);
            IntVector even = LOWER_SHORTS.selectFrom(gb0, ar0).reinterpretAsInts();
            IntVector odd = LOWER_SHORTS.selectFrom(gb1, ar1).reinterpretAsInts();
            LOWER_INTS.selectFrom(even, odd).intoArray(out, x);
            UPPER_INTS.selectFrom(even, odd).intoArray(out, x + LANES / 2);
            even = UPPER_SHORTS.selectFrom(gb0, ar0).reinterpretAsInts();
            odd = UPPER_SHORTS.selectFrom(gb1, ar1).reinterpretAsInts();
            LOWER_INTS.selectFrom(even, odd).intoArray(out, x + LANES);
            UPPER_INTS.selectFrom(even, odd).intoArray(out, x + LANES + LANES / 2);
        }
    }
}
