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
            refineBand(c.ac, block, at, c.masks);
        } else {
            readBand(c.ac, block, at, c.masks);
        }
    }

    private int value(int size) {
        return size == 0 ? 0 : HuffmanTable.extend(bits.next(size), size);
    }

    /// Blocks after the current one that this scan leaves as they are, at most `most`, which are passed over.
    int skipRun(int most) {
        if (from == 0 || refines) {
            return 0;
        }
        int n = Math.min(most, endOfBandRun);
        endOfBandRun -= n;
        return n;
    }

    private void readBand(HuffmanTable table, short[] block, int at, long[] masks) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        byte[] zigzag = StandardTables.ZIGZAG;
        byte[] in = bits.bytes;
        long b = bits.bits;
        int n = bits.count;
        int p = bits.pos;
        int last = to;
        int shift = low;
        long mask = masks[at >> 6];
        for (int k = from; k <= last; k++) {
            b |= (long) ScanData.LONG.get(in, p) >>> n;
            p += (63 - n) >> 3;
            n |= 56;
            int entry = table.fast[(int) (b >>> (64 - HuffmanTable.LOOK))];
            int length = entry & 0xff;
            int run = entry >> 8 & 0xff;
            if (length != 0 && run < HuffmanTable.END) {
                b <<= length;
                n -= length;
                k += run;
                if (entry >> 16 != 0) {
                    short value = (short) (entry >> 16 << shift);
                    block[at + zigzag[k]] = value;
                    mask = with(mask, k, value);
                }
                continue;
            }
            int symbol = bits.symbolAt(table, b, p);
            length = symbol >> 8;
            b <<= length;
            n -= length;
            run = symbol >> 4 & 15;
            int size = symbol & 15;
            if (size > 0) {
                k += run;
                short value = (short) (HuffmanTable.extend((int) (b >>> (64 - size)), size) << shift);
                block[at + zigzag[k]] = value;
                mask = with(mask, k, value);
                b <<= size;
                n -= size;
            } else if (run == 15) {
                k += 15;
            } else {
                endOfBandRun = (1 << run) + (int) (b >>> 1 >>> (63 - run)) - 1;
                b <<= run;
                n -= run;
                break;
            }
        }
        masks[at >> 6] = mask;
        bits.bits = b;
        bits.count = n;
        bits.pos = p;
    }

    /// Notes whether coefficient `k` is 0 now; behind the last one of a damaged block lies the last one.
    private static long with(long mask, int k, short value) {
        long bit = 1L << Math.min(k, 63);
        return value != 0 ? mask | bit : mask & ~bit;
    }

    /// Coefficients that are not 0 get their next bit, and between them come new ones, each behind a number of zeros.
    private void refineBand(HuffmanTable table, short[] block, int at, long[] masks) {
        long mask = masks[at >> 6];
        long band = -1L << from & -1L >>> (63 - to);
        if (endOfBandRun > 0 && (mask & band) == 0) {
            endOfBandRun--;
            return;
        }
        byte[] zigzag = StandardTables.ZIGZAG;
        byte[] in = bits.bytes;
        long b = bits.bits;
        int n = bits.count;
        int p = bits.pos;
        int last = to;
        int one = 1 << low;
        for (int k = from; k <= last; k++) {
            int zeros = Integer.MAX_VALUE;
            int fresh = 0;
            if (endOfBandRun == 0) {
                b |= (long) ScanData.LONG.get(in, p) >>> n;
                p += (63 - n) >> 3;
                n |= 56;
                int symbol = bits.symbolAt(table, b, p);
                int length = symbol >> 8;
                b <<= length;
                n -= length;
                int run = symbol >> 4 & 15;
                if ((symbol & 15) != 0) {
                    fresh = b < 0 ? one : -one;
                    b <<= 1;
                    n--;
                    zeros = run;
                } else if (run == 15) {
                    zeros = 15;
                } else {
                    endOfBandRun = (1 << run) + (int) (b >>> 1 >>> (63 - run));
                    b <<= run;
                    n -= run;
                }
            }
            // From here to the end or to the first zero after as many of them as were counted.
            long rest = band & -1L << k;
            int end = last + 1;
            if (zeros < 64) {
                long left = rest & ~mask;
                for (; zeros > 0 && left != 0; zeros--) {
                    left &= left - 1;
                }
                if (left != 0) {
                    end = Long.numberOfTrailingZeros(left);
                    rest &= (1L << end) - 1;
                }
            }
            for (long set = rest & mask; set != 0; set &= set - 1) {
                if (n < 1) {
                    b |= (long) ScanData.LONG.get(in, p) >>> n;
                    p += (63 - n) >> 3;
                    n |= 56;
                }
                int index = at + zigzag[Long.numberOfTrailingZeros(set)];
                int value = block[index];
                if (b < 0 && (value & one) == 0) {
                    block[index] = (short) (value + (value > 0 ? one : -one));
                }
                b <<= 1;
                n--;
            }
            k = end;
            if (fresh != 0) {
                block[at + zigzag[k]] = (short) fresh;
                mask = with(mask, k, (short) fresh);
            }
        }
        if (endOfBandRun > 0) {
            endOfBandRun--;
        }
        masks[at >> 6] = mask;
        bits.bits = b;
        bits.count = n;
        bits.pos = p;
    }
}
