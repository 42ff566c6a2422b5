package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Solomon Systech SSD1306: 128 x 64 pixels of one bit in eight pages, the top row of a page in the lowest bit.
///
/// Parameters come as commands (D/C low), so here the number of parameters frames a command. Section numbers are
/// of its
/// data sheet, revision 1.1.
final class Ssd1306 implements Chip {
    private static final int COLUMNS = 128;
    private static final int ROWS = 64;
    private static final int HORIZONTAL = 0;
    private static final int VERTICAL = 1;
    private static final int PAGE = 2;

    private final boolean interleavedGlass;
    final byte[] memory = new byte[COLUMNS * ROWS / 8];

    private int command;
    private int expected;
    private int first;
    private int parameters;

    private int mode;
    private int columnStart;
    private int columnEnd;
    private int pageStart;
    private int pageEnd;
    private int column;
    private int page;
    private boolean full;
    private boolean columnsFlipped;
    private boolean rowsFlipped;
    private int rowsDriven;
    private int offset;
    private int startLine;
    private int comPins;
    private boolean pumped;
    private boolean allOn;
    private boolean inverted;
    private boolean on;

    private long commands;
    private long ignored;
    private long written;
    private long wraps;

    /// @param interleavedGlass whether the rows of the glass are wired to both sides of the chip in turn, as on
    ///     glass
    /// of
    ///        more than 32 rows
    Ssd1306(boolean interleavedGlass, RandomGenerator snow) {
        this.interleavedGlass = interleavedGlass;
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (byte) snow.nextInt();
        }
        reset(0);
    }

    @Override
    public void reset(long nanos) {
        expected = 0;
        mode = PAGE;
        columnStart = 0;
        columnEnd = COLUMNS - 1;
        pageStart = 0;
        pageEnd = 7;
        column = 0;
        page = 0;
        full = false;
        columnsFlipped = false;
        rowsFlipped = false;
        rowsDriven = ROWS;
        offset = 0;
        startLine = 0;
        comPins = 0x12;
        pumped = false;
        allOn = false;
        inverted = false;
        on = false;
    }

    @Override
    public void command(int value, long nanos) {
        commands++;
        if (expected > 0) {
            expected--;
            parameter(parameters++, value);
            return;
        }
        command = value;
        parameters = 0;
        expected = parameterCount(value);
        if (expected == 0) {
            obey(value);
        }
    }

    private static int parameterCount(int value) {
        return switch (value) {
            case 0x20, 0x81, 0x8D, 0xA8, 0xAD, 0xD3, 0xD5, 0xD9, 0xDA, 0xDB -> 1;
            case 0x21, 0x22, 0xA3 -> 2;
            case 0x29, 0x2A -> 5;
            case 0x26, 0x27 -> 6;
            default -> 0;
        };
    }

    private void obey(int value) {
        switch (value & 0xf0) {
            case 0x00 -> inPageMode((column & 0x70) | (value & 0x0f), page);
            case 0x10 -> inPageMode((value & 0x07) << 4 | (column & 0x0f), page);
            case 0x40, 0x50, 0x60, 0x70 -> startLine = value & 0x3f;
            case 0xB0 -> inPageMode(column, value & 0x07);
            case 0xC0 -> rowsFlipped = (value & 0x08) != 0;
            default -> obeySwitch(value);
        }
    }

    private void obeySwitch(int value) {
        switch (value) {
            case 0xA0, 0xA1 -> columnsFlipped = value == 0xA1;
            case 0xA4, 0xA5 -> allOn = value == 0xA5;
            case 0xA6, 0xA7 -> inverted = value == 0xA7;
            case 0xAE, 0xAF -> on = value == 0xAF;
            case 0x2E, 0xE3 -> {} // no scroll, which is not modelled; NOP
            default -> ignored++;
        }
    }

    // 10.1.1, 10.1.2, 10.1.13: these set the pointers in page addressing mode only
    private void inPageMode(int newColumn, int newPage) {
        if (mode != PAGE) {
            ignored++;
            return;
        }
        column = newColumn;
        page = newPage;
    }

    private void parameter(int i, int value) {
        switch (command) {
            case 0x20 -> setMode(value & 3);
            case 0x21 -> setWindow(i, value & 0x7f);
            case 0x22 -> setWindow(i, value & 0x07);
            case 0x8D -> pumped = (value & 0x04) != 0;
            case 0xA8 -> setRowsDriven((value & 0x3f) + 1);
            case 0xD3 -> offset = value & 0x3f;
            case 0xDA -> comPins = value;
            case 0x81, 0xAD, 0xD5, 0xD9, 0xDB -> {}
            default -> ignored++;
        }
    }

    private void setMode(int value) {
        if (value > PAGE) {
            ignored++;
            return;
        }
        mode = value;
    }

    private void setRowsDriven(int value) {
        if (value < 16) { // 10.1.11: 0 to 14 are invalid
            ignored++;
            return;
        }
        rowsDriven = value;
    }

    // 10.1.4, 10.1.5: in horizontal and vertical mode only; the pointer goes to the start
    private void setWindow(int i, int value) {
        if (i == 0) {
            first = value;
            return;
        }
        if (mode == PAGE) {
            ignored++;
            return;
        }
        full = false;
        if (command == 0x21) {
            columnStart = first;
            columnEnd = value;
            column = first;
        } else {
            pageStart = first;
            pageEnd = value;
            page = first;
        }
    }

    @Override
    public void data(MemorySegment bytes, long offset, long length) {
        for (long i = 0; i < length; i++) {
            if (full) {
                wraps++;
                full = false;
            }
            int at = columnsFlipped ? COLUMNS - 1 - column : column;
            memory[page * COLUMNS + at] = bytes.get(ValueLayout.JAVA_BYTE, offset + i);
            advance();
        }
        written += length;
    }

    private void advance() {
        switch (mode) {
            case HORIZONTAL -> {
                if (advanceColumn()) {
                    full = advancePage();
                }
            }
            case VERTICAL -> {
                if (advancePage()) {
                    full = advanceColumn();
                }
            }
            default -> column = column == COLUMNS - 1 ? 0 : column + 1;
        }
    }

    private boolean advanceColumn() {
        boolean last = column == columnEnd;
        column = last ? columnStart : column + 1 & COLUMNS - 1;
        return last;
    }

    private boolean advancePage() {
        boolean last = page == pageEnd;
        page = last ? pageStart : page + 1 & 7;
        return last;
    }

    @Override
    public boolean lit() {
        return on && pumped;
    }

    @Override
    public void scan(int[] xrgb) {
        int flip = inverted ? 0xffffff : 0;
        int always = allOn ? 0xffffff : 0;
        for (int row = 0; row < ROWS; row++) {
            int line = memoryRow(row);
            int from = row * COLUMNS;
            if (line < 0) {
                Arrays.fill(xrgb, from, from + COLUMNS, 0);
            } else {
                Colours.ofBits(memory, line / 8 * COLUMNS, line % 8, xrgb, from, from + COLUMNS, always, flip);
            }
        }
    }

    // which row of the memory a row of the glass shows; -1 if it is not driven
    private int memoryRow(int row) {
        int pad = interleavedGlass ? row / 2 + 32 * (row & 1) : row;
        if ((comPins & 0x20) != 0) {
            pad ^= 32;
        }
        int driven = (comPins & 0x10) != 0 ? pad % 32 * 2 + pad / 32 : pad;
        int common = driven + offset & ROWS - 1; // tables 10-1 and 10-2
        if (common >= rowsDriven) {
            return -1;
        }
        return (rowsFlipped ? rowsDriven - 1 - common : common) + startLine & ROWS - 1;
    }

    @Override
    public PanelCounters counters() {
        return new PanelCounters(commands, ignored, 0, written, wraps, 0);
    }
}
