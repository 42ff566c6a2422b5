package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.fontio.Glyph;
import java.util.Arrays;

/// The bitmap of a label. A new picture is drawn beside the old one and compared with it: only pixels that differ
/// are written, and only cells around them become dirty. It grows and never shrinks; what lies outside of the text
/// is transparent.
final class LabelPicture {
    /// Values of the bitmap: no part of the label, and its background. From `FIRST` on there are `levels()` values
    /// of what stands upon the background, then, where there is an outline, as many of letters upon the outline.
    static final int NOTHING = 0;

    static final int BACKGROUND = 1;
    static final int FIRST = 2;

    /// Two sets of so many values and the others fit into a byte.
    private static final int MAX_LEVELS = 127;

    private static final int MAX_SIDE = 32767;
    private static final int MAX_PIXELS = 1 << 22;
    /// Edge of the cells in which bitmaps note what changed.
    private static final int CELL = 16;

    /// Columns and rows of the label, as the bitmap has them.
    int width;
    int height;

    private final int levels;
    private final int fontLevels;
    private Bitmap bitmap;
    private TileGrid grid;
    private byte[] values;
    /// How much of each pixel the letters cover, and the outline with them: 0..levels.
    private byte[] cover = {};
    private byte[] spread = {};
    private byte[] row;
    private byte[] glyphRow = new byte[64];
    /// Where in each cell of a band values changed: left, top, right, bottom.
    private int[] changed;

    /// @param fontLevels greatest coverage of the font
    LabelPicture(int fontLevels, Palette palette) {
        this.fontLevels = fontLevels;
        levels = Math.min(fontLevels, MAX_LEVELS);
        bitmap = new Bitmap(1, 1, 256);
        grid = new TileGrid(bitmap, palette);
        values = values(bitmap);
        row = new byte[1];
        changed = new int[4];
    }

    private static byte[] values(Bitmap bitmap) {
        return (byte[]) bitmap.segment().heapBase().orElseThrow();
    }

    /// Entries of a palette for any label of this font.
    static int colors(int fontLevels) {
        return FIRST + 2 * Math.min(fontLevels, MAX_LEVELS);
    }

    /// Steps from nothing to the colour of the letters.
    int levels() {
        return levels;
    }

    /// What shows it; another one after it grew.
    TileGrid grid() {
        return grid;
    }

    /// Columns and rows of the bitmap.
    int bitmapWidth() {
        return bitmap.width();
    }

    int bitmapHeight() {
        return bitmap.height();
    }

    /// Draws a text.
    ///
    /// @param x column of the layout that becomes the first
    /// @param y row of the layout that becomes the first
    /// @param period columns after which the text comes again, 0 for never
    void draw(TextLayout layout, int x, int y, int newWidth, int newHeight, int period, int outline) {
        int oldWidth = width;
        int oldHeight = height;
        height = Math.min(newHeight, MAX_SIDE);
        width = Math.min(newWidth, Math.min(MAX_SIDE, MAX_PIXELS / Math.max(height, 1)));
        boolean fresh = grow();
        stamp(layout, x, y, period);
        if (outline > 0) {
            spread(outline);
        }
        int right = fresh ? bitmap.width() : Math.max(width, oldWidth);
        int bottom = fresh ? bitmap.height() : Math.max(height, oldHeight);
        for (int top = 0; top < bottom; top += CELL) {
            drawBand(right, top, Math.min(top + CELL, bottom), outline > 0);
        }
    }

    /// @return whether there is a new bitmap
    private boolean grow() {
        int n = width * height;
        if (cover.length < n) {
            cover = new byte[n];
        }
        if (width <= bitmap.width() && height <= bitmap.height()) {
            return false;
        }
        int newWidth = Math.max(width, bitmap.width());
        int newHeight = Math.max(height, bitmap.height());
        if ((long) newWidth * newHeight > 2L * MAX_PIXELS) {
            newWidth = Math.max(width, 1);
            newHeight = Math.max(height, 1);
        }
        bitmap = new Bitmap(newWidth, newHeight, 256);
        values = values(bitmap);
        row = new byte[newWidth];
        changed = new int[4 * ((newWidth + CELL - 1) / CELL)];
        grid = new TileGrid(bitmap, grid.pixelShader());
        return true;
    }

    @SuppressWarnings("NullAway") // the first `count` glyphs are there
    private void stamp(TextLayout layout, int x, int y, int period) {
        Arrays.fill(cover, 0, width * height, (byte) 0);
        for (int i = 0; i < layout.count; i++) {
            Glyph glyph = layout.glyphs[i];
            int left = layout.glyphX[i] - x;
            int top = layout.glyphY[i] - y;
            if (period == 0) {
                stamp(glyph, left, top);
            } else {
                int first = Math.floorMod(left + glyph.width() - 1, period) - glyph.width() + 1;
                for (int at = first; at < width; at += period) {
                    stamp(glyph, at, top);
                }
            }
        }
    }

    private void stamp(Glyph glyph, int left, int top) {
        int n = glyph.width();
        int from = Math.max(0, -left);
        int to = Math.min(n, width - left);
        if (from >= to) {
            return;
        }
        if (glyphRow.length < n) {
            glyphRow = new byte[n];
        }
        int last = Math.min(glyph.height(), height - top);
        for (int y = Math.max(0, -top); y < last; y++) {
            glyph.row(y, glyphRow, 0);
            int at = (top + y) * width + left;
            for (int x = from; x < to; x++) {
                int level = glyphRow[x] & 0xff;
                if (level != 0) {
                    level = fontLevels == levels ? level : Math.max(1, (level * levels + fontLevels / 2) / fontLevels);
                    cover[at + x] = (byte) Math.max(cover[at + x], level);
                }
            }
        }
    }

    /// Makes `spread` the greatest of `cover` in the square of `size` pixels to all sides, by rows and then by
    /// columns.
    private void spread(int size) {
        int n = width * height;
        if (spread.length < n) {
            spread = new byte[cover.length];
        }
        Arrays.fill(spread, 0, n, (byte) 0);
        for (int y = 0; y < height; y++) {
            for (int x = 0, at = y * width; x < width; x++, at++) {
                byte level = cover[at];
                if (level != 0) {
                    spreadTo(x, y, size, level);
                }
            }
        }
    }

    private void spreadTo(int x, int y, int size, byte level) {
        int x2 = Math.min(x + size, width - 1);
        int y2 = Math.min(y + size, height - 1);
        for (int v = Math.max(0, y - size); v <= y2; v++) {
            for (int u = Math.max(0, x - size); u <= x2; u++) {
                spread[v * width + u] = (byte) Math.max(spread[v * width + u], level);
            }
        }
    }

    /// Draws rows that share cells of the bitmap's damage.
    private void drawBand(int right, int top, int bottom, boolean outlined) {
        int cells = (right + CELL - 1) / CELL;
        for (int i = 0; i < cells; i++) {
            changed[4 * i] = Integer.MAX_VALUE;
            changed[4 * i + 1] = Integer.MAX_VALUE;
            changed[4 * i + 2] = 0;
            changed[4 * i + 3] = 0;
        }
        for (int y = top; y < bottom; y++) {
            drawRow(right, y, outlined);
        }
        for (int i = 0; i < cells; i++) {
            int x1 = changed[4 * i];
            int y1 = changed[4 * i + 1];
            int x2 = changed[4 * i + 2];
            int y2 = changed[4 * i + 3];
            while (x2 == (i + 1) * CELL && i + 1 < cells && changed[4 * i + 4] == x2) {
                i++;
                y1 = Math.min(y1, changed[4 * i + 1]);
                x2 = changed[4 * i + 2];
                y2 = Math.max(y2, changed[4 * i + 3]);
            }
            bitmap.dirty(x1, y1, x2, y2); // nothing if empty
        }
    }

    private void drawRow(int right, int y, boolean outlined) {
        int n = y < height ? Math.min(width, right) : 0;
        int from = y * width;
        for (int x = 0; x < n; x++) {
            int level = cover[from + x];
            if (outlined) {
                int around = spread[from + x];
                row[x] = (byte) (level > 0 ? BACKGROUND + levels + level : BACKGROUND + around);
            } else {
                row[x] = (byte) (BACKGROUND + level);
            }
        }
        Arrays.fill(row, n, right, (byte) NOTHING);
        int to = y * bitmap.stride();
        int start = Arrays.mismatch(row, 0, right, values, to, to + right);
        if (start < 0) {
            return;
        }
        for (int left = start / CELL * CELL; left < right; left += CELL) {
            int end = Math.min(left + CELL, right);
            int differs = Arrays.mismatch(row, left, end, values, to + left, to + end);
            if (differs >= 0) {
                int first = left + differs;
                while (row[end - 1] == values[to + end - 1]) {
                    end--;
                }
                System.arraycopy(row, first, values, to + first, end - first);
                int at = left / CELL * 4;
                changed[at] = Math.min(changed[at], first);
                changed[at + 1] = Math.min(changed[at + 1], y);
                changed[at + 2] = Math.max(changed[at + 2], end);
                changed[at + 3] = y + 1;
            }
        }
    }
}
