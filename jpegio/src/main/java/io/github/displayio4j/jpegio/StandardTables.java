package io.github.displayio4j.jpegio;

import java.util.HexFormat;

/// Tables of T.81 annex K, and the zigzag order of figure A.6.
final class StandardTables {
    /// Natural index (row * 8 + column) of each zigzag index; longer than 64 so that a run over the end of a
    /// damaged block lands on its last coefficient.
    static final byte[] ZIGZAG = new byte[128];

    /// Table K.1, natural order.
    static final int[] LUMA_QUANTISERS = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99
    };

    /// Table K.2, natural order.
    static final int[] CHROMA_QUANTISERS = {
        17, 18, 24, 47, 99, 99, 99, 99, //
        18, 21, 26, 66, 99, 99, 99, 99, //
        24, 26, 56, 99, 99, 99, 99, 99, //
        47, 66, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99
    };

    /// Table K.3: 16 counts by code length, then the symbols.
    static final byte[] DC_LUMA = dc("00010501010101010100000000000000");
    /// Table K.4.
    static final byte[] DC_CHROMA = dc("00030101010101010101010000000000");
    /// Table K.5.
    static final byte[] AC_LUMA = HexFormat.of()
            .parseHex("0002010303020403050504040000017d"
                    + "010203000411051221314106135161072271143281"
                    + "91a1082342b1c11552d1f02433627282090a161718"
                    + "191a25262728292a3435363738393a434445464748"
                    + "494a535455565758595a636465666768696a737475"
                    + "767778797a838485868788898a9293949596979899"
                    + "9aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3"
                    + "c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5"
                    + "e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");
    /// Table K.6.
    static final byte[] AC_CHROMA = HexFormat.of()
            .parseHex("00020102040403040705040400010277"
                    + "000102031104052131061241510761711322328108"
                    + "144291a1b1c109233352f0156272d10a162434e125"
                    + "f11718191a262728292a35363738393a4344454647"
                    + "48494a535455565758595a636465666768696a7374"
                    + "75767778797a82838485868788898a929394959697"
                    + "98999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
                    + "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4"
                    + "e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

    static {
        int index = 0;
        for (int diagonal = 0; diagonal < 15; diagonal++) {
            for (int i = Math.max(0, diagonal - 7); i <= Math.min(diagonal, 7); i++) {
                int row = diagonal % 2 == 0 ? diagonal - i : i;
                ZIGZAG[index++] = (byte) (8 * row + diagonal - row);
            }
        }
        while (index < ZIGZAG.length) {
            ZIGZAG[index++] = 63;
        }
    }

    private StandardTables() {}

    private static byte[] dc(String counts) {
        return HexFormat.of().parseHex(counts + "000102030405060708090a0b");
    }
}
