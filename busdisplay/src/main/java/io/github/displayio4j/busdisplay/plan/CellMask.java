package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.Arrays;

/// Cells of a panel that must be sent, a bit each.
final class CellMask {
    final int columns;
    final int rows;
    final int words;
    final long[] bits;
    /// Rows from here on to `bottom` may have set bits.
    int top;
    int bottom;

    CellMask(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        words = (columns + 63) >>> 6;
        bits = new long[words * rows];
        top = rows;
    }

    void clear() {
        if (top < bottom) {
            Arrays.fill(bits, top * words, bottom * words, 0);
        }
        top = rows;
        bottom = 0;
    }

    void add(int x1, int y1, int x2, int y2) {
        int first = x1 >>> 6;
        int last = (x2 - 1) >>> 6;
        long firstBits = -1L << x1;
        long lastBits = -1L >>> -x2;
        if (first == last) {
            firstBits &= lastBits;
        }
        for (int y = y1; y < y2; y++) {
            int at = y * words;
            bits[at + first] |= firstBits;
            if (first != last) {
                Arrays.fill(bits, at + first + 1, at + last, -1L);
                bits[at + last] |= lastBits;
            }
        }
        touch(y1, y2);
    }

    /// Tells that bits of these rows were set directly.
    void touch(int y1, int y2) {
        top = Math.min(top, y1);
        bottom = Math.max(bottom, y2);
    }

    boolean sameAsRowAbove(int y) {
        int at = y * words;
        for (int i = 0; i < words; i++) {
            if (bits[at + i] != bits[at + i - words]) {
                return false;
            }
        }
        return true;
    }

    /// The first set column from `x` on; `columns` if there is none.
    int nextSet(int y, int x) {
        if (x >= columns) {
            return columns;
        }
        int at = y * words;
        int word = x >>> 6;
        long found = bits[at + word] & -1L << x;
        while (found == 0) {
            if (++word == words) {
                return columns;
            }
            found = bits[at + word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(found);
    }

    /// The first column from `x` on that is not set; `columns` if there is none.
    int nextClear(int y, int x) {
        int at = y * words;
        int word = x >>> 6;
        long found = ~bits[at + word] & -1L << x;
        while (found == 0) {
            if (++word == words) {
                return columns;
            }
            found = ~bits[at + word];
        }
        return Math.min(columns, (word << 6) + Long.numberOfTrailingZeros(found));
    }

    /// The rectangle around all set cells, appended to `out`; nothing if there are none.
    void around(AreaList out) {
        int y1 = top;
        int y2 = bottom;
        while (y1 < y2 && nextSet(y1, 0) == columns) {
            y1++;
        }
        while (y1 < y2 && nextSet(y2 - 1, 0) == columns) {
            y2--;
        }
        int firstWord = words;
        int lastWord = -1;
        long firstBits = 0;
        long lastBits = 0;
        for (int word = 0; word < words; word++) {
            long any = 0;
            for (int y = y1; y < y2; y++) {
                any |= bits[y * words + word];
            }
            if (any != 0) {
                if (firstWord == words) {
                    firstWord = word;
                    firstBits = any;
                }
                lastWord = word;
                lastBits = any;
            }
        }
        if (lastWord >= 0) {
            out.add(
                    64 * firstWord + Long.numberOfTrailingZeros(firstBits),
                    y1,
                    64 * lastWord + 64 - Long.numberOfLeadingZeros(lastBits),
                    y2);
        }
    }

    /// Cells of a rectangle around all set cells that are not set.
    int unset(int x1, int y1, int x2, int y2) {
        int set = 0;
        int last = (x2 - 1) >>> 6;
        for (int y = y1; y < y2; y++) {
            for (int word = x1 >>> 6; word <= last; word++) {
                set += Long.bitCount(bits[y * words + word]);
            }
        }
        return (x2 - x1) * (y2 - y1) - set;
    }
}
