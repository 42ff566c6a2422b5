package io.github.displayio4j.displayio.fontio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a font file, and where, is said.
class MalformedFontTest {
    private static final String HEAD = "STARTFONT 2.1|FONTBOUNDINGBOX 8 8 0 -2|CHARS 1|";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "STARTFONT 2.1|CHARS 1|ENDFONT                             ; 2; FONTBOUNDINGBOX must come before CHARS",
                "STARTFONT 2.1|FONTBOUNDINGBOX 8 8 0 -2|ENDFONT            ; 3; CHARS is missing",
                "STARTFONT 2.1|FONTBOUNDINGBOX 8 9999999 0 0|CHARS 0       ; 2; height of FONTBOUNDINGBOX must be 0..1024",
                "STARTFONT 2.1|FONTBOUNDINGBOX 8 x 0 0|CHARS 0             ; 2; not \"x\"",
                "STARTFONT 2.1|FONTBOUNDINGBOX 8 0 0 0|CHARS 0             ; 3; a row or more, not 0 + 0",
                "HSTARTCHAR a|BBX 1 1 0 0|BITMAP|80|ENDCHAR|ENDFONT        ; 6; ENCODING must come before BITMAP",
                "HSTARTCHAR a|ENCODING 65|BITMAP|80|ENDCHAR|ENDFONT        ; 6; BBX must come before BITMAP",
                "HSTARTCHAR a|ENCODING 65|BBX 9 1 0 0|BITMAP|80|ENDCHAR    ; 8; a row of 9 pixels must have 4 digits, not 2",
                "HSTARTCHAR a|ENCODING 65|BBX 8 1 0 0|BITMAP|8G|ENDCHAR    ; 8; hexadecimal digits, not \"8G\"",
                "HSTARTCHAR a|ENCODING 65|BBX 8 2 0 0|BITMAP|80|ENDCHAR    ; 9; a glyph of BBX height 2 has 1 rows",
                "HSTARTCHAR a|ENCODING 65|BBX 8 1 0 0|BITMAP|80|80|ENDCHAR ; 10; a glyph of BBX height 1 has 2 rows",
                "HSTARTCHAR a|ENCODING 65|BBX 8 1 0 0|BITMAP|80            ; 8; ENDCHAR is missing",
                "HSTARTCHAR a|ENCODING 65|ENDCHAR                          ; 6; BITMAP must come before ENDCHAR",
                "HSTARTCHAR a|ENCODING 1114112|ENDCHAR                     ; 5; ENCODING must be -1..1114111",
                "HSTARTCHAR a|ENCODING 65|BBX 8 1 0 0|BITMAP|80|ENDCHAR    ; 9; the file ends before ENDFONT",
            })
    void bdfSaysTheLine(String text, int line, String problem) {
        String file = text.strip().replaceFirst("^H", HEAD).replace('|', '\n');
        FontException e = assertThrows(FontException.class, () -> Fonts.of(file.getBytes(StandardCharsets.ISO_8859_1)));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
        assertEquals(line, e.line(), e.getMessage());
        assertEquals(-1, e.offset());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "17; 127; ascent must be -1024..1024", // of 16 bits at 16
                "34;   2; format of loca must be 0..1, not 2",
                "37;   5; bits per pixel must be 1, 2, 3, 4 or 8, not 5",
                "37;   9; bits per pixel must be 1..8, not 9",
                "38;  17; bits of x and y must be 0..16, not 17",
                "41;   3; compression must be 0..2, not 3",
                "42;   1; fonts for subpixels are not supported",
                "52;  98; table cmap must be here",
            })
    void lvglSaysTheByte(int at, int value, String problem) {
        byte[] file = new RandomFont(new Random(7), 15, 10, 20).lvgl(4, 0, Map.of());
        file[at] = (byte) value;
        FontException e = assertThrows(FontException.class, () -> Fonts.of(file));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
        assertTrue(e.offset() == at || e.offset() == at - 1, e.getMessage());
    }

    @Test
    void everyPrefixOfAPcfFileIsRefusedWithAnOffsetInside() {
        byte[] file = new RandomFont(new Random(7), 1, 10, 20).pcf();
        for (int n = 0; n < file.length; n++) {
            byte[] prefix = Arrays.copyOf(file, n);
            FontException e = assertThrows(FontException.class, () -> Fonts.of(prefix));
            assertTrue(e.offset() >= 0 && e.offset() <= prefix.length, e.getMessage());
        }
    }

    @Test
    void outlineFontsAreSentToTheirClass() {
        byte[] file = {0, 1, 0, 0, 0, 9};
        FontException e = assertThrows(FontException.class, () -> Fonts.of(file));
        assertTrue(e.getMessage().contains("TrueTypeFont.load"), e.getMessage());
    }

    @Test
    void aShortFileThatClaimsAThousandMillionPixelsIsRefusedSoon() {
        RandomFont font = new RandomFont(new Random(3), 15, 10, 0);
        byte[] file = bomb(font);
        FontException e = assertThrows(FontException.class, () -> Fonts.of(file));
        assertTrue(e.getMessage().contains("67108864 pixels"), e.getMessage());
    }

    /// 2000 glyphs of 1024 x 1024 that share their data: all runs of nothing.
    private static byte[] bomb(RandomFont font) {
        byte[] empty = font.lvgl(4, 2, Map.of());
        int head = 48;
        ByteBuffer out = ByteBuffer.allocate(2_000_000).order(ByteOrder.LITTLE_ENDIAN);
        out.put(empty, 0, head);
        out.put(34, (byte) 1); // 32 bits in loca
        out.put(38, (byte) 0); // no bits of place
        out.put(39, (byte) 11);
        out.put(40, (byte) 0);
        out.putInt(12).put("cmap".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
        out.putInt(12 + 4 * 2000)
                .put("loca".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(2000);
        for (int i = 0; i < 2000; i++) {
            out.putInt(8);
        }
        int size = 600_000;
        out.putInt(size).put("glyf".getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder bits = new StringBuilder("10000000000" + "10000000000");
        while (bits.length() < 8 * (size - 8)) {
            bits.append("00000000").append("1".repeat(17));
        }
        for (int i = 0; i < size - 8; i++) {
            out.put((byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2));
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
