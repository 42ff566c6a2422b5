package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.util.Arrays;

/// Fills by runs: each is filled at once, then the rows above and below it are searched for more of the old value.
final class BoundaryFill {
    private final Bitmap bitmap;
    private final int value;
    private final int replaced;
    private final int[] row;
    /// x, y of pixels from which runs are still to be filled.
    private int[] seeds = new int[64];
    private int size;

    private BoundaryFill(Bitmap bitmap, int value, int replaced) {
        this.bitmap = bitmap;
        this.value = value;
        this.replaced = replaced;
        row = new int[bitmap.width()];
    }

    static void run(Bitmap bitmap, int x, int y, int value, int replaced) {
        BoundaryFill fill = new BoundaryFill(bitmap, value, replaced);
        fill.add(x, y);
        while (fill.size > 0) {
            fill.fillOne();
        }
    }

    private void add(int x, int y) {
        if (size == seeds.length) {
            seeds = Arrays.copyOf(seeds, size * 2);
        }
        seeds[size++] = x;
        seeds[size++] = y;
    }

    private void fillOne() {
        int y = seeds[--size];
        int x = seeds[--size];
        if (bitmap.get(x, y) != replaced) {
            return; // filled from another seed
        }
        int from = x;
        while (from > 0 && bitmap.get(from - 1, y) == replaced) {
            from--;
        }
        int to = x + 1;
        while (to < bitmap.width() && bitmap.get(to, y) == replaced) {
            to++;
        }
        ValueRows.fill(bitmap, from, y, to - from, value);
        bitmap.dirty(from, y, to, y + 1);
        if (y > 0) {
            search(from, to, y - 1);
        }
        if (y + 1 < bitmap.height()) {
            search(from, to, y + 1);
        }
    }

    private void search(int from, int to, int y) {
        ValueRows.read(bitmap, from, y, to - from, row, 0);
        for (int i = 0; i < to - from; i++) {
            if (row[i] == replaced && (i == 0 || row[i - 1] != replaced)) {
                add(from + i, y);
            }
        }
    }
}
