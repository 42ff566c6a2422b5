package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import org.jspecify.annotations.Nullable;

/// An effect on one bitmap.
public abstract sealed class Filter permits Morph, Mix, Solarize, Lookup, FalseColor {
    private @Nullable Bitmap mask;
    private int[] old = new int[0];
    private int[] values = new int[0];
    private int[] masked = new int[0];

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
        begin(bitmap);
        for (int y = 0; y < bitmap.height(); y++) {
            ValueRows.read(bitmap, 0, y, n, old, 0);
            Pixels.swap(old, values, n);
            row(bitmap, y, values, n);
            Pixels.swap(values, values, n);
            if (by != null) {
                ValueRows.read(by, 0, y, n, masked, 0);
                Pixels.keepMasked(masked, old, values, n);
            }
            ValueRows.update(bitmap, 0, y, n, values, old);
        }
    }

    /// Gets ready for the rows of a bitmap.
    void begin(Bitmap bitmap) {}

    /// Filters one row.
    ///
    /// @param bitmap as it was before from row `y` on, and filtered above
    /// @param pixels RGB565 of the row `y`, changed in place
    abstract void row(Bitmap bitmap, int y, int[] pixels, int n);
}
