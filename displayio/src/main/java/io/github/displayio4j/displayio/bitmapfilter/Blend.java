package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import org.jspecify.annotations.Nullable;

/// Makes one picture of two, channel by channel.
public final class Blend {
    private final byte[] results;
    private @Nullable Bitmap mask;
    private int[] first = new int[0];
    private int[] second = new int[0];
    private int[] old = new int[0];
    private int[] blended = new int[0];

    Blend(BlendTable table) {
        results = table.results;
    }

    /// Takes the first source alone where a mask is not 0.
    ///
    /// @param mask of any depth, and of the size of the bitmaps
    public Blend mask(Bitmap mask) {
        this.mask = mask;
        return this;
    }

    /// Blends; what changes is marked dirty.
    ///
    /// @param target 16 bits of `RGB565_SWAPPED`, as the sources; may be one of them
    /// @throws IllegalArgumentException if sizes or depths differ
    /// @throws IllegalStateException if the target is read-only
    public void to(Bitmap target, Bitmap source1, Bitmap source2) {
        Pixels.checkTarget(target);
        Pixels.checkDepth(target);
        Pixels.checkDepth(source1);
        Pixels.checkDepth(source2);
        Pixels.checkSize(target, source1);
        Pixels.checkSize(target, source2);
        Bitmap by = mask;
        if (by != null) {
            Pixels.checkSize(target, by);
        }
        int n = target.width();
        if (old.length < n) {
            first = new int[n];
            second = new int[n];
            old = new int[n];
            blended = new int[n];
        }
        for (int y = 0; y < target.height(); y++) {
            ValueRows.read(source1, 0, y, n, first, 0);
            ValueRows.read(source2, 0, y, n, second, 0);
            blendRow(n);
            if (by != null) {
                ValueRows.read(by, 0, y, n, old, 0);
                Pixels.keepMasked(old, first, blended, n);
            }
            ValueRows.read(target, 0, y, n, old, 0);
            ValueRows.update(target, 0, y, n, blended, old);
        }
    }

    private void blendRow(int n) {
        for (int i = 0; i < n; i++) {
            int a = (first[i] & 0xff) << 8 | first[i] >> 8;
            int b = (second[i] & 0xff) << 8 | second[i] >> 8;
            int red = results[six(a >> 11) * 64 + six(b >> 11)] >> 1;
            int green = results[(a >> 5 & 63) * 64 + (b >> 5 & 63)];
            int blue = results[six(a & 31) * 64 + six(b & 31)] >> 1;
            int pixel = red << 11 | green << 5 | blue;
            blended[i] = (pixel & 0xff) << 8 | pixel >> 8;
        }
    }

    private static int six(int five) {
        return five << 1 | five & 1;
    }
}
