package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// A bitmap of 1, 2 or 4 bits with a byte for each value, made anew only where the bitmap changed: narrow tiles, glyphs
/// above all, are gathered from it in words.
final class ByteCache {
    private final Bitmap bitmap;
    private final byte[] values;
    private final byte[] run;
    private long madeAt = Long.MIN_VALUE;

    /// @param raster a `Bitmap`
    ByteCache(Raster raster) {
        bitmap = (Bitmap) raster;
        values = new byte[bitmap.width() * bitmap.height()];
        run = new byte[bitmap.width()];
    }

    /// All values, row by row without padding.
    byte[] values() {
        return values;
    }

    /// Brings it up to date.
    void update(SceneAccess access, long epoch) {
        Damage damage = access.damage(bitmap);
        if (madeAt == Long.MIN_VALUE || damage.allSince(madeAt)) {
            unpack(access, 0, 0, bitmap.width(), bitmap.height());
        } else if (damage.since(madeAt)) {
            for (int y = 0; y < bitmap.height(); y += Damage.CELL) {
                int bottom = Math.min(y + Damage.CELL, bitmap.height());
                for (int x = 0; x < bitmap.width(); x += Damage.CELL) {
                    if (damage.cellSince(x / Damage.CELL, y / Damage.CELL, madeAt)) {
                        unpack(access, x, y, Math.min(x + Damage.CELL, bitmap.width()), bottom);
                    }
                }
            }
        }
        madeAt = epoch;
    }

    private void unpack(SceneAccess access, int x1, int y1, int x2, int y2) {
        int bits = bitmap.bitsPerValue();
        int stride = bitmap.stride() * 8 / bits;
        for (int y = y1; y < y2; y++) {
            Rows.unpack(access.bytes(bitmap), y * stride + x1, 1, bits, run, x2 - x1);
            System.arraycopy(run, 0, values, y * bitmap.width() + x1, x2 - x1);
        }
    }
}
