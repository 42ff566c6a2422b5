package io.github.displayio4j.panels;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The memory of a MIPI-DCS controller with its window, address counters and the access order of MADCTL.
///
/// A pixel is kept as `0x00RRGGBB`, each channel expanded by bit replication from the 4, 5 or 6 bits that came;
/// the top
/// six bits of a channel are what the 18-bit memory of the chip holds. It is written by the bus thread and read by
/// others without a lock: single pixels are whole, the picture may be between two frames, as on glass.
final class FrameMemory {
    private static final int MY = 0x80;
    private static final int MX = 0x40;
    private static final int MV = 0x20;

    final int[] colours;
    private final int columns;
    private final int rows;

    private int xStart;
    private int xEnd;
    private int yStart;
    private int yEnd;
    private int x;
    private int y;
    private boolean full;

    // MADCTL as a start and two signed steps
    private int width;
    private int height;
    private int origin;
    private int stepX;
    private int stepY;

    // MIPI DCS RAMRD: what comes next
    private int readX;
    private int readY;

    /// Pixels of the window in progress that each row of the memory has got.
    private final int[] written;

    /// Whether anybody asks for that.
    boolean followed;

    long pixels;
    long wraps;
    long outside;

    FrameMemory(int columns, int rows, RandomGenerator snow) {
        this.columns = columns;
        this.rows = rows;
        colours = new int[columns * rows];
        written = new int[rows];
        for (int i = 0; i < colours.length; i++) {
            int sixBits = snow.nextInt() & 0xfcfcfc;
            colours[i] = sixBits | (sixBits >> 6 & 0x030303);
        }
    }

    /// Order of access (MADCTL): MV exchanges column and row addresses, then MX flips columns and MY rows.
    void setOrder(int madctl) {
        boolean exchanged = (madctl & MV) != 0;
        width = exchanged ? rows : columns;
        height = exchanged ? columns : rows;
        int columnStep = (madctl & MX) != 0 ? -1 : 1;
        int rowStep = (madctl & MY) != 0 ? -columns : columns;
        origin = (columnStep < 0 ? columns - 1 : 0) + (rowStep < 0 ? (rows - 1) * columns : 0);
        stepX = exchanged ? rowStep : columnStep;
        stepY = exchanged ? columnStep : rowStep;
    }

    void setColumns(int start, int end) {
        xStart = start;
        xEnd = end;
    }

    void setRows(int start, int end) {
        yStart = start;
        yEnd = end;
    }

    int columnStart() {
        return xStart;
    }

    int columnEnd() {
        return xEnd;
    }

    int rowStart() {
        return yStart;
    }

    int rowEnd() {
        return yEnd;
    }

    /// Both address counters to the start of the window (RAMWR; RAMWRC does not).
    void restart() {
        x = xStart;
        y = yStart;
        full = false;
        Arrays.fill(written, 0);
    }

    /// The reading counters to the start of the window (RAMRD; RAMRDC does not).
    void restartReading() {
        readX = xStart;
        readY = yStart;
    }

    /// The next pixel of the window, `0x00RRGGBB`; black outside the memory.
    int next() {
        boolean inside = readX < width && readY < height;
        int colour = inside ? colours[origin + readX * stepX + readY * stepY] : 0;
        readX++;
        if (readX > xEnd) {
            readX = xStart;
            readY = readY >= yEnd ? yStart : readY + 1;
        }
        return colour;
    }

    /// Memory row at which the window begins, in the direction of the scan.
    int firstRow() {
        return Math.clamp(Math.min(row(xStart, yStart), row(xEnd, yEnd)), 0, rows - 1);
    }

    /// Memory row at which the window ends.
    int lastRow() {
        return Math.clamp(Math.max(row(xStart, yStart), row(xEnd, yEnd)), 0, rows - 1);
    }

    /// The memory row of a pixel by its address.
    private int row(int column, int row) {
        return (origin + Math.min(column, width - 1) * stepX + Math.min(row, height - 1) * stepY) / columns;
    }

    /// How much of a memory row the window in progress has brought: 0 none, 1 some, 2 all of what it has there.
    int progress(int row) {
        int wanted = exchanged() ? Math.min(yEnd, height - 1) - yStart + 1 : Math.min(xEnd, width - 1) - xStart + 1;
        return written[row] == 0 ? 0 : written[row] < wanted ? 1 : 2;
    }

    private boolean exchanged() {
        return Math.abs(stepX) != 1 || columns == 1;
    }

    /// Writes pixels at the address counters: columns to the window's end, then the next row, then from the start.
    void write(int[] source, int n) {
        int from = 0;
        while (from < n) {
            if (full) {
                wraps++;
                full = false;
            }
            int run = Math.min(n - from, Math.max(1, xEnd - x + 1));
            writeRun(source, from, run);
            from += run;
            x += run;
            if (x > xEnd) {
                x = xStart;
                full = y >= yEnd;
                y = full ? yStart : y + 1;
            }
        }
        pixels += n;
    }

    private void writeRun(int[] source, int from, int n) {
        int inside = y < height ? Math.clamp(width - x, 0, n) : 0;
        outside += n - inside;
        if (inside == 0) {
            return;
        }
        int at = origin + x * stepX + y * stepY;
        if (followed) {
            if (exchanged()) {
                count(at / columns, inside, stepX / columns);
            } else {
                written[at / columns] += inside;
            }
        }
        if (stepX == 1) {
            System.arraycopy(source, from, colours, at, inside);
        } else {
            scatter(source, from, from + inside, colours, at, stepX);
        }
    }

    private void count(int row, int n, int step) {
        for (int i = 0, at = row; i < n; i++, at += step) {
            written[at]++;
        }
    }

    private static void scatter(int[] source, int from, int to, int[] target, int at, int step) {
        for (int i = from; i < to; i++, at += step) {
            target[at] = source[i];
        }
    }
}
