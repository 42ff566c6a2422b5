package io.github.displayio4j.jpegio;

/// A Huffman table made for encoding (T.81 C.2): code and length of each symbol.
final class HuffmanCodes {
    static final HuffmanCodes DC_LUMA = new HuffmanCodes(StandardTables.DC_LUMA);
    static final HuffmanCodes DC_CHROMA = new HuffmanCodes(StandardTables.DC_CHROMA);
    static final HuffmanCodes AC_LUMA = new HuffmanCodes(StandardTables.AC_LUMA);
    static final HuffmanCodes AC_CHROMA = new HuffmanCodes(StandardTables.AC_CHROMA);

    final int[] codes = new int[256];
    /// 0 for symbols that the table does not have.
    final byte[] lengths = new byte[256];

    /// @param table 16 counts by code length, then the symbols
    private HuffmanCodes(byte[] table) {
        int code = 0;
        int at = 16;
        for (int length = 1; length <= 16; length++) {
            for (int i = 0; i < table[length - 1]; i++) {
                int symbol = table[at++] & 0xff;
                codes[symbol] = code++;
                lengths[symbol] = (byte) length;
            }
            code <<= 1;
        }
    }
}
