package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// A bitmap's storage as the row loops need it.
final class ValueReader {
    private static final byte[] NO_BYTES = {};
    private static final short[] NO_SHORTS = {};

    byte[] bytes = NO_BYTES;
    short[] shorts = NO_SHORTS;
    int bits = 8;
    /// Values from one row to the next.
    int stride;

    void open(SceneAccess access, Bitmap bitmap) {
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
}
