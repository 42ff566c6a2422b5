package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;

/// A filled rectangle; its place is its top left corner.
public final class Rectangle extends VectorShape {
    private int width;
    private int height;

    /// A rectangle at 0, 0.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param width 1..32767
    /// @param height 1..32767
    /// @throws IllegalArgumentException if out of range
    public Rectangle(PixelShader shader, int width, int height) {
        this(shader, width, height, 0, 0);
    }

    /// A rectangle at a point of its group.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param width 1..32767
    /// @param height 1..32767
    /// @param x left edge, -32768..32767
    /// @param y top edge, -32768..32767
    /// @throws IllegalArgumentException if out of range
    public Rectangle(PixelShader shader, int width, int height, int x, int y) {
        super(shader);
        setSize(width, height);
        moveTo(x, y);
    }

    /// Columns.
    public int width() {
        return width;
    }

    /// Rows.
    public int height() {
        return height;
    }

    /// Sets both sides.
    ///
    /// @param width 1..32767
    /// @param height 1..32767
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setSize(int width, int height) {
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new IllegalArgumentException("size must be 1..32767, not " + width + "x" + height);
        }
        if (this.width != width || this.height != height) {
            this.width = width;
            this.height = height;
            setOutline(0, 0, width, height, 2);
        }
    }

    /// Sets the width.
    ///
    /// @param width 1..32767
    /// @throws IllegalArgumentException if out of range
    public void setWidth(int width) {
        setSize(width, height);
    }

    /// Sets the height.
    ///
    /// @param height 1..32767
    /// @throws IllegalArgumentException if out of range
    public void setHeight(int height) {
        setSize(width, height);
    }

    @Override
    protected int runs(boolean column, int line, boolean fine, long[] runs) {
        runs[0] = run(0, (column ? height : width) * (fine ? 8 : 1));
        return 1;
    }

    @Override
    protected int strokeRuns(boolean column, int line, boolean fine, long[] runs) {
        int unit = fine ? 8 : 1;
        int length = (column ? height : width) * unit;
        int lines = (column ? width : height) * unit;
        int stroke = strokeWidth() * unit;
        boolean edge = line < stroke || line >= lines - stroke;
        return Runs.addOutside(runs, 0, 0, length, edge ? length : stroke, length - stroke);
    }
}
