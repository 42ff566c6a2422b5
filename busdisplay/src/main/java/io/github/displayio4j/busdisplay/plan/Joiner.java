package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.Arrays;

/// Joins rectangles where one window for both is cheaper than two.
///
/// A line sweeps down over them: each takes in the one below or beside it that gains most, and again, until none is
/// worth a window less. The first sweep joins only what gains much, so that a good pair is not lost to a poor one.
final class Joiner {
    /// Rectangles that follow in the order of the sweep and are tried, at most.
    private static final int NEIGHBOURS = 32;

    private static final int MOST_SWEEPS = 4;
    private static final double FAR = 1 << 20;
    /// The left edge of what was taken in, right of all others.
    private static final int GONE = 1 << 29;

    private long[] keys = new long[64];
    private int[] x1 = new int[64];
    private int[] y1 = new int[64];
    private int[] x2 = new int[64];
    private int[] y2 = new int[64];
    /// Rectangles that were joined in the sweep under way, up to each one.
    private int[] joined = new int[65];
    private boolean[] grown = new boolean[64];
    /// Whether there is a partner that gained too little for the last sweep.
    private boolean[] waits = new boolean[64];
    private int size;

    private final int[] reaches = new int[64];
    private double window = Double.NaN;
    private double columnsSaved;
    private double rowsSaved;
    private double flatSaved;
    private boolean perRow;

    /// Costs in cells: of a window, what the second of two windows with the same columns or rows is cheaper, and what
    /// one of a single row of cells is.
    void setCost(double window, double columnsSaved, double rowsSaved, double flatSaved, boolean perRow) {
        this.flatSaved = flatSaved;
        for (int cells = 1; cells < reaches.length && window != this.window; cells++) {
            reaches[cells] = (int) Math.min(window / cells, FAR);
        }
        this.window = window;
        this.columnsSaved = columnsSaved;
        this.rowsSaved = rowsSaved;
        this.perRow = perRow;
    }

    void join(AreaList areas) {
        if (areas.size() < 2) {
            return;
        }
        load(areas);
        Arrays.fill(joined, 0, size + 1, 0);
        Arrays.fill(waits, 0, size, true);
        boolean any = sweep(window / 2);
        for (int i = 1; i < MOST_SWEEPS && (any || i == 1); i++) {
            any = sweep(0);
        }
        areas.clear();
        for (int i = 0; i < size; i++) {
            areas.add(x1[i], y1[i], x2[i], y2[i]);
        }
    }

    /// Takes the rectangles by top edge, then by left edge.
    private void load(AreaList areas) {
        size = areas.size();
        if (keys.length < size) {
            keys = new long[2 * size];
            x1 = new int[2 * size];
            y1 = new int[2 * size];
            x2 = new int[2 * size];
            y2 = new int[2 * size];
            joined = new int[2 * size + 1];
            grown = new boolean[2 * size];
            waits = new boolean[2 * size];
        }
        boolean sorted = true;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            keys[i] = (long) areas.y1(i) << 48 | (long) areas.x1(i) << 32 | i;
            sorted &= keys[i] > last;
            last = keys[i];
        }
        if (!sorted) {
            KeySort.sort(keys, size);
        }
        for (int k = 0; k < size; k++) {
            int i = (int) keys[k];
            x1[k] = areas.x1(i);
            y1[k] = areas.y1(i);
            x2[k] = areas.x2(i);
            y2[k] = areas.y2(i);
        }
    }

    /// One sweep over all; what was taken in is left out afterwards.
    ///
    /// @param least gain that is worth joining for
    /// @return whether any were joined
    private boolean sweep(double least) {
        boolean any = false;
        for (int i = 0; i < size; i++) {
            // nothing is new where the last sweep neither left a partner nor joined any
            boolean tries = waits[i] || joined[Math.min(size, i + 1 + NEIGHBOURS)] > joined[i];
            grown[i] = false;
            while (tries && x1[i] < GONE && takeIn(i, least)) {
                grown[i] = true;
                any = true;
            }
        }
        if (any) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (x1[i] < GONE) {
                    x1[kept] = x1[i];
                    y1[kept] = y1[i];
                    x2[kept] = x2[i];
                    waits[kept] = waits[i];
                    y2[kept++] = y2[i];
                    joined[kept] = joined[kept - 1] + (grown[i] ? 1 : 0);
                }
            }
            size = kept;
        }
        return any;
    }

    /// Joins a rectangle with the later one that gains most.
    private boolean takeIn(int i, double least) {
        int left = x1[i];
        int top = y1[i];
        int right = x2[i];
        int bottom = y2[i];
        int cells = (right - left) * (bottom - top);
        // what is farther away costs more for the gap than a window does
        int near = perRow ? reach(1) : reach(bottom - top);
        int below = bottom + reach(right - left);
        int end = Math.min(size, i + 1 + NEIGHBOURS);
        int worth = perRow ? Integer.MAX_VALUE : (int) Math.min(window, FAR);
        int best = -1;
        double most = 0;
        for (int j = i + 1; j < end && y1[j] <= below; j++) {
            if (((right + near - x1[j]) | (x2[j] - left + near)) < 0) {
                continue;
            }
            int height = Math.max(bottom, y2[j]) - top;
            int added = (Math.max(right, x2[j]) - Math.min(left, x1[j])) * height
                    - cells
                    - (x2[j] - x1[j]) * (y2[j] - y1[j]);
            if (added <= worth) {
                double with = apart(i, j, height) - added;
                if (with >= most) {
                    most = with;
                    best = j;
                }
            }
        }
        waits[i] = best >= 0;
        if (best < 0 || most < least) {
            return false;
        }
        x1[i] = Math.min(left, x1[best]);
        x2[i] = Math.max(right, x2[best]);
        y2[i] = Math.max(bottom, y2[best]);
        x1[best] = GONE;
        return true;
    }

    /// How far apart two windows of so many cells may be for the gap to be cheaper than the second.
    private int reach(int cells) {
        return cells < reaches.length ? reaches[cells] : (int) (window / cells);
    }

    /// What two windows cost more than one, besides their cells.
    private double apart(int i, int j, int height) {
        int heightI = y2[i] - y1[i];
        int heightJ = y2[j] - y1[j];
        if (perRow) {
            return window * (heightI + heightJ - height);
        }
        double apart = window;
        if (x1[i] == x1[j] && x2[i] == x2[j]) {
            apart -= columnsSaved;
        }
        if (y1[i] == y1[j] && y2[i] == y2[j]) {
            apart -= rowsSaved;
        }
        if (flatSaved > 0) {
            apart += flatSaved * ((height == 1 ? 1 : 0) - (heightI == 1 ? 1 : 0) - (heightJ == 1 ? 1 : 0));
        }
        return apart;
    }
}
