package io.github.displayio4j.jpegio;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Twins of loops over rows, in vectors of sixteen shorts.
///
/// They fill whole vectors: up to [#SLACK] - 1 elements behind the last one wanted are read and written. Each method
/// is flat: what C2 cannot keep in registers across a call, it would box.
///
/// Colours are exact. Each constant of `ColorRows` is a whole number and a fraction of sixteen bits, and the fraction
/// is two bytes: `floor((256 * h + l + 32768) / 65536) = (h + 128 + (l >> 8)) >> 8`, in which no term needs more than
/// sixteen bits.
final class RowsVector {
    /// Elements that a row must have to spare, in or behind its array.
    static final int SLACK = 32;

    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Byte> HALF_BYTES = ByteVector.SPECIES_64;
    private static final int LANES = SHORTS.length();
    private static final VectorMask<Short> ODD = VectorMask.fromLong(SHORTS, 0xaaaa);

    private RowsVector() {}

    /// Samples as shorts.
    static void copy(byte[] in, int at, short[] out, int n) {
        for (int x = 0; x < n; x += LANES) {
            ByteVector.fromArray(BYTES, in, at + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts()
                    .intoArray(out, x);
        }
    }

    /// Sums of three parts of a row of samples and one part of another, each in both halves of an int.
    static void sums(byte[] in, int near, int far, int[] out, int o, int n) {
        for (int x = 0; x < n; x += LANES) {
            ShortVector a = ByteVector.fromArray(BYTES, in, near + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector b = ByteVector.fromArray(BYTES, in, far + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0)
                    .reinterpretAsShorts();
            ShortVector sum = a.add(a).add(a).add(b);
            IntVector lower =
                    sum.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0).reinterpretAsInts();
            IntVector upper =
                    sum.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 1).reinterpretAsInts();
            lower.or(lower.lanewise(VectorOperators.LSHL, 16)).intoArray(out, o + x);
            upper.or(upper.lanewise(VectorOperators.LSHL, 16)).intoArray(out, o + x + LANES / 2);
        }
    }

    /// Samples, each in both halves of an int.
    static void twice(byte[] in, int at, int[] out, int o, int n) {
        for (int x = 0; x < n; x += LANES / 2) {
            IntVector one = ByteVector.fromArray(HALF_BYTES, in, at + x)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0)
                    .reinterpretAsInts();
            one.or(one.lanewise(VectorOperators.LSHL, 16)).intoArray(out, o + x);
        }
    }

    /// Doubles `sums` from index `at` on into `n` samples: three parts of one and one of its left, then of its right
    /// neighbour.
    static void widen(int[] sums, int at, int shift, int leftBias, int rightBias, short[] out, int n) {
        ShortVector bias = ShortVector.broadcast(SHORTS, (short) leftBias)
                .blend(ShortVector.broadcast(SHORTS, (short) rightBias), ODD);
        for (int x = 0; x < n; x += LANES) {
            int i = at + (x >> 1);
            ShortVector one = IntVector.fromArray(INTS, sums, i).reinterpretAsShorts();
            ShortVector left = IntVector.fromArray(INTS, sums, i - 1).reinterpretAsShorts();
            ShortVector right = IntVector.fromArray(INTS, sums, i + 1).reinterpretAsShorts();
            one.add(one)
                    .add(one)
                    .add(left.blend(right, ODD))
                    .add(bias)
                    .lanewise(VectorOperators.LSHR, shift)
                    .intoArray(out, x);
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
            ShortVector r = v.mul((short) 233)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v.mul((short) 102))
                    .add((short) 128)
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
            ShortVector r = v.mul((short) 233)
                    .lanewise(VectorOperators.ASHR, 8)
                    .add(v.mul((short) 102))
                    .add((short) 128)
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
}
