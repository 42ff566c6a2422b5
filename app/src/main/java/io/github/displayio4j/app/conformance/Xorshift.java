package io.github.displayio4j.app.conformance;

/// The generator of SCHEMA 2.
final class Xorshift {
    private Xorshift() {}

    /// The next value.
    ///
    /// @param state one word, changed
    static int next(int[] state, int mask) {
        int s = state[0];
        s ^= s << 13;
        s ^= s >>> 17;
        s ^= s << 5;
        state[0] = s;
        return s >>> 8 & mask;
    }
}
