package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/// What a panel holds, in wire bytes, to send only what differs from it.
///
/// Areas are drawn and compared, a group at a time; then a sink gets the windows that are worth sending of them, and
/// takes their bytes with `copy`. What it got counts as sent. If it does not arrive, or the panel loses its memory,
/// `forget`: each cell is then sent when it is compared next, whatever it is. Used by one thread at a time.
public final class Shadow {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LANES = 0x7FFF_7FFF_7FFF_7FFFL;
    /// Moves bits 0, 16, 32, 48 to 48, 49, 50, 51.
    private static final long GATHER = 1L << 48 | 1L << 33 | 1L << 18 | 1L << 3;
    /// In shorter rows a difference is not searched for first.
    private static final int LONG_ROW = 64;

    /// Bytes that are drawn and compared before what differs is sent: enough for a plan, and soon drawn.
    private static final int GROUP_BYTES = 32 * 1024;

    /// Draws an area in the panel's format, row by row, and returns the bytes written.
    @FunctionalInterface
    public interface Painter {
        /// All edges are multiples of a cell, in pixels.
        long paint(int x1, int y1, int x2, int y2, MemorySegment out, long offset);
    }

    /// Sends windows, whose bytes `copy` gives.
    @FunctionalInterface
    public interface Sink {
        /// At least one window, in sending order; may be put into another.
        ///
        /// @param bottom where rows end that may follow those of a single window as if they were of it
        /// @param last whether all is drawn
        void send(AreaList windows, int bottom, boolean last);
    }

    private final int alignX;
    private final int alignY;
    private final int columns;
    private final int rows;
    private final int cellBytes;
    private final byte[] held;
    private final byte[] drawn;
    private final MemorySegment canvas;
    /// What differs of the areas compared since the last plan.
    private final CellMask differing;
    /// Cells that the panel may not have as they are held.
    private final CellMask unknown;
    private boolean allKnown;
    private final RegionPlanner planner;
    private final AreaList windows = new AreaList();
    /// Of the last frame.
    private long frameCells;

    private long frameSentCells;

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
        rows = (height + alignY - 1) / alignY;
        differing = new CellMask(columns, rows);
        unknown = new CellMask(columns, rows);
        held = new byte[columns * rows * cellBytes];
        drawn = new byte[Math.max(GROUP_BYTES, columns * cellBytes)];
        canvas = Arena.ofAuto().allocate(drawn.length, 64);
        planner = new RegionPlanner(width, height, alignX, alignY, cost);
        forget();
    }

    /// What windows cost from now on.
    public void setCost(WindowCost cost) {
        planner.setCost(cost);
    }

    /// The panel's content is not known any more: it was reset, or something did not arrive.
    public void forget() {
        unknown.add(0, 0, columns, rows);
        allKnown = false;
        differing.clear();
    }

    /// Whether every cell was compared since the shadow last knew nothing.
    public boolean isKnown() {
        int y = 0;
        while (y < rows && (allKnown || unknown.isEmpty(y))) {
            y++;
        }
        return y == rows;
    }

    /// Draws areas, compares them with what the panel holds, and sends what differs.
    ///
    /// @param areas aligned to cells, in pixels
    public void narrow(AreaList areas, Painter painter, Sink sink) {
        frameCells = 0;
        frameSentCells = 0;
        int room = drawn.length;
        for (int i = 0; i < areas.size(); i++) {
            int x1 = areas.x1(i);
            int x2 = areas.x2(i);
            int stride = (x2 - x1) / alignX * cellBytes;
            int y = areas.y1(i);
            while (y < areas.y2(i)) {
                int end = (int) Math.min(areas.y2(i), y + (long) room / stride * alignY);
                if (end > y) {
                    painter.paint(x1, y, x2, end, canvas, 0);
                    compare(x1, y, x2, end);
                    room -= (end - y) / alignY * stride;
                    y = end;
                }
                if (y < areas.y2(i)) {
                    send(sink, x1, x2, y, areas.y2(i), false);
                    room = drawn.length;
                }
            }
        }
        send(sink, 0, 0, 0, 0, true);
        if (!allKnown) {
            allKnown = isKnown();
        }
    }

    /// Sends what differs of a group, whose last area was drawn from `x1` to `x2` down to row `y`.
    private void send(Sink sink, int x1, int x2, int y, int areaBottom, boolean last) {
        AreaList sent = windows();
        if (sent.size() > 0) {
            boolean goesOn = sent.size() == 1 && sent.x1(0) == x1 && sent.x2(0) == x2 && sent.y2(0) == y;
            sink.send(sent, goesOn ? areaBottom : sent.y2(sent.size() - 1), last);
        }
    }

    /// Compares an area on the canvas with what the panel holds, and takes it over.
    private void compare(int x1, int y1, int x2, int y2) {
        int left = x1 / alignX;
        int top = y1 / alignY;
        int bottom = y2 / alignY;
        int width = x2 / alignX - left;
        int stride = width * cellBytes;
        MemorySegment.copy(canvas, ValueLayout.JAVA_BYTE, 0, drawn, 0, stride * (bottom - top));
        frameCells += (long) width * (bottom - top);
        differing.useColumns(left, left + width);
        int i = 0;
        for (int y = top; y < bottom; y++, i += stride) {
            int at = (y * columns + left) * cellBytes;
            int first = 0;
            if (stride >= LONG_ROW) {
                first = Arrays.mismatch(drawn, i, i + stride, held, at, at + stride);
                if (first < 0) {
                    continue;
                }
            }
            boolean differs = cellBytes == 2
                    ? takePairs(y, left, at, i, first / 8 * 8, stride)
                    : takeCells(y, left, at, i, first / cellBytes, width);
            if (differs) {
                differing.use(y);
            }
        }
        if (!allKnown) {
            for (int y = top; y < bottom; y++) {
                differing.take(unknown, y, left, left + width);
            }
        }
    }

    /// Marks the cells of a row that differ, and takes them over, four at a time.
    private boolean takePairs(int y, int left, int at, int drawnAt, int from, int stride) {
        long[] bits = differing.bits;
        int base = y * differing.words;
        long any = 0;
        int i = from;
        for (; i + 8 <= stride; i += 8) {
            long now = (long) LONG.get(drawn, drawnAt + i);
            long x = now ^ (long) LONG.get(held, at + i);
            if (x != 0) {
                LONG.set(held, at + i, now);
                any |= x;
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
            int x = (short) SHORT.get(drawn, drawnAt + i) ^ (short) SHORT.get(held, at + i);
            if (x != 0) {
                SHORT.set(held, at + i, (short) SHORT.get(drawn, drawnAt + i));
                any |= x;
                int p = left + (i >> 1);
                bits[base + (p >> 6)] |= 1L << p;
            }
        }
        return any != 0;
    }

    private boolean takeCells(int y, int left, int at, int drawnAt, int from, int width) {
        int base = y * differing.words;
        boolean any = false;
        for (int i = from; i < width; i++) {
            int k = i * cellBytes;
            for (int b = 0; b < cellBytes; b++) {
                if (drawn[drawnAt + k + b] != held[at + k + b]) {
                    int p = left + i;
                    differing.bits[base + (p >> 6)] |= 1L << p;
                    any = true;
                    break;
                }
            }
        }
        if (any) {
            System.arraycopy(drawn, drawnAt, held, at, width * cellBytes);
        }
        return any;
    }

    /// The windows that are worth sending of what was compared since the last call, in pixels and in sending order.
    private AreaList windows() {
        windows.clear();
        AreaList best = planner.plan(differing);
        differing.clear();
        for (int i = 0; i < best.size(); i++) {
            int x1 = best.x1(i);
            int y1 = best.y1(i);
            int x2 = best.x2(i);
            int y2 = best.y2(i);
            windows.add(x1 * alignX, y1 * alignY, x2 * alignX, y2 * alignY);
            frameSentCells += (long) (x2 - x1) * (y2 - y1);
        }
        return windows;
    }

    /// Copies an area as the panel is to hold it: row by row. All edges are multiples of a cell, in pixels.
    ///
    /// @return bytes written
    public long copy(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        int width = (x2 - x1) / alignX * cellBytes;
        int stride = columns * cellBytes;
        int from = y1 / alignY * stride + x1 / alignX * cellBytes;
        int count = (y2 - y1) / alignY;
        if (width == stride) {
            MemorySegment.copy(held, from, out, ValueLayout.JAVA_BYTE, offset, width * count);
        } else {
            for (int y = 0; y < count; y++) {
                MemorySegment.copy(
                        held, from + y * stride, out, ValueLayout.JAVA_BYTE, offset + (long) y * width, width);
            }
        }
        return (long) width * count;
    }

    /// Says in words what became of the last frame, for people.
    public String explain() {
        return String.format(
                Locale.ROOT,
                "cells drawn %d -> sent %d, in groups of up to %d bytes; the last group: %s",
                frameCells,
                frameSentCells,
                drawn.length,
                planner.explain());
    }
}
