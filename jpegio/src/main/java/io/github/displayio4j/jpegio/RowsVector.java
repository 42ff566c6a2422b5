package io.github.displayio4j.jpegio;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Twins of loops over rows that C2 does not make vector code of by itself. They do what fills vectors of eight
/// ints and tell how far they came; the plain loops do the rest.
final class RowsVector {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
    private static final int LANES = INTS.length();

    // Lanes of two vectors, by turns.
    private static final IntVector LOWER = IntVector.fromArray(INTS, new int[] {0, 8, 1, 9, 2, 10, 3, 11}, 0);
    private static final IntVector UPPER = IntVector.fromArray(INTS, new int[] {4, 12, 5, 13, 6, 14, 7, 15}, 0);

    private RowsVector() {}

    /// Doubles `in[i, to)` into `out[o, ...)`: three parts of a sample and one of its left, then of its right
    /// neighbour.
    ///
    /// @return samples that were doubled
    static int widen(int[] in, int i, int to, int[] out, int o, int shift, int leftBias, int rightBias) {
        int n = Math.max(0, to - i) / LANES * LANES;
        for (int x = 0; x < n; x += LANES) {
            IntVector three = IntVector.fromArray(INTS, in, i + x).mul(3);
            IntVector left = IntVector.fromArray(INTS, in, i + x - 1)
                    .add(three)
                    .add(leftBias)
                    .lanewise(VectorOperators.ASHR, shift);
            IntVector right = IntVector.fromArray(INTS, in, i + x + 1)
                    .add(three)
                    .add(rightBias)
                    .lanewise(VectorOperators.ASHR, shift);
            LOWER.selectFrom(left, right).intoArray(out, o + 2 * x);
            UPPER.selectFrom(left, right).intoArray(out, o + 2 * x + LANES);
        }
        return n;
    }

    /// As `ColorRows.yccTo565` and, if `swapped`, `yccToSwapped565`.
    ///
    /// @return pixels that were made
    static int yccTo565(
            int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, boolean swapped, short[] out, int columns) {
        int n = columns / LANES * LANES;
        for (int x = 0; x < n; x += LANES) {
            IntVector luma = IntVector.fromArray(INTS, y, yAt + x);
            IntVector u = IntVector.fromArray(INTS, cb, cbAt + x).sub(128);
            IntVector v = IntVector.fromArray(INTS, cr, crAt + x).sub(128);
            IntVector r = v.mul(91881)
                    .add(32768)
                    .lanewise(VectorOperators.ASHR, 16)
                    .add(luma)
                    .max(0)
                    .min(255);
            IntVector g = u.mul(-22554)
                    .sub(v.mul(46802))
                    .add(32768)
                    .lanewise(VectorOperators.ASHR, 16)
                    .add(luma)
                    .max(0)
                    .min(255);
            IntVector b = u.mul(116130)
                    .add(32768)
                    .lanewise(VectorOperators.ASHR, 16)
                    .add(luma)
                    .max(0)
                    .min(255);
            IntVector pixel = r.and(0xf8)
                    .lanewise(VectorOperators.LSHL, 8)
                    .or(g.and(0xfc).lanewise(VectorOperators.LSHL, 3))
                    .or(b.lanewise(VectorOperators.LSHR, 3));
            if (swapped) {
                pixel = pixel.lanewise(VectorOperators.LSHR, 8).or(pixel.lanewise(VectorOperators.LSHL, 8));
            }
            ((ShortVector) pixel.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(out, x);
        }
        return n;
    }

    /// As `ColorRows.yccToArgb`.
    ///
    /// @return pixels that were made
    static int yccToArgb(int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, int[] out, int columns) {
        int n = columns / LANES * LANES;
        for (int x = 0; x < n; x += LANES) {
            IntVector luma = IntVector.fromArray(INTS, y, yAt + x);
            IntVector u = IntVector.fromArray(INTS, cb, cbAt + x).sub(128);
            IntVector v = IntVector.fromArray(INTS, cr, crAt + x).sub(128);
            IntVector r = v.mul(91881)
                    .add(32768)
                    .lanewise(VectorOperators.ASHR, 16)
                    .add(luma)
                    .max(0)
                    .min(255);
            IntVector g = u.mul(-22554)
                    .sub(v.mul(46802))
                    .add(32768)
                    .lanewise(VectorOperators.ASHR, 16)
                    .add(luma)
                    .max(0)
                    .min(255);
            IntVector b = u.mul(116130)
                    .add(32768)
                    .lanewise(VectorOperators.ASHR, 16)
                    .add(luma)
                    .max(0)
                    .min(255);
            r.lanewise(VectorOperators.LSHL, 16)
                    .or(g.lanewise(VectorOperators.LSHL, 8))
                    .or(b)
                    .or(0xff << 24)
                    .intoArray(out, x);
        }
        return n;
    }
}
