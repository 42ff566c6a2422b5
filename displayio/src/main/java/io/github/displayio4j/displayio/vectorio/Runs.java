package io.github.displayio4j.displayio.vectorio;

/// Runs of samples, see `VectorShape`: ordered, apart from each other, none empty.
final class Runs {
    private Runs() {}

    static int from(long run) {
        return (int) (run >> 32);
    }

    static int to(long run) {
        return (int) run;
    }

    static long run(int from, int to) {
        return (long) from << 32 | (to & 0xffffffffL);
    }

    /// Puts a run down if it is not empty.
    ///
    /// @return runs that there are then
    static int add(long[] runs, int n, int from, int to) {
        if (from < to) {
            runs[n] = run(from, to);
            return n + 1;
        }
        return n;
    }

    /// Puts down what of one run lies outside of another.
    static int addOutside(long[] runs, int n, int from, int to, int innerFrom, int innerTo) {
        if (innerFrom >= innerTo) {
            return add(runs, n, from, to);
        }
        int first = add(runs, n, from, Math.min(to, innerFrom));
        return add(runs, first, Math.max(from, innerTo), to);
    }
}
