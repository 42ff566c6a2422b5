package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Arrays;

/// A bitmap of up to 8 bits as 16-bit pixels of the panel, made anew only where bitmap or shader changed: drawing it is
/// then copying.
///
/// Transparent pixels hold `except()`, a pixel that no colour of the table has; there always is one, because a
/// table for 8 bits has at most 256 of the 65536.
final class PixelCache {
    /// Larger bitmaps would cost more memory than they save time.
    private static final int MAX_PIXELS = 1 << 19;

    final Bitmap bitmap;
    final ShadeTable table;
    private final int width;
    private final int height;
    private short[] pixels = new short[0];
    private final byte[] values;
    private int except;
    private long madeAt = Long.MIN_VALUE;
    private long lookedAt = Long.MIN_VALUE;
    private boolean still;

    PixelCache(Raster raster, ShadeTable table) {
        bitmap = (Bitmap) raster;
        this.table = table;
        width = bitmap.width();
        height = bitmap.height();
        values = bitmap.bitsPerValue() < 8 ? new byte[Math.max(width, Damage.CELL)] : new byte[0];
    }

    /// Whether such a bitmap may have a cache at all.
    static boolean fits(Raster bitmap) {
        return bitmap.bitsPerValue() <= 8 && bitmap.width() * bitmap.height() <= MAX_PIXELS;
    }

    /// All pixels, row by row without padding.
    short[] pixels() {
        return pixels;
    }

    /// The pixel that stands for a transparent one.
    short except() {
        return (short) except;
    }

    /// Brings the cache up to date if that pays.
    ///
    /// @param gridPixels pixels of the grid that shows the bitmap: more than the bitmap's where tiles are repeated
    /// @return whether it is up to date; if not, the bitmap is to be drawn from its values
    boolean update(SceneAccess access, long gridPixels, long epoch) {
        if (madeAt == epoch) {
            return true;
        }
        Damage damage = access.damage(bitmap);
        boolean all = table.builtAt() > madeAt || damage.allSince(madeAt);
        if (lookedAt != epoch) {
            still = table.builtAt() <= lookedAt && !damage.allSince(lookedAt);
            lookedAt = epoch;
        }
        if (all) {
            // one that changes every frame is converted only if that is less work than drawing it from its values
            if (!still && gridPixels < 2L * width * height) {
                return false;
            }
            convertAll(access);
        } else if (damage.since(madeAt)) {
            convertCells(access, damage);
        }
        madeAt = epoch;
        return true;
    }

    private void convertAll(SceneAccess access) {
        if (pixels.length == 0) {
            pixels = new short[width * height];
        }
        except = table.unusedPixel();
        for (int y = 0; y < height; y++) {
            convert(access, 0, width, y);
        }
    }

    private void convertCells(SceneAccess access, Damage damage) {
        for (int y = 0; y < height; y += Damage.CELL) {
            for (int x = 0; x < width; x += Damage.CELL) {
                if (damage.cellSince(x / Damage.CELL, y / Damage.CELL, madeAt)) {
                    int right = Math.min(x + Damage.CELL, width);
                    int bottom = Math.min(y + Damage.CELL, height);
                    for (int row = y; row < bottom; row++) {
                        convert(access, x, right, row);
                    }
                }
            }
        }
    }

    private void convert(SceneAccess access, int from, int to, int y) {
        byte[] bytes = access.bytes(bitmap);
        int bits = bitmap.bitsPerValue();
        int source = y * (bitmap.stride() * 8 / bits) + from;
        int at = y * width + from;
        if (bits < 8) {
            Rows.unpack(bytes, source, 1, bits, values, to - from);
            bytes = values;
            source = 0;
        }
        if (!table.isOpaque(bits)) {
            Arrays.fill(pixels, at, at + to - from, (short) except);
            Rows.lookUpSome(bytes, source, 1, table.pixels(), pixels, at, at + to - from);
        } else {
            Rows.lookUp(bytes, source, 1, table.pixels(), pixels, at, at + to - from);
        }
    }
}
