package io.github.displayio4j.displayio.text;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;

/// A text of one or more lines in the built-in font, to be appended to a group as `label.layer()`.
///
/// Only the cells whose character changes become dirty: setting an equal text costs nothing on the wire. New text
/// allocates only when it has more columns or more lines than any before.
///
/// ```java
/// Label fps = new Label("0.0 fps", 0xFFFF00);
/// fps.setBackground(0x000000);
/// fps.moveTo(4, 4);
/// root.append(fps.layer());
/// ```
public final class Label {
    private final Group group = new Group();
    private final Palette palette = new Palette(3);
    private TileGrid grid;
    private int gridColumns;
    private int gridLines;
    private int columns;
    private int lines;
    private int scale = 1;

    /// A label at 0, 0 without background.
    ///
    /// @param text lines are separated by `'\n'`
    /// @param color of the letters, RGB888 `0xRRGGBB`
    public Label(CharSequence text, int color) {
        palette.makeTransparent(BuiltinFont.BACKGROUND);
        palette.makeTransparent(BuiltinFont.NOTHING);
        setColor(color);
        grid = newGrid(1, 1);
        group.append(grid);
        setText(text);
    }

    /// What to append to a group; always the same object.
    public Layer layer() {
        return group;
    }

    /// Shows another text. Characters that the font does not have show a box; `'\r'` is left out.
    public void setText(CharSequence text) {
        measure(text);
        if (columns > gridColumns || lines > gridLines) {
            grid = newGrid(Math.max(columns, gridColumns), Math.max(lines, gridLines));
            group.set(0, grid);
        }
        int from = 0;
        for (int line = 0; line < gridLines; line++) {
            from = setLine(text, from, line);
        }
    }

    /// Colour of the letters, RGB888.
    public void setColor(int color) {
        palette.set(BuiltinFont.FOREGROUND, color);
    }

    /// Fills the rectangle behind the letters with a colour, RGB888.
    public void setBackground(int color) {
        palette.set(BuiltinFont.BACKGROUND, color);
        palette.makeOpaque(BuiltinFont.BACKGROUND);
    }

    /// Lets shine through what lies behind the letters, as at first.
    public void clearBackground() {
        palette.makeTransparent(BuiltinFont.BACKGROUND);
    }

    /// Moves its top left corner, in pixels of the group that holds it.
    public void moveTo(int x, int y) {
        group.moveTo(x, y);
    }

    /// Makes every pixel of the font `scale` x `scale` pixels.
    ///
    /// @param scale 1 or more
    public void setScale(int scale) {
        group.setScale(scale);
        this.scale = scale;
    }

    /// Whether it is left out of the picture.
    public void setHidden(boolean hidden) {
        group.setHidden(hidden);
    }

    /// Left edge in the group that holds it.
    public int x() {
        return group.x();
    }

    /// Top edge in the group that holds it.
    public int y() {
        return group.y();
    }

    /// Columns that the longest line takes, in pixels of the group that holds it; 0 if there is no text.
    public int width() {
        return columns * BuiltinFont.CELL_WIDTH * scale;
    }

    /// Rows that the text takes, in pixels of the group that holds it.
    public int height() {
        return lines * BuiltinFont.CELL_HEIGHT * scale;
    }

    /// Where it is, in the group that holds it.
    public Area area() {
        return new Area(x(), y(), x() + width(), y() + height());
    }

    /// Counts the columns and lines of `text`.
    private void measure(CharSequence text) {
        int longest = 0;
        int lineCount = 1;
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineCount++;
                n = 0;
            } else if (hasCell(c)) {
                longest = Math.max(longest, ++n);
            }
        }
        columns = longest;
        lines = lineCount;
    }

    /// Sets the cells of one line of the grid.
    ///
    /// @param from where the line begins in `text`; beyond its end: the line is empty
    /// @return where the next one begins
    private int setLine(CharSequence text, int from, int line) {
        int at = from;
        int x = 0;
        for (; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (hasCell(c)) {
                setCell(x++, line, BuiltinFont.tile(c));
            }
        }
        int blankTo = line < lines ? columns : 0;
        for (; x < blankTo; x++) {
            setCell(x, line, BuiltinFont.tile(' '));
        }
        for (; x < gridColumns; x++) {
            setCell(x, line, BuiltinFont.EMPTY_TILE);
        }
        return at + 1;
    }

    private void setCell(int x, int y, int tile) {
        if (grid.tile(x, y) != tile) {
            grid.setTile(x, y, tile);
        }
    }

    /// A carriage return takes no cell, and the two halves of a character beyond U+FFFF share one box.
    private static boolean hasCell(char c) {
        return c != '\r' && !Character.isLowSurrogate(c);
    }

    private TileGrid newGrid(int columns, int lines) {
        TileGrid wider = TileGrid.builder(BuiltinFont.sheet(), palette)
                .tiles(columns, lines)
                .tileSize(BuiltinFont.CELL_WIDTH, BuiltinFont.CELL_HEIGHT)
                .build();
        gridColumns = columns;
        gridLines = lines;
        return wider;
    }
}
