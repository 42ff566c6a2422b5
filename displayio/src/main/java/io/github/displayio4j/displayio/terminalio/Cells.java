package io.github.displayio4j.displayio.terminalio;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.fontio.Font;
import io.github.displayio4j.displayio.fontio.Glyph;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The characters of a terminal with their colours, and the bitmap that shows them. A cell that is set to what it is
/// already is not drawn.
final class Cells {
    /// Colours that no sequence has chosen, behind the eight that sequences choose from.
    static final int DEFAULT_LETTERS = 8;

    static final int DEFAULT_BACKGROUND = 9;

    private static final int COLORS = 10;
    private static final int[] FIRST_COLORS = {
        0x000000, 0xff0000, 0x00ff00, 0xffff00, 0x0000ff, 0xff00ff, 0x00ffff, 0xffffff
    };
    /// Values of the bitmap: the backgrounds, then the letters, then two steps between each of both.
    private static final int LETTERS = COLORS;

    private static final int STEPS = 2 * COLORS;
    /// From the background to the letters.
    private static final int MAX_LEVEL = 3;

    final int columns;
    final int rows;
    private final Font font;
    private final int width;
    private final int height;
    private final int[] codePoints;
    /// Colours of letters and background, packed.
    private final int[] looks;

    private final Bitmap bitmap;
    private final byte[] values;
    private final Palette palette = new Palette(STEPS + 2 * COLORS * COLORS);
    private final int[] colors = Arrays.copyOf(FIRST_COLORS, COLORS);
    private boolean transparent;
    private final TileGrid grid;
    private final byte[] row;
    private boolean cursorVisible;
    private int cursor;

    Cells(Font font, int columns, int rows) {
        this.font = font;
        this.columns = columns;
        this.rows = rows;
        width = font.width();
        height = font.height();
        codePoints = new int[columns * rows];
        looks = new int[columns * rows];
        Arrays.fill(codePoints, ' ');
        Arrays.fill(looks, look(DEFAULT_LETTERS, DEFAULT_BACKGROUND));
        bitmap = new Bitmap(columns * width, rows * height, 256);
        values = (byte[]) bitmap.segment().heapBase().orElseThrow();
        grid = new TileGrid(bitmap, palette);
        row = new byte[1024];
        setDefaults(0xffffff, 0);
        for (int i = 0; i < codePoints.length; i++) {
            draw(i);
        }
    }

    TileGrid layer() {
        return grid;
    }

    String line(int y) {
        Objects.checkIndex(y, rows);
        return new String(codePoints, y * columns, columns).stripTrailing();
    }

    private static int look(int letters, int background) {
        return letters << 8 | background;
    }

    void set(int x, int y, int codePoint, int letters, int background) {
        set(y * columns + x, codePoint, look(letters, background));
    }

    private void set(int cell, int codePoint, int look) {
        if (codePoints[cell] != codePoint || looks[cell] != look) {
            codePoints[cell] = codePoint;
            looks[cell] = look;
            draw(cell);
        }
    }

    /// Moves the rows `top..bottom` (half-open) up by one, or down, and clears the one that comes in.
    ///
    /// @param by 1 for up, -1 for down
    void scroll(int top, int bottom, int by, int letters, int background) {
        int first = by > 0 ? top : bottom - 1;
        int last = by > 0 ? bottom - 1 : top;
        for (int y = first; y != last; y += by) {
            for (int i = y * columns; i < (y + 1) * columns; i++) {
                set(i, codePoints[i + by * columns], looks[i + by * columns]);
            }
        }
        for (int i = last * columns; i < (last + 1) * columns; i++) {
            set(i, ' ', look(letters, background));
        }
    }

    void setCursorVisible(boolean visible) {
        if (cursorVisible != visible) {
            cursorVisible = visible;
            draw(cursor);
        }
    }

    void moveCursor(int x, int y) {
        int to = y * columns + x;
        if (cursor != to) {
            int from = cursor;
            cursor = to;
            if (cursorVisible) {
                draw(from);
                draw(to);
            }
        }
    }

    private void draw(int cell) {
        int x1 = cell % columns * width;
        int y1 = cell / columns * height;
        int letters = looks[cell] >> 8;
        int background = looks[cell] & 0xff;
        boolean inverse = cursorVisible && cell == cursor;
        draw(x1, y1, codePoints[cell], inverse ? background : letters, inverse ? letters : background);
        bitmap.dirty(x1, y1, x1 + width, y1 + height);
    }

    private void draw(int x1, int y1, int codePoint, int letters, int background) {
        int stride = bitmap.stride();
        byte below = (byte) value(letters, background, 0);
        for (int y = y1; y < y1 + height; y++) {
            Arrays.fill(values, y * stride + x1, y * stride + x1 + width, below);
        }
        Glyph glyph = glyph(codePoint);
        if (glyph == null) {
            return;
        }
        int levels = font.levels();
        int top = font.ascent() - glyph.dy() - glyph.height();
        int from = Math.max(0, -glyph.dx());
        int to = Math.min(glyph.width(), width - glyph.dx());
        for (int y = Math.max(0, -top); y < Math.min(glyph.height(), height - top); y++) {
            glyph.row(y, row, 0);
            int at = (y1 + top + y) * stride + x1 + glyph.dx();
            for (int x = from; x < to; x++) {
                int level = ((row[x] & 0xff) * MAX_LEVEL + levels / 2) / levels;
                values[at + x] = (byte) value(letters, background, level);
            }
        }
    }

    private @Nullable Glyph glyph(int codePoint) {
        Glyph glyph = font.glyph(codePoint);
        return glyph != null || codePoint == ' ' ? glyph : font.defaultGlyph();
    }

    private static int value(int letters, int background, int level) {
        if (level == 0) {
            return background;
        }
        return level == MAX_LEVEL ? LETTERS + letters : STEPS + 2 * (letters * COLORS + background) + level - 1;
    }

    /// @param background RGB888, or -1 for none
    void setDefaults(int letters, int background) {
        check(letters);
        if (background >= 0) {
            check(background);
        }
        colors[DEFAULT_LETTERS] = letters;
        colors[DEFAULT_BACKGROUND] = Math.max(background, 0);
        transparent = background < 0;
        paint();
    }

    void setColor(int number, int rgb) {
        if (number < 0 || number >= DEFAULT_LETTERS) {
            throw new IllegalArgumentException("number of a colour must be 0..7, not " + number);
        }
        colors[number] = check(rgb);
        paint();
    }

    private static int check(int rgb) {
        if (rgb < 0 || rgb > 0xffffff) {
            throw new IllegalArgumentException("colour must be 0x000000..0xFFFFFF, not 0x" + Integer.toHexString(rgb));
        }
        return rgb;
    }

    private void paint() {
        for (int background = 0; background < COLORS; background++) {
            boolean seen = background != DEFAULT_BACKGROUND || !transparent;
            int below = colors[background];
            paint(background, below, seen ? 255 : 0);
            for (int letters = 0; letters < COLORS; letters++) {
                for (int level = 1; level < MAX_LEVEL; level++) {
                    int mixed = seen ? mix(colors[letters], below, level) : colors[letters];
                    paint(value(letters, background, level), mixed, seen ? 255 : 85 * level);
                }
            }
        }
        for (int letters = 0; letters < COLORS; letters++) {
            paint(LETTERS + letters, colors[letters], 255);
        }
    }

    private void paint(int value, int rgb, int alpha) {
        palette.set(value, rgb);
        palette.setAlpha(value, alpha);
    }

    private static int mix(int above, int below, int level) {
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int sum = (above >> shift & 0xff) * level + (below >> shift & 0xff) * (MAX_LEVEL - level);
            mixed |= (sum + 1) / MAX_LEVEL << shift;
        }
        return mixed;
    }
}
