package io.github.displayio4j.panels;

/// The oracle of `MipiDcs`: one byte after the other, one pixel after the other, each looked up where it belongs.
final class SlowMipiDcs {
    final int[][] memory;
    private final int columns;
    private final int rows;
    private int command;
    private int[] parameters = new int[0];
    private int xs;
    private int xe;
    private int ys;
    private int ye;
    private int x;
    private int y;
    private boolean atEnd;
    private boolean mv;
    private boolean mx;
    private boolean my;
    private boolean bgr;
    private int bits = 18;
    private boolean inverted;
    private boolean partial;
    private int partialStart;
    private int partialEnd;
    private boolean idle;
    private int all = -1;
    private boolean scrolling;
    private int top;
    private int middle;
    private int bottom;
    private int scrollStart;
    private String pixelBits = "";
    long pixels;
    long wraps;
    long outside;

    SlowMipiDcs(int columns, int rows, int[] snow) {
        this.columns = columns;
        this.rows = rows;
        memory = new int[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(snow, row * columns, memory[row], 0, columns);
        }
        softReset();
    }

    private void softReset() {
        xs = 0;
        ys = 0;
        xe = (mv ? rows : columns) - 1;
        ye = (mv ? columns : rows) - 1;
        x = 0;
        y = 0;
        atEnd = false;
        inverted = false;
        partial = false;
        partialStart = 0;
        partialEnd = rows - 1;
        idle = false;
        all = -1;
        scrolling = false;
        top = 0;
        middle = rows;
        bottom = 0;
        scrollStart = 0;
    }

    void command(int value) {
        command = value;
        parameters = new int[0];
        pixelBits = "";
        switch (value) {
            case 0x01 -> softReset();
            case 0x12, 0x13 -> {
                partial = value == 0x12;
                scrolling = false;
                all = -1;
            }
            case 0x22 -> all = 0;
            case 0x23 -> all = 0xffffff;
            case 0x38 -> idle = false;
            case 0x39 -> idle = true;
            case 0x20 -> inverted = false;
            case 0x21 -> inverted = true;
            case 0x2C -> {
                x = xs;
                y = ys;
                atEnd = false;
            }
            default -> {}
        }
    }

    void data(int value) {
        if (command == 0x2C || command == 0x3C) {
            for (int bit = 7; bit >= 0; bit--) {
                pixelBits += value >> bit & 1;
                if (pixelBits.length() == (bits == 18 ? 24 : bits)) {
                    pixel();
                    pixelBits = "";
                }
            }
            return;
        }
        int[] longer = new int[parameters.length + 1];
        System.arraycopy(parameters, 0, longer, 0, parameters.length);
        longer[parameters.length] = value;
        parameters = longer;
        int n = longer.length;
        boolean first = n == 2;
        boolean second = n == 4;
        int word = n >= 2 ? longer[n - 2] * 256 + value : 0;
        switch (command) {
            case 0x2A -> {
                xs = first ? word : xs;
                xe = second ? word : xe;
            }
            case 0x2B -> {
                ys = first ? word : ys;
                ye = second ? word : ye;
            }
            case 0x30 -> {
                partialStart = first ? word : partialStart;
                partialEnd = second ? word : partialEnd;
            }
            case 0x33 -> {
                top = n == 2 ? word : top;
                middle = n == 4 ? word : middle;
                bottom = n == 6 ? word : bottom;
            }
            case 0x37 -> {
                if (n == 2) {
                    scrollStart = word;
                    scrolling = true;
                }
            }
            case 0x36 -> {
                if (n == 1) {
                    my = (value & 0x80) != 0;
                    mx = (value & 0x40) != 0;
                    mv = (value & 0x20) != 0;
                    bgr = (value & 0x08) != 0;
                }
            }
            case 0x3A -> {
                if (n == 1) {
                    bits = value % 8 == 3 ? 12 : value % 8 == 5 ? 16 : value % 8 == 6 ? 18 : bits;
                }
            }
            default -> {}
        }
    }

    private void pixel() {
        int r;
        int g;
        int b;
        if (bits == 12) {
            r = expand(pixelBits.substring(0, 4));
            g = expand(pixelBits.substring(4, 8));
            b = expand(pixelBits.substring(8, 12));
        } else if (bits == 16) {
            r = expand(pixelBits.substring(0, 5));
            g = expand(pixelBits.substring(5, 11));
            b = expand(pixelBits.substring(11, 16));
        } else {
            r = expand(pixelBits.substring(0, 6));
            g = expand(pixelBits.substring(8, 14));
            b = expand(pixelBits.substring(16, 22));
        }
        pixels++;
        wraps += atEnd ? 1 : 0;
        atEnd = false;
        int column = mv ? y : x;
        int row = mv ? x : y;
        if (column < columns && row < rows) {
            memory[my ? rows - 1 - row : row][mx ? columns - 1 - column : column] = r * 65536 + g * 256 + b;
        } else {
            outside++;
        }
        if (x < xe) {
            x++;
        } else {
            x = xs;
            if (y < ye) {
                y++;
            } else {
                y = ys;
                atEnd = true;
            }
        }
    }

    /// The bits over and over again until there are eight.
    private static int expand(String bits) {
        return Integer.parseInt((bits + bits).substring(0, 8), 2);
    }

    int output(int row, int column) {
        boolean hidden = partialStart <= partialEnd
                ? row < partialStart || row > partialEnd
                : row < partialStart && row > partialEnd;
        if (partial && hidden) {
            return 0;
        }
        if (all >= 0) {
            return all;
        }
        int shown = row;
        if (scrolling && middle > 0 && top + middle + bottom == rows && row >= top && row < top + middle) {
            shown = top;
            for (int step = scrollStart; step < top; step++) {
                shown = shown == top ? top + middle - 1 : shown - 1;
            }
            for (int step = top; step < scrollStart; step++) {
                shown = shown == top + middle - 1 ? top : shown + 1;
            }
            for (int step = top; step < row; step++) {
                shown = shown == top + middle - 1 ? top : shown + 1;
            }
        }
        int c = memory[shown][column];
        if (idle) {
            c = (c / 65536 >= 128 ? 0xff0000 : 0) + (c / 256 % 256 >= 128 ? 0xff00 : 0) + (c % 256 >= 128 ? 0xff : 0);
        }
        c = inverted ? 0xffffff - c : c;
        return bgr ? c % 256 * 65536 + c / 256 % 256 * 256 + c / 65536 : c;
    }
}
