package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Rows into memory, as they are or turned.
final class MemoryWriter extends RowWriter {
    /// Stands for no pixel.
    static final int NONE = -1;

    private MemorySegment out = MemorySegment.NULL;
    private Placement place = new Placement();
    /// `out`, if vector code may write to it.
    private @Nullable MemorySegment memory;

    private int skipSource = NONE;
    private int skipTarget = NONE;

    /// Rows go to `newOut` as `newPlace` says.
    void open(MemorySegment newOut, Placement newPlace, PixelLayout newLayout) {
        out = newOut;
        place = newPlace;
        skipSource = NONE;
        skipTarget = NONE;
        prepare(newLayout, newPlace.columns());
        boolean asMade = newLayout == PixelLayout.RGB565 || newLayout == PixelLayout.ARGB;
        boolean dense = newPlace.pixelStep == 8 * newLayout.bytes();
        memory = asMade && dense && newOut.isNative() && !newOut.isMapped() ? newOut : null;
    }

    /// 16-bit pixels that equal `source` are not written, nor those that would replace `target`.
    void skip(int source, int target) {
        skipSource = source;
        skipTarget = target;
        memory = (source & target) == NONE ? memory : null;
    }

    MemorySegment out() {
        return out;
    }

    @Override
    void close() {
        out = MemorySegment.NULL;
        memory = null;
    }

    @Override
    @Nullable
    MemorySegment memory() {
        return memory;
    }

    @Override
    long at(int y) {
        return (place.start + y * place.rowStep) / 8;
    }

    @Override
    void put(int y) {
        long at = at(y);
        if (place.pixelStep != 8 * layout.bytes()) {
            scatter(at);
            return;
        }
        switch (layout.bytes()) {
            case 2 -> {
                if ((skipSource & skipTarget) != NONE) {
                    keepSkipped(at);
                }
                MemorySegment.copy(shorts, 0, out, ValueLayout.JAVA_SHORT_UNALIGNED, at, columns);
            }
            case 4 -> MemorySegment.copy(ints, 0, out, ValueLayout.JAVA_INT_UNALIGNED, at, columns);
            default -> MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, at, columns * layout.bytes());
        }
    }

    /// Puts what is in memory over the pixels that are not to be written.
    private void keepSkipped(long at) {
        for (int x = 0; x < columns; x++) {
            short there = out.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 2L * x);
            if ((shorts[x] & 0xffff) == skipSource || (there & 0xffff) == skipTarget) {
                shorts[x] = there;
            }
        }
    }

    private void scatter(long from) {
        long step = place.pixelStep / 8;
        long at = from;
        switch (layout.bytes()) {
            case 1 -> {
                for (int x = 0; x < columns; x++, at += step) {
                    out.set(ValueLayout.JAVA_BYTE, at, bytes[x]);
                }
            }
            case 2 -> {
                for (int x = 0; x < columns; x++, at += step) {
                    out.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, shorts[x]);
                }
            }
            case 4 -> {
                for (int x = 0; x < columns; x++, at += step) {
                    out.set(ValueLayout.JAVA_INT_UNALIGNED, at, ints[x]);
                }
            }
            default -> {
                for (int x = 0; x < columns; x++, at += step) {
                    out.set(ValueLayout.JAVA_BYTE, at, bytes[3 * x]);
                    out.set(ValueLayout.JAVA_BYTE, at + 1, bytes[3 * x + 1]);
                    out.set(ValueLayout.JAVA_BYTE, at + 2, bytes[3 * x + 2]);
                }
            }
        }
    }

    @Override
    boolean canRepeat() {
        return (skipSource & skipTarget) == NONE;
    }
}
