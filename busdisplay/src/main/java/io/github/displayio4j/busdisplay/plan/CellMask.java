package io.github.displayio4j.busdisplay.plan;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.Arrays;

/// Cells of a panel that must be sent, a bit each.
final class CellMask {
    final int columns;
    final int rows;
    final int words;
    /// Row by row, `words` each; bits beyond `columns` are never set.
    final long[] bits;
    /// Rows that may have set bits, a bit each.
    private final long[] used;
    /// Words of a row that may have set bits: from the first one to before the last one.
    private int firstWord;
    private int endWord;

    CellMask(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        words = (columns + 63) >>> 6;
        bits = new long[words * rows];
        used = new long[(rows + 63) >>> 6];
        firstWord = words;
    }

    void clear() {
        for (int y = nextUsed(0); y < rows; y = nextUsed(y + 1)) {
            for (int at = y * words + firstWord; at < y * words + endWord; at++) {
                bits[at] = 0;
            }
        }
        Arrays.fill(used, 0);
        firstWord = words;
        endWord = 0;
    }

    void add(int x1, int y1, int x2, int y2) {
        int first = x1 >>> 6;
        int last = (x2 - 1) >>> 6;
        long firstBits = -1L << x1;
        long lastBits = -1L >>> -x2;
        if (first == last) {
            firstBits &= lastBits;
        }
        useColumns(x1, x2);
        for (int y = y1; y < y2; y++) {
            int at = y * words;
            bits[at + first] |= firstBits;
            if (first != last) {
                Arrays.fill(bits, at + first + 1, at + last, -1L);
                bits[at + last] |= lastBits;
            }
            use(y);
        }
    }

    /// Tells that bits of these columns will be set directly.
    void useColumns(int x1, int x2) {
        firstWord = Math.min(firstWord, x1 >>> 6);
        endWord = Math.max(endWord, (x2 + 63) >>> 6);
    }

    /// Tells that bits of a row were set directly.
    void use(int y) {
        used[y >>> 6] |= 1L << y;
    }

    /// The first row from `y` on that may have set bits; `rows` if there is none.
    int nextUsed(int y) {
        int word = y >>> 6;
        if (word >= used.length) {
            return rows;
        }
        long found = used[word] & -1L << y;
        while (found == 0) {
            if (++word == used.length) {
                return rows;
            }
            found = used[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(found);
    }

    /// Moves the set cells of a part of a row from another mask of the same size to this one.
    void take(CellMask from, int y, int x1, int x2) {
        int last = (x2 - 1) >>> 6;
        useColumns(x1, x2);
        for (int word = x1 >>> 6; word <= last; word++) {
            long part = -1L;
            if (word == x1 >>> 6) {
                part &= -1L << x1;
            }
            if (word == last) {
                part &= -1L >>> -x2;
            }
            int at = y * words + word;
            long taken = from.bits[at] & part;
            if (taken != 0) {
                bits[at] |= taken;
                from.bits[at] ^= taken;
                use(y);
            }
        }
    }

    /// Takes over another mask of the same size, with gaps of one or two rows closed.
    void close(CellMask from) {
        clear();
        firstWord = from.firstWord;
        endWord = from.endWord;
        for (int y = from.nextUsed(0); y < rows; y = from.nextUsed(y + 1)) {
            for (int at = y * words + firstWord; at < y * words + endWord; at++) {
                bits[at] |= from.bits[at];
            }
            use(y);
            if (y >= 2) {
                fill(from, y - 2, y, y - 1);
            }
            if (y >= 3) {
                fill(from, y - 3, y, y - 1);
                fill(from, y - 3, y, y - 2);
            }
        }
    }

    /// Sets in a row what is set in one above and in one below.
    private void fill(CellMask from, int above, int below, int y) {
        long any = 0;
        for (int word = firstWord; word < endWord; word++) {
            long both = from.bits[above * words + word] & from.bits[below * words + word];
            bits[y * words + word] |= both;
            any |= both;
        }
        if (any != 0) {
            use(y);
        }
    }

    boolean sameAsRowAbove(int y) {
        for (int at = y * words + firstWord; at < y * words + endWord; at++) {
            if (bits[at] != bits[at - words]) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty(int y) {
        for (int at = y * words + firstWord; at < y * words + endWord; at++) {
            if (bits[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Where the spans of set cells of a row begin and end, from left to right.
    ///
    /// @param gap spans that are apart so little are one
    /// @param out at least `columns + 2` long
    /// @return numbers written, two a span
    int edges(int y, int gap, int[] out) {
        int at = y * words;
        int n = 0;
        long before = 0;
        for (int word = firstWord; word < endWord; word++) {
            long now = bits[at + word];
            long edges = now ^ (now << 1 | before);
            before = now >>> 63;
            while (edges != 0) {
                int x = (word << 6) + Long.numberOfTrailingZeros(edges);
                edges &= edges - 1;
                // every other edge begins a span, or goes on with the last one
                if ((n & 1) == 0 && n > 0 && x - out[n - 1] <= gap) {
                    n--;
                } else {
                    out[n++] = x;
                }
            }
        }
        if (before != 0) {
            out[n++] = Math.min(columns, endWord << 6);
        }
        return n;
    }

    /// The rectangle around all set cells, appended to `out`; nothing if there are none.
    ///
    /// @return how many are set
    int around(AreaList out) {
        int first = rows;
        int last = -1;
        int x1 = columns;
        int x2 = 0;
        int set = 0;
        for (int y = nextUsed(0); y < rows; y = nextUsed(y + 1)) {
            int at = y * words;
            int before = set;
            for (int word = firstWord; word < endWord; word++) {
                long now = bits[at + word];
                if (now != 0) {
                    set += Long.bitCount(now);
                    x1 = Math.min(x1, (word << 6) + Long.numberOfTrailingZeros(now));
                    x2 = Math.max(x2, (word << 6) + 64 - Long.numberOfLeadingZeros(now));
                }
            }
            if (set > before) {
                first = Math.min(first, y);
                last = y;
            }
        }
        out.add(x1, first, x2, last + 1);
        return set;
    }
}
