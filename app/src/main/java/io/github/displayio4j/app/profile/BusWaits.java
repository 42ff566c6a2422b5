package io.github.displayio4j.app.profile;

import java.util.Arrays;

/// When a thread waited for others on its bus: how long in a span of time is asked for each frame of a recording, of
/// which there may be a hundred thousand.
final class BusWaits {
    private long[] starts = new long[16];
    /// Until `sort` how long each took, then the sums of those before each.
    private long[] nanos = new long[16];

    private int count;

    void add(long start, long took) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        starts[count] = start;
        nanos[count++] = took;
    }

    /// After the last `add`, before the first `between`.
    void sort() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
        long[] sorted = new long[count];
        long[] sums = new long[count + 1];
        for (int i = 0; i < count; i++) {
            sorted[i] = starts[order[i]];
            sums[i + 1] = sums[i] + nanos[order[i]];
        }
        starts = sorted;
        nanos = sums;
    }

    /// How long the waits took that began at `from` or later and before `to`.
    long between(long from, long to) {
        return Math.max(0, nanos[first(to)] - nanos[first(from)]);
    }

    /// How many began before a time.
    private int first(long time) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
