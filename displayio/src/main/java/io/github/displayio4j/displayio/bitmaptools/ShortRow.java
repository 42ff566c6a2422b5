package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Arrays;

/// A row of a 16-bit bitmap that is changed in its array, where that is faster than to read, change and write it.
final class ShortRow {
    private final Bitmap bitmap;
    private final short[] values;
    private final int stride;
    private final short[] old;
    private int x;
    private int y;
    private int n;

    private ShortRow(Bitmap bitmap) {
        this.bitmap = bitmap;
        values = SceneAccess.get().shorts(bitmap);
        stride = bitmap.stride() / 2;
        old = new short[bitmap.width()];
    }

    /// Whether a bitmap has such rows.
    static boolean isFor(Bitmap bitmap) {
        return SceneAccess.get().shorts(bitmap).length > 0;
    }

    static ShortRow of(Bitmap bitmap) {
        return new ShortRow(bitmap);
    }

    Bitmap bitmap() {
        return bitmap;
    }

    /// Goes to `n` pixels from `x`, `y` on.
    private int begin(int toX, int toY, int count) {
        x = toX;
        y = toY;
        n = count;
        int at = y * stride + x;
        System.arraycopy(values, at, old, 0, n);
        return at;
    }

    /// Marks from the first value that has changed to the last.
    private void end(int at) {
        int first = Arrays.mismatch(old, 0, n, values, at, at + n);
        if (first >= 0) {
            int end = n;
            while (old[end - 1] == values[at + end - 1]) {
                end--;
            }
            bitmap.dirty(x + first, y, x + end, y + 1);
        }
    }

    /// Sets what is `from` to `to`, another value.
    void replace(int toY, short from, short to) {
        int at = toY * stride;
        int first = at;
        int end = at + bitmap.width();
        while (first < end && values[first] != from) {
            first++;
        }
        while (end > first && values[end - 1] != from) {
            end--;
        }
        if (first < end) {
            replace(values, first, end, from, to);
            bitmap.dirty(first - at, toY, end - at, toY + 1);
        }
    }

    private static void replace(short[] values, int first, int end, short from, short to) {
        for (int i = first; i < end; i++) {
            short value = values[i];
            values[i] = value == from ? to : value; // a choice, no branch: nothing foresees where values stand
        }
    }

    /// Copies what is not `skipped` from a row of another array.
    void copy(int toX, int toY, int count, short[] source, int from, short skipped) {
        int at = begin(toX, toY, count);
        copy(source, from, values, at, n, skipped);
        end(at);
    }

    private static void copy(short[] source, int from, short[] target, int to, int n, short skipped) {
        for (int i = 0; i < n; i++) {
            short value = source[from + i];
            if (value != skipped) {
                target[to + i] = value;
            }
        }
    }
}
