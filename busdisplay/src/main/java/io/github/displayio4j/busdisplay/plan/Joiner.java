package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.Arrays;

/// Joins rectangles where one window for both is cheaper than two.
///
/// Up to `EXACT` of them, the pair that gains most is joined first, among all pairs. More are first joined with
/// neighbours in scan order.
final class Joiner {
    /// Rectangles among which all pairs are tried.
    static final int EXACT = 64;
    /// Neighbours that are tried among more.
    private static final int NEIGHBOURS = 32;
    private static final int MOST_PASSES = 2;
    private static final double FAR = 1 << 20;
    /// No partner is near; the partner was removed.
    private static final int NONE = -1;

    private static final int GONE = -2;

    private final AreaList sorted = new AreaList();
    private long[] keys = new long[EXACT];
    private final int[] partner = new int[EXACT];
    private final double[] gain = new double[EXACT];

    private AreaList list = sorted;
    private double window;
    private double columnsSaved;
    private double rowsSaved;
    private double flatSaved;
    private boolean perRow;

    /// Costs in cells: of a window, what the second of two windows with the same columns or rows is cheaper, and what
    /// one of a single row of cells is.
    void setCost(double window, double columnsSaved, double rowsSaved, double flatSaved, boolean perRow) {
        this.flatSaved = flatSaved;
        this.window = window;
        this.columnsSaved = columnsSaved;
        this.rowsSaved = rowsSaved;
        this.perRow = perRow;
    }

    void join(AreaList areas) {
        list = areas;
        if (areas.size() > EXACT) {
            joinNeighbours();
        }
        if (areas.size() <= EXACT) {
            joinPairs();
        }
    }

    private void joinPairs() {
        for (int i = 0; i < list.size(); i++) {
            findPartner(i);
        }
        while (list.size() > 1) {
            int best = 0;
            for (int i = 1; i < list.size(); i++) {
                if (gain[i] > gain[best]) {
                    best = i;
                }
            }
            if (gain[best] < 0) {
                return;
            }
            int other = partner[best];
            list.set(
                    best,
                    Math.min(list.x1(best), list.x1(other)),
                    Math.min(list.y1(best), list.y1(other)),
                    Math.max(list.x2(best), list.x2(other)),
                    Math.max(list.y2(best), list.y2(other)));
            best = remove(other, best);
            for (int i = list.size() - 1; i >= 0; i--) {
                if (i != best && contains(best, i)) {
                    best = remove(i, best);
                }
            }
            for (int i = 0; i < list.size(); i++) {
                if (partner[i] == GONE || partner[i] == best || i == best) {
                    findPartner(i);
                } else {
                    double with = gain(list, i, best);
                    if (with > gain[i]) {
                        gain[i] = with;
                        partner[i] = best;
                    }
                }
            }
        }
    }

    /// Removes a rectangle and tells where `kept` is then. Partners that are gone become `GONE`.
    private int remove(int i, int kept) {
        int last = list.size() - 1;
        list.removeUnordered(i);
        partner[i] = partner[last];
        gain[i] = gain[last];
        for (int k = 0; k < last; k++) {
            if (partner[k] == i) {
                partner[k] = GONE;
            } else if (partner[k] == last) {
                partner[k] = i;
            }
        }
        return kept == last ? i : kept;
    }

    private void findPartner(int i) {
        partner[i] = NONE;
        gain[i] = Double.NEGATIVE_INFINITY;
        // what is farther away costs more for the gap than a window does
        int width = list.x2(i) - list.x1(i);
        int height = list.y2(i) - list.y1(i);
        int reachX = (int) Math.min(perRow ? window : window / height, FAR);
        int reachY = (int) Math.min(window / width, FAR);
        int left = list.x1(i) - reachX;
        int right = list.x2(i) + reachX;
        int top = list.y1(i) - reachY;
        int bottom = list.y2(i) + reachY;
        for (int j = 0; j < list.size(); j++) {
            if (j != i && list.y1(j) <= bottom && list.y2(j) >= top && list.x1(j) <= right && list.x2(j) >= left) {
                double with = gain(list, i, j);
                if (with > gain[i]) {
                    gain[i] = with;
                    partner[i] = j;
                }
            }
        }
    }

    private boolean contains(int outer, int inner) {
        return list.x1(outer) <= list.x1(inner)
                && list.y1(outer) <= list.y1(inner)
                && list.x2(outer) >= list.x2(inner)
                && list.y2(outer) >= list.y2(inner);
    }

    /// What is saved by one window for both, in cells.
    private double gain(AreaList list, int i, int j) {
        int ix1 = list.x1(i);
        int iy1 = list.y1(i);
        int ix2 = list.x2(i);
        int iy2 = list.y2(i);
        int jx1 = list.x1(j);
        int jy1 = list.y1(j);
        int jx2 = list.x2(j);
        int jy2 = list.y2(j);
        int width = Math.max(ix2, jx2) - Math.min(ix1, jx1);
        int height = Math.max(iy2, jy2) - Math.min(iy1, jy1);
        int cells = (ix2 - ix1) * (iy2 - iy1) + (jx2 - jx1) * (jy2 - jy1) - width * height;
        if (perRow) {
            return cells + window * (iy2 - iy1 + jy2 - jy1 - height);
        }
        double apart = window;
        if (ix1 == jx1 && ix2 == jx2) {
            apart -= columnsSaved;
        }
        if (iy1 == jy1 && iy2 == jy2) {
            apart -= rowsSaved;
        }
        if (flatSaved > 0) {
            apart += flatSaved * ((height == 1 ? 1 : 0) - (iy2 - iy1 == 1 ? 1 : 0) - (jy2 - jy1 == 1 ? 1 : 0));
        }
        return cells + apart;
    }

    /// Passes in scan order: each rectangle joins the one that gains most among those that begin soon below it.
    private void joinNeighbours() {
        for (int pass = 0; pass < MOST_PASSES && list.size() > EXACT; pass++) {
            sort();
            int before = sorted.size();
            for (int i = 0; i < before; i++) {
                int best = -1;
                double most = 0;
                int reach = sorted.y2(i) + (int) Math.min(window / (sorted.x2(i) - sorted.x1(i)), FAR);
                int near = (int) Math.min(perRow ? window : window / (sorted.y2(i) - sorted.y1(i)), FAR);
                int right = sorted.x2(i) + near;
                int left = sorted.x1(i) - near;
                int last = Math.min(before, i + 1 + NEIGHBOURS);
                for (int j = i + 1; j < last && sorted.y1(j) <= reach; j++) {
                    if (sorted.x1(j) <= right && sorted.x2(j) >= left) {
                        double with = gain(sorted, i, j);
                        if (with >= most) {
                            most = with;
                            best = j;
                        }
                    }
                }
                if (best >= 0) {
                    sorted.set(
                            best,
                            Math.min(sorted.x1(i), sorted.x1(best)),
                            Math.min(sorted.y1(i), sorted.y1(best)),
                            Math.max(sorted.x2(i), sorted.x2(best)),
                            Math.max(sorted.y2(i), sorted.y2(best)));
                    sorted.set(i, 0, 0, 0, 0);
                }
            }
            list.clear();
            for (int i = 0; i < before; i++) {
                list.add(sorted.x1(i), sorted.y1(i), sorted.x2(i), sorted.y2(i)); // leaves out the empty ones
            }
            if (list.size() == before) {
                return;
            }
        }
    }

    /// Puts the list into `sorted`, by top edge.
    private void sort() {
        int n = list.size();
        if (keys.length < n) {
            keys = new long[2 * n];
        }
        for (int i = 0; i < n; i++) {
            keys[i] = (long) list.y1(i) << 48 | (long) list.x1(i) << 32 | i;
        }
        Arrays.sort(keys, 0, n);
        sorted.clear();
        for (int k = 0; k < n; k++) {
            int i = (int) keys[k];
            sorted.add(list.x1(i), list.y1(i), list.x2(i), list.y2(i));
        }
    }
}
