package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.io.InputStream;

/// Draws into bitmaps and copies between them. A tool marks as dirty what it has written and no more; a call
/// that is refused has written nothing.
///
/// Tools with many options are objects: made here, told their options, run by `to`. They may be kept and run
/// again, which then makes no garbage.
///
/// ```java
/// BitmapTools.blit(sprites).area(0, 0, 16, 16).skipSource(0).to(screen, 40, 30);
/// ```
public final class BitmapTools {
    private BitmapTools() {}

    /// Copies values of one bitmap to a place in another one.
    public static Blit blit(Bitmap source) {
        return new Blit(source);
    }

    /// Copies a bitmap rotated and scaled.
    public static Rotozoom rotozoom(Bitmap source) {
        return new Rotozoom(source);
    }

    /// Blends two bitmaps of one size.
    ///
    /// @param colorspace what the values mean: `L8` for 8 bits; `RGB565`, `BGR565` or these swapped for 16
    /// @throws IllegalArgumentException if sizes or depths differ, or do not suit the colourspace
    public static Alphablend alphablend(Bitmap source1, Bitmap source2, Colorspace colorspace) {
        return new Alphablend(source1, source2, colorspace);
    }

    /// Copies values from an array of bytes 0..255, row by row.
    public static ArrayBlit arrayblit(byte[] values) {
        return new ArrayBlit(values);
    }

    /// Copies values from an array of 16-bit numbers 0..65535, row by row.
    public static ArrayBlit arrayblit(short[] values) {
        return new ArrayBlit(values);
    }

    /// Copies values from an array, row by row.
    public static ArrayBlit arrayblit(int[] values) {
        return new ArrayBlit(values);
    }

    /// Reads a bitmap's values from a stream.
    ///
    /// @param bitsPerPixel 1, 2, 4, 8, 16, 24 or 32
    /// @throws IllegalArgumentException if out of range
    public static ReadInto readinto(InputStream in, int bitsPerPixel) {
        return new ReadInto(in, bitsPerPixel);
    }

    /// Makes black and white of a bitmap by error diffusion: 0, and the largest value that the target has.
    ///
    /// @param target of up to 16 bits and of the source's size; may be the source
    /// @param source of 8 bits for `L8`, 16 bits for others
    /// @param colorspace of the source: `L8`, `RGB565`, `BGR565` or these swapped
    /// @throws IllegalArgumentException if size, depth or colourspace do not suit
    /// @throws IllegalStateException if the target is read-only
    public static void dither(Bitmap target, Bitmap source, Colorspace colorspace, DitherAlgorithm algorithm) {
        Dither.run(target, source, colorspace, algorithm);
    }

    /// Sets all pixels of one value to another value.
    ///
    /// @param from 0 .. 2^bits - 1
    /// @param to 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the bitmap is read-only
    public static void replaceColor(Bitmap bitmap, int from, int to) {
        Checks.target(bitmap);
        Checks.value(bitmap, from);
        Checks.value(bitmap, to);
        if (from == to) {
            return;
        }
        if (ShortRow.isFor(bitmap)) {
            ShortRow row = ShortRow.of(bitmap);
            for (int y = 0; y < bitmap.height(); y++) {
                row.replace(y, (short) from, (short) to);
            }
            return;
        }
        int width = bitmap.width();
        int[] row = new int[width];
        int[] replaced = new int[width];
        for (int y = 0; y < bitmap.height(); y++) {
            ValueRows.read(bitmap, 0, y, width, row, 0);
            replace(row, from, to, replaced, width);
            ValueRows.update(bitmap, 0, y, width, replaced, row);
        }
    }

    private static void replace(int[] row, int from, int to, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = row[i] == from ? to : row[i];
        }
    }

    /// Fills the half-open area `x1 <= x < x2`, `y1 <= y < y2`.
    ///
    /// @param x1 0 .. width
    /// @param y1 0 .. height
    /// @param x2 `x1` .. width
    /// @param y2 `y1` .. height
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the bitmap is read-only
    public static void fillRegion(Bitmap bitmap, int x1, int y1, int x2, int y2, int value) {
        Checks.target(bitmap);
        Checks.value(bitmap, value);
        Checks.area(bitmap, x1, y1, x2, y2);
        for (int y = y1; y < y2; y++) {
            ValueRows.fill(bitmap, x1, y, x2 - x1, value);
        }
        bitmap.dirty(x1, y1, x2, y2);
    }

    /// Fills what is of one value and hangs together, over edges and not corners, with the pixel at `x`, `y`.
    ///
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the bitmap is read-only
    public static void boundaryFill(Bitmap bitmap, int x, int y, int value) {
        Checks.pixel(bitmap, x, y);
        boundaryFill(bitmap, x, y, value, bitmap.get(x, y));
    }

    /// Fills what is of one value and hangs together, over edges and not corners, with the pixel at `x`, `y`;
    /// nothing if that pixel has another value.
    ///
    /// @param value 0 .. 2^bits - 1
    /// @param replaced value that is filled over, 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the bitmap is read-only
    public static void boundaryFill(Bitmap bitmap, int x, int y, int value, int replaced) {
        Checks.target(bitmap);
        Checks.pixel(bitmap, x, y);
        Checks.value(bitmap, value);
        Checks.value(bitmap, replaced);
        if (value != replaced) {
            BoundaryFill.run(bitmap, x, y, value, replaced);
        }
    }

    /// Draws a line of single pixels from one point to another, both included; what lies outside of the
    /// bitmap is left out. Drawn from either end, it has the same pixels.
    ///
    /// @param x1 -32768 .. 32767, as all coordinates
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the bitmap is read-only
    public static void drawLine(Bitmap bitmap, int x1, int y1, int x2, int y2, int value) {
        Checks.target(bitmap);
        Checks.value(bitmap, value);
        Checks.point(x1, y1);
        Checks.point(x2, y2);
        new Ink(bitmap, value).line(x1, y1, x2, y2);
    }

    /// Draws lines from point to point.
    ///
    /// @param xs at least one, each -32768 .. 32767
    /// @param ys as many as `xs`, each -32768 .. 32767
    /// @param value 0 .. 2^bits - 1
    /// @param close whether a line leads back from the last point to the first
    /// @throws IllegalArgumentException if out of range, or if the arrays are not of one length
    /// @throws IllegalStateException if the bitmap is read-only
    public static void drawPolygon(Bitmap bitmap, int[] xs, int[] ys, int value, boolean close) {
        Checks.target(bitmap);
        Checks.value(bitmap, value);
        if (xs.length != ys.length || xs.length == 0) {
            throw new IllegalArgumentException("a polygon must have as many x as y and at least one of each, not "
                    + xs.length + " and " + ys.length);
        }
        for (int i = 0; i < xs.length; i++) {
            Checks.point(xs[i], ys[i]);
        }
        Ink ink = new Ink(bitmap, value);
        for (int i = 1; i < xs.length; i++) {
            ink.line(xs[i - 1], ys[i - 1], xs[i], ys[i]);
        }
        if (close) {
            int last = xs.length - 1;
            ink.line(xs[last], ys[last], xs[0], ys[0]);
        }
    }

    /// Draws a circle of single pixels; what lies outside of the bitmap is left out.
    ///
    /// @param x centre, 0 .. width
    /// @param y centre, 0 .. height
    /// @param radius 0 .. 32767
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the bitmap is read-only
    public static void drawCircle(Bitmap bitmap, int x, int y, int radius, int value) {
        Checks.target(bitmap);
        Checks.value(bitmap, value);
        Checks.place(bitmap, x, y);
        if (radius < 0 || radius > 32767) {
            throw new IllegalArgumentException("radius must be 0..32767, not " + radius);
        }
        new Ink(bitmap, value).circle(x, y, radius);
    }
}
