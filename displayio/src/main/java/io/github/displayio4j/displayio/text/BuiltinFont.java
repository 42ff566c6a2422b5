package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.Bitmap;

/// A bitmap font that is always there: needs no file, no AWT and no font configuration.
///
/// Every glyph fills a cell of 6 x 12 pixels with its base line below the ninth row; the last column is the gap to the
/// next glyph. It has the printable ASCII characters and `° ± µ × ÷ • … ← ↑ → ↓`; any other shows a box.
public final class BuiltinFont {
    /// Columns of a cell.
    public static final int CELL_WIDTH = 6;
    /// Rows of a cell.
    public static final int CELL_HEIGHT = 12;
    /// Rows from the top of a cell to the base line, on which letters stand.
    public static final int ASCENT = 9;

    /// Values in the sheet: what is behind the glyph, the glyph, nothing at all.
    static final int BACKGROUND = 0;

    static final int FOREGROUND = 1;
    static final int NOTHING = 2;

    /// Rows above the cap line.
    private static final int TOP_GAP = 1;

    private static final int ASCII_FROM = ' ';
    private static final int BOX = 127 - ASCII_FROM;
    /// The tile that shows nothing, behind all glyphs.
    static final int EMPTY_TILE = Glyphs.CHARACTERS.length();

    private BuiltinFont() {}

    /// Whether the font has a glyph of its own for `character`; others show a box.
    public static boolean has(char character) {
        return tile(character) != BOX;
    }

    /// Tile of a character in `sheet()`; that of the box if there is none.
    static int tile(char character) {
        if (character >= ASCII_FROM && character < 127) {
            return character - ASCII_FROM;
        }
        int i = Glyphs.CHARACTERS.indexOf(character);
        return i < 0 ? BOX : i;
    }

    /// All cells one below the other, the empty tile last. Shared by all labels and never written again.
    static Bitmap sheet() {
        return Sheet.BITMAP;
    }

    private static final class Sheet {
        static final Bitmap BITMAP = draw();

        private static Bitmap draw() {
            Bitmap sheet = new Bitmap(CELL_WIDTH, (EMPTY_TILE + 1) * CELL_HEIGHT, 3);
            String art = Glyphs.DRAWINGS;
            int rowChars = Glyphs.PER_BAND * (Glyphs.WIDTH + 1); // with the line end in place of the last gap
            int bandChars = rowChars * Glyphs.HEIGHT + 1;
            for (int tile = 0; tile < EMPTY_TILE; tile++) {
                int at = tile / Glyphs.PER_BAND * bandChars;
                int chars = Math.min(Glyphs.PER_BAND, EMPTY_TILE - tile / Glyphs.PER_BAND * Glyphs.PER_BAND)
                        * (Glyphs.WIDTH + 1);
                at += tile % Glyphs.PER_BAND * (Glyphs.WIDTH + 1);
                for (int y = 0; y < Glyphs.HEIGHT; y++, at += chars) {
                    for (int x = 0; x < Glyphs.WIDTH; x++) {
                        int value = art.charAt(at + x) == '#' ? FOREGROUND : BACKGROUND;
                        sheet.set(x, tile * CELL_HEIGHT + TOP_GAP + y, value);
                    }
                }
            }
            for (int y = 0; y < CELL_HEIGHT; y++) {
                for (int x = 0; x < CELL_WIDTH; x++) {
                    sheet.set(x, EMPTY_TILE * CELL_HEIGHT + y, NOTHING);
                }
            }
            return sheet;
        }
    }
}
