package io.github.displayio4j.displayio.vectorio;

/// A line with round ends: all points no farther from a segment than half of its width. In sixteenths of a pixel; a
/// row or column of it is one run.
final class Capsule {
    private Capsule() {}

    /// Adds a segment to the changes of a line, see `Runs.ofChanges`: +1 where it begins and -1 where it ends.
    ///
    /// @param corner whether the place of a pixel is its top left corner, else its centre
    /// @return number of changes
    static int addChanges(
            int x1,
            int y1,
            int x2,
            int y2,
            int width,
            boolean column,
            int line,
            boolean fine,
            boolean corner,
            long[] changes,
            int n) {
        Sampling samples = corner ? Sampling.corners(fine) : Sampling.centres(fine);
        long unit = Sampling.UNIT;
        // along the line that is asked for, and across it
        long a1 = unit * (column ? y1 : x1);
        long b1 = unit * (column ? x1 : y1);
        long a2 = unit * (column ? y2 : x2);
        long b2 = unit * (column ? x2 : y2);
        long b = samples.at(line);
        long reach = unit / 2 * width;
        if (b < Math.min(b1, b2) - reach || b > Math.max(b1, b2) + reach) {
            return n;
        }
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        double half = half(b - b1, reach);
        if (half >= 0) {
            from = a1 - half;
            to = a1 + half;
        }
        half = half(b - b2, reach);
        if (half >= 0) {
            from = Math.min(from, a2 - half);
            to = Math.max(to, a2 + half);
        }
        // the two long sides, each from its start to its end
        double length = Math.hypot((double) (a2 - a1), (double) (b2 - b1));
        if (length > 0 && b1 != b2) {
            double shiftA = reach * (b2 - b1) / length;
            double shiftB = reach * (a2 - a1) / length;
            for (int side = -1; side <= 1; side += 2) {
                double t = (b - (b1 - side * shiftB)) / (b2 - b1);
                if (t >= 0 && t <= 1) {
                    double at = a1 + side * shiftA + t * (a2 - a1);
                    from = Math.min(from, at);
                    to = Math.max(to, at);
                }
            }
        } else if (length > 0) {
            from = Math.min(a1, a2) - half(b - b1, reach);
            to = Math.max(a1, a2) + half(b - b1, reach);
        }
        if (from > to) {
            return n;
        }
        // floating point comes within a sample of the edge; what is exact decides
        int first = samples.from((long) Math.floor(from)) - 1;
        int end = samples.behind((long) Math.ceil(to)) + 1;
        while (first < end && !holds(samples.at(first), b, a1, b1, a2, b2, reach)) {
            first++;
        }
        while (first < end && !holds(samples.at(end - 1), b, a1, b1, a2, b2, reach)) {
            end--;
        }
        if (first >= end) {
            return n;
        }
        changes[n] = Runs.run(first, 1);
        changes[n + 1] = Runs.run(end, -1);
        return n + 2;
    }

    private static double half(long across, long reach) {
        return Math.abs(across) > reach ? -1 : Math.sqrt((double) (reach * reach - across * across));
    }

    /// Whether a point is no farther than `reach` from the segment; exact.
    static boolean holds(long a, long b, long a1, long b1, long a2, long b2, long reach) {
        long da = a2 - a1;
        long db = b2 - b1;
        long along = (a - a1) * da + (b - b1) * db;
        long square = da * da + db * db;
        if (along <= 0) {
            return (a - a1) * (a - a1) + (b - b1) * (b - b1) <= reach * reach;
        }
        if (along >= square) {
            return (a - a2) * (a - a2) + (b - b2) * (b - b2) <= reach * reach;
        }
        long cross = (a - a1) * db - (b - b1) * da;
        // cross * cross <= reach * reach * square, in 128 bits
        long high = Math.multiplyHigh(cross, cross);
        long otherHigh = Math.multiplyHigh(reach * reach, square);
        return high < otherHigh
                || (high == otherHigh && Long.compareUnsigned(cross * cross, reach * reach * square) <= 0);
    }
}
