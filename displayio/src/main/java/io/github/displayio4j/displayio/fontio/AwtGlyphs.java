package io.github.displayio4j.displayio.fontio;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Glyphs drawn by AWT. Nothing outside of `TrueTypeFont` refers to it, so that it is loaded only if it is wanted.
final class AwtGlyphs implements TrueTypeFont.Drawer {
    private static final FontRenderContext CONTEXT = new FontRenderContext(
            null, RenderingHints.VALUE_TEXT_ANTIALIAS_ON, RenderingHints.VALUE_FRACTIONALMETRICS_OFF);

    private final Font font;
    private final int ascent;
    private final int descent;
    private final int width;

    private AwtGlyphs(Font font) {
        this.font = font;
        LineMetrics metrics = font.getLineMetrics("Hg", CONTEXT);
        ascent = (int) Math.ceil(metrics.getAscent());
        descent = Math.max((int) Math.ceil(metrics.getDescent()), 1 - ascent);
        width = Math.clamp(
                (int) Math.ceil(
                        font.createGlyphVector(CONTEXT, "M").getGlyphMetrics(0).getAdvanceX()),
                1,
                Glyph.MAX_SIZE);
    }

    static AwtGlyphs ofFile(byte[] file, float size) throws IOException {
        try {
            return new AwtGlyphs(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file))
                    .deriveFont(size));
        } catch (FontFormatException e) {
            throw FontException.atByte(0, "not a TrueType or OpenType font that AWT can read");
        }
    }

    static AwtGlyphs ofFamily(String family, float size) {
        return new AwtGlyphs(new Font(family, Font.PLAIN, 1).deriveFont(size));
    }

    @Override
    public int ascent() {
        return ascent;
    }

    @Override
    public int descent() {
        return descent;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public @Nullable Glyph draw(int codePoint) {
        if (!Character.isValidCodePoint(codePoint) || !font.canDisplay(codePoint)) {
            return null;
        }
        GlyphVector glyphs = font.createGlyphVector(CONTEXT, Character.toString(codePoint));
        int shift = Math.round(glyphs.getGlyphMetrics(0).getAdvanceX());
        Rectangle box = glyphs.getPixelBounds(CONTEXT, 0, 0);
        int columns = Math.clamp(box.width, 0, Glyph.MAX_SIZE);
        int rows = Math.clamp(box.height, 0, Glyph.MAX_SIZE);
        byte[] coverage = new byte[columns * rows];
        if (coverage.length > 0) {
            BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.drawGlyphVector(glyphs, -box.x, -box.y);
            graphics.dispose();
            for (int i = 0; i < coverage.length; i++) {
                coverage[i] = (byte) (image.getRGB(i % columns, i / columns) >>> 24);
            }
        }
        return new Glyph(columns, rows, box.x, -(box.y + rows), shift, coverage);
    }
}
