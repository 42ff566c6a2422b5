package io.github.displayio4j.panels;

import java.util.random.RandomGenerator;

/// Solomon Systech SSD1680 and its ink: 176 sources x 296 gates, a plane of black and white (24h) and one of red
/// (26h) or the picture before. Section numbers are of its data sheet, revision 0.14.
final class Ssd1680 extends PaperChip {
    private static final int ROW_BYTES = 176 / 8;
    private static final int ROWS = 296;
    private static final long SETTLE_NANOS = 1_000_000;

    private final Paper paper;
    private final byte[] black;
    private final byte[] red;

    private int command;
    private int parameters;
    private int pending;

    private int entryMode;
    private int columnStart;
    private int columnEnd;
    private int rowStart;
    private int rowEnd;
    private int column;
    private int row;
    private int gates;
    private int blackOption;
    private int redOption;
    private int sequence;
    private boolean hasLut;

    Ssd1680(Paper paper, RandomGenerator snow) {
        super(paper, snow);
        this.paper = paper;
        black = snow(ROW_BYTES * ROWS, snow);
        red = snow(ROW_BYTES * ROWS, snow);
        restoreDefaults();
    }

    @Override
    void restoreDefaults() {
        command = 0;
        entryMode = 3;
        columnStart = 0;
        columnEnd = ROW_BYTES - 1;
        rowStart = 0;
        rowEnd = ROWS - 1;
        column = 0;
        row = 0;
        gates = ROWS;
        blackOption = 0;
        redOption = 0;
        sequence = 0xff;
        hasLut = false;
    }

    @Override
    void obey(int value, long nanos) {
        command = value;
        parameters = 0;
        pending = 0;
        switch (value) {
            case 0x12 -> {
                restoreDefaults();
                command = value;
                busy(nanos, SETTLE_NANOS);
            }
            case 0x20 -> activate(nanos);
            case 0x01, 0x03, 0x04, 0x0C, 0x10, 0x11, 0x18, 0x21, 0x22, 0x24, 0x26, 0x2C, 0x32, 0x3C -> {}
            case 0x44, 0x45, 0x4E, 0x4F -> {}
            default -> ignored++;
        }
    }

    /// Table 7-1, 22h: 04h shows the memory, with 08h by the waveform of display mode 2.
    private void activate(long nanos) {
        if ((sequence & 0x04) != 0) {
            show(nanos, (sequence & 0x08) != 0);
        } else {
            busy(nanos, SETTLE_NANOS);
        }
    }

    @Override
    void parameter(int value, long nanos) {
        int i = parameters++;
        int word = value << 8 | pending; // the lower byte comes first
        pending = value;
        switch (command) {
            case 0x24 -> write(black, value);
            case 0x26 -> write(red, value);
            case 0x01 -> gates = i == 1 ? (word & 0x1ff) + 1 : gates;
            case 0x10 -> asleep = (value & 3) != 0;
            case 0x11 -> setEntryMode(value);
            case 0x21 -> setOptions(i, value);
            case 0x22 -> sequence = value;
            case 0x32 -> hasLut = true;
            case 0x44 -> setColumns(i, value & 0x1f);
            case 0x45 -> setRows(i, word & 0x1ff);
            case 0x4E -> column = value & 0x1f;
            case 0x4F -> row = i == 1 ? word & 0x1ff : row;
            case 0x03, 0x04, 0x0C, 0x18, 0x2C, 0x3C -> {}
            default -> ignored++;
        }
    }

    private void setEntryMode(int value) {
        if ((value & 4) != 0) {
            ignored++; // columns of the memory one after the other: nobody here does that
        }
        entryMode = value & 3;
    }

    private void setOptions(int i, int value) {
        if (i == 0) {
            redOption = value >> 4;
            blackOption = value & 15;
        }
    }

    private void setColumns(int i, int value) {
        if (i == 0) {
            columnStart = value;
        } else {
            columnEnd = value;
        }
    }

    private void setRows(int i, int value) {
        if (i == 1) {
            rowStart = value;
        } else if (i == 3) {
            rowEnd = value;
        }
    }

    private void write(byte[] plane, int value) {
        if (column < ROW_BYTES && row < ROWS) {
            plane[row * ROW_BYTES + column] = (byte) value;
        } else {
            ignored++;
        }
        boolean ends = column == columnEnd;
        column = ends ? columnStart : column + ((entryMode & 1) != 0 ? 1 : -1) & 0x1f;
        if (ends) {
            row = row == rowEnd ? rowStart : row + ((entryMode & 2) != 0 ? 1 : -1) & 0x1ff;
        }
    }

    @Override
    void picture(int[] ink, boolean partial) {
        for (int y = 0; y < Math.min(rows, gates); y++) {
            for (int x = 0; x < columns; x++) {
                int b = bit(black, blackOption, x, y);
                int r = bit(red, redOption, x, y);
                int at = y * columns + x;
                ink[at] = partial ? (b == r ? ink[at] : paper.inks().get(b)) : colour(b, r);
            }
        }
    }

    /// Table 7-1, 21h: 4 takes the memory as 0, 8 the other way round.
    private int bit(byte[] plane, int option, int x, int y) {
        int source = x + paper.firstColumn();
        int bit = plane[y * ROW_BYTES + source / 8] >> 7 - source % 8 & 1;
        return switch (option) {
            case 4 -> 0;
            case 8 -> 1 - bit;
            default -> bit;
        };
    }

    /// By the factory's waveforms, or one for four grays.
    private int colour(int b, int r) {
        return switch (paper.inks().size()) {
            case 2 -> r == 0 ? paper.inks().get(b) : UNDEFINED;
            case 3 -> paper.inks().get(r == 1 ? 2 : b);
            default -> hasLut ? paper.inks().get(2 * b + r) : UNDEFINED;
        };
    }
}
