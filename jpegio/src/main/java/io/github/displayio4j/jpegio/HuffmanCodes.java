package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// A Huffman table made for encoding (T.81 C.2): code and length of each symbol.
final class HuffmanCodes {
    static final HuffmanCodes DC_LUMA = new HuffmanCodes(StandardTables.DC_LUMA);
    static final HuffmanCodes DC_CHROMA = new HuffmanCodes(StandardTables.DC_CHROMA);
    static final HuffmanCodes AC_LUMA = new HuffmanCodes(StandardTables.AC_LUMA);
    static final HuffmanCodes AC_CHROMA = new HuffmanCodes(StandardTables.AC_CHROMA);

    /// 16 counts by code length, then the symbols.
    final byte[] table;

    final int[] codes = new int[256];
    /// 0 for symbols that the table does not have.
    final byte[] lengths = new byte[256];

    /// @param table 16 counts by code length, then the symbols
    private HuffmanCodes(byte[] table) {
        this.table = table;
        int code = 0;
        int at = 16;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < (table[length - 1] & 0xff); i++) {
                int symbol = table[at++] & 0xff;
                codes[symbol] = code++;
                lengths[symbol] = (byte) length;
            }
            code <<= 1;
        }
    }

    /// The shortest codes for symbols that occur so often (T.81 K.2). No code is all ones.
    ///
    /// @param counts by symbol, 256 of them
    static HuffmanCodes optimal(int[] counts) {
        int[] sizes = sizes(counts);
        int[] ofLength = new int[Math.max(18, Arrays.stream(sizes).max().orElse(0) + 1)];
        for (int size : sizes) {
            ofLength[size]++;
        }
        // Figure K.3: codes longer than 16 bits come in pairs; one moves up to its parent, the other makes a pair with
        // a
        // shorter one.
        for (int length = ofLength.length - 1; length > 16; length--) {
            while (ofLength[length] > 0) {
                int shorter = length - 2;
                while (ofLength[shorter] == 0) {
                    shorter--;
                }
                ofLength[length] -= 2;
                ofLength[length - 1]++;
                ofLength[shorter + 1] += 2;
                ofLength[shorter]--;
            }
        }
        // The one that stands for all ones is among the longest.
        int longest = 16;
        while (ofLength[longest] == 0) {
            longest--;
        }
        ofLength[longest]--;
        byte[] table = new byte[16 + 256];
        int n = 16;
        for (int length = 1; length <= 16; length++) {
            table[length - 1] = (byte) ofLength[length];
        }
        for (int size = 1; size < ofLength.length; size++) {
            for (int symbol = 0; symbol < 256; symbol++) {
                if (sizes[symbol] == size) {
                    table[n++] = (byte) symbol;
                }
            }
        }
        return new HuffmanCodes(Arrays.copyOf(table, n));
    }

    /// Figure K.1: length of each code, 0 for symbols that do not occur; entry 256 is one more symbol that occurs
    /// once.
    private static int[] sizes(int[] counts) {
        long[] weights = new long[257];
        int[] sizes = new int[257];
        int[] next = new int[257];
        for (int i = 0; i < 256; i++) {
            weights[i] = counts[i];
        }
        weights[256] = 1;
        Arrays.fill(next, -1);
        while (true) {
            int first = least(weights, -1);
            int second = least(weights, first);
            if (second < 0) {
                return sizes;
            }
            weights[first] += weights[second];
            weights[second] = 0;
            int last = first;
            for (int i = first; i >= 0; i = next[i]) {
                sizes[i]++;
                last = i;
            }
            next[last] = second;
            for (int i = second; i >= 0; i = next[i]) {
                sizes[i]++;
            }
        }
    }

    /// The least weight above 0, the last one of equals; -1 if there is none but `other`.
    private static int least(long[] weights, int other) {
        int found = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && i != other && (found < 0 || weights[i] <= weights[found])) {
                found = i;
            }
        }
        return found;
    }
}
