package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;

/// Shapes of one value, drawn into a bitmap.
public final class BitmapTools {
    private BitmapTools() {}

    /// Fills the half-open area `x1 <= x < x2`, `y1 <= y < y2`.
    ///
    /// @param x1 0 .. width
    /// @param y1 0 .. height
    /// @param x2 `x1` .. width
    /// @param y2 `y1` .. height
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range; nothing is filled then
    public static void fillRegion(Bitmap bitmap, int x1, int y1, int x2, int y2, int value) {
        checkValue(bitmap, value);
        if (x1 < 0 || y1 < 0 || x1 > x2 || y1 > y2 || x2 > bitmap.width() || y2 > bitmap.height()) {
            throw new IllegalArgumentException("area must lie inside 0,0.." + bitmap.width() + "," + bitmap.height()
                    + ", not " + x1 + "," + y1 + ".." + x2 + "," + y2);
        }
        for (int y = y1; y < y2; y++) {
            for (int x = x1; x < x2; x++) {
                bitmap.set(x, y, value);
            }
        }
    }

    /// Draws a line of single pixels from one point to another, both included; what lies outside of the bitmap is
    /// left out. Drawn from either end, it has the same pixels.
    ///
    /// @param x1 -32768 .. 32767, as all coordinates
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range; nothing is drawn then
    public static void drawLine(Bitmap bitmap, int x1, int y1, int x2, int y2, int value) {
        checkValue(bitmap, value);
        if (x1 != (short) x1 || y1 != (short) y1 || x2 != (short) x2 || y2 != (short) y2) {
            throw new IllegalArgumentException(
                    "ends must be -32768..32767, not " + x1 + "," + y1 + " and " + x2 + "," + y2);
        }
        boolean steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
        // u runs along the longer way, always upwards, v across
        int fromU = steep ? y1 : x1;
        int fromV = steep ? x1 : y1;
        int toU = steep ? y2 : x2;
        int toV = steep ? x2 : y2;
        boolean reversed = fromU > toU;
        int u = reversed ? toU : fromU;
        int v = reversed ? toV : fromV;
        int end = reversed ? fromU : toU;
        int across = reversed ? fromV : toV;
        int length = end - u;
        int height = Math.abs(across - v);
        int step = v < across ? 1 : -1;
        for (int left = length / 2; u <= end; u++) {
            int x = steep ? v : u;
            int y = steep ? u : v;
            if (x >= 0 && x < bitmap.width() && y >= 0 && y < bitmap.height()) {
                bitmap.set(x, y, value);
            }
            left -= height;
            if (left < 0) {
                v += step;
                left += length;
            }
        }
    }

    private static void checkValue(Bitmap bitmap, int value) {
        int max = -1 >>> 32 - bitmap.bitsPerValue(); // unsigned
        if ((value & max) != value) {
            throw new IllegalArgumentException("value must be 0.." + max + ", not " + value);
        }
    }
}
