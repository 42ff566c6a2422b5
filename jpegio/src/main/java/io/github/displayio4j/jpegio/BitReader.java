package io.github.displayio4j.jpegio;

/// Huffman-coded bits of a scan: symbols, values and whole blocks.
final class BitReader extends ScanData {
    /// Up to this index the block has room for what an entry of `HuffmanTable.pairs` brings first.
    private static final int FAR = 47;

    BitReader(Input input) {
        super(input);
    }

    /// Reads one block (T.81 F.2.2) into 64 shorts in natural order, which must be 0 before.
    ///
    /// @return zigzag index of the last coefficient that may not be 0
    int readBlock(Component component, HuffmanTable dc, HuffmanTable ac, short[] out, int at) {
        long b = bits;
        int n = count;
        int p = pos;
        byte[] in = bytes;
        byte[] zigzag = StandardTables.ZIGZAG;

        b |= (long) LONG.get(in, p) >>> n;
        p += (63 - n) >> 3;
        n |= 56;
        int entry = dc.fast[(int) (b >>> (64 - HuffmanTable.LOOK))];
        int length = entry & 0xff;
        int value = entry >> 16;
        if (length == 0) {
            int symbol = symbol(dc, entry, b, p);
            length = symbol >> 8;
            int size = symbol & 15;
            value = size == 0 ? 0 : HuffmanTable.extend((int) (b << length >>> (64 - size)), size);
            length += size;
        }
        b <<= length;
        n -= length;
        component.pred += value;
        out[at] = (short) component.pred;

        long[] pairs = ac.pairs();
        int k = 1;
        while (k < 64) {
            b |= (long) LONG.get(in, p) >>> n;
            p += (63 - n) >> 3;
            n |= 56;
            long pair = pairs[(int) (b >>> (64 - HuffmanTable.LOOK))];
            int both = (int) pair & 0xff;
            if (both != 0 && k <= FAR) {
                int first = k + ((int) pair >> 16 & 15);
                out[at + zigzag[first]] = (short) (pair >> 32);
                out[at + zigzag[first + 1 + ((int) pair >> 20 & 15)]] = (short) (pair >> 48);
                k = first + ((int) pair >>> 24);
                b <<= both;
                n -= both;
                if (k > FAR) {
                    continue;
                }
                // Once more: there are bits enough for two looks.
                pair = pairs[(int) (b >>> (64 - HuffmanTable.LOOK))];
                both = (int) pair & 0xff;
                if (both != 0) {
                    first = k + ((int) pair >> 16 & 15);
                    out[at + zigzag[first]] = (short) (pair >> 32);
                    out[at + zigzag[first + 1 + ((int) pair >> 20 & 15)]] = (short) (pair >> 48);
                    k = first + ((int) pair >>> 24);
                    b <<= both;
                    n -= both;
                    continue;
                }
            } else if (both != 0) {
                // One symbol alone: the block may be full behind it, and what follows belong to the next one.
                length = (int) pair >> 8 & 0xff;
                b <<= length;
                n -= length;
                if ((int) pair >>> 24 == HuffmanTable.END) {
                    k += HuffmanTable.END;
                    break;
                }
                k += (int) pair >> 16 & 15;
                out[at + zigzag[k++]] = (short) (pair >> 32);
                continue;
            }
            int symbol = symbol(ac, ac.fast[(int) (b >>> (64 - HuffmanTable.LOOK))], b, p);
            length = symbol >> 8;
            int size = symbol & 15;
            int run = (symbol >> 4) & 15;
            if (size == 0) {
                b <<= length;
                n -= length;
                if (run != 15) {
                    k += HuffmanTable.END;
                    break;
                }
                k += 16;
                continue;
            }
            k += run;
            out[at + zigzag[k]] = (short) HuffmanTable.extend((int) (b << length >>> (64 - size)), size);
            k++;
            b <<= length + size;
            n -= length + size;
        }
        bits = b;
        count = n;
        pos = p;
        // At an end of block `k` holds where the block went on, and END.
        return Math.min(k >= HuffmanTable.END ? k - HuffmanTable.END - 1 : 63, 63);
    }

    /// Passes over one block, but for its DC coefficient.
    void skipBlock(Component component, HuffmanTable dc, HuffmanTable ac) {
        refill();
        int entry = dc.fast[(int) (bits >>> (64 - HuffmanTable.LOOK))];
        int length = entry & 0xff;
        int value = entry >> 16;
        if (length == 0) {
            int symbol = symbol(dc, entry, bits, pos);
            length = symbol >> 8;
            int size = symbol & 15;
            value = size == 0 ? 0 : HuffmanTable.extend((int) (bits << length >>> (64 - size)), size);
            length += size;
        }
        component.pred += value;
        long b = bits << length;
        int n = count - length;
        int p = pos;
        byte[] in = bytes;
        short[] skips = ac.skips();
        int k = 1;
        while (k < 64) {
            b |= (long) LONG.get(in, p) >>> n;
            p += (63 - n) >> 3;
            n |= 56;
            int skip = skips[(int) (b >>> (64 - HuffmanTable.SKIP_LOOK))];
            int next = k + (skip >> 6);
            if (next <= 64 || (next >= HuffmanTable.END && next < HuffmanTable.END + 64)) {
                k = next;
                b <<= skip;
                n -= skip & 63;
                continue;
            }
            // One symbol alone: its code is long, or the block is full in the midst of what the look has found.
            int symbol = ac.plain[(int) (b >>> (64 - HuffmanTable.LOOK))];
            if (symbol == 0) {
                symbol = symbol(ac, 0, b, p);
            }
            int bitsOfBoth = (symbol >> 8) + (symbol & 15);
            b <<= bitsOfBoth;
            n -= bitsOfBoth;
            int run = symbol >> 4 & 15;
            if ((symbol & 15) == 0 && run != 15) {
                break;
            }
            k += run + 1;
        }
        bits = b;
        count = n;
        pos = p;
    }

    /// The next `n` bits, 0..16.
    int next(int n) {
        if (count < 32) {
            refill();
        }
        int value = (int) (bits >>> 1 >>> (63 - n));
        bits <<= n;
        count -= n;
        return value;
    }

    /// The next symbol; 0 for a code that the table does not have.
    int nextSymbol(HuffmanTable table) {
        if (count < 32) {
            refill();
        }
        int symbol = table.plain[(int) (bits >>> (64 - HuffmanTable.LOOK))];
        if (symbol == 0) {
            symbol = symbol(table, 0, bits, pos);
        }
        bits <<= symbol >> 8;
        count -= symbol >> 8;
        return symbol & 0xff;
    }

    /// The symbol that bits `b` begin with, which the reader's position `p` lies behind.
    ///
    /// @return length of the code << 8 | symbol, as `symbol`
    int symbolAt(HuffmanTable table, long b, int p) {
        int symbol = table.plain[(int) (b >>> (64 - HuffmanTable.LOOK))];
        return symbol != 0 ? symbol : symbol(table, 0, b, p);
    }

    private void refill() {
        bits |= (long) LONG.get(bytes, pos) >>> count;
        pos += (63 - count) >> 3;
        count |= 56;
    }

    /// A symbol whose code and value did not fit one look.
    ///
    /// @return length of the code << 8 | symbol; for a code that is not in the table, symbol 0 and 17 bits (as
    /// libjpeg)
    private int symbol(HuffmanTable table, int entry, long b, int p) {
        if (entry != 0) {
            return (entry & 0xff00) | ((entry >> 16) & 0xff);
        }
        int code = (int) (b >>> 48);
        for (int length = 1; length <= 16; length++) {
            if (code < table.limits[length]) {
                int index = table.bases[length] + (code >> (16 - length));
                return (length << 8) | (table.symbols[index & 0xff] & 0xff);
            }
        }
        damageAt(p - 8);
        return 17 << 8;
    }
}
