package io.github.displayio4j.displayio.bitmaptools;

/// Division of what `Alphablend` adds up by the sum of its factors, without dividing: loops of multiplications are
/// made vector code, divisions are not.
///
/// For `n / d` with `d` in 1..256 and `n < 256 * d`: `r` is 2^24 / d rounded up, and `n * r / 2^24` rounded down is
/// exact, because `n` times the error of `r` stays below 2^24. `n * r` needs all 32 bits of an `int`.
final class Reciprocal {
    private static final int[] OF = new int[257];

    static {
        for (int d = 1; d < OF.length; d++) {
            OF[d] = Math.ceilDiv(1 << 24, d);
        }
    }

    private Reciprocal() {}

    /// @param d 1..256
    static int of(int d) {
        return OF[d];
    }

    static int quotient(int n, int reciprocal) {
        return n * reciprocal >>> 24;
    }
}
