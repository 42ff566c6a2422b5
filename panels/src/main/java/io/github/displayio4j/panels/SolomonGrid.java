package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Controller;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Solomon Systech's OLED controllers with more than a bit a pixel: colour (SSD1351, SSD1331) and 16 grays (SSD1327,
/// SSD1325). Columns by 15h, rows by 75h, the way of the memory by A0h.
///
/// Only SSD1351 takes parameters with D/C high; on the others all that comes with D/C low is a command, and their
/// number frames it. The wiring of the rows (split odd and even) is taken to be that of the glass.
final class SolomonGrid implements Chip {
    /// The chips.
    enum Kind {
        SSD1351,
        SSD1331,
        SSD1327,
        SSD1325;

        boolean isGray() {
            return this == SSD1327 || this == SSD1325;
        }
    }

    private static final int WRITE = 0x5C;

    private final Kind kind;
    private final int columns;
    private final int rows;
    /// Pixels in a cell of the column counter.
    private final int cell;
    private final int[] colours;
    private final CommandTable table;

    private int command;
    private int expected;
    private int parameters;
    private int first;

    private int xStart;
    private int xEnd;
    private int yStart;
    private int yEnd;
    private int x;
    private int y;
    private boolean full;
    private int remap;
    private int pending;
    private int pendingBytes;

    private int rowsDriven;
    private int startLine;
    private int offset;
    private boolean allOn;
    private boolean allOff;
    private boolean inverted;
    private boolean on;
    private boolean locked;

    private long commands;
    private long ignored;
    private long pixels;
    private long wraps;
    private long outside;

    SolomonGrid(Controller controller, RandomGenerator snow) {
        kind = Kind.valueOf(controller.name());
        table = CommandTable.of(controller);
        columns = controller.columns();
        rows = controller.rows();
        cell = kind.isGray() ? 2 : 1;
        colours = new int[columns * rows];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = kind.isGray() ? gray(snow.nextInt(16)) : of565(snow.nextInt(65536));
        }
        reset(0);
    }

    @Override
    public void reset(long nanos) {
        expected = 0;
        command = 0;
        xStart = 0;
        xEnd = columns / cell - 1;
        yStart = 0;
        yEnd = rows - 1;
        x = 0;
        y = 0;
        full = false;
        remap = kind.isGray() ? 0 : 0x40;
        pendingBytes = 0;
        rowsDriven = rows;
        startLine = 0;
        offset = 0;
        allOn = false;
        allOff = false;
        inverted = false;
        on = false;
        locked = false;
    }

    @Override
    public void command(int value, long nanos) {
        commands++;
        if (kind != Kind.SSD1351 && expected > 0) {
            expected--;
            parameter(value);
            return;
        }
        command = value;
        parameters = 0;
        if (locked && value != 0xFD) {
            command = 0;
            ignored++;
            return;
        }
        expected = table.parameters(value) == CommandTable.ANY ? 0 : table.parameters(value);
        if (expected == 0) {
            obey(value);
        }
    }

    private void obey(int value) {
        switch (value) {
            case 0xA4, 0xA5, 0xA6, 0xA7 -> setMode(value);
            case 0xAE, 0xAF -> on = value == 0xAF;
            case WRITE -> {
                if (kind == Kind.SSD1351) {
                    pendingBytes = 0;
                } else {
                    ignored++;
                }
            }
            default -> ignored += table.isKnown(value) ? 0 : 1;
        }
    }

    // A4h to A7h: SSD1351 10.1.11: all off, all on, normal, inverse; the others: normal, all on, all off, inverse
    private void setMode(int value) {
        int off = kind == Kind.SSD1351 ? 0xA4 : 0xA6;
        allOn = value == 0xA5;
        allOff = value == off;
        inverted = value == 0xA7;
    }

    private void parameter(int value) {
        int i = parameters++;
        switch (command) {
            case 0x15, 0x75 -> setWindow(i, value);
            case 0xA0 -> remap = i == 0 ? value : remap;
            case 0xA1 -> startLine = value % rows;
            case 0xA2 -> offset = value % rows;
            case 0xA8, 0xCA -> setRowsDriven(value);
            case 0xFD -> locked = value == 0x16;
            default -> {} // voltages, currents, times
        }
    }

    private void setRowsDriven(int value) {
        if (command == (kind == Kind.SSD1351 ? 0xCA : 0xA8)) {
            rowsDriven = Math.min(rows, value + 1);
        }
    }

    private void setWindow(int i, int value) {
        if (i == 0) {
            first = value;
            return;
        }
        if (i > 1) {
            ignored++;
            return;
        }
        full = false;
        pendingBytes = 0;
        if (command == 0x15) {
            xStart = first;
            xEnd = value;
            x = first;
        } else {
            yStart = first;
            yEnd = value;
            y = first;
        }
    }

    @Override
    public void data(MemorySegment bytes, long from, long length) {
        boolean pixelData = kind != Kind.SSD1351 || command == WRITE;
        for (long i = 0; i < length; i++) {
            int value = bytes.get(ValueLayout.JAVA_BYTE, from + i) & 0xff;
            if (pixelData) {
                push(value);
            } else {
                parameter(value);
            }
        }
    }

    private void push(int value) {
        if (kind.isGray()) {
            boolean high = (remap & 0x02) != 0; // the nibble of the left pixel
            put(gray(high ? value >> 4 : value & 15), gray(high ? value & 15 : value >> 4));
            return;
        }
        pending = pending << 8 | value;
        pendingBytes++;
        int depth = remap >> 6;
        int unit = depth == 0 ? 1 : depth == 1 ? 2 : 3;
        if (pendingBytes == unit) {
            pendingBytes = 0;
            int c = unit == 1 ? of332(value) : unit == 2 ? of565(pending & 0xffff) : of666(pending & 0x3f3f3f);
            put(c, c);
        }
    }

    private void put(int left, int right) {
        if (full) {
            wraps++;
            full = false;
        }
        pixels += cell;
        if (x < columns / cell && y < rows) {
            boolean flipped = (remap & (kind.isGray() ? 0x01 : 0x02)) != 0;
            int at = y * columns + (flipped ? columns - (x + 1) * cell : x * cell);
            colours[at] = left;
            if (cell == 2) {
                colours[at + 1] = right;
            }
        } else {
            outside += cell;
        }
        advance((remap & (kind.isGray() ? 0x04 : 0x01)) != 0);
    }

    private void advance(boolean vertical) {
        boolean lastColumn = x == xEnd;
        boolean lastRow = y == yEnd;
        if (vertical ? lastRow : true) {
            x = lastColumn ? xStart : x + 1;
        }
        if (vertical ? true : lastColumn) {
            y = lastRow ? yStart : y + 1;
        }
        full = lastColumn && lastRow;
    }

    @Override
    public boolean lit() {
        return on && !allOff;
    }

    @Override
    public void scan(int[] xrgb) {
        int flip = inverted ? 0xffffff : 0;
        boolean rowsFlipped = (remap & 0x10) != 0;
        boolean exchanged = !kind.isGray() && (remap & 0x04) != 0;
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            int common = (row + offset) % rows;
            if (common >= rowsDriven) {
                Arrays.fill(xrgb, from, from + columns, 0);
            } else if (allOn) {
                Arrays.fill(xrgb, from, from + columns, 0xffffff);
            } else {
                int line = ((rowsFlipped ? rowsDriven - 1 - common : common) + startLine) % rows;
                show(line * columns, xrgb, from, flip, exchanged);
            }
        }
    }

    private void show(int at, int[] target, int from, int flip, boolean exchanged) {
        for (int i = 0; i < columns; i++) {
            int c = colours[at + i];
            c = exchanged ? (c << 16 & 0xff0000) | (c & 0x00ff00) | c >> 16 : c;
            target[from + i] = c ^ flip;
        }
    }

    private static int gray(int value) {
        return value * 0x111111;
    }

    private static int of332(int p) {
        int r = p >> 5;
        int g = p >> 2 & 7;
        int b = p & 3;
        return (r << 5 | r << 2 | r >> 1) << 16 | (g << 5 | g << 2 | g >> 1) << 8 | b * 0x55;
    }

    private static int of565(int p) {
        int r = p >> 11;
        int g = p >> 5 & 63;
        int b = p & 31;
        return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | (b << 3 | b >> 2);
    }

    private static int of666(int p) {
        return (p << 2 & 0xfcfcfc) | (p >> 4 & 0x030303);
    }

    @Override
    public PanelCounters counters() {
        return new PanelCounters(commands, ignored, 0, pixels, wraps, outside);
    }
}
