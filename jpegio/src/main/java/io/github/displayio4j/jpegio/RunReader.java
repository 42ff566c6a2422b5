package io.github.displayio4j.jpegio;

/// Huffman-coded blocks of several MCUs. Between blocks all that is kept is the position of the next bit: C2 has
/// registers for no more.
final class RunReader {
    private static final int TOP = 64 - HuffmanTable.LOOK;
    private static final int SKIP_TOP = 64 - HuffmanTable.SKIP_LOOK;
    /// Up to this index the block has room for what an entry brings.
    private static final int FAR = 47;
    /// The length in an entry, or the sum of some.
    private static final int LENGTH = 63;
    /// Says to the compiler that an index lies in `ZIGZAG`.
    private static final int MASK = StandardTables.ZIGZAG.length - 1;

    private final BitReader bits;
    private final BlockTables tables = new BlockTables();
    private int blocksOfMcu;

    // Handed to what reads a part of a block, and back:
    private byte[] in = new byte[0];
    /// Bits of `in` that were read.
    private int position;

    RunReader(BitReader bits) {
        this.bits = bits;
    }

    /// Prepares for MCUs whose `n` blocks belong to these components, with the tables that they have now.
    ///
    /// @param skips whole MCUs will be passed over
    void start(Component[] components, int n, boolean skips) {
        boolean some = skips;
        for (int i = 0; i < n; i++) {
            Component c = components[i];
            c.onlyDc = !c.needed || (c.size == 1 && !c.isDeep);
            some |= c.onlyDc;
        }
        blocksOfMcu = n;
        tables.prepare(components, n, some);
    }

    /// Reads blocks [from, to), whole MCUs, as far as their data is there (see `ScanData.limit`; of the first one it
    /// must be), and does all with a block that can be done at once.
    ///
    /// The looks at the table are written out, four for each time that bits are fetched: a loop over them takes up
    /// to a seventh longer. Lengths are added up, and shifted by, with all else that is in an entry: only their six
    /// bits count.
    ///
    /// @param run whose coefficients of these blocks are 0; takes coefficients, where they end, and to their lists
    /// the blocks that somebody sees
    /// @return the first block that was not read
    int read(BlockRun run, int from, int to) {
        byte[] bytes = bits.bytes;
        in = bytes;
        byte[] zigzag = StandardTables.ZIGZAG;
        short[] out = run.coefficients;
        int limit = bits.limit();
        int p = bits.position();
        int block = from;
        for (; block < to; block++) {
            if (p > limit && (block - from) % blocksOfMcu == 0) {
                break;
            }
            Component c = run.components[block];
            int at = 64 * block;
            if (c.onlyDc) {
                position = p;
                readDc(c, run, block);
                p = position;
                continue;
            }
            long[] ac = c.acPairs;
            long b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
            long entry = c.dcPairs[(int) (b >>> TOP)];
            int low = (int) entry;
            int lengths = 0;
            int first;
            int k;
            if ((low & 0xff) == 0) {
                position = p;
                k = readSymbol(c, b, 0, out, at);
                p = position;
                b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
            } else {
                first = low >> 16 & 15;
                out[at + zigzag[first]] = (short) (entry >> 32);
                out[at + zigzag[first + 1 + (low >> 20 & 15)]] = (short) (entry >> 48);
                k = first + (low >>> 24);
                lengths = low;
                b <<= low;
            }
            while (k <= FAR) {
                do {
                    entry = ac[(int) (b >>> TOP)];
                    low = (int) entry;
                    if ((low & 0xff) == 0) {
                        break;
                    }
                    first = k + (low >> 16 & 15);
                    out[at + zigzag[first & MASK]] = (short) (entry >> 32);
                    out[at + zigzag[first + 1 + (low >> 20 & 15) & MASK]] = (short) (entry >> 48);
                    k = first + (low >>> 24);
                    lengths += low;
                    b <<= low;
                    if (k > FAR) {
                        break;
                    }
                    entry = ac[(int) (b >>> TOP)];
                    low = (int) entry;
                    if ((low & 0xff) == 0) {
                        break;
                    }
                    first = k + (low >> 16 & 15);
                    out[at + zigzag[first & MASK]] = (short) (entry >> 32);
                    out[at + zigzag[first + 1 + (low >> 20 & 15) & MASK]] = (short) (entry >> 48);
                    k = first + (low >>> 24);
                    lengths += low;
                    b <<= low;
                    if (k > FAR) {
                        break;
                    }
                    entry = ac[(int) (b >>> TOP)];
                    low = (int) entry;
                    if ((low & 0xff) == 0) {
                        break;
                    }
                    first = k + (low >> 16 & 15);
                    out[at + zigzag[first & MASK]] = (short) (entry >> 32);
                    out[at + zigzag[first + 1 + (low >> 20 & 15) & MASK]] = (short) (entry >> 48);
                    k = first + (low >>> 24);
                    lengths += low;
                    b <<= low;
                    if (k > FAR) {
                        break;
                    }
                    entry = ac[(int) (b >>> TOP)];
                    low = (int) entry;
                    if ((low & 0xff) == 0) {
                        break;
                    }
                    first = k + (low >> 16 & 15);
                    out[at + zigzag[first & MASK]] = (short) (entry >> 32);
                    out[at + zigzag[first + 1 + (low >> 20 & 15) & MASK]] = (short) (entry >> 48);
                    k = first + (low >>> 24);
                    lengths += low;
                } while (false);
                p += lengths & LENGTH;
                lengths = 0;
                if (k > FAR) {
                    break;
                }
                b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
                if ((low & 0xff) == 0) {
                    position = p;
                    k = readSymbol(c, b, k, out, at);
                    p = position;
                    b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
                }
            }
            p += lengths & LENGTH;
            if (k < 64) {
                position = p;
                k = readFar(c, k, out, at);
                p = position;
            }
            int last = Math.min((k & HuffmanTable.END - 1) - 1, 63);
            run.lasts[block] = (byte) last;
            c.pred += out[at];
            out[at] = (short) c.pred;
            c.list.add(last, run.entries[block]);
        }
        bits.setPosition(p);
        return block;
    }

    /// Reads a block of which the DC coefficient is wanted at most.
    private void readDc(Component c, BlockRun run, int block) {
        c.pred += skip(c);
        run.coefficients[64 * block] = 0;
        run.lasts[block] = BlockRun.HIDDEN;
        if (c.needed) {
            run.coefficients[64 * block] = (short) c.pred;
            run.lasts[block] = 0;
            c.list.add(0, run.entries[block]);
        }
    }

    /// Passes over blocks [from, to) as far as their data is there, but for their DC differences, and hides them.
    ///
    /// @return the first block that was not passed over
    int skip(BlockRun run, int from, int to) {
        in = bits.bytes;
        int limit = bits.limit();
        position = bits.position();
        int block = from;
        for (; block < to; block++) {
            if (position > limit && (block - from) % blocksOfMcu == 0) {
                break;
            }
            run.components[block].pred += skip(run.components[block]);
            run.lasts[block] = BlockRun.HIDDEN;
        }
        bits.setPosition(position);
        return block;
    }

    /// Passes over a block from `position` on, in the same manner as `read`.
    ///
    /// @return DC difference
    private int skip(Component c) {
        byte[] bytes = in;
        short[] ac = c.acSkips;
        int p = position;
        long b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
        int skip = c.dcSkips[(int) (b >>> TOP)];
        int difference = skip >> 16;
        int k = skip >> 6 & 0x1ff;
        int lengths = skip;
        b <<= skip;
        if (k >= HuffmanTable.NO_SKIP) {
            difference = skipDc(c);
            k = 1;
            p = position;
            lengths = 0;
            b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
        }
        while (k < 64) {
            do {
                skip = ac[(int) (b >>> SKIP_TOP)];
                k += skip >> 6;
                lengths += skip;
                if (k >= 64) {
                    break;
                }
                b <<= skip;
                skip = ac[(int) (b >>> SKIP_TOP)];
                k += skip >> 6;
                lengths += skip;
                if (k >= 64) {
                    break;
                }
                b <<= skip;
                skip = ac[(int) (b >>> SKIP_TOP)];
                k += skip >> 6;
                lengths += skip;
            } while (false);
            p += lengths & LENGTH;
            lengths = 0;
            position = p;
            if (k >= HuffmanTable.NO_SKIP) {
                k = skipSymbol(c, k - HuffmanTable.NO_SKIP);
                p = position;
            } else if ((k & HuffmanTable.END - 1) + (k >> 7) > 64) {
                // The block is full in the midst of what the look has found.
                position = p - (skip & LENGTH);
                k -= skip >> 6;
                while (k < 64) {
                    k = skipSymbol(c, k);
                }
                p = position;
            }
            b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
        }
        position = p + (lengths & LENGTH);
        return difference;
    }

    private int skipDc(Component c) {
        long b = (long) ScanData.LONG.get(in, position >> 3) << (position & 7);
        int symbol = bits.symbolAt(c.dc, b, (position - 1 >> 3) + 8);
        int length = symbol >> 8;
        int size = symbol & 15;
        position += length + size;
        return size == 0 ? 0 : HuffmanTable.extend((int) (b << length >>> 64 - size), size);
    }

    /// Passes over a symbol and its value.
    ///
    /// @return as `readFar`
    private int skipSymbol(Component c, int k) {
        long b = (long) ScanData.LONG.get(in, position >> 3) << (position & 7);
        int symbol = bits.symbolAt(c.ac, b, (position - 1 >> 3) + 8);
        position += (symbol >> 8) + (symbol & 15);
        int run = symbol >> 4 & 15;
        return k + ((symbol & 15) != 0 || run == 15 ? run + 1 : HuffmanTable.END);
    }

    /// Reads on from index `k`, one symbol after the other.
    ///
    /// @return index of the coefficient that comes next, with [HuffmanTable#END] if the block ends before it
    private int readFar(Component c, int from, short[] out, int at) {
        long[] ac = c.acPairs;
        int k = from;
        while (k < 64) {
            int p = position;
            long b = (long) ScanData.LONG.get(in, p >> 3) << (p & 7);
            long entry = ac[(int) (b >>> TOP)];
            int low = (int) entry;
            if ((low & 0xff) == 0) {
                k = readSymbol(c, b, k, out, at);
                continue;
            }
            position = p + (low >> 8 & 0xff);
            if (low >>> 24 == HuffmanTable.END) {
                return k + HuffmanTable.END;
            }
            k += low >> 16 & 15;
            out[at + StandardTables.ZIGZAG[k++]] = (short) (entry >> 32);
        }
        return k;
    }

    /// Reads a symbol and its value that do not fit a look.
    ///
    /// @return as `readFar`
    private int readSymbol(Component c, long b, int k, short[] out, int at) {
        int found = bits.symbolAt(k == 0 ? c.dc : c.ac, b, (position - 1 >> 3) + 8);
        int length = found >> 8;
        int size = found & 15;
        int run = found >> 4 & 15;
        if (size == 0 && k > 0) {
            position += length;
            return k + (run == 15 ? 16 : HuffmanTable.END);
        }
        position += length + size;
        int value = size == 0 ? 0 : HuffmanTable.extend((int) (b << length >>> 64 - size), size);
        out[at + StandardTables.ZIGZAG[k + run]] = (short) value;
        return k + run + 1;
    }
}
