package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.SceneGate;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Gradient;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import org.jspecify.annotations.Nullable;

/// A shape, filled, with a stroke around it, or both. Its pixels are those of its outline at its place; groups scale it
/// like any other layer, and nothing is drawn where its shader makes its value transparent.
///
/// Edges are sharp at first: a pixel is one of the shape or it is not. With `setSmooth` a pixel at the edge is seen as
/// far as the shape covers it, found by 8 x 8 points in it.
public abstract sealed class VectorShape extends Layer permits Arc, Circle, Line, Polygon, Rectangle, RoundRectangle {
    /// When outline, shader or values last changed.
    long contentChanged = SceneGate.now();

    /// Box around the outline and its stroke, its place at 0, 0; nothing of it lies outside. Empty if there are no
    /// pixels.
    int boxX1;
    int boxY1;
    int boxX2;
    int boxY2;
    int maxRuns = 1;

    private PixelShader shader;
    private int colorIndex;
    private boolean filled = true;
    private boolean smooth;
    private int strokeWidth;
    private int strokeIndex;
    private @Nullable Gradient gradient;

    /// For the shapes of this module.
    protected VectorShape(PixelShader shader) {
        this.shader = check(shader);
    }

    /// What gives the shape's values their colours.
    public final PixelShader pixelShader() {
        return shader;
    }

    /// Sets what gives the shape's values their colours.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @throws IllegalArgumentException for a `TilePaletteMapper`, which colours the cells of a `TileGrid`
    public final void setPixelShader(PixelShader shader) {
        if (this.shader != check(shader)) {
            this.shader = shader;
            markContentChanged();
        }
    }

    /// The value of its pixels, but for the stroke: entry of the palette, or what the converter reads as a colour. 0 at
    /// first.
    public final int colorIndex() {
        return colorIndex;
    }

    /// Sets the value of its pixels, but for the stroke.
    ///
    /// @param colorIndex 0..0xFFFFFF; beyond a palette's end it is transparent
    /// @throws IllegalArgumentException if out of range
    public final void setColorIndex(int colorIndex) {
        if (this.colorIndex != checkIndex(colorIndex)) {
            this.colorIndex = colorIndex;
            markContentChanged();
        }
    }

    /// Whether it is filled; at first it is.
    public final boolean isFilled() {
        return filled;
    }

    /// Fills it, or leaves it empty but for its stroke.
    public final void setFilled(boolean filled) {
        if (this.filled != filled) {
            this.filled = filled;
            markContentChanged();
        }
    }

    /// Pixels that the stroke is wide; 0, as at first, for none.
    public final int strokeWidth() {
        return strokeWidth;
    }

    /// The value of the stroke's pixels.
    public final int strokeIndex() {
        return strokeIndex;
    }

    /// Draws a stroke along the outline: inside of it, but of polygons to both sides. A `Line` and an `Arc`, which are
    /// strokes themselves, have none.
    ///
    /// @param width pixels, 0 (none) .. 1024
    /// @param colorIndex value of its pixels, 0..0xFFFFFF
    /// @throws IllegalArgumentException if out of range, or if the shape has no stroke; nothing has changed then
    public final void setStroke(int width, int colorIndex) {
        if (width < 0 || width > 1024) {
            throw new IllegalArgumentException("width of a stroke must be 0..1024, not " + width);
        }
        if (width > 0 && !hasOutline()) {
            throw new IllegalArgumentException(
                    getClass().getSimpleName() + " is a stroke itself: set its width and colour index");
        }
        checkIndex(colorIndex);
        if (strokeWidth != width || strokeIndex != colorIndex) {
            strokeWidth = width;
            strokeIndex = colorIndex;
            strokeChanged();
            markContentChanged();
        }
    }

    /// Whether its edges are smooth; not at first.
    public final boolean isSmooth() {
        return smooth;
    }

    /// Makes its edges smooth or sharp. Upright edges of rectangles stand between pixels and are sharp anyway.
    public final void setSmooth(boolean smooth) {
        if (this.smooth != smooth) {
            this.smooth = smooth;
            markContentChanged();
        }
    }

    /// What it is filled with instead of one value; null for nothing else.
    public final @Nullable Gradient gradient() {
        return gradient;
    }

    /// Fills it with values that change from place to place; null fills it with `colorIndex` again.
    public final void setGradient(@Nullable Gradient gradient) {
        if (this.gradient == null ? gradient != null : !this.gradient.equals(gradient)) {
            this.gradient = gradient;
            markContentChanged();
        }
    }

    /// Whether a point is one of the shape's pixels with sharp edges, hidden or not. The point is given as the group at
    /// the top of the scene holds it: on a display that shows that group, its pixel, seen upright.
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
        return (filled && isIn(runs, runs(false, (int) row, false, runs), column))
                || (strokeWidth > 0 && isIn(runs, strokeRuns(false, (int) row, false, runs), column));
    }

    private static boolean isIn(long[] runs, int n, long at) {
        for (int i = 0; i < n; i++) {
            if (at >= (int) (runs[i] >> 32) && at < (int) runs[i]) {
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
    /// @param fine whether all numbers count eighths of pixels: points of smooth edges
    /// @param runs at least `maxRuns` long
    /// @return number of runs
    protected abstract int runs(boolean column, int line, boolean fine, long[] runs);

    /// The same of the stroke, asked if there is one.
    protected int strokeRuns(boolean column, int line, boolean fine, long[] runs) {
        return 0;
    }

    /// Whether it has an outline along which a stroke can be drawn.
    protected boolean hasOutline() {
        return true;
    }

    /// Makes the box fit a stroke of another width.
    protected void strokeChanged() {}

    /// A run as `runs` stores it.
    protected static long run(int from, int to) {
        return (long) from << 32 | (to & 0xffffffffL);
    }

    /// Takes a new outline.
    ///
    /// @param x1 left edge of its box, relative to the shape's place
    /// @param maxRuns most runs in a line, and space that `runs` and `strokeRuns` need
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

    private static int checkIndex(int colorIndex) {
        if (colorIndex < 0 || colorIndex > 0xffffff) {
            throw new IllegalArgumentException("colour index must be 0.." + 0xffffff + ", not " + colorIndex);
        }
        return colorIndex;
    }

    private static PixelShader check(PixelShader shader) {
        if (shader instanceof TilePaletteMapper) {
            throw new IllegalArgumentException("a shape's shader must be a Palette or a ColorConverter, not a "
                    + "TilePaletteMapper: it has no tiles");
        }
        return shader;
    }
}
