package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;

/// What the tools refuse, before they write anything.
final class Checks {
    private Checks() {}

    static void target(Bitmap bitmap) {
        if (bitmap.isReadOnly()) {
            throw new IllegalStateException("the bitmap is read-only: write to the bitmap or memory that it shows");
        }
    }

    static void value(Bitmap bitmap, int value) {
        int max = ValueRows.maxValue(bitmap);
        if ((value & max) != value) {
            throw new IllegalArgumentException("value must be 0.." + max + ", not " + value);
        }
    }

    /// A coordinate of a shape that may lie outside.
    static void point(int x, int y) {
        if (x != (short) x || y != (short) y) {
            throw new IllegalArgumentException("coordinates must be -32768..32767, not " + x + ", " + y);
        }
    }

    static void pixel(Bitmap bitmap, int x, int y) {
        if (x < 0 || x >= bitmap.width() || y < 0 || y >= bitmap.height()) {
            throw new IllegalArgumentException("pixel must be inside 0.." + (bitmap.width() - 1) + ", 0.."
                    + (bitmap.height() - 1) + ", not " + x + ", " + y);
        }
    }

    /// A pixel, or just beside the last column or below the last row.
    static void place(Bitmap bitmap, int x, int y) {
        if (x < 0 || x > bitmap.width() || y < 0 || y > bitmap.height()) {
            throw new IllegalArgumentException(
                    "place must be inside 0.." + bitmap.width() + ", 0.." + bitmap.height() + ", not " + x + ", " + y);
        }
    }

    static void area(Bitmap bitmap, int x1, int y1, int x2, int y2) {
        if (x1 < 0 || y1 < 0 || x1 > x2 || y1 > y2 || x2 > bitmap.width() || y2 > bitmap.height()) {
            throw new IllegalArgumentException("area must lie inside 0,0.." + bitmap.width() + "," + bitmap.height()
                    + ", not " + x1 + "," + y1 + ".." + x2 + "," + y2);
        }
    }

    static void fits(Bitmap target, Bitmap source) {
        if (source.bitsPerValue() > target.bitsPerValue()) {
            throw new IllegalArgumentException("the source's values must fit into the target's " + target.bitsPerValue()
                    + " bits, not have " + source.bitsPerValue());
        }
    }

    static void sameSize(Bitmap target, Bitmap source) {
        if (source.width() != target.width() || source.height() != target.height()) {
            throw new IllegalArgumentException("bitmaps must be of one size, not " + target.width() + "x"
                    + target.height() + " and " + source.width() + "x" + source.height());
        }
    }
}
