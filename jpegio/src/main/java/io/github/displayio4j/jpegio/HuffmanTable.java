package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// A Huffman table of T.81 C, made for decoding: one look at the next ten bits usually gives run, value and
/// length.
///
/// An entry of `fast` holds, from the top: 16 bits of value; 8 bits of run ([#END] if the block ends); 8 bits of
/// length of code and value together. Length 0: the value does not fit into ten bits; then bits 16..23 are the
/// symbol and bits 8..15 the length of its code, 0 if the code itself is longer than ten bits.
final class HuffmanTable {
    static final int LOOK = 10;
    /// Bits that `skips` looks at.
    static final int SKIP_LOOK = 12;
    /// A run that leads out of any block.
    static final int END = 0x80;
    /// What `skips` has instead of a way where no symbol fits.
    static final int NO_SKIP = 0x100;
    /// Bits that an entry of `skips` passes over at most: three such and a look find room in 57 bits.
    static final int MOST_SKIPPED = 15;

    final int[] fast = new int[1 << LOOK];
    /// For AC: one or two coefficients by the next ten bits; see `pairs()`.
    private final long[] pairs = new long[1 << LOOK];

    private boolean hasPairs;
    /// For AC: what to pass over by the next twelve bits; see `skips()`.
    private final short[] skips = new short[1 << SKIP_LOOK];

    private boolean hasSkips;
    /// By the next ten bits: length of the code << 8 | symbol, 0 if the code is longer.
    final short[] plain = new short[1 << LOOK];
    /// Symbols in the order of their codes.
    final byte[] symbols = new byte[256];
    /// By code length 1..16: first code of the next length, aligned to the top of 16 bits.
    final int[] limits = new int[17];
    /// By code length: index of its first symbol minus its first code.
    final int[] bases = new int[17];

    private final byte[] counts = new byte[16];
    private int symbolCount;
    private boolean defined;
    private boolean built;
    private boolean builtForDc;
    private int builds;

    boolean isDefined() {
        return defined;
    }

    /// Forgets the definition, but keeps what was built in case that the same one comes again.
    void undefine() {
        defined = false;
    }

    /// Takes 16 counts and their symbols from `data`; both must lie inside it.
    ///
    /// @param n sum of the counts, at most 256
    void define(byte[] data, int at, int n) {
        defined = true;
        if (n == symbolCount
                && Arrays.equals(counts, 0, 16, data, at, at + 16)
                && Arrays.equals(symbols, 0, n, data, at + 16, at + 16 + n)) {
            return;
        }
        built = false;
        symbolCount = n;
        System.arraycopy(data, at, counts, 0, 16);
        System.arraycopy(data, at + 16, symbols, 0, n);
    }

    /// Makes the lookup tables unless they are there.
    ///
    /// @param offset of the scan that wants the table, for the message
    /// @throws JpegException if the codes do not fit into their lengths, or a symbol does not fit the use
    void build(boolean dc, long offset) throws JpegException {
        if (built && builtForDc == dc) {
            return;
        }
        built = false;
        Arrays.fill(fast, 0);
        Arrays.fill(plain, (short) 0);
        int code = 0;
        int at = 0;
        for (int length = 1; length <= 16; length++) {
            int n = counts[length - 1] & 0xff;
            bases[length] = at - code;
            if (code + n > 1 << length) {
                throw new JpegException(offset, "Huffman table has more codes of " + length + " bits than there are");
            }
            for (int i = 0; i < n; i++, at++, code++) {
                int symbol = symbols[at] & 0xff;
                if (dc && symbol > 15) {
                    throw new JpegException(offset, "Huffman table for DC must have symbols 0..15, not " + symbol);
                }
                if (length <= LOOK) {
                    fill(code, length, symbol, dc);
                }
            }
            limits[length] = code << (16 - length);
            code <<= 1;
        }
        built = true;
        builds++;
        builtForDc = dc;
        hasPairs = false;
        hasSkips = false;
    }

    /// For AC, once built: up to two coefficients in a look, as the other `pairs` makes them.
    long[] pairs() {
        if (!hasPairs) {
            pairs(fast, fast, pairs, 0);
            hasPairs = true;
        }
        return pairs;
    }

    /// Makes a table of up to two coefficients in a look, of which the second follows by `ac`, and of an end of
    /// block behind them. From the top, an entry holds the second and the first value (16 bits each); 8 bits: how
    /// far the index goes on from the first, with [#END] if the block ends; 4 bits: where the second lies behind
    /// the first, less one; 4 bits: zeros before the first; 8 bits: length of the first symbol; 8 bits: length of
    /// all.
    ///
    /// There is always a second value: it is 0 and lies where nothing is yet if there is no second coefficient.
    /// Length 0: the first symbol does not fit. Then the upper half is the symbol, and 8 bits in the place of the
    /// first length are that of its code, 0 if that does not fit either.
    static void pairs(int[] first, int[] ac, long[] out, int at) {
        for (int i = 0; i < 1 << LOOK; i++) {
            int one = first[i];
            int length = one & 0xff;
            int run = one >> 8 & 0xff;
            if (length == 0) {
                out[at + i] = (long) (one >>> 16) << 32 | one & 0xff00;
                continue;
            }
            if (run >= END) {
                out[at + i] = pair(0, 0, END, 0, 0, length, length);
                continue;
            }
            int two = next(ac, i, length);
            int length2 = two & 0xff;
            int run2 = two >> 8 & 0xff;
            if (length2 == 0) {
                out[at + i] = pair(0, one >> 16, 1, 0, run, length, length);
            } else if (run2 >= END) {
                out[at + i] = pair(0, one >> 16, END + 1, 0, run, length, length + length2);
            } else {
                int three = next(ac, i, length + length2);
                // Not after runs that may lead out of the block, which ends there.
                boolean ends = (three & 0xff) != 0 && (three >> 8 & 0xff) >= END && run + run2 < 16;
                int next = run2 + 2 + (ends ? END : 0);
                int all = length + length2 + (ends ? three & 0xff : 0);
                out[at + i] = pair(two >> 16, one >> 16, next, run2, run, length, all);
            }
        }
    }

    /// What is behind the first `length` bits of a look, 0 if it does not fit.
    private static int next(int[] ac, int look, int length) {
        int entry = ac[look << length & ac.length - 1];
        return length + (entry & 0xff) > LOOK ? 0 : entry;
    }

    /// Number of tables that were built here: says whether what was made of one is still right.
    int builds() {
        return builds;
    }

    /// For AC, once built: the symbols whose codes lie in a look, to be passed over with their values, which may lie
    /// behind it. An entry holds, from the top: how far the index goes on, plus [#END] if the block ends with them,
    /// [#NO_SKIP] if no symbol fits; 6 bits: length of all, at most [#MOST_SKIPPED].
    short[] skips() {
        if (hasSkips) {
            return skips;
        }
        for (int i = 0; i < skips.length; i++) {
            int skip = skip(plain, i, SKIP_LOOK, 0, 0);
            skips[i] = (short) (skip == 0 ? NO_SKIP << 6 : skip);
        }
        hasSkips = true;
        return skips;
    }

    /// Makes a table that passes over a DC difference and, by `acPlain`, symbols behind it. An entry holds the
    /// difference in the upper 16 bits, and the rest as in `skips`; `NO_SKIP` if the difference does not fit.
    static void skips(int[] dcFast, short[] acPlain, int[] out) {
        for (int i = 0; i < 1 << LOOK; i++) {
            int one = dcFast[i];
            int length = one & 0xff;
            out[i] = length == 0 ? NO_SKIP << 6 : one & 0xffff0000 | skip(acPlain, i, LOOK, length, 1);
        }
    }

    /// Goes over symbols whose codes lie in a look, from bit `from` on: how far << 6 | length of all.
    private static int skip(short[] plain, int look, int bits, int from, int start) {
        int length = from;
        int next = start;
        while (next < END && length < bits) {
            int symbol = plain[(look << length & (1 << bits) - 1) >> bits - LOOK];
            int code = symbol >> 8;
            int all = length + code + (symbol & 15);
            int run = symbol >> 4 & 15;
            boolean ends = (symbol & 15) == 0 && run != 15;
            if (symbol == 0 || length + code > bits || all > MOST_SKIPPED || (!ends && next + run + 1 > 63)) {
                break;
            }
            next += ends ? END : run + 1;
            length = all;
        }
        return next << 6 | length;
    }

    private static long pair(int second, int first, int next, int gap, int run, int length, int lengthOfBoth) {
        long values = (long) second << 48 | (first & 0xffffL) << 32;
        return values | (long) next << 24 | gap << 20 | run << 16 | length << 8 | lengthOfBoth;
    }

    private void fill(int code, int length, int symbol, boolean dc) {
        int size = symbol & 15;
        int run = dc || size > 0 || symbol == 0xf0 ? symbol >> 4 : END;
        int rest = LOOK - length;
        int first = code << rest;
        Arrays.fill(plain, first, first + (1 << rest), (short) (length << 8 | symbol));
        if (size > rest) {
            Arrays.fill(fast, first, first + (1 << rest), symbol << 16 | length << 8);
            return;
        }
        int spare = rest - size;
        for (int bits = 0; bits < 1 << size; bits++) {
            int entry = extend(bits, size) << 16 | run << 8 | length + size;
            int from = first + (bits << spare);
            Arrays.fill(fast, from, from + (1 << spare), entry);
        }
    }

    /// The value whose `size` low bits were sent (T.81 F.2.2.1, EXTEND).
    static int extend(int bits, int size) {
        int half = 1 << size >> 1;
        return bits < half ? bits - (1 << size) + 1 : bits;
    }
}
