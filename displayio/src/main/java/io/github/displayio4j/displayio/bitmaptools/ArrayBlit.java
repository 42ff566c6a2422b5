package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import org.jspecify.annotations.Nullable;

/// Copies values from an array into a bitmap, row by row without gaps. Bits of a value that the bitmap does not have
/// are ignored.
public final class ArrayBlit {
    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;
    private @Nullable Area area;
    private boolean skips;
    private int skipped;
    private int[] values = new int[0];
    private int[] old = new int[0];

    ArrayBlit(byte[] values) {
        this(values, new short[0], new int[0]);
    }

    ArrayBlit(short[] values) {
        this(new byte[0], values, new int[0]);
    }

    ArrayBlit(int[] values) {
        this(new byte[0], new short[0], values);
    }

    private ArrayBlit(byte[] bytes, short[] shorts, int[] ints) {
        this.bytes = bytes;
        this.shorts = shorts;
        this.ints = ints;
    }

    /// The half-open area of the target that is written; if not said, the whole target.
    public ArrayBlit area(int x1, int y1, int x2, int y2) {
        area = new Area(x1, y1, x2, y2);
        return this;
    }

    /// Leaves the target as it is where the array has this value.
    public ArrayBlit skip(int value) {
        skips = true;
        skipped = value;
        return this;
    }

    /// Copies.
    ///
    /// @throws IllegalArgumentException if the area does not lie inside the target or needs a longer array
    /// @throws IllegalStateException if the target is read-only
    public void to(Bitmap target) {
        Checks.target(target);
        Area to = area == null ? Area.ofSize(target.width(), target.height()) : area;
        Checks.area(target, to.x1(), to.y1(), to.x2(), to.y2());
        int n = to.width();
        int length = bytes.length + shorts.length + ints.length;
        if ((long) n * to.height() > length) {
            throw new IllegalArgumentException("the array must have at least " + (long) n * to.height() + " values for "
                    + n + "x" + to.height() + " pixels, not " + length);
        }
        if (values.length < n) {
            values = new int[n];
            old = new int[n];
        }
        int at = 0;
        for (int y = to.y1(); y < to.y2(); y++, at += n) {
            take(at, n);
            if (skips) {
                ValueRows.read(target, to.x1(), y, n, old, 0);
                keepSkipped(n, ValueRows.maxValue(target));
                ValueRows.update(target, to.x1(), y, n, values, old);
            } else {
                ValueRows.write(target, to.x1(), y, n, values, 0);
            }
        }
        if (!skips) {
            target.dirty(to);
        }
    }

    private void take(int at, int n) {
        if (bytes.length > 0) {
            for (int i = 0; i < n; i++) {
                values[i] = bytes[at + i] & 0xff;
            }
        } else if (shorts.length > 0) {
            for (int i = 0; i < n; i++) {
                values[i] = shorts[at + i] & 0xffff;
            }
        } else {
            System.arraycopy(ints, at, values, 0, n);
        }
    }

    private void keepSkipped(int n, int max) {
        for (int i = 0; i < n; i++) {
            values[i] = values[i] == skipped ? old[i] : values[i] & max;
        }
    }
}
