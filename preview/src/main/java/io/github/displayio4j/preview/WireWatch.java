package io.github.displayio4j.preview;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displayio.Area;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Hears a panel's bus and knows which windows were sent, and for each pixel by which of them it was last written
/// and with which bytes. It believes the panel's spec: where that is wrong, so is what it says. Words must be
/// bytes with a D/C pin, or I2C.
///
/// It may be asked from other threads than the bus's. Areas are those of the glass as it is seen, turned as the
/// display is; allocates nothing.
public final class WireWatch implements WireListener {
    /// Windows whose areas are remembered.
    static final int REMEMBERED = 256;

    private static final int WRITE_MEMORY_CONTINUE = 0x3C; // MIPI DCS, goes on where RAMWR (2Ch) left off

    private final PanelSpec spec;
    private final int rotation;
    private final int alignX;
    private final int alignY;
    private final int cellBytes;

    // what the bytes on the wire mean
    private boolean selected = true;
    private boolean command;
    private Expected expected = Expected.NOTHING;
    private int parameters;
    private int parameter;

    // the window, in cells of the memory, both bounds inside
    private int columnStart;
    private int columnEnd;
    private int rowStart;
    private int rowEnd;
    private int column;
    private int row;
    private int bytesOfCell;
    private int cell;
    private boolean open;

    // what was seen
    private final int[] areas = new int[4 * REMEMBERED];
    private final long[] bytes = new long[REMEMBERED];
    private final long[] ends = new long[REMEMBERED];
    private final int[] byWindow;
    private final int[] raw;
    private long count;

    private enum Expected {
        NOTHING,
        COLUMNS,
        ROWS,
        PIXELS
    }

    /// Hears a panel.
    ///
    /// @param spec what it was made from
    /// @param rotation of the display that draws on it: 0, 90, 180 or 270
    /// @throws IllegalArgumentException if the rotation is none of these
    public WireWatch(PanelSpec spec, int rotation) {
        if (rotation % 90 != 0 || rotation < 0 || rotation > 270) {
            throw new IllegalArgumentException("rotation must be 0, 90, 180 or 270, not " + rotation);
        }
        this.spec = spec;
        this.rotation = rotation;
        alignX = spec.format().alignX();
        alignY = spec.format().alignY();
        cellBytes = spec.format().bytes(Area.ofSize(alignX, alignY));
        byWindow = new int[spec.width() * spec.height()];
        raw = new int[spec.width() * spec.height()];
        columnEnd = (spec.width() + spec.columnStart()) / alignX - 1;
        rowEnd = (spec.height() + spec.rowStart()) / alignY - 1;
    }

    /// Windows that got at least one pixel so far.
    public synchronized long count() {
        return count;
    }

    /// Copies the areas of the windows that came after the first `since`, as far as they are remembered.
    ///
    /// @param out gets `x1, y1, x2, y2` of each, the last ones if there is no room for all
    /// @return how many
    synchronized int copySince(long since, int[] out) {
        int n = (int) Math.min(Math.min(count - since, REMEMBERED), out.length / 4);
        for (int i = 0; i < n; i++) {
            int slot = slot(count - n + i + 1);
            System.arraycopy(areas, 4 * slot, out, 4 * i, 4);
        }
        return n;
    }

    /// What is known of a pixel's last writing; empty if it was never written.
    ///
    /// @param x column of the glass as it is seen
    /// @param y row of the glass as it is seen
    synchronized String describe(int x, int y) {
        int at = panelIndex(x, y);
        int window = byWindow[at];
        if (window == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("bytes ");
        for (int i = Math.min(4, cellBytes) - 1; i >= 0; i--) {
            int value = raw[at] >> 8 * i & 0xff;
            text.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
        }
        text.append(", window ").append(window);
        if (count - window < REMEMBERED) {
            int slot = slot(window);
            int[] a = {areas[4 * slot], areas[4 * slot + 1], areas[4 * slot + 2], areas[4 * slot + 3]};
            text.append(": ").append(a[2] - a[0]).append('x').append(a[3] - a[1]);
            text.append(" at ").append(a[0]).append(',').append(a[1]).append(", ");
            text.append(bytes[slot])
                    .append(" bytes, ended ")
                    .append(ends[slot] / 1000)
                    .append(" us");
        }
        return text.toString();
    }

    private static int slot(long window) {
        return (int) ((window - 1) % REMEMBERED);
    }

    @Override
    public synchronized void line(Line line, boolean high, long nanos) {
        switch (line) {
            case CHIP_SELECT -> selected = !high;
            case COMMAND -> command = !high;
            case RESET -> {
                if (!high) {
                    expected = Expected.NOTHING;
                    open = false;
                }
            }
            case BACKLIGHT -> {}
        }
    }

    @Override
    public synchronized void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
        if (!selected) {
            return;
        }
        if (command) {
            commands(bytes, offset, length);
        } else {
            data(bytes, offset, length, end);
        }
    }

    /// SSD1306 8.1.5.2: control bytes with Co (one byte follows) and D/C.
    @Override
    public synchronized void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
        long at = offset;
        long to = offset + length;
        while (at < to) {
            int control = bytes.get(ValueLayout.JAVA_BYTE, at++);
            long n = (control & 0x80) != 0 ? Math.min(1, to - at) : to - at;
            if ((control & 0x40) != 0) {
                data(bytes, at, n, end);
            } else {
                commands(bytes, at, n);
            }
            at += n;
        }
    }

    private void commands(MemorySegment bytes, long offset, long length) {
        for (long i = 0; i < length; i++) {
            command(bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff);
        }
    }

    private void command(int value) {
        switch (spec.addressing()) {
            case Addressing.Window w -> {
                if (w.dataAsCommands() && parameters > 0) {
                    bound(w, value);
                } else if (value == w.columnCommand()) {
                    expect(Expected.COLUMNS, 2 * w.boundBytes());
                } else if (value == w.rowCommand()) {
                    expect(Expected.ROWS, 2 * w.boundBytes());
                } else if (value == w.writeCommand()) {
                    expect(Expected.PIXELS, 0);
                    restart();
                } else if (value == WRITE_MEMORY_CONTINUE && w.writeCommand() == 0x2C) {
                    expect(Expected.PIXELS, 0);
                } else {
                    expect(w.writeCommand() < 0 ? Expected.PIXELS : Expected.NOTHING, 0);
                }
            }
            case Addressing.Pages _ -> {
                expected = Expected.PIXELS;
                if (value >= 0xB0 && value <= 0xBF) {
                    rowStart = value & 15;
                    rowEnd = rowStart;
                    restart();
                } else if (value <= 0x0F) {
                    columnStart = columnStart & 0xF0 | value;
                    restart();
                } else if (value <= 0x1F) {
                    columnStart = columnStart & 0x0F | (value & 15) << 4;
                    restart();
                }
            }
        }
    }

    private void expect(Expected what, int n) {
        expected = what;
        parameters = n;
        parameter = 0;
    }

    private void data(MemorySegment bytes, long offset, long length, long end) {
        if (expected == Expected.PIXELS) {
            pixels(bytes, offset, length, end);
        } else if (spec.addressing() instanceof Addressing.Window w) {
            for (long i = 0; i < length && parameters > 0; i++) {
                bound(w, bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff);
            }
        }
    }

    /// A byte of a bound; the second bound may never come.
    private void bound(Addressing.Window w, int value) {
        int size = w.boundBytes();
        boolean first = parameter < size;
        boolean high = size == 2 && parameter % 2 == 0;
        if (expected == Expected.COLUMNS) {
            columnStart = first ? joined(columnStart, value, high) : columnStart;
            columnEnd = first ? columnEnd : joined(columnEnd, value, high);
        } else {
            rowStart = first ? joined(rowStart, value, high) : rowStart;
            rowEnd = first ? rowEnd : joined(rowEnd, value, high);
        }
        parameter++;
        if (--parameters == 0 && w.writeCommand() < 0) {
            expected = Expected.PIXELS;
        }
        restart();
    }

    private static int joined(int bound, int value, boolean high) {
        return high ? value << 8 : bound & 0xFF00 | value;
    }

    private void restart() {
        column = columnStart;
        row = rowStart;
        bytesOfCell = 0;
        cell = 0;
        open = false;
    }

    private void pixels(MemorySegment source, long offset, long length, long end) {
        if (length == 0) {
            return;
        }
        if (!open) {
            open = true;
            count++;
            bytes[slot(count)] = 0;
            noteArea(length);
        }
        int slot = slot(count);
        bytes[slot] += length;
        ends[slot] = end;
        boolean pages = spec.addressing() instanceof Addressing.Pages;
        if (pages) { // no end is set: the window is as wide as what comes
            areas[4 * slot + 2] = areas[4 * slot];
            noteArea(bytes[slot]);
        }
        for (long i = 0; i < length; i++) {
            cell = cell << 8 | (source.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff);
            if (++bytesOfCell == cellBytes) {
                put(cell);
                bytesOfCell = 0;
                cell = 0;
                column++;
                if (!pages && column > columnEnd) {
                    column = columnStart;
                    row = row >= rowEnd ? rowStart : row + 1;
                }
            }
        }
    }

    private void noteArea(long pageBytes) {
        boolean pages = spec.addressing() instanceof Addressing.Pages;
        long last = pages ? columnStart + pageBytes / cellBytes - 1 : columnEnd;
        int x1 = clampX(columnStart * alignX - spec.columnStart());
        int x2 = clampX((int) (last + 1) * alignX - spec.columnStart());
        int y1 = clampY(rowStart * alignY - spec.rowStart());
        int y2 = clampY((rowEnd + 1) * alignY - spec.rowStart());
        int at = 4 * slot(count);
        // as it is seen: what is drawn at 90 degrees at (x, y) is column width - 1 - y and row x of the panel
        switch (rotation) {
            case 90 -> set(at, y1, spec.width() - x2, y2, spec.width() - x1);
            case 180 -> set(at, spec.width() - x2, spec.height() - y2, spec.width() - x1, spec.height() - y1);
            case 270 -> set(at, spec.height() - y2, x1, spec.height() - y1, x2);
            default -> set(at, x1, y1, x2, y2);
        }
    }

    private void set(int at, int x1, int y1, int x2, int y2) {
        areas[at] = x1;
        areas[at + 1] = y1;
        areas[at + 2] = x2;
        areas[at + 3] = y2;
    }

    private int clampX(int x) {
        return Math.clamp(x, 0, spec.width());
    }

    private int clampY(int y) {
        return Math.clamp(y, 0, spec.height());
    }

    private void put(int value) {
        int left = column * alignX - spec.columnStart();
        int top = row * alignY - spec.rowStart();
        for (int y = Math.max(0, top); y < Math.min(spec.height(), top + alignY); y++) {
            for (int x = Math.max(0, left); x < Math.min(spec.width(), left + alignX); x++) {
                raw[y * spec.width() + x] = value;
                byWindow[y * spec.width() + x] = (int) count;
            }
        }
    }

    private int panelIndex(int x, int y) {
        int w = spec.width();
        int h = spec.height();
        return switch (rotation) {
            case 90 -> x * w + w - 1 - y;
            case 180 -> (h - 1 - y) * w + w - 1 - x;
            case 270 -> (h - 1 - x) * w + y;
            default -> y * w + x;
        };
    }
}
