package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.Damage;

/// A rectangle of values that a `TileGrid` shows through a `PixelShader`: a `Bitmap`, which can be written, or an
/// `OnDiskBitmap`, which lies in a file.
public abstract sealed class Raster permits Bitmap, OnDiskBitmap {
    private final int width;
    private final int height;
    private final int bitsPerValue;
    final Damage damage;

    Raster(int width, int height, int bitsPerValue, Damage damage) {
        this.width = width;
        this.height = height;
        this.bitsPerValue = bitsPerValue;
        this.damage = damage;
    }

    /// Columns.
    public final int width() {
        return width;
    }

    /// Rows.
    public final int height() {
        return height;
    }

    /// Bits of a value: 1, 2, 4, 8, 16 or 32.
    public final int bitsPerValue() {
        return bitsPerValue;
    }

    /// The value at a pixel: 0 .. 2^bits - 1, or any `int` if it has 32 bits.
    ///
    /// @throws IllegalArgumentException outside the raster
    public abstract int get(int x, int y);

    /// Reads values from `x`, `y` on, each `stepX` columns and `stepY` rows from the one before; all lie inside.
    /// Nothing is allocated.
    ///
    /// @param n how many
    /// @param at where the first one goes in `out`
    abstract void read(int x, int y, int stepX, int stepY, int n, int[] out, int at);

    final void checkPixel(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IllegalArgumentException(
                    "pixel must be inside 0.." + (width - 1) + ", 0.." + (height - 1) + ", not " + x + ", " + y);
        }
    }
}
