package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;

/// A rectangle with round corners; its place is its top left corner.
public final class RoundRectangle extends VectorShape {
    private int width;
    private int height;
    private int radius;

    /// A rectangle at 0, 0.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param width 1..32767
    /// @param height 1..32767
    /// @param radius of the corners, 0..32767; one larger than half of a side is drawn as half of it
    /// @throws IllegalArgumentException if out of range
    public RoundRectangle(PixelShader shader, int width, int height, int radius) {
        super(shader);
        set(width, height, radius);
    }

    /// Columns.
    public int width() {
        return width;
    }

    /// Rows.
    public int height() {
        return height;
    }

    /// Radius of the corners, as it was set.
    public int radius() {
        return radius;
    }

    /// Sets both sides.
    ///
    /// @param width 1..32767
    /// @param height 1..32767
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setSize(int width, int height) {
        set(width, height, radius);
    }

    /// Sets the radius of the corners.
    ///
    /// @param radius 0..32767
    /// @throws IllegalArgumentException if out of range
    public void setRadius(int radius) {
        set(width, height, radius);
    }

    private void set(int newWidth, int newHeight, int newRadius) {
        if (newWidth < 1 || newWidth > 32767 || newHeight < 1 || newHeight > 32767) {
            throw new IllegalArgumentException("size must be 1..32767, not " + newWidth + "x" + newHeight);
        }
        if (newRadius < 0 || newRadius > 32767) {
            throw new IllegalArgumentException("radius must be 0..32767, not " + newRadius);
        }
        if (width != newWidth || height != newHeight || radius != newRadius) {
            width = newWidth;
            height = newHeight;
            radius = newRadius;
            setOutline(0, 0, width, height, 2);
        }
    }

    @Override
    protected int runs(boolean column, int line, boolean fine, long[] runs) {
        return Runs.add(runs, 0, from(column, line, fine, 0), to(column, line, fine, 0));
    }

    @Override
    protected int strokeRuns(boolean column, int line, boolean fine, long[] runs) {
        int inset = strokeWidth();
        return Runs.addOutside(
                runs,
                0,
                from(column, line, fine, 0),
                to(column, line, fine, 0),
                from(column, line, fine, inset),
                to(column, line, fine, inset));
    }

    /// The first sample of a line, `inset` pixels inside of the outline.
    private int from(boolean column, int line, boolean fine, int inset) {
        return Sampling.corners(fine).from((long) Sampling.UNIT * inset + cut(column, line, fine, inset));
    }

    private int to(boolean column, int line, boolean fine, int inset) {
        long length = (long) Sampling.UNIT * ((column ? height : width) - inset);
        return Sampling.corners(fine).behind(length - cut(column, line, fine, inset));
    }

    /// Sixteenths that a corner takes from the start of a line and from its end.
    private long cut(boolean column, int line, boolean fine, int inset) {
        long lines = (long) Sampling.UNIT * (column ? width : height);
        long edge = (long) Sampling.UNIT * inset;
        long at = Sampling.corners(fine).at(line);
        if (at < edge || at > lines - edge) {
            return Integer.MAX_VALUE; // nothing is left
        }
        long reach = Math.max(0, (long) Sampling.UNIT / 2 * Math.min(2 * radius, Math.min(width, height)) - edge);
        long into = reach - Math.min(at - edge, lines - edge - at);
        return into <= 0 ? 0 : reach - Circle.half(into, reach);
    }
}
