package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// What a panel holds, in wire bytes, to send only what differs from it.
///
/// It takes strips as sent when they are narrowed. If one of them does not arrive, or the panel loses its memory, all
/// is void: `forget`. It is of use again once a frame over the whole panel was completed. Used by one thread at a time.
public final class Shadow {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LANES = 0x7FFF_7FFF_7FFF_7FFFL;
    /// Moves bits 0, 16, 32, 48 to 48, 49, 50, 51.
    private static final long GATHER = 1L << 48 | 1L << 33 | 1L << 18 | 1L << 3;

    private final int alignX;
    private final int alignY;
    private final int columns;
    private final int cellBytes;
    private final byte[] held;
    private final byte[] row;
    private final CellMask mask;
    private final RegionPlanner planner;
    private final AreaList windows = new AreaList();
    private boolean known;
    private long sentCells;
    private long cells;

    /// A shadow that knows nothing yet.
    ///
    /// @param width columns of the panel, in pixels
    /// @param height rows of the panel, in pixels
    /// @param alignX columns of a cell
    /// @param alignY rows of a cell
    /// @param cellBytes bytes of a cell on the wire
    public Shadow(int width, int height, int alignX, int alignY, int cellBytes, WindowCost cost) {
        this.alignX = alignX;
        this.alignY = alignY;
        this.cellBytes = cellBytes;
        columns = (width + alignX - 1) / alignX;
        int rows = (height + alignY - 1) / alignY;
        mask = new CellMask(columns, rows);
        held = new byte[columns * rows * cellBytes];
        row = new byte[columns * cellBytes];
        planner = new RegionPlanner(width, height, alignX, alignY, cost);
    }

    /// What windows cost from now on.
    public void setCost(WindowCost cost) {
        planner.setCost(cost);
    }

    /// Whether strips can be narrowed. If not, a frame over the whole panel makes it so.
    public boolean isKnown() {
        return known;
    }

    /// The panel's content is not known any more: it was reset, slept, or something did not arrive.
    public void forget() {
        known = false;
    }

    /// A frame over the whole panel arrived, all of it narrowed here.
    public void learn() {
        known = true;
    }

    /// Cells that were narrowed since the shadow was made.
    public long cells() {
        return cells;
    }

    /// Cells of them that had to be sent.
    public long sentCells() {
        return sentCells;
    }

    /// The windows of a drawn strip that are worth sending, in pixels and sending order; none if nothing differs. The
    /// shadow takes the strip as sent. Valid until the next call.
    ///
    /// @param x1 left edge of the strip in pixels, a multiple of a cell; so are the others
    /// @param strip the strip's bytes, row by row
    /// @param offset of its first byte
    public AreaList narrow(int x1, int y1, int x2, int y2, MemorySegment strip, long offset) {
        int left = x1 / alignX;
        int top = y1 / alignY;
        int width = x2 / alignX - left;
        int height = y2 / alignY - top;
        windows.clear();
        mask.clear();
        int stride = width * cellBytes;
        boolean differs = false;
        for (int y = 0; y < height; y++) {
            int at = ((top + y) * columns + left) * cellBytes;
            MemorySegment.copy(strip, ValueLayout.JAVA_BYTE, offset + (long) y * stride, row, 0, stride);
            if (known) {
                int first = Arrays.mismatch(row, 0, stride, held, at, at + stride);
                if (first < 0) {
                    continue;
                }
                if (cellBytes == 2) {
                    comparePairs(top + y, left, at, first / 8 * 8, stride);
                } else {
                    compareCells(top + y, left, at, first / cellBytes, width);
                }
                mask.touch(top + y, top + y + 1);
                differs = true;
            }
            System.arraycopy(row, 0, held, at, stride);
        }
        cells += (long) width * height;
        if (!known) {
            windows.add(x1, y1, x2, y2);
        } else if (differs) {
            AreaList best = planner.plan(mask);
            for (int i = 0; i < best.size(); i++) {
                windows.add(best.x1(i) * alignX, best.y1(i) * alignY, best.x2(i) * alignX, best.y2(i) * alignY);
            }
        }
        for (int i = 0; i < windows.size(); i++) {
            sentCells += (long) ((windows.x2(i) - windows.x1(i)) / alignX) * ((windows.y2(i) - windows.y1(i)) / alignY);
        }
        return windows;
    }

    /// Marks the cells of a row that differ, four at a time.
    private void comparePairs(int y, int left, int at, int from, int stride) {
        long[] bits = mask.bits;
        int base = y * mask.words;
        int i = from;
        for (; i + 8 <= stride; i += 8) {
            long x = (long) LONG.get(row, i) ^ (long) LONG.get(held, at + i);
            if (x != 0) {
                long lanes = (((x & LANES) + LANES | x) & ~LANES) >>> 15;
                long four = lanes * GATHER >>> 48 & 15;
                int p = left + (i >> 1);
                bits[base + (p >> 6)] |= four << p;
                if ((p & 63) > 60 && four >>> -p != 0) {
                    bits[base + (p >> 6) + 1] |= four >>> -p;
                }
            }
        }
        for (; i < stride; i += 2) {
            if (row[i] != held[at + i] || row[i + 1] != held[at + i + 1]) {
                int p = left + (i >> 1);
                bits[base + (p >> 6)] |= 1L << p;
            }
        }
    }

    private void compareCells(int y, int left, int at, int from, int width) {
        int base = y * mask.words;
        for (int i = from; i < width; i++) {
            int k = i * cellBytes;
            for (int b = 0; b < cellBytes; b++) {
                if (row[k + b] != held[at + k + b]) {
                    int p = left + i;
                    mask.bits[base + (p >> 6)] |= 1L << p;
                    break;
                }
            }
        }
    }

    /// Copies one of the windows that `narrow` gave out of the strip.
    ///
    /// @return bytes written
    public long pack(
            int i, int x1, int y1, int x2, MemorySegment strip, long offset, MemorySegment out, long outOffset) {
        long stride = (long) (x2 - x1) / alignX * cellBytes;
        long width = (long) (windows.x2(i) - windows.x1(i)) / alignX * cellBytes;
        long from = offset + (windows.y1(i) - y1) / alignY * stride + (long) (windows.x1(i) - x1) / alignX * cellBytes;
        int rows = (windows.y2(i) - windows.y1(i)) / alignY;
        if (width == stride) {
            MemorySegment.copy(strip, from, out, outOffset, width * rows);
        } else {
            for (int y = 0; y < rows; y++) {
                MemorySegment.copy(strip, from + y * stride, out, outOffset + y * width, width);
            }
        }
        return width * rows;
    }
}
