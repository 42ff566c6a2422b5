package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Packs rows of colours into a pixel layout and puts them into memory.
final class RowWriter {
    private MemorySegment out = MemorySegment.NULL;
    private long offset;
    private long stride;
    private PixelLayout layout = PixelLayout.RGB888;
    private int columns;
    private short[] shorts = new short[0];
    private byte[] bytes = new byte[0];

    /// Rows go to `out` from `offset` on, `stride` bytes apart.
    void open(MemorySegment newOut, long newOffset, long newStride, PixelLayout newLayout, int newColumns) {
        out = newOut;
        offset = newOffset;
        stride = newStride;
        layout = newLayout;
        columns = newColumns;
        int needed = newColumns * newLayout.bytes();
        if (newLayout.bytes() == 2) {
            shorts = shorts.length < newColumns ? new short[newColumns] : shorts;
        } else {
            bytes = bytes.length < needed ? new byte[needed] : bytes;
        }
    }

    /// Lets go of the memory.
    void close() {
        out = MemorySegment.NULL;
    }

    boolean wantsGray() {
        return layout == PixelLayout.GRAY;
    }

    /// Writes row `y` (0 is the first one) of luma.
    void writeGray(int y, int[] luma, int at) {
        ColorRows.gray(luma, at, bytes, columns);
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
            case GRAY -> ColorRows.rgbToGray(r, rAt, g, gAt, b, bAt, bytes, columns);
        }
        put(y);
    }

    /// Whether `writeYcc` knows the layout.
    boolean takesYcc() {
        return layout == PixelLayout.RGB565 || layout == PixelLayout.RGB565_SWAPPED;
    }

    /// Writes row `y` of luma, blue and red difference.
    void writeYcc(int y, int[] luma, int lumaAt, int[] cb, int cbAt, int[] cr, int crAt) {
        if (layout == PixelLayout.RGB565) {
            ColorRows.yccTo565(luma, lumaAt, cb, cbAt, cr, crAt, shorts, columns);
        } else {
            ColorRows.yccToSwapped565(luma, lumaAt, cb, cbAt, cr, crAt, shorts, columns);
        }
        put(y);
    }

    private void put(int y) {
        long at = offset + y * stride;
        if (layout.bytes() == 2) {
            MemorySegment.copy(shorts, 0, out, ValueLayout.JAVA_SHORT_UNALIGNED, at, columns);
        } else {
            MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, at, columns * layout.bytes());
        }
    }
}
