package io.github.displayio4j.displayio.fontio;

import org.jspecify.annotations.Nullable;

/// A bitmap font that is always there: needs no file, no AWT and no font configuration.
///
/// Every glyph stands in a cell of 6 x 12 pixels with its base line below the ninth row; the last column is the gap to
/// the next glyph. It has the printable ASCII characters and `° ± µ × ÷ • … ← ↑ → ↓`; a box stands for any other.
public final class BuiltinFont implements Font {
    /// The font; there is only one.
    public static final BuiltinFont FONT = new BuiltinFont();

    /// Columns of a cell.
    public static final int CELL_WIDTH = 6;
    /// Rows of a cell.
    public static final int CELL_HEIGHT = 12;
    /// Rows from the top of a cell to the base line, on which letters stand.
    public static final int ASCENT = 9;

    /// Rows of a drawing below the base line.
    private static final int DEPTH = 2;

    private static final int ASCII_FROM = ' ';
    private static final int BOX = 127 - ASCII_FROM;

    private final Glyph[] glyphs = draw();

    private BuiltinFont() {}

    @Override
    public int ascent() {
        return ASCENT;
    }

    @Override
    public int descent() {
        return CELL_HEIGHT - ASCENT;
    }

    @Override
    public int width() {
        return CELL_WIDTH;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public @Nullable Glyph glyph(int codePoint) {
        if (codePoint >= ASCII_FROM && codePoint < 127) {
            return glyphs[codePoint - ASCII_FROM];
        }
        int i = codePoint < 128 ? -1 : Drawings.CHARACTERS.indexOf(codePoint);
        return i < 0 ? null : glyphs[i];
    }

    /// A box.
    @Override
    public Glyph defaultGlyph() {
        return glyphs[BOX];
    }

    /// Whether the font has a glyph of its own for `codePoint`; a box stands for others.
    public boolean has(int codePoint) {
        return glyph(codePoint) != null;
    }

    private static Glyph[] draw() {
        Glyph[] glyphs = new Glyph[Drawings.CHARACTERS.length()];
        String art = Drawings.DRAWINGS;
        int rowChars = Drawings.PER_BAND * (Drawings.WIDTH + 1); // with the line end in place of the last gap
        int bandChars = rowChars * Drawings.HEIGHT + 1;
        for (int i = 0; i < glyphs.length; i++) {
            int band = i / Drawings.PER_BAND;
            int inBand = i % Drawings.PER_BAND;
            int chars = Math.min(Drawings.PER_BAND, glyphs.length - band * Drawings.PER_BAND) * (Drawings.WIDTH + 1);
            byte[] coverage = new byte[Drawings.WIDTH * Drawings.HEIGHT];
            for (int y = 0; y < Drawings.HEIGHT; y++) {
                int at = band * bandChars + y * chars + inBand * (Drawings.WIDTH + 1);
                for (int x = 0; x < Drawings.WIDTH; x++) {
                    coverage[y * Drawings.WIDTH + x] = (byte) (art.charAt(at + x) == '#' ? 1 : 0);
                }
            }
            glyphs[i] = new Glyph(Drawings.WIDTH, Drawings.HEIGHT, 0, -DEPTH, CELL_WIDTH, coverage);
        }
        return glyphs;
    }
}
