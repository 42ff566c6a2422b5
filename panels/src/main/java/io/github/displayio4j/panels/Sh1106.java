package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Sino Wealth SH1106 (132 x 64) and SH1107 (128 x 128): pages of eight rows, the top row of a page in the lowest
/// bit. There are no windows: a page and a column are chosen, and the column alone moves on.
///
/// Parameters come as commands (D/C low), so here the number of parameters frames a command.
final class Sh1106 implements Chip {
    private final int columns;
    private final int rows;
    /// Whether it is an SH1107: its start line has a command of its own, and it can move on by pages.
    private final boolean large;
    final byte[] memory;

    private int command;
    private boolean expected;
    private int column;
    private int page;
    private boolean full;
    private boolean vertical;
    private boolean columnsFlipped;
    private boolean rowsFlipped;
    private int rowsDriven;
    private int offset;
    private int startLine;
    private boolean supplied;
    private boolean allOn;
    private boolean inverted;
    private boolean on;

    private long commands;
    private long ignored;
    private long written;
    private long wraps;
    private long outside;

    Sh1106(int columns, int rows, RandomGenerator snow) {
        this.columns = columns;
        this.rows = rows;
        large = rows > 64;
        memory = new byte[columns * rows / 8];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (byte) snow.nextInt();
        }
        reset(0);
    }

    @Override
    public void reset(long nanos) {
        expected = false;
        column = 0;
        page = 0;
        full = false;
        vertical = false;
        columnsFlipped = false;
        rowsFlipped = false;
        rowsDriven = rows;
        offset = 0;
        startLine = 0;
        supplied = true;
        allOn = false;
        inverted = false;
        on = false;
    }

    @Override
    public void command(int value, long nanos) {
        commands++;
        if (expected) {
            expected = false;
            parameter(value);
            return;
        }
        command = value;
        switch (value) {
            case 0x81, 0xA8, 0xAD, 0xD3, 0xD5, 0xD9, 0xDB -> expected = true;
            case 0xDA -> expected = !large;
            case 0xDC -> expected = large;
            default -> obey(value);
        }
    }

    private void parameter(int value) {
        switch (command) {
            case 0xA8 -> rowsDriven = (value & rows - 1) + 1;
            case 0xAD -> supplied = (value & 1) != 0;
            case 0xD3 -> offset = value & rows - 1;
            case 0xDC -> startLine = value & rows - 1;
            case 0xDA -> ignored += value == 0x12 ? 0 : 1; // the glass is wired for this
            default -> {}
        }
    }

    private void obey(int value) {
        switch (value & 0xf0) {
            case 0x00 -> moveTo(column & 0xf0 | value & 15, page);
            case 0x10 -> moveTo((value & (large ? 7 : 15)) << 4 | column & 15, page);
            case 0x40, 0x50, 0x60, 0x70 -> setStartLine(value & 63);
            case 0x30 -> ignored += !large && value < 0x34 ? 0 : 1; // voltage of the pump
            case 0xB0 -> moveTo(column, value & rows / 8 - 1);
            case 0xC0 -> rowsFlipped = (value & 8) != 0;
            default -> obeySwitch(value);
        }
    }

    private void setStartLine(int value) {
        if (large) {
            ignored++;
        } else {
            startLine = value;
        }
    }

    private void obeySwitch(int value) {
        switch (value) {
            case 0x20, 0x21 -> setVertical(value == 0x21);
            case 0xA0, 0xA1 -> columnsFlipped = value == 0xA1;
            case 0xA4, 0xA5 -> allOn = value == 0xA5;
            case 0xA6, 0xA7 -> inverted = value == 0xA7;
            case 0xAE, 0xAF -> on = value == 0xAF;
            case 0xE3 -> {}
            default -> ignored++;
        }
    }

    private void setVertical(boolean value) {
        if (large) {
            vertical = value;
        } else {
            ignored++;
        }
    }

    private void moveTo(int newColumn, int newPage) {
        column = newColumn;
        page = newPage;
        full = false;
    }

    @Override
    public void data(MemorySegment bytes, long offset, long length) {
        for (long i = 0; i < length; i++) {
            if (full) {
                wraps++;
                full = false;
            }
            int at = columnsFlipped ? columns - 1 - column : column;
            if (column < columns) {
                memory[page * columns + at] = bytes.get(ValueLayout.JAVA_BYTE, offset + i);
            } else {
                outside++;
            }
            advance();
        }
        written += length;
    }

    private void advance() {
        if (vertical) {
            full = page == rows / 8 - 1;
            page = full ? 0 : page + 1;
        } else {
            full = column >= columns - 1;
            column = full ? 0 : column + 1;
        }
    }

    @Override
    public boolean lit() {
        return on && supplied;
    }

    @Override
    public void scan(int[] xrgb) {
        int flip = inverted ? 0xffffff : 0;
        int always = allOn ? 0xffffff : 0;
        for (int row = 0; row < rows; row++) {
            int from = row * columns;
            int common = row + offset & rows - 1;
            if (common >= rowsDriven) {
                Arrays.fill(xrgb, from, from + columns, 0);
                continue;
            }
            int line = (rowsFlipped ? rowsDriven - 1 - common : common) + startLine & rows - 1;
            Colours.ofBits(memory, line / 8 * columns, line % 8, xrgb, from, from + columns, always, flip);
        }
    }

    @Override
    public PanelCounters counters() {
        return new PanelCounters(commands, ignored, 0, written, wraps, outside);
    }
}
