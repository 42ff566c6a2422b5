package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.HashMap;
import java.util.Map;

/// The cheapest cover of a few cells, found by trying all: the first cell that is left must be in some rectangle.
final class BestCover {
    static final int SIDE = 6;

    private final double window;
    private final Map<Long, Double> known = new HashMap<>();

    BestCover(double window) {
        this.window = window;
    }

    /// Cost of the best cover in cells.
    double cells(AreaList areas) {
        long left = 0;
        for (int i = 0; i < areas.size(); i++) {
            left |= bits(areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i));
        }
        return cells(left);
    }

    private double cells(long left) {
        if (left == 0) {
            return 0;
        }
        Double before = known.get(left);
        if (before != null) {
            return before;
        }
        int first = Long.numberOfTrailingZeros(left);
        int y1 = first / SIDE; // nothing is left above
        double best = Double.POSITIVE_INFINITY;
        for (int y2 = y1 + 1; y2 <= SIDE; y2++) {
            for (int x1 = 0; x1 <= first % SIDE; x1++) {
                for (int x2 = first % SIDE + 1; x2 <= SIDE; x2++) {
                    double rest = cells(left & ~bits(x1, y1, x2, y2));
                    best = Math.min(best, window + (x2 - x1) * (y2 - y1) + rest);
                }
            }
        }
        known.put(left, best);
        return best;
    }

    private static long bits(int x1, int y1, int x2, int y2) {
        long bits = 0;
        for (int y = y1; y < y2; y++) {
            for (int x = x1; x < x2; x++) {
                bits |= 1L << (y * SIDE + x);
            }
        }
        return bits;
    }
}
