package io.github.displayio4j.jpegio;

/// Blocks of progressive scans (T.81 G.1.2 and G.1.3): each scan brings some bits of some coefficients.
///
/// What libjpeg makes of damage is kept: unknown codes are 0, runs over the end of a block land on its last
/// coefficient.
final class ProgressiveReader {
    private final BitReader bits;
    /// Band of zigzag indices, and the bit at which this scan's values start.
    private int from;

    private int to;
    private int low;
    private boolean refines;
    /// Blocks, after the current one, that have nothing (more) in this band.
    private int endOfBandRun;

    ProgressiveReader(BitReader bits) {
        this.bits = bits;
    }

    /// Takes the parameters of a scan.
    ///
    /// @throws JpegException if they are out of range (T.81 G.1.1.1)
    void start(Headers h) throws JpegException {
        from = h.spectralStart;
        to = h.spectralEnd;
        low = h.approximationLow;
        refines = h.approximationHigh != 0;
        boolean band = from == 0 ? to == 0 : from <= to && to <= 63 && h.scanCount == 1;
        boolean steps = low <= 13 && (!refines || h.approximationHigh == low + 1);
        if (!band || !steps) {
            throw h.input.error(
                    h.scanAt,
                    "progressive scan of " + h.scanCount + " components must refine a band bit by bit, not " + from
                            + ".." + to + " from bit " + h.approximationHigh + " to " + low);
        }
        restart();
    }

    void restart() {
        endOfBandRun = 0;
    }

    /// Hands the parameters to a decoder of the other kind.
    void setBand(ArithmeticReader arithmetic) {
        arithmetic.setBand(from, to, low, refines);
    }

    boolean isDc() {
        return from == 0;
    }

    boolean needsTable() {
        return from > 0 || !refines;
    }

    void readBlock(Component c, short[] block, int at) {
        if (from == 0) {
            if (refines) {
                block[at] |= (short) (bits.next(1) << low);
            } else {
                c.pred += value(bits.nextSymbol(c.dc) & 15);
                block[at] = (short) (c.pred << low);
            }
        } else if (refines) {
            refineBand(c.ac, block, at);
        } else {
            readBand(c.ac, block, at);
        }
    }

    private int value(int size) {
        return size == 0 ? 0 : HuffmanTable.extend(bits.next(size), size);
    }

    private void readBand(HuffmanTable table, short[] block, int at) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        for (int k = from; k <= to; k++) {
            int symbol = bits.nextSymbol(table);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size > 0) {
                k += run;
                block[at + StandardTables.ZIGZAG[k]] = (short) (value(size) << low);
            } else if (run == 15) {
                k += 15;
            } else {
                endOfBandRun = (1 << run) + bits.next(run) - 1;
                return;
            }
        }
    }

    private void refineBand(HuffmanTable table, short[] block, int at) {
        int one = 1 << low;
        int k = from;
        if (endOfBandRun == 0) {
            for (; k <= to; k++) {
                int symbol = bits.nextSymbol(table);
                int run = symbol >> 4;
                int fresh = 0;
                if ((symbol & 15) != 0) {
                    fresh = bits.next(1) == 1 ? one : -one;
                } else if (run != 15) {
                    endOfBandRun = (1 << run) + bits.next(run);
                    break;
                }
                k = refine(block, at, k, run, one);
                if (fresh != 0) {
                    block[at + StandardTables.ZIGZAG[k]] = (short) fresh;
                }
            }
        }
        if (endOfBandRun > 0) {
            refine(block, at, k, Integer.MAX_VALUE, one);
            endOfBandRun--;
        }
    }

    /// Gives each coefficient that is not 0 its next bit, passing over `zeros` that are 0.
    ///
    /// @return index of the next 0 after those; one after the band's end if there is none
    private int refine(short[] block, int at, int fromIndex, int zeros, int one) {
        int left = zeros;
        int k = fromIndex;
        for (; k <= to; k++) {
            int index = at + StandardTables.ZIGZAG[k];
            int value = block[index];
            if (value == 0) {
                if (--left < 0) {
                    break;
                }
            } else if (bits.next(1) == 1 && (value & one) == 0) {
                block[index] = (short) (value + (value > 0 ? one : -one));
            }
        }
        return k;
    }
}
