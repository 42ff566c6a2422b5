package io.github.displayio4j.jpegio;

/// Huffman-coded blocks of several MCUs. Between blocks all that is kept is the position of the next bit: C2 has
/// registers for no more.
final class RunReader {
    private static final int TOP = 64 - HuffmanTable.LOOK;
    private static final int SKIP_TOP = 64 - HuffmanTable.SKIP_LOOK;
    /// Looks that 57 bits suffice for; a symbol behind them may be as long as its code.
    private static final int SKIP_LOOKS = 3;
    /// Up to this index the block has room for what an entry brings.
    private static final int FAR = 47;

    private final BitReader bits;
    private final BlockTables tables = new BlockTables();
    /// Of which blocks of a run `read` gives the DC coefficient only.
    private final boolean[] onlyDc = new boolean[BlockRun.BLOCKS];

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
        for (int i = 0; i < onlyDc.length; i++) {
            Component c = components[i % n];
            onlyDc[i] = !c.needed || (c.size == 1 && !c.isDeep);
            some |= onlyDc[i];
        }
        tables.prepare(components, n, some);
    }

    /// Reads blocks [from, to), whole MCUs, whose data is there (see `ScanData.mcusAtHand`).
    ///
    /// @param out 64 shorts a block in natural order, which must be 0 before; DC coefficients are left as
    /// differences
    /// @param lasts of each block the zigzag index of the last coefficient that may not be 0
    void read(short[] out, byte[] lasts, int from, int to) {
        in = bits.bytes;
        position = bits.position();
        for (int block = from; block < to; block++) {
            if (onlyDc[block]) {
                out[64 * block] = (short) skip(tables.dcSkips[block], tables.acSkips[block], block);
                lasts[block] = 0;
            } else {
                lasts[block] = (byte) read(tables.dcEntries[block], tables.acEntries[block], block, out, 64 * block);
            }
        }
        bits.setPosition(position);
    }

    /// Passes over blocks [from, to) but for their DC differences.
    void skip(short[] out, int from, int to) {
        in = bits.bytes;
        position = bits.position();
        for (int block = from; block < to; block++) {
            out[64 * block] = (short) skip(tables.dcSkips[block], tables.acSkips[block], block);
        }
        bits.setPosition(position);
    }

    /// @return DC difference
    private int skip(int[] dc, short[] ac, int block) {
        byte[] bytes = in;
        int p = position;
        long b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
        int entry = dc[(int) (b >>> TOP)];
        int length = entry & 0xff;
        int difference = entry >> 16;
        int k = entry >> 8 & 0xff;
        if (length == 0) {
            int symbol = entry >>> 16;
            length = k;
            if (length == 0) {
                int found = bits.symbolAt(tables.dc[block], b, (p - 1 >> 3) + 8);
                symbol = found & 0xff;
                length = found >> 8;
            }
            int size = symbol & 15;
            difference = size == 0 ? 0 : HuffmanTable.extend((int) (b << length >>> 64 - size), size);
            length += size;
            k = 1;
        }
        p += length;
        while (k < 64) {
            b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
            // As many looks as the bits suffice for, as long as nothing is out of the ordinary.
            int looks = SKIP_LOOKS;
            int skip;
            do {
                skip = ac[(int) (b >>> SKIP_TOP)];
                int next = k + (skip >> 4);
                if (skip == 0 || next >= 64) {
                    break;
                }
                k = next;
                p += skip & 15;
                b <<= skip & 15;
            } while (--looks > 0);
            if (looks == 0) {
                continue;
            }
            int next = k + (skip >> 4);
            // Not if the block is full in the midst of what the look has found.
            if (skip != 0 && (next & HuffmanTable.END - 1) + (next >> 7) <= 64) {
                p += skip & 15;
                break;
            }
            int symbol = bits.symbolAt(tables.ac[block], b, (p - 1 >> 3) + 8);
            p += (symbol >> 8) + (symbol & 15);
            int run = symbol >> 4 & 15;
            k += (symbol & 15) != 0 || run == 15 ? run + 1 : HuffmanTable.END;
        }
        position = p;
        return difference;
    }

    private int read(long[] dc, long[] ac, int block, short[] out, int at) {
        byte[] bytes = in;
        byte[] zigzag = StandardTables.ZIGZAG;
        int p = position;
        int k = 0;
        long[] entries = dc;
        do {
            long b = (long) ScanData.LONG.get(bytes, p >> 3) << (p & 7);
            long entry = entries[(int) (b >>> TOP)];
            int low = (int) entry;
            int length = low & 0xff;
            if (length == 0) {
                position = p;
                k = readSymbol(entry, b, k, block, out, at);
                p = position;
                entries = ac;
                continue;
            }
            int first = k + (low >> 16 & 15);
            out[at + zigzag[first]] = (short) (entry >> 32);
            out[at + zigzag[first + 1 + (low >> 20 & 15)]] = (short) (entry >> 48);
            k = first + (low >>> 24);
            p += length;
            entries = ac;
            if (k > FAR) {
                break;
            }
            b <<= length;
            entry = ac[(int) (b >>> TOP)];
            low = (int) entry;
            length = low & 0xff;
            if (length == 0) {
                position = p;
                k = readSymbol(entry, b, k, block, out, at);
                p = position;
                continue;
            }
            first = k + (low >> 16 & 15);
            out[at + zigzag[first]] = (short) (entry >> 32);
            out[at + zigzag[first + 1 + (low >> 20 & 15)]] = (short) (entry >> 48);
            k = first + (low >>> 24);
            p += length;
        } while (k <= FAR);
        position = p;
        if (k < 64) {
            k = readFar(ac, k, block, out, at);
        }
        return Math.min((k & HuffmanTable.END - 1) - 1, 63);
    }

    /// Reads on from index `k`, one symbol after the other.
    ///
    /// @return index of the coefficient that comes next, with [HuffmanTable#END] if the block ends before it
    private int readFar(long[] ac, int from, int block, short[] out, int at) {
        int k = from;
        while (k < 64) {
            int p = position;
            long b = (long) ScanData.LONG.get(in, p >> 3) << (p & 7);
            long entry = ac[(int) (b >>> TOP)];
            int low = (int) entry;
            if ((low & 0xff) == 0) {
                k = readSymbol(entry, b, k, block, out, at);
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
    private int readSymbol(long entry, long b, int k, int block, short[] out, int at) {
        int symbol = (int) (entry >>> 32);
        int length = (int) entry >> 8;
        if (length == 0) {
            int found = bits.symbolAt(k == 0 ? tables.dc[block] : tables.ac[block], b, (position - 1 >> 3) + 8);
            symbol = found & 0xff;
            length = found >> 8;
        }
        int size = symbol & 15;
        int run = symbol >> 4;
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
