package io.github.displayio4j.jpegio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Packs rows of colours into a pixel layout and puts them where they are wanted.
abstract class RowWriter {
    PixelLayout layout = PixelLayout.RGB888;
    int columns;

    /// The packed row, in the one of these that fits the layout.
    short[] shorts = new short[0];

    byte[] bytes = new byte[0];
    int[] ints = new int[0];

    /// A row of vector code on its way to them.
    private MemorySegment room = MemorySegment.NULL;

    /// Sets the layout and the number of pixels in a row.
    final void prepare(PixelLayout newLayout, int newColumns) {
        layout = newLayout;
        columns = newColumns;
        switch (newLayout.bytes()) {
            case 2 -> shorts = shorts.length < newColumns ? new short[newColumns] : shorts;
            case 4 -> ints = ints.length < newColumns ? new int[newColumns] : ints;
            default -> {
                int needed = newColumns * newLayout.bytes() + 1;
                bytes = bytes.length < needed ? new byte[needed] : bytes;
            }
        }
    }

    /// Puts the packed row where row `y` belongs; 0 is the first one.
    abstract void put(int y);

    /// Lets go of the target.
    abstract void close();

    boolean wantsGray() {
        return layout == PixelLayout.GRAY;
    }

    /// Writes row `y` of luma.
    void writeGray(int y, int[] luma, int at) {
        ColorRows.gray(luma, at, bytes, columns);
        put(y);
    }

    /// Writes row `y` of luma.
    final void writeGray(int y, byte[] luma, int at) {
        System.arraycopy(luma, at, bytes, 0, columns);
        put(y);
    }

    /// Writes row `y` of colours.
    void write(int y, int[] r, int rAt, int[] g, int gAt, int[] b, int bAt) {
        switch (layout) {
            case RGB565 -> ColorRows.rgb565(r, rAt, g, gAt, b, bAt, shorts, columns);
            case RGB565_SWAPPED -> {
                ColorRows.rgb565(r, rAt, g, gAt, b, bAt, shorts, columns);
                ColorRows.swapBytes(shorts, columns);
            }
            case RGB888 -> ColorRows.rgb888(r, rAt, g, gAt, b, bAt, bytes, columns);
            case BGR888 -> ColorRows.rgb888(b, bAt, g, gAt, r, rAt, bytes, columns);
            case ARGB -> ColorRows.argb(r, rAt, g, gAt, b, bAt, ints, columns);
            case GRAY -> ColorRows.rgbToGray(r, rAt, g, gAt, b, bAt, bytes, columns);
        }
        put(y);
    }

    /// Whether `writeYcc` knows the layout.
    boolean takesYcc() {
        return layout != PixelLayout.GRAY;
    }

    /// Writes row `y` of luma, blue and red difference.
    void writeYcc(int y, int[] luma, int[] cb, int[] cr) {
        if (layout.bytes() == 2) {
            ColorRows.yccTo565(luma, cb, cr, rowOfInts(), shorts, columns);
        } else {
            ColorRows.yccToArgb(luma, cb, cr, rowOfInts(), columns);
        }
        finish();
        put(y);
    }

    /// Whether `writeYccByVectors` knows the layout.
    boolean takesVectors() {
        return layout != PixelLayout.GRAY;
    }

    /// As `writeYcc`, with vector code.
    final void writeYccByVectors(int y, byte[] luma, int lumaAt, byte[] cb, int cbAt, byte[] cr, int crAt) {
        MemorySegment memory = memory();
        if (memory == null || columns < RowsVector.GROUP) {
            putColours(luma, lumaAt, cb, cbAt, cr, crAt, room(), 0, columns);
            putRoom(y, memory);
            return;
        }
        putColours(luma, lumaAt, cb, cbAt, cr, crAt, memory, at(y), columns & -RowsVector.GROUP);
        if (columns % RowsVector.GROUP != 0) {
            // The last ones once more, rather than behind the end of the row.
            int x = columns - RowsVector.GROUP;
            long at = at(y) + (long) x * layout.bytes();
            putColours(luma, lumaAt + x, cb, cbAt + x, cr, crAt + x, memory, at, RowsVector.GROUP);
        }
    }

    private void putColours(
            byte[] luma, int lumaAt, byte[] cb, int cbAt, byte[] cr, int crAt, MemorySegment out, long at, int n) {
        if (layout.bytes() == 2) {
            RowsVector.yccTo565(luma, lumaAt, cb, cbAt, cr, crAt, out, at, n);
        } else {
            RowsVector.yccToArgb(luma, lumaAt, cb, cbAt, cr, crAt, out, at, n);
        }
    }

    /// Memory outside the heap that rows are to be in as vector code makes them, if it is such.
    @Nullable
    MemorySegment memory() {
        return null;
    }

    /// Byte of that memory where row `y` begins.
    long at(int y) {
        throw new IllegalStateException("row " + y + " is not in memory");
    }

    /// Room outside the heap for a row of vector code: one kind of memory only, so that C2 need not ask.
    private MemorySegment room() {
        long needed = 4L * (columns + RowsVector.SLACK);
        if (room.byteSize() < needed) {
            room = Arena.ofAuto().allocate(needed, 64);
        }
        return room;
    }

    /// Puts what is in `room` where row `y` belongs.
    private void putRoom(int y, @Nullable MemorySegment memory) {
        if (memory != null) {
            MemorySegment.copy(room, 0, memory, at(y), (long) columns * layout.bytes());
            return;
        }
        if (layout.bytes() == 2) {
            MemorySegment.copy(room, ValueLayout.JAVA_SHORT, 0, shorts, 0, columns);
        } else {
            MemorySegment.copy(room, ValueLayout.JAVA_INT, 0, rowOfInts(), 0, columns);
        }
        finish();
        put(y);
    }

    /// Room for ARGB, from which three bytes a pixel are made.
    private int[] rowOfInts() {
        if (ints.length < columns) {
            ints = new int[columns];
        }
        return ints;
    }

    /// From what vector code makes to the layout.
    private void finish() {
        switch (layout) {
            case RGB565_SWAPPED -> ColorRows.swapBytes(shorts, columns);
            case BGR888 -> ColorRows.bgr888(ints, bytes, columns);
            case RGB888 -> ColorRows.rgb888(ints, bytes, columns);
            default -> {}
        }
    }

    /// Whether `put` again is the same as writing the same colours again.
    boolean canRepeat() {
        return true;
    }
}
