package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Copies values of a bitmap to a place in another one, or in itself: an overlap is copied as if by way of a
/// third.
public final class Blit {
    private final Bitmap source;
    private @Nullable Area area;
    private boolean skipsSource;
    private int skippedSource;
    private boolean skipsTarget;
    private int skippedTarget;
    private int[] values = new int[0];
    private int[] old = new int[0];
    private @Nullable ShortRow lastRow;

    Blit(Bitmap source) {
        this.source = source;
    }

    /// The half-open area that is copied; if not said, the whole source.
    ///
    /// @throws IllegalArgumentException if it does not lie inside the source
    public Blit area(int x1, int y1, int x2, int y2) {
        Checks.area(source, x1, y1, x2, y2);
        area = new Area(x1, y1, x2, y2);
        return this;
    }

    /// Leaves the target as it is where the source has this value.
    ///
    /// @throws IllegalArgumentException if the source cannot have it
    public Blit skipSource(int value) {
        Checks.value(source, value);
        skipsSource = true;
        skippedSource = value;
        return this;
    }

    /// Leaves the target as it is where it has this value.
    public Blit skipTarget(int value) {
        skipsTarget = true;
        skippedTarget = value;
        return this;
    }

    /// Copies; what does not fit into the target to the right or below is left out.
    ///
    /// @param target its values have no fewer bits than the source's
    /// @param x 0 .. width, where the left edge goes
    /// @param y 0 .. height, where the top edge goes
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the target is read-only
    public void to(Bitmap target, int x, int y) {
        Checks.target(target);
        Checks.fits(target, source);
        Checks.place(target, x, y);
        int x1 = area == null ? 0 : area.x1();
        int y1 = area == null ? 0 : area.y1();
        int n = Math.min(area == null ? source.width() : area.width(), target.width() - x);
        int rows = Math.min(area == null ? source.height() : area.height(), target.height() - y);
        if (n <= 0 || rows <= 0) {
            return;
        }
        if (values.length < n) {
            values = new int[n];
            old = new int[n];
        }
        boolean copies = !skipsSource
                && !skipsTarget
                && source.bitsPerValue() == target.bitsPerValue()
                && target.bitsPerValue() >= 8;
        boolean inPlace = skipsSource
                && !skipsTarget
                && ShortRow.isFor(source)
                && ShortRow.isFor(target)
                && source.segment().asOverlappingSlice(target.segment()).isEmpty();
        boolean upwards = y > y1; // rows of an overlap must be read before they are written
        for (int i = 0; i < rows; i++) {
            int row = upwards ? rows - 1 - i : i;
            if (copies) {
                copy(x1, y1 + row, target, x, y + row, n);
                continue;
            }
            if (inPlace) {
                int from = (y1 + row) * (source.stride() / 2) + x1;
                short[] in = SceneAccess.get().shorts(source);
                rowOf(target).copy(x, y + row, n, in, from, (short) skippedSource);
                continue;
            }
            ValueRows.read(source, x1, y1 + row, n, values, 0);
            if (skipsSource || skipsTarget) {
                writeSome(target, x, y + row, n);
            } else {
                ValueRows.write(target, x, y + row, n, values, 0);
            }
        }
        if (!skipsSource && !skipsTarget) {
            target.dirty(x, y, x + n, y + rows);
        }
    }

    private ShortRow rowOf(Bitmap target) {
        ShortRow row = lastRow;
        if (row == null || !row.bitmap().equals(target)) {
            row = ShortRow.of(target);
            lastRow = row;
        }
        return row;
    }

    /// Values of one width are bytes.
    private void copy(int sx, int sy, Bitmap target, int x, int y, int n) {
        int size = target.bitsPerValue() / 8;
        long from = (long) sy * source.stride() + (long) sx * size;
        long to = (long) y * target.stride() + (long) x * size;
        MemorySegment.copy(source.segment(), from, target.segment(), to, (long) n * size);
    }

    private void writeSome(Bitmap target, int x, int y, int n) {
        ValueRows.read(target, x, y, n, old, 0);
        if (skipsSource) {
            keepWhere(values, skippedSource, values, old, n);
        }
        if (skipsTarget) {
            keepWhere(old, skippedTarget, values, old, n);
        }
        ValueRows.update(target, x, y, n, values, old);
    }

    /// Puts the old value where `asked` is `skipped`.
    static void keepWhere(int[] asked, int skipped, int[] values, int[] old, int n) {
        for (int i = 0; i < n; i++) {
            values[i] = asked[i] == skipped ? old[i] : values[i];
        }
    }
}
