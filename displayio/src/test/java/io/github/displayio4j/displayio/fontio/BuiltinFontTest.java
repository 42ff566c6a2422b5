package io.github.displayio4j.displayio.fontio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuiltinFontTest {
    @Test
    void glyphsLookAsDrawn() {
        assertEquals("""
                ......
                ..#...
                .#.#..
                #...#.
                #...#.
                #####.
                #...#.
                #...#.
                #...#.
                ......
                ......
                ......
                """, picture('A'));
        assertEquals("""
                ......
                .##...
                #..#..
                #..#..
                .##...
                ......
                ......
                ......
                ......
                ......
                ......
                ......
                """, picture('\u00b0'));
    }

    @Test
    void everyPrintableAsciiCharacterHasAGlyphOfItsOwn() {
        Map<String, Character> seen = new HashMap<>();
        for (char c = ' '; c < 127; c++) {
            assertTrue(BuiltinFont.FONT.has(c), "no glyph for " + c);
            Character twin = seen.put(picture(c), c);
            assertEquals(null, twin, c + " looks like " + twin);
        }
        assertFalse(seen.containsKey(picture('\u20ac')), "the box is no letter");
    }

    @Test
    void unknownCharactersShowTheBox() {
        for (char c : new char[] {0, '\t', 127, '\u20ac', '\ud83d', '\uffff'}) {
            assertFalse(BuiltinFont.FONT.has(c), "U+%04X".formatted((int) c));
            assertEquals(picture('\u0001'), picture(c));
        }
        assertTrue(picture('\u20ac').contains("#####"));
    }

    @Test
    void lettersLeaveAGapToTheirRightAndAbove() {
        for (char c : Drawings.CHARACTERS.toCharArray()) {
            List<String> rows = picture(c).lines().toList();
            assertEquals(BuiltinFont.CELL_HEIGHT, rows.size());
            assertFalse(rows.get(0).contains("#"), "row above " + c);
            for (String row : rows) {
                assertEquals('.', row.charAt(BuiltinFont.CELL_WIDTH - 1), "gap beside " + c);
            }
        }
    }

    @Test
    void capitalsAndDigitsStandOnTheBaseLine() {
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".toCharArray()) {
            List<String> rows = picture(c).lines().toList();
            assertTrue(rows.get(BuiltinFont.ASCENT - 1).contains("#"), "foot of " + c);
            assertFalse(rows.get(BuiltinFont.ASCENT).contains("#"), "below " + c);
        }
    }

    /// The cell of a character as text.
    private static String picture(char c) {
        BuiltinFont font = BuiltinFont.FONT;
        Glyph found = font.glyph(c);
        Glyph glyph = found != null ? found : font.defaultGlyph();
        assertEquals(BuiltinFont.CELL_WIDTH, glyph.shiftX());
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < BuiltinFont.CELL_HEIGHT; y++) {
            for (int x = 0; x < BuiltinFont.CELL_WIDTH; x++) {
                int column = x - glyph.dx();
                int row = y - (BuiltinFont.ASCENT - glyph.dy() - glyph.height());
                boolean inside = column >= 0 && column < glyph.width() && row >= 0 && row < glyph.height();
                text.append(inside && glyph.coverage(column, row) == 1 ? '#' : '.');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
