package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import org.jspecify.annotations.Nullable;

/// Makes one picture of two, channel by channel.
public final class Blend {
    /// By fields of both pixels, in the place of the field.
    private final int[] reds = new int[32 * 32];

    private final int[] greens = new int[64 * 64];
    private final int[] blues = new int[32 * 32];
    private @Nullable Bitmap mask;
    private int[] first = new int[0];
    private int[] second = new int[0];
    private int[] old = new int[0];
    private int[] blended = new int[0];

    Blend(BlendTable table) {
        byte[] results = table.results;
        for (int i = 0; i < reds.length; i++) {
            int five = results[six(i >> 5) * 64 + six(i & 31)] >> 1;
            reds[i] = five << 11;
            blues[i] = five;
        }
        for (int i = 0; i < greens.length; i++) {
            greens[i] = results[i] << 5;
        }
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
        Pixels.swap(first, first, n);
        Pixels.swap(second, second, n);
        lookUp(first, second, reds, greens, blues, blended, n);
        Pixels.swap(blended, blended, n);
        Pixels.swap(first, first, n); // what a mask keeps
    }

    private static void lookUp(int[] first, int[] second, int[] reds, int[] greens, int[] blues, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            int a = first[i];
            int b = second[i];
            out[i] = reds[a >> 6 & 0x3e0 | b >> 11]
                    | greens[a << 1 & 0xfc0 | b >> 5 & 63]
                    | blues[(a & 31) << 5 | b & 31];
        }
    }

    private static int six(int five) {
        return five << 1 | five & 1;
    }
}
