package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.Arrays;

/// Covers the cells of a mask with rectangles that do not overlap.
///
/// Rows of the mask are read as spans. Spans that stay the same from row to row are a block; a block that takes over
/// from one above it, partly at other columns, is linked to it. Each chain of blocks is then cut where a window more is
/// cheaper than the cells that blocks of different columns need to become one rectangle (by dynamic programming).
final class MaskCover {
    /// A mask of more blocks is noise.
    static final int MOST_BLOCKS = 4096;
    /// Blocks of one rectangle at most.
    private static final int LOOK_BACK = 48;

    private final int[] left = new int[MOST_BLOCKS];
    private final int[] right = new int[MOST_BLOCKS];
    private final int[] top = new int[MOST_BLOCKS];
    private final int[] bottom = new int[MOST_BLOCKS];
    /// The block that follows, -1 if none.
    private final int[] next = new int[MOST_BLOCKS];
    private final boolean[] linked = new boolean[MOST_BLOCKS];
    private int blocks;

    /// Where spans of a row begin and end.
    private int[] edges = new int[512];
    /// Blocks of the row before and of this one, from left to right.
    private int[] open = new int[256];

    private int[] opening = new int[256];

    private final int[] chain = new int[MOST_BLOCKS];
    /// Least cost of a chain's first blocks above that of their cells.
    private final double[] least = new double[MOST_BLOCKS + 1];

    private final int[] from = new int[MOST_BLOCKS];

    /// Appends the rectangles to `out`.
    ///
    /// @param gap spans of a row that are apart so little are one
    /// @param window cost of a rectangle besides its cells, in cells
    /// @param perRow that cost is due for each row
    /// @param flatSaved what a rectangle of a single row costs less
    /// @param mostBlocks 1..MOST_BLOCKS
    /// @return false, and nothing appended, if the mask has more blocks
    boolean cover(
            CellMask mask, int gap, double window, double flatSaved, boolean perRow, int mostBlocks, AreaList out) {
        if (!findBlocks(mask, gap, mostBlocks)) {
            return false;
        }
        for (int i = 0; i < blocks; i++) {
            if (!linked[i]) {
                cut(i, window, flatSaved, perRow, out);
            }
        }
        return true;
    }

    private boolean findBlocks(CellMask mask, int gap, int mostBlocks) {
        blocks = 0;
        int opened = 0;
        if (edges.length < mask.columns + 2) {
            edges = new int[mask.columns + 2];
        }
        int above = -2;
        for (int y = mask.nextUsed(0); y < mask.rows; above = y, y = mask.nextUsed(y + 1)) {
            if (y - 1 > above) {
                opened = 0;
            } else if (mask.sameAsRowAbove(y)) {
                for (int i = 0; i < opened; i++) {
                    bottom[open[i]] = y + 1;
                }
                continue;
            }
            int ends = mask.edges(y, gap, edges);
            if (ends > 2 * opening.length) {
                opening = Arrays.copyOf(opening, ends);
            }
            int count = 0;
            int o = 0;
            for (int k = 0; k < ends; k += 2) {
                int x1 = edges[k];
                int x2 = edges[k + 1];
                while (o < opened && right[open[o]] <= x1) {
                    o++;
                }
                int block = o < opened ? continued(o, opened, x1, x2) : -1;
                if (block >= 0 && left[block] == x1 && right[block] == x2) {
                    bottom[block] = y + 1;
                } else {
                    if (blocks == mostBlocks) {
                        return false;
                    }
                    if (block >= 0) {
                        next[block] = blocks;
                    }
                    linked[blocks] = block >= 0;
                    block = blocks++;
                    left[block] = x1;
                    right[block] = x2;
                    top[block] = y;
                    bottom[block] = y + 1;
                    next[block] = -1;
                }
                opening[count++] = block;
            }
            int[] spare = open;
            open = opening;
            opening = spare;
            opened = count;
        }
        return true;
    }

    /// The open block with these columns, or else the free one that shares most columns with them; -1 if none does.
    private int continued(int first, int opened, int x1, int x2) {
        int best = -1;
        int most = 0;
        for (int i = first; i < opened && left[open[i]] < x2; i++) {
            int block = open[i];
            int shared = Math.min(right[block], x2) - Math.max(left[block], x1);
            if (next[block] < 0 && shared > most) {
                most = shared;
                best = block;
            }
        }
        return best;
    }

    private void cut(int head, double window, double flatSaved, boolean perRow, AreaList out) {
        if (next[head] < 0) {
            out.add(left[head], top[head], right[head], bottom[head]);
            return;
        }
        int n = 0;
        for (int i = head; i >= 0; i = next[i]) {
            chain[n++] = i;
        }
        for (int i = 0; i < n; i++) {
            int x1 = Integer.MAX_VALUE;
            int x2 = 0;
            int y2 = bottom[chain[i]];
            int cells = 0;
            double best = Double.POSITIVE_INFINITY;
            for (int j = i; j >= 0 && j > i - LOOK_BACK; j--) {
                int block = chain[j];
                x1 = Math.min(x1, left[block]);
                x2 = Math.max(x2, right[block]);
                cells += (right[block] - left[block]) * (bottom[block] - top[block]);
                int height = y2 - top[block];
                double wasted = (x2 - x1) * height - cells + (perRow ? window * height : window);
                if (wasted - flatSaved >= best) {
                    break; // what is wasted only grows
                }
                double cost = least[j] + (height == 1 ? wasted - flatSaved : wasted);
                if (cost < best) {
                    best = cost;
                    from[i] = j;
                }
            }
            least[i + 1] = best;
        }
        int end = n - 1;
        while (end >= 0) {
            int start = from[end];
            int x1 = Integer.MAX_VALUE;
            int x2 = 0;
            for (int i = start; i <= end; i++) {
                x1 = Math.min(x1, left[chain[i]]);
                x2 = Math.max(x2, right[chain[i]]);
            }
            out.add(x1, top[chain[start]], x2, bottom[chain[end]]);
            end = start - 1;
        }
    }
}
