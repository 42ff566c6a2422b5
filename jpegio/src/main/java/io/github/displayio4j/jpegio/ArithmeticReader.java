package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Blocks of arithmetic-coded scans: sequential (T.81 F.2.4) and progressive (G.1.3, with the models of G.2).
///
/// A value that can't be is damage: nothing more is read until the next restart, as in libjpeg.
final class ArithmeticReader {
    /// Where in the contexts of a DC table, after five groups of four, the categories begin (table F.4).
    private static final int DC_CATEGORIES = 20;

    /// Where those of low and of high frequencies begin (table F.5).
    private static final int AC_LOW_CATEGORIES = 189;

    private static final int AC_HIGH_CATEGORIES = 217;
    /// From a category to the context of its magnitude bits.
    private static final int MAGNITUDE = 14;

    private final BitReader bits;
    private final QmDecoder decoder;
    private final byte[][] dcContexts = new byte[4][DC_CATEGORIES + 3 * MAGNITUDE];
    private final byte[][] acContexts = new byte[4][AC_HIGH_CATEGORIES + 2 * MAGNITUDE];
    private final byte[] even = {QmDecoder.EVEN};
    private boolean lost;

    // The band of a progressive scan, and the bit at which its values start.
    private int from;
    private int to;
    private int low;
    private boolean refines;

    ArithmeticReader(BitReader bits) {
        this.bits = bits;
        decoder = new QmDecoder(bits);
    }

    /// Takes the parameters of a progressive scan, which are in range.
    void setBand(int newFrom, int newTo, int newLow, boolean newRefines) {
        from = newFrom;
        to = newTo;
        low = newLow;
        refines = newRefines;
    }

    /// Begins on a stretch of data: forgets all that was learnt. The caller resets the components.
    void start() {
        for (int i = 0; i < 4; i++) {
            Arrays.fill(dcContexts[i], (byte) 0);
            Arrays.fill(acContexts[i], (byte) 0);
        }
        even[0] = QmDecoder.EVEN;
        lost = false;
        decoder.start();
    }

    /// Whether data was met that makes no sense; it ends with a restart.
    boolean isLost() {
        return lost;
    }

    /// Reads a block of a sequential scan into 64 shorts in natural order, which must be 0 before.
    ///
    /// @return zigzag index of the last coefficient that may not be 0
    int readBlock(Component c, Headers h, short[] out, int at) {
        if (lost) {
            return 0;
        }
        readDc(c, h);
        out[at] = (short) c.pred;
        return lost ? 0 : readBand(c, h, 1, 63, 0, out, at);
    }

    /// Reads what a progressive scan has for a block.
    void readPart(Component c, Headers h, short[] out, int at) {
        if (lost) {
            return;
        }
        if (from > 0) {
            if (refines) {
                refineBand(c, out, at);
            } else {
                readBand(c, h, from, to, low, out, at);
            }
        } else if (refines) {
            out[at] |= (short) (decoder.decide(even, 0) << low);
        } else {
            readDc(c, h);
            out[at] = (short) (c.pred << low);
        }
    }

    /// Adds the next difference to the component's prediction (F.1.4.1, figures F.19 to F.24).
    private void readDc(Component c, Headers h) {
        byte[] contexts = dcContexts[c.td];
        int group = c.dcGroup;
        c.dcGroup = 0;
        if (decoder.decide(contexts, group) == 0) {
            return;
        }
        int sign = decoder.decide(contexts, group + 1);
        int category = decoder.decide(contexts, group + 2 + sign);
        int bitsAt = group + 2 + sign;
        if (category != 0) {
            bitsAt = DC_CATEGORIES;
            while (decoder.decide(contexts, bitsAt) == 1) {
                category <<= 1;
                bitsAt++;
                if (category == 0x8000) {
                    lose();
                    return;
                }
            }
        }
        // The size of this difference chooses the contexts of the next one (F.1.4.4.1.2).
        if (category >= 1 << h.tables.dcLower[c.td] >> 1) {
            c.dcGroup = (category > 1 << h.tables.dcUpper[c.td] >> 1 ? 12 : 4) + 4 * sign;
        }
        int size = magnitude(contexts, bitsAt + MAGNITUDE, category);
        c.pred += sign == 1 ? -size : size;
    }

    /// Size 1 or more, whose leading bit is `category` (figure F.24).
    private int magnitude(byte[] contexts, int at, int category) {
        int size = category;
        for (int bit = category >> 1; bit > 0; bit >>= 1) {
            if (decoder.decide(contexts, at) == 1) {
                size |= bit;
            }
        }
        return size + 1;
    }

    /// Reads coefficients `first`..`last` (figure F.20).
    ///
    /// @return zigzag index of the last one that is not 0
    private int readBand(Component c, Headers h, int first, int last, int shift, short[] out, int at) {
        byte[] contexts = acContexts[c.ta];
        int found = 0;
        for (int k = first; k <= last; k++) {
            int group = 3 * (k - 1);
            if (decoder.decide(contexts, group) == 1) {
                break;
            }
            while (decoder.decide(contexts, group + 1) == 0) {
                group += 3;
                k++;
                if (k > last) {
                    lose();
                    return found;
                }
            }
            int sign = decoder.decide(even, 0);
            int bitsAt = group + 2;
            int category = decoder.decide(contexts, bitsAt);
            if (category == 1 && decoder.decide(contexts, bitsAt) == 1) {
                category = 2;
                bitsAt = k <= h.tables.acSplit[c.ta] ? AC_LOW_CATEGORIES : AC_HIGH_CATEGORIES;
                while (decoder.decide(contexts, bitsAt) == 1) {
                    category <<= 1;
                    bitsAt++;
                    if (category == 0x8000) {
                        lose();
                        return found;
                    }
                }
            }
            int size = magnitude(contexts, bitsAt + MAGNITUDE, category);
            out[at + StandardTables.ZIGZAG[k]] = (short) ((sign == 1 ? -size : size) << shift);
            found = k;
        }
        return found;
    }

    /// Brings one more bit of each coefficient of the band, and those that become other than 0 (figure G.11).
    private void refineBand(Component c, short[] out, int at) {
        byte[] contexts = acContexts[c.ta];
        int one = 1 << low;
        int end = to;
        while (end > 0 && out[at + StandardTables.ZIGZAG[end]] == 0) {
            end--;
        }
        for (int k = from; k <= to; k++) {
            // Up to the last coefficient that is not 0 the block can't end.
            if (k > end && decoder.decide(contexts, 3 * (k - 1)) == 1) {
                return;
            }
            while (true) {
                int index = at + StandardTables.ZIGZAG[k];
                int value = out[index];
                if (value != 0) {
                    if (decoder.decide(contexts, 3 * (k - 1) + 2) == 1) {
                        out[index] = (short) (value + (value > 0 ? one : -one));
                    }
                    break;
                }
                if (decoder.decide(contexts, 3 * (k - 1) + 1) == 1) {
                    out[index] = (short) (decoder.decide(even, 0) == 1 ? -one : one);
                    break;
                }
                k++;
                if (k > to) {
                    lose();
                    return;
                }
            }
        }
    }

    private void lose() {
        lost = true;
        bits.damageHere();
    }
}
