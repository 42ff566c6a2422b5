package io.github.displayio4j.panels;

import java.util.Arrays;

/// What a MIPI-DCS controller drives from its memory: scrolled, a part of it, inverted, with eight colours, all
/// pixels on
/// or off; and in which order of rows. Numbers of commands are those of the standard.
final class ScanOrder {
    private final int columns;
    private final int rows;

    boolean inverted;
    boolean idle;
    boolean bgr;
    /// MADCTL ML: the last row is refreshed first.
    boolean upwards;

    boolean allOff;
    boolean allOn;
    private boolean partial;
    private boolean scrolls;
    private int partialStart;
    private int partialEnd;
    private int fixedTop;
    private int scrolled;
    private int fixedBottom;
    private int scrollStart;

    ScanOrder(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        restoreDefaults();
    }

    void restoreDefaults() {
        inverted = false;
        idle = false;
        partialStart = 0;
        partialEnd = rows - 1;
        fixedTop = 0;
        scrolled = rows;
        fixedBottom = 0;
        scrollStart = 0;
        setPartial(false);
    }

    /// PTLON, NORON: either ends scrolling and all pixels on or off (ILI9341 8.2.15, ILI9488 5.2.15).
    void setPartial(boolean partial) {
        this.partial = partial;
        scrolls = false;
        allOff = false;
        allOn = false;
    }

    boolean isPartial() {
        return partial;
    }

    boolean isScrolled() {
        return scrolls;
    }

    void setPartialArea(int i, int word) {
        partialStart = i == 1 ? word : partialStart;
        partialEnd = i == 3 ? word : partialEnd;
    }

    /// VSCRDEF: fixed rows at the top, those that scroll, fixed ones at the bottom.
    void setScrollArea(int i, int word) {
        fixedTop = i == 1 ? word : fixedTop;
        scrolled = i == 3 ? word : scrolled;
        fixedBottom = i == 5 ? word : fixedBottom;
    }

    /// Whether the three areas add up to the rows that there are; what else would be shown no data sheet says.
    boolean isScrollable() {
        return scrolled > 0 && fixedTop + scrolled + fixedBottom == rows;
    }

    /// VSCRSADD: the memory row that is shown first below the fixed ones.
    void setScrollStart(int row) {
        scrollStart = row;
        scrolls = true;
    }

    /// The memory row that a row of outputs shows; -1 if it is not driven.
    int memoryRow(int row) {
        if (partial && !inPartialArea(row)) {
            return -1;
        }
        if (!scrolls || !isScrollable() || row < fixedTop || row >= fixedTop + scrolled) {
            return row;
        }
        return fixedTop + Math.floorMod(row - fixedTop + scrollStart - fixedTop, scrolled);
    }

    // the area may run over the last row and go on at the first (ILI9341 8.2.25)
    private boolean inPartialArea(int row) {
        return partialStart <= partialEnd
                ? row >= partialStart && row <= partialEnd
                : row >= partialStart || row <= partialEnd;
    }

    /// Fills in what a row of outputs shows now.
    void scan(int row, int[] memory, int[] xrgb) {
        int from = row * columns;
        int shown = memoryRow(row);
        if (shown < 0 || allOff || allOn) {
            Arrays.fill(xrgb, from, from + columns, shown >= 0 && allOn ? 0xffffff : 0);
            return;
        }
        System.arraycopy(memory, shown * columns, xrgb, from, columns);
        if (idle) {
            eightColours(xrgb, from, from + columns);
        }
        int flip = inverted ? 0xffffff : 0;
        if (bgr) {
            Colours.exchangeRedAndBlue(xrgb, xrgb, flip, from, from + columns);
        } else if (inverted) {
            Colours.copy(xrgb, xrgb, flip, from, from + columns);
        }
    }

    /// IDMON: the highest bit of each channel alone counts.
    private static void eightColours(int[] xrgb, int from, int to) {
        for (int i = from; i < to; i++) {
            xrgb[i] = (xrgb[i] >> 7 & 0x010101) * 0xff;
        }
    }
}
