package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An effect on one bitmap.
public abstract sealed class Filter permits Morph, Mix, Solarize, Lookup, FalseColor {
    private @Nullable Bitmap mask;
    private int[] old = new int[0];
    private int[] values = new int[0];
    private int[] masked = new int[0];
    private short[] results = new short[0];
    /// What becomes of each value, as stored; empty as long as it does not pay.
    private short[] table = new short[0];

    /// Pixels filtered so far, up to `VALUES`.
    private long filtered;

    private static final int VALUES = 1 << 16;

    Filter() {}

    /// Leaves the pixels as they are where a mask is not 0.
    ///
    /// @param mask of any depth, and of the size of the bitmaps that are filtered
    public final Filter mask(Bitmap mask) {
        this.mask = mask;
        return this;
    }

    /// Filters a bitmap; what changes is marked dirty.
    ///
    /// @param bitmap 16 bits of `RGB565_SWAPPED`
    /// @throws IllegalArgumentException if it has another depth, or the mask another size
    /// @throws IllegalStateException if it is read-only
    public final void on(Bitmap bitmap) {
        Pixels.checkTarget(bitmap);
        Pixels.checkDepth(bitmap);
        Bitmap by = mask;
        if (by != null) {
            Pixels.checkSize(bitmap, by);
        }
        int n = bitmap.width();
        if (old.length < n) {
            old = new int[n];
            values = new int[n];
            masked = new int[n];
        }
        if (isPointwise()) {
            filtered = Math.min(VALUES, filtered + (long) n * bitmap.height());
            if (filtered == VALUES && table.length == 0) {
                table = tabulate(bitmap);
            }
        }
        if (table.length > 0 && by == null && SceneAccess.get().inArray(bitmap)) {
            onArray(bitmap);
            return;
        }
        begin(bitmap);
        for (int y = 0; y < bitmap.height(); y++) {
            ValueRows.read(bitmap, 0, y, n, old, 0);
            if (table.length > 0) {
                lookUp(table, old, values, n);
            } else {
                Pixels.swap(old, values, n);
                row(bitmap, y, values, n);
                Pixels.swap(values, values, n);
            }
            if (by != null) {
                ValueRows.read(by, 0, y, n, masked, 0);
                Pixels.keepMasked(masked, old, values, n);
            }
            ValueRows.update(bitmap, 0, y, n, values, old);
        }
    }

    /// Filters every value there is, once.
    private short[] tabulate(Bitmap bitmap) {
        short[] made = new short[VALUES];
        int[] pixels = new int[256];
        for (int high = 0; high < VALUES; high += 256) {
            for (int i = 0; i < 256; i++) {
                pixels[i] = high + i;
            }
            row(bitmap, 0, pixels, 256);
            for (int i = 0; i < 256; i++) {
                made[i << 8 | high >> 8] = Short.reverseBytes((short) pixels[i]);
            }
        }
        return made;
    }

    private void onArray(Bitmap bitmap) {
        short[] stored = SceneAccess.get().shorts(bitmap);
        int stride = bitmap.stride() / 2;
        int n = bitmap.width();
        if (results.length < n) {
            results = new short[n];
        }
        for (int y = 0; y < bitmap.height(); y++) {
            int from = y * stride;
            lookUp(table, stored, from, results, n);
            int first = Arrays.mismatch(stored, from, from + n, results, 0, n);
            if (first >= 0) {
                int end = n;
                while (stored[from + end - 1] == results[end - 1]) {
                    end--;
                }
                System.arraycopy(results, first, stored, from + first, end - first);
                bitmap.dirty(first, y, end, y + 1);
            }
        }
    }

    private static void lookUp(short[] table, short[] in, int from, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = table[in[from + i] & 0xffff];
        }
    }

    private static void lookUp(short[] table, int[] in, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = table[in[i]] & 0xffff;
        }
    }

    /// Whether what becomes of a pixel depends on its value alone.
    boolean isPointwise() {
        return true;
    }

    /// Gets ready for the rows of a bitmap.
    void begin(Bitmap bitmap) {}

    /// Filters one row.
    ///
    /// @param bitmap as it was before from row `y` on, and filtered above
    /// @param pixels RGB565 of the row `y`, changed in place
    abstract void row(Bitmap bitmap, int y, int[] pixels, int n);
}
