package io.github.displayio4j.panels;

import java.util.random.RandomGenerator;

/// UltraChip UC8151 and those that speak like it, and their ink: pixels come as a stream of the whole panel, a bit in
/// each of two planes (10h, 13h), or two or four bits in one (10h) where there are four inks and more.
final class Uc8151 extends PaperChip {
    private static final long SETTLE_NANOS = 20_000_000;

    private final Paper paper;
    private final int depth;
    private final byte[] first;
    private final byte[] second;

    private int command;
    private int parameters;
    private int pending;
    private int at;

    private boolean powered;
    private boolean twoInks;
    private int polarity;
    private int across;
    private int down;

    Uc8151(Paper paper, RandomGenerator snow) {
        super(paper, snow);
        this.paper = paper;
        int inks = paper.inks().size();
        depth = inks < 4 ? 1 : inks == 4 ? 2 : 4;
        int bytes = (columns + 7) / 8 * rows * depth;
        first = snow(bytes, snow);
        second = snow(bytes, snow);
        restoreDefaults();
    }

    @Override
    void restoreDefaults() {
        command = 0;
        powered = false;
        twoInks = false;
        polarity = 1;
        across = 0;
        down = 0;
    }

    @Override
    void obey(int value, long nanos) {
        command = value;
        parameters = 0;
        pending = 0;
        at = 0;
        switch (value) {
            case 0x02 -> {
                powered = false;
                busy(nanos, SETTLE_NANOS);
            }
            case 0x04 -> {
                powered = true;
                busy(nanos, SETTLE_NANOS);
            }
            case 0x12 -> refresh(nanos);
            case 0x00, 0x01, 0x03, 0x06, 0x07, 0x10, 0x11, 0x13, 0x30, 0x41, 0x50, 0x60, 0x61, 0x82, 0xE3 -> {}
            default -> ignored++;
        }
    }

    private void refresh(long nanos) {
        if (powered && across > 0) {
            show(nanos, false);
        } else {
            ignored++; // without its voltages, or a size
        }
    }

    @Override
    void parameter(int value, long nanos) {
        int i = parameters++;
        int word = pending << 8 | value;
        pending = value;
        switch (command) {
            case 0x10 -> write(first, value);
            case 0x13 -> write(second, value);
            case 0x00 -> twoInks = i == 0 ? (value & 0x10) != 0 : twoInks;
            case 0x07 -> asleep = value == 0xA5;
            case 0x50 -> polarity = i == 0 ? value >> 4 & 3 : polarity;
            case 0x61 -> setSize(i, value, word);
            case 0x01, 0x03, 0x06, 0x12, 0x30, 0x41, 0x60, 0x82, 0xE3 -> {}
            default -> ignored++;
        }
    }

    /// A byte of columns and two of rows; chips of larger panels take two and two.
    private void setSize(int i, int value, int word) {
        boolean large = depth > 1;
        if (i == 0 && !large) {
            across = value & 0xf8;
        } else if (i == 1 && large) {
            across = word & 0x3ff;
        } else if (i == (large ? 3 : 2)) {
            down = word & 0x3ff;
        }
    }

    private void write(byte[] plane, int value) {
        if (at < plane.length) {
            plane[at++] = (byte) value;
        } else {
            ignored++;
        }
    }

    @Override
    void picture(int[] ink, boolean partial) {
        for (int y = 0; y < Math.min(rows, down); y++) {
            for (int x = 0; x < Math.min(columns, across); x++) {
                ink[y * columns + x] = depth == 1 ? colour(bits(first, x, y), bits(second, x, y)) : mixed(x, y);
            }
        }
    }

    private int bits(byte[] plane, int x, int y) {
        int perByte = 8 / depth;
        int rowBytes = (across + perByte - 1) / perByte;
        int index = y * rowBytes + x / perByte;
        int shift = 8 - depth * (x % perByte + 1);
        return index < plane.length ? plane[index] >> shift & (1 << depth) - 1 : 0;
    }

    private int mixed(int x, int y) {
        int value = bits(first, x, y);
        return value < paper.inks().size() ? paper.inks().get(value) : UNDEFINED;
    }

    /// R50h: of three inks, the upper bit of the polarity is that of red, 1 if red is 0; the lower one is that of
    /// black and white, 1 if white is 1. Of two inks, the second plane is what is to be seen.
    private int colour(int one, int two) {
        int white = polarity & 1;
        if (twoInks) {
            return paper.inks().get(two == white ? 1 : 0);
        }
        boolean red = two != polarity >> 1;
        if (red) {
            return paper.inks().size() > 2 ? paper.inks().get(2) : UNDEFINED;
        }
        return paper.inks().get(one == white ? 1 : 0);
    }
}
