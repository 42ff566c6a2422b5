package io.github.displayio4j.displayio.vectorio;

import java.util.Arrays;

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

    /// Makes runs of changes, in their place: of each, where it is and by how much what lies behind it is wound
    /// round more often; inside is where that is not 0.
    ///
    /// @return how many
    static int ofChanges(long[] changes, int n) {
        sort(changes, n);
        return join(changes, n);
    }

    private static void sort(long[] changes, int n) {
        if (n > 32) {
            Arrays.sort(changes, 0, n);
            return;
        }
        for (int i = 1; i < n; i++) {
            long change = changes[i];
            int at = i;
            for (; at > 0 && changes[at - 1] > change; at--) {
                changes[at] = changes[at - 1];
            }
            changes[at] = change;
        }
    }

    private static int join(long[] changes, int n) {
        int count = 0;
        int winding = 0;
        int from = 0;
        for (int i = 0; i < n; ) {
            int at = (int) (changes[i] >> 32);
            int before = winding;
            for (; i < n && (int) (changes[i] >> 32) == at; i++) {
                winding += (int) changes[i];
            }
            if (before == 0 && winding != 0) {
                from = at;
            } else if (before != 0 && winding == 0) {
                changes[count++] = run(from, at);
            }
        }
        return count;
    }
}
