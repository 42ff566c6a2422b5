package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import java.util.ArrayList;
import java.util.List;

/// Cells of equal size in columns and rows; a widget stands in the middle of one, or of several together.
public final class Grid implements Widget {
    private record Placed(Widget widget, int column, int row, int columns, int rows) {}

    private final Group group = new Group();
    private final List<Placed> widgets = new ArrayList<>();
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;

    /// An empty grid.
    ///
    /// @param width columns of pixels, 1..32767
    /// @param height rows of pixels, 1..32767
    /// @param columns of cells, 1..width
    /// @param rows of cells, 1..height
    /// @throws IllegalArgumentException if out of range
    public Grid(int width, int height, int columns, int rows) {
        this.width = Checks.range(width, 1, 32767, "width");
        this.height = Checks.range(height, 1, 32767, "height");
        this.columns = Checks.range(columns, 1, width, "columns");
        this.rows = Checks.range(rows, 1, height, "rows");
    }

    /// Puts a widget into a cell.
    ///
    /// @return this
    /// @throws IllegalArgumentException if there is no such cell
    public Grid add(Widget widget, int column, int row) {
        return add(widget, column, row, 1, 1);
    }

    /// Puts a widget into several cells.
    ///
    /// @param across cells that it takes to the right
    /// @param down cells that it takes downwards
    /// @return this
    /// @throws IllegalArgumentException if there are no such cells
    public Grid add(Widget widget, int column, int row, int across, int down) {
        Checks.range(column, 0, columns - 1, "column");
        Checks.range(row, 0, rows - 1, "row");
        Checks.range(across, 1, columns - column, "cells across");
        Checks.range(down, 1, rows - row, "cells down");
        group.append(widget.layer());
        widgets.add(new Placed(widget, column, row, across, down));
        layOut();
        return this;
    }

    /// Places all widgets anew, when one has changed its size.
    public void layOut() {
        for (Placed placed : widgets) {
            int x1 = placed.column * width / columns;
            int x2 = (placed.column + placed.columns) * width / columns;
            int y1 = placed.row * height / rows;
            int y2 = (placed.row + placed.rows) * height / rows;
            Widget widget = placed.widget;
            widget.layer().moveTo(x1 + (x2 - x1 - widget.width()) / 2, y1 + (y2 - y1 - widget.height()) / 2);
        }
    }

    @Override
    public Layer layer() {
        return group;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }
}
