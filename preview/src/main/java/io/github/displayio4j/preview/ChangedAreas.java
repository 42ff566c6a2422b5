package io.github.displayio4j.preview;

import java.util.Arrays;

/// Where two pictures differ: a few rectangles that hold every pixel that differs, overlap nowhere and are no
/// larger than they must be. Looks at cells of 16 x 16 pixels, joins changed neighbours, and keeps one rectangle
/// around all where there would be very many.
final class ChangedAreas {
    private static final int CELL = 16;
    private static final int MOST = 64;

    private final int width;
    private final int height;
    private final int[] areas = new int[4 * MOST];
    private int count;
    private boolean joined;
    /// The one that grows from cell to cell.
    private int x1;

    private int y1;
    private int x2;
    private int y2;

    /// For pictures of this size.
    ChangedAreas(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Rectangles that were found.
    int count() {
        return count;
    }

    /// Their edges, `x1, y1, x2, y2` of each; only the first `count()` of them count.
    int[] areas() {
        return areas;
    }

    /// Compares two pictures.
    ///
    /// @return how many rectangles differ
    int find(int[] before, int[] after) {
        count = 0;
        joined = false;
        for (int top = 0; top < height; top += CELL) {
            int bottom = Math.min(height, top + CELL);
            if (!Arrays.equals(before, top * width, bottom * width, after, top * width, bottom * width)) {
                findInBand(before, after, top, bottom);
            }
        }
        return count;
    }

    private void findInBand(int[] before, int[] after, int top, int bottom) {
        int above = count; // those that this band may carry on
        restart();
        for (int left = 0; left < width; left += CELL) {
            int right = Math.min(width, left + CELL);
            boolean grew = false;
            for (int y = top; y < bottom; y++) {
                int from = y * width + left;
                int to = y * width + right;
                int first = Arrays.mismatch(before, from, to, after, from, to);
                if (first >= 0) {
                    grew = true;
                    int last = to - 1;
                    while (before[last] == after[last]) {
                        last--;
                    }
                    x1 = Math.min(x1, left + first);
                    x2 = Math.max(x2, last - y * width + 1);
                    y1 = Math.min(y1, y);
                    y2 = Math.max(y2, y + 1);
                }
            }
            if (!grew && x1 < x2) {
                end(above);
            }
        }
        if (x1 < x2) {
            end(above);
        }
    }

    private void restart() {
        x1 = Integer.MAX_VALUE;
        y1 = Integer.MAX_VALUE;
        x2 = 0;
        y2 = 0;
    }

    private void end(int above) {
        for (int i = 0; !joined && i < above; i++) {
            int at = 4 * i;
            if (areas[at] == x1 && areas[at + 2] == x2 && areas[at + 3] == y1) {
                areas[at + 3] = y2;
                restart();
                return;
            }
        }
        if (joined || count == MOST) {
            joinAll();
        } else {
            areas[4 * count] = x1;
            areas[4 * count + 1] = y1;
            areas[4 * count + 2] = x2;
            areas[4 * count + 3] = y2;
            count++;
        }
        restart();
    }

    private void joinAll() {
        joined = true;
        for (int at = 0; at < 4 * count; at += 4) {
            x1 = Math.min(x1, areas[at]);
            y1 = Math.min(y1, areas[at + 1]);
            x2 = Math.max(x2, areas[at + 2]);
            y2 = Math.max(y2, areas[at + 3]);
        }
        areas[0] = x1;
        areas[1] = y1;
        areas[2] = x2;
        areas[3] = y2;
        count = 1;
    }
}
