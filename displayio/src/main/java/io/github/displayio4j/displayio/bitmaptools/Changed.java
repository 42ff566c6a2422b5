package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.util.Arrays;

/// Writes what differs, and marks just that.
final class Changed {
    private Changed() {}

    /// Writes `values` over `old`, which is what stands there, from the first that differs to the last.
    static void write(Bitmap target, int x, int y, int n, int[] values, int[] old) {
        int first = Arrays.mismatch(values, 0, n, old, 0, n);
        if (first < 0) {
            return;
        }
        int end = n;
        while (values[end - 1] == old[end - 1]) {
            end--;
        }
        ValueRows.write(target, x + first, y, end - first, values, first);
        target.dirty(x + first, y, x + end, y + 1);
    }
}
