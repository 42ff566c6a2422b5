package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// A bitmap's storage as the row loops need it, if that is an array of up to 16 bits.
final class ValueReader {
    private static final byte[] NO_BYTES = {};
    private static final short[] NO_SHORTS = {};

    byte[] bytes = NO_BYTES;
    short[] shorts = NO_SHORTS;
    int bits = 8;
    /// Values from one row to the next.
    int stride;

    /// Whether there is such an array.
    static boolean reads(Raster raster) {
        return raster instanceof Bitmap bitmap
                && bitmap.bitsPerValue() <= 16
                && SceneAccess.get().inArray(bitmap);
    }

    void open(SceneAccess access, Raster raster) {
        Bitmap bitmap = (Bitmap) raster;
        bits = bitmap.bitsPerValue();
        bytes = access.bytes(bitmap);
        shorts = access.shorts(bitmap);
        stride = bitmap.stride() * 8 / bits;
    }

    void close() {
        bytes = NO_BYTES;
        shorts = NO_SHORTS;
    }

    /// Where the value of a pixel lies, in values from the first one; of a step, how far it leads.
    int index(int x, int y) {
        return y * stride + x;
    }

    /// Looks values up in a table, from the one at `source` on in steps of `step`.
    void lookUp(Run run, int source, int step, int[] table, int[] out, int at, int to) {
        if (bits == 16) {
            Rows.lookUp(shorts, source, step, table, out, at, to);
        } else if (bits == 8) {
            Rows.lookUp(bytes, source, step, table, out, at, to);
        } else {
            Rows.unpack(bytes, source, step, bits, run.values, to - at);
            Rows.lookUp(run.values, 0, 1, table, out, at, to);
        }
    }

    /// The same in `count` entries of a table from `first` on; values beyond are transparent.
    void map(Run run, int source, int step, int[] table, int first, int count, int[] out, int at, int to) {
        if (bits == 16) {
            Rows.map(shorts, source, step, table, first, count, out, at, to);
        } else if (bits == 8) {
            Rows.map(bytes, source, step, table, first, count, out, at, to);
        } else {
            Rows.unpack(bytes, source, step, bits, run.values, to - at);
            Rows.map(run.values, 0, 1, table, first, count, out, at, to);
        }
    }
}
