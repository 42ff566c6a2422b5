package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;

/// A filled shape of one colour. Its pixels are those of its outline at its place; groups scale it like any other
/// layer, and nothing is drawn where its shader makes its value transparent.
public abstract sealed class VectorShape extends Layer permits Circle, Rectangle, Polygon {
    /// When outline, shader or value last changed.
    long contentChanged = SceneGate.now();

    /// Box around the outline, its place at 0, 0; nothing of it lies outside. Empty if there are no pixels.
    int boxX1;
    int boxY1;
    int boxX2;
    int boxY2;
    int maxRuns = 1;

    private PixelShader shader;
    private int colorIndex;

    /// For the shapes of this module.
    protected VectorShape(PixelShader shader) {
        this.shader = check(shader);
    }

    /// What gives the shape's value its colour.
    public final PixelShader pixelShader() {
        return shader;
    }

    /// Sets what gives the shape's value its colour.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @throws IllegalArgumentException for a `TilePaletteMapper`, which colours the cells of a `TileGrid`
    public final void setPixelShader(PixelShader shader) {
        if (this.shader != check(shader)) {
            this.shader = shader;
            markContentChanged();
        }
    }

    /// The value of all its pixels: entry of the palette, or what the converter reads as a colour. 0 at first.
    public final int colorIndex() {
        return colorIndex;
    }

    /// Sets the value of all its pixels.
    ///
    /// @param colorIndex 0..0xFFFFFF; beyond a palette's end it is transparent
    /// @throws IllegalArgumentException if out of range
    public final void setColorIndex(int colorIndex) {
        if (colorIndex < 0 || colorIndex > 0xffffff) {
            throw new IllegalArgumentException("colour index must be 0.." + 0xffffff + ", not " + colorIndex);
        }
        if (this.colorIndex != colorIndex) {
            this.colorIndex = colorIndex;
            markContentChanged();
        }
    }

    /// Whether a point is one of the shape's pixels, hidden or not. The point is given as the group at the top of the
    /// scene holds it: on a display that shows that group, its pixel, seen upright.
    ///
    /// @param x column, 0 at the left
    /// @param y row, 0 at the top
    public final boolean contains(int x, int y) {
        // where the shape's own 0, 0 has come to, and how large its pixels are
        long left = x();
        long top = y();
        long scale = 1;
        for (Layer above = parent; above instanceof Group group; above = group.parent) {
            left = group.x() + left * group.scale();
            top = group.y() + top * group.scale();
            scale *= group.scale();
        }
        long column = Math.floorDiv(x - left, scale);
        long row = Math.floorDiv(y - top, scale);
        if (column < boxX1 || column >= boxX2 || row < boxY1 || row >= boxY2) {
            return false;
        }
        long[] runs = new long[maxRuns];
        int n = runs(false, (int) row, runs);
        for (int i = 0; i < n; i++) {
            if (column >= (int) (runs[i] >> 32) && column < (int) runs[i]) {
                return true;
            }
        }
        return false;
    }

    /// The pixels of one row or column as runs, ordered, apart from each other: `from` in the upper 32 bits of an
    /// element, the end behind the last pixel in the lower.
    ///
    /// @param column whether `line` is a column and the runs go down
    /// @param line inside the box
    /// @param runs at least `maxRuns` long
    /// @return number of runs
    protected abstract int runs(boolean column, int line, long[] runs);

    /// A run as `runs` stores it.
    protected static long run(int from, int to) {
        return (long) from << 32 | (to & 0xffffffffL);
    }

    /// Takes a new outline.
    ///
    /// @param x1 left edge of its box, relative to the shape's place
    /// @param maxRuns most runs in a line, and space that `runs` needs
    protected final void setOutline(int x1, int y1, int x2, int y2, int maxRuns) {
        boxX1 = x1;
        boxY1 = y1;
        boxX2 = x2;
        boxY2 = y2;
        this.maxRuns = maxRuns;
        markContentChanged();
    }

    private void markContentChanged() {
        contentChanged = SceneGate.now();
        markTreeChanged();
    }

    private static PixelShader check(PixelShader shader) {
        if (shader instanceof TilePaletteMapper) {
            throw new IllegalArgumentException("a shape's shader must be a Palette or a ColorConverter, not a "
                    + "TilePaletteMapper: it has no tiles");
        }
        return shader;
    }
}
