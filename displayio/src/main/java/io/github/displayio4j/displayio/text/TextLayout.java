package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.Glyph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Breaks a text into lines and puts its glyphs on a plane whose 0, 0 is the top left corner of the first line's
/// cell. Its arrays only grow: a text of no more characters than one before allocates nothing.
final class TextLayout {
    Font font;
    /// Columns after which lines are broken; 0 for none.
    int wrap;
    /// Rows from one base line to the next, in heights of the font.
    double spacing = 1;

    Alignment alignment = Alignment.LEFT;
    boolean reversed;

    @Nullable
    TextShaper shaper;
    /// Whether the box is that of the ink alone.
    boolean tight;

    /// Glyphs and where their boxes begin.
    @Nullable
    Glyph[] glyphs = new Glyph[16];

    int[] glyphX = new int[16];
    int[] glyphY = new int[16];
    int count;

    /// The box around the text: its cells and its ink, or the ink alone.
    int x1;
    int y1;
    int x2;
    int y2;

    /// First and end of each line.
    private int[] lines = new int[8];
    private int lineCount;
    /// Of each line, its first glyph, and the columns that it takes.
    private int[] firstGlyphs = new int[4];
    private int[] widths = new int[4];
    private int[] line = new int[16];

    TextLayout(Font font) {
        this.font = font;
    }

    int lineCount() {
        return lineCount;
    }

    /// Lays out a text.
    ///
    /// @param text code points, lines separated by line feeds
    void layOut(int[] text, int length) {
        breakLines(text, length);
        count = 0;
        int step = (int) Math.round(font.height() * spacing);
        int widest = 0;
        for (int i = 0; i < lineCount; i++) {
            firstGlyphs[i] = count;
            widths[i] = placeLine(text, lines[2 * i], lines[2 * i + 1], i * step + font.ascent());
            widest = Math.max(widest, widths[i]);
        }
        align(widest);
        findBox(widest, (lineCount - 1) * step + font.height());
    }

    private void breakLines(int[] text, int length) {
        lineCount = 0;
        int from = 0;
        while (true) {
            int end = from;
            int pen = 0;
            int space = -1;
            for (; end < length && text[end] != '\n'; end++) {
                pen += advance(text, from, end);
                if (wrap > 0 && pen > wrap && end > from && text[end] != ' ') {
                    break;
                }
                space = text[end] == ' ' ? end : space;
            }
            if (end == length || text[end] == '\n') {
                addLine(from, end);
                if (end == length) {
                    return;
                }
                from = end + 1;
                continue;
            }
            int to = space < 0 ? end : space;
            while (to > from && text[to - 1] == ' ') {
                to--; // spaces at which a line is broken take no room
            }
            addLine(from, to);
            from = space < 0 ? end : space + 1;
        }
    }

    private void addLine(int from, int end) {
        if (2 * lineCount == lines.length) {
            lines = Arrays.copyOf(lines, 4 * lineCount);
            firstGlyphs = Arrays.copyOf(firstGlyphs, 2 * lineCount);
            widths = Arrays.copyOf(widths, 2 * lineCount);
        }
        lines[2 * lineCount] = from;
        lines[2 * lineCount + 1] = end;
        lineCount++;
    }

    private int advance(int[] text, int from, int at) {
        Glyph glyph = glyph(text[at]);
        if (glyph == null) {
            return 0;
        }
        return glyph.shiftX() + (at > from ? font.kerning(text[at - 1], text[at]) : 0);
    }

    private @Nullable Glyph glyph(int codePoint) {
        Glyph glyph = font.glyph(codePoint);
        return glyph != null ? glyph : font.defaultGlyph();
    }

    /// Puts the glyphs of a line on its base line.
    ///
    /// @return columns up to where the pen comes, or the ink
    private int placeLine(int[] text, int from, int to, int baseLine) {
        int n = to - from;
        if (line.length < n) {
            line = new int[2 * n];
        }
        System.arraycopy(text, from, line, 0, n);
        if (shaper != null) {
            n = shaper.shape(font, line, n);
        }
        if (reversed) {
            for (int i = 0; i < n / 2; i++) {
                int swapped = line[i];
                line[i] = line[n - 1 - i];
                line[n - 1 - i] = swapped;
            }
        }
        int pen = 0;
        int width = 0;
        for (int i = 0; i < n; i++) {
            Glyph glyph = glyph(line[i]);
            if (glyph != null) {
                pen += i > 0 ? font.kerning(line[i - 1], line[i]) : 0;
                add(glyph, pen + glyph.dx(), baseLine - glyph.dy() - glyph.height());
                width = Math.max(width, pen + glyph.dx() + glyph.width());
                pen += glyph.shiftX();
            }
        }
        return Math.max(width, pen);
    }

    private void add(Glyph glyph, int x, int y) {
        if (glyph.width() == 0) {
            return;
        }
        if (count == glyphs.length) {
            glyphs = Arrays.copyOf(glyphs, 2 * count);
            glyphX = Arrays.copyOf(glyphX, 2 * count);
            glyphY = Arrays.copyOf(glyphY, 2 * count);
        }
        glyphs[count] = glyph;
        glyphX[count] = x;
        glyphY[count] = y;
        count++;
    }

    private void align(int widest) {
        Alignment where = reversed && alignment == Alignment.LEFT
                ? Alignment.RIGHT
                : reversed && alignment == Alignment.RIGHT ? Alignment.LEFT : alignment;
        if (where == Alignment.LEFT) {
            return;
        }
        for (int i = 0; i < lineCount; i++) {
            int free = widest - widths[i];
            int shift = where == Alignment.CENTER ? free / 2 : free;
            int end = i + 1 < lineCount ? firstGlyphs[i + 1] : count;
            for (int k = firstGlyphs[i]; k < end; k++) {
                glyphX[k] += shift;
            }
        }
    }

    @SuppressWarnings("NullAway") // the first `count` places are filled
    private void findBox(int widest, int height) {
        x1 = tight ? Integer.MAX_VALUE : 0;
        y1 = tight ? Integer.MAX_VALUE : 0;
        x2 = tight ? Integer.MIN_VALUE : widest;
        y2 = tight ? Integer.MIN_VALUE : height;
        for (int i = 0; i < count; i++) {
            x1 = Math.min(x1, glyphX[i]);
            y1 = Math.min(y1, glyphY[i]);
            x2 = Math.max(x2, glyphX[i] + glyphs[i].width());
            y2 = Math.max(y2, glyphY[i] + glyphs[i].height());
        }
        if (x1 > x2) {
            x1 = 0;
            y1 = 0;
            x2 = 0;
            y2 = 0;
        }
    }
}
