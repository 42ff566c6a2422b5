package io.github.displayio4j.displayio.fontio;

import java.util.Arrays;
import java.util.Objects;

/// The picture of a character: how much each pixel of a box is covered, and where the box stands beside the pen.
///
/// The box is the smallest that holds the ink: a space has none, and then `width` and `height` are 0.
public final class Glyph {
    /// Larger ones are refused in either direction.
    static final int MAX_SIZE = 1024;

    private final int width;
    private final int height;
    private final int dx;
    private final int dy;
    private final int shiftX;
    private final byte[] coverage;

    /// A glyph; empty rows and columns at the edges of the box are cut off.
    ///
    /// @param width columns of the box, 0..1024
    /// @param height rows of the box, 0..1024
    /// @param dx columns from the pen to the left edge of the box
    /// @param dy rows from the base line up to the bottom edge of the box; negative below the line
    /// @param shiftX columns that the pen moves on
    /// @param coverage one byte for each pixel, row by row from the top: 0 to the font's `levels`; copied
    /// @throws IllegalArgumentException if a size or the number of bytes is out of range
    public Glyph(int width, int height, int dx, int dy, int shiftX, byte[] coverage) {
        if (width < 0 || width > MAX_SIZE || height < 0 || height > MAX_SIZE || coverage.length != width * height) {
            throw new IllegalArgumentException("a glyph must be 0.." + MAX_SIZE + " pixels wide and high, with a byte"
                    + " for each, not " + width + "x" + height + " with " + coverage.length + " bytes");
        }
        int x1 = width;
        int y1 = height;
        int x2 = 0;
        int y2 = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (coverage[y * width + x] != 0) {
                    x1 = Math.min(x1, x);
                    x2 = Math.max(x2, x + 1);
                    y1 = Math.min(y1, y);
                    y2 = y + 1;
                }
            }
        }
        boolean ink = x1 < x2;
        this.width = ink ? x2 - x1 : 0;
        this.height = ink ? y2 - y1 : 0;
        this.dx = ink ? dx + x1 : 0;
        this.dy = ink ? dy + height - y2 : 0;
        this.shiftX = shiftX;
        this.coverage = new byte[this.width * this.height];
        for (int y = 0; y < this.height; y++) {
            System.arraycopy(coverage, (y1 + y) * width + x1, this.coverage, y * this.width, this.width);
        }
    }

    /// Columns of the box around the ink.
    public int width() {
        return width;
    }

    /// Rows of the box around the ink.
    public int height() {
        return height;
    }

    /// Columns from the pen to the left edge of the box.
    public int dx() {
        return dx;
    }

    /// Rows from the base line up to the bottom edge of the box; negative below the line.
    public int dy() {
        return dy;
    }

    /// Columns that the pen moves on.
    public int shiftX() {
        return shiftX;
    }

    /// How much a pixel of the box is covered, 0 to the font's `levels`.
    ///
    /// @throws IndexOutOfBoundsException outside the box
    public int coverage(int x, int y) {
        Objects.checkIndex(x, width);
        Objects.checkIndex(y, height);
        return coverage[y * width + x] & 0xff;
    }

    /// Copies a row of the box.
    ///
    /// @param y 0..height - 1
    /// @param out gets `width` bytes from `at` on
    /// @throws IndexOutOfBoundsException outside the box or the array
    public void row(int y, byte[] out, int at) {
        Objects.checkIndex(y, height);
        System.arraycopy(coverage, y * width, out, at, width);
    }

    /// Bytes that it takes.
    int bytes() {
        return coverage.length + 48;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glyph glyph
                && width == glyph.width
                && height == glyph.height
                && dx == glyph.dx
                && dy == glyph.dy
                && shiftX == glyph.shiftX
                && Arrays.equals(coverage, glyph.coverage);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coverage) + 31 * width + shiftX;
    }

    @Override
    public String toString() {
        return "Glyph[" + width + "x" + height + " at " + dx + ", " + dy + ", shift " + shiftX + "]";
    }
}
