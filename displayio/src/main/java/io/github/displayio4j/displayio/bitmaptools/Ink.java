package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.ValueRows;

/// Draws pixels that follow each other, and marks them as dirty cell by cell instead of one by one.
final class Ink {
    private final Bitmap bitmap;
    private final int value;
    private final int width;
    private final int height;
    /// Where 16 and 8 bits lie in an array; empty for other bitmaps.
    private final short[] shorts;
    private final byte[] bytes;
    private final int stride;

    /// Around what was drawn in the cell where the pen is; none if `x1 == x2`.
    private int x1;
    private int y1;
    private int x2;
    private int y2;

    Ink(Bitmap bitmap, int value) {
        this.bitmap = bitmap;
        this.value = value;
        width = bitmap.width();
        height = bitmap.height();
        SceneAccess access = SceneAccess.get();
        shorts = access.shorts(bitmap);
        bytes = bitmap.bitsPerValue() == 8 ? access.bytes(bitmap) : new byte[0];
        stride = shorts.length > 0 ? bitmap.stride() / 2 : bitmap.stride();
    }

    /// Draws a pixel, if there is one.
    void dot(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            return;
        }
        if (shorts.length > 0) {
            shorts[y * stride + x] = (short) value;
        } else if (bytes.length > 0) {
            bytes[y * stride + x] = (byte) value;
        } else {
            ValueRows.fill(bitmap, x, y, 1, value);
        }
        if (x1 == x2 || x / Damage.CELL != x1 / Damage.CELL || y / Damage.CELL != y1 / Damage.CELL) {
            lift();
            x1 = x;
            y1 = y;
            x2 = x + 1;
            y2 = y + 1;
        } else {
            x1 = Math.min(x1, x);
            y1 = Math.min(y1, y);
            x2 = Math.max(x2, x + 1);
            y2 = Math.max(y2, y + 1);
        }
    }

    /// Marks what was drawn last.
    void lift() {
        if (x1 < x2) {
            bitmap.dirty(x1, y1, x2, y2);
        }
        x2 = x1;
    }
}
