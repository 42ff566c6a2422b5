package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// Where a visible layer lies on one display, which way its rows are read, and what the display has of it.
///
/// Axis A is the layer's axis along the panel's rows, axis B the one down its columns: columns and rows of the
/// layer, or the other way round when `crossed`. A backward axis is read from its end.
final class FlatLayer {
    /// Stands where a layer is not in use, so that it holds on to nothing.
    private static final Layer NONE = new TileGrid(new Bitmap(1, 1, 2), new Palette(1));

    Layer node = NONE;
    RunSource source = new TableSource();

    /// Box in panel pixels, possibly far outside of the panel.
    long boxX1;
    long boxY1;
    long boxX2;
    long boxY2;

    /// The part of the box on the panel; empty if `x1 >= x2 || y1 >= y2`.
    int x1;
    int y1;
    int x2;
    int y2;

    long scale;
    boolean crossed;
    boolean backwardA;
    boolean backwardB;

    /// Box and scale that the display has committed; an empty box if none.
    long committedX1;
    long committedY1;
    long committedX2;
    long committedY2;
    long committedScale;

    /// When the layer, or a group around it, last got its place.
    long placed;

    /// Which flattening last met it.
    long met;

    /// How much of it is seen, see `Blend`.
    int weight;

    /// Its converted pixels, and whether they are used in this frame.
    final LayerCache cache = new LayerCache(this);
    boolean isCached;

    /// For reports; empty until wanted.
    String path = "";

    /// Of this frame, if they are measured.
    long drawNanos;

    long drawnPixels;

    private long compiledAt = Long.MIN_VALUE;
    private long preparedAt = Long.MIN_VALUE;

    /// Takes a new layer; nothing of it is on the panel yet.
    void start(Layer newNode) {
        node = newNode;
        compiledAt = Long.MIN_VALUE;
        path = "";
        cache.clear();
        committedX1 = 0;
        committedX2 = 0;
    }

    /// Lets go of its layer.
    void stop() {
        node = NONE;
        source.stop();
        cache.release();
    }

    /// Brings storage, colours and loops up to date.
    void compile(SceneAccess access, FlatScene scene, boolean force, long epoch) {
        if (force || compiledAt == Long.MIN_VALUE || source.isOutdated(access, compiledAt)) {
            if (!source.compile(access, node, scene, epoch)) {
                source.stop();
                source = newSource();
                if (!source.compile(access, node, scene, epoch)) {
                    throw new AssertionError(source + " cannot draw " + node);
                }
            }
            compiledAt = epoch;
        }
    }

    /// The kind of source for what the layer is now.
    private RunSource newSource() {
        if (node instanceof TileGrid grid) {
            if (!ValueReader.reads(grid.bitmap())) {
                return new ReadSource();
            }
            return grid.pixelShader() instanceof TilePaletteMapper ? new MapSource() : new TableSource();
        }
        if (node instanceof VectorShape) {
            return new ShapeSource();
        }
        throw new AssertionError("no source for " + node);
    }

    /// Decides, once in a frame and before it is drawn, where its pixels come from.
    boolean prepare(SceneAccess access, FlatScene scene, Run run, long epoch) {
        if (preparedAt == epoch) {
            return false;
        }
        preparedAt = epoch;
        isCached = scene.format().depth() == 16 && cache.isFresh(access, source, epoch);
        if (!isCached) {
            source.prepare(access, scene, epoch);
            isCached = scene.format().depth() == 16
                    && cache.update(access, source, run, scene.maxCached(cache.capacity()), epoch);
        }
        return true;
    }

    /// Whether it hides all that lies below it, in its clipped area; known after `prepare`.
    boolean isCover() {
        return weight == Blend.FULL && (isCached ? cache.isOpaque() : source.isOpaque());
    }

    /// Whether its pixels are mixed with those below.
    boolean isBlended() {
        return weight != Blend.FULL || source.hasAlpha();
    }

    boolean isOnPanel() {
        return x1 < x2 && y1 < y2;
    }

    /// Whether the display has it on its panel, or just beside.
    boolean isCommitted() {
        return committedX1 < committedX2;
    }

    /// Whether it lies elsewhere than the display has it.
    boolean isMoved() {
        return boxX1 != committedX1
                || boxY1 != committedY1
                || boxX2 != committedX2
                || boxY2 != committedY2
                || scale != committedScale;
    }

    /// The display has it as it lies now.
    void commit() {
        committedX1 = boxX1;
        committedY1 = boxY1;
        committedX2 = boxX2;
        committedY2 = boxY2;
        committedScale = scale;
    }

    /// Puts its place at a logical point and finds its box in panel pixels.
    void place(SceneAccess access, long x, long y, long newScale, int rotation, int panelWidth, int panelHeight) {
        long left = x;
        long top = y;
        long columns = 0;
        long rows = 0;
        boolean transposed = false;
        boolean backwardX = false;
        boolean backwardY = false;
        if (node instanceof TileGrid grid) {
            transposed = grid.transposeXy();
            columns = (long) grid.width() * grid.tileWidth();
            rows = (long) grid.height() * grid.tileHeight();
            // logical axes first: transposing lets x run down the grid's rows; a flip is of the grid's own axis
            backwardX = transposed ? grid.flipY() : grid.flipX();
            backwardY = transposed ? grid.flipX() : grid.flipY();
        } else if (node instanceof VectorShape shape) {
            left += access.boxX1(shape) * newScale;
            top += access.boxY1(shape) * newScale;
            columns = access.boxX2(shape) - access.boxX1(shape);
            rows = access.boxY2(shape) - access.boxY1(shape);
        }
        long right = left + (transposed ? rows : columns) * newScale;
        long bottom = top + (transposed ? columns : rows) * newScale;
        switch (rotation) {
            case 90 -> {
                setBox(panelWidth - bottom, left, panelWidth - top, right);
                setAxes(!transposed, !backwardY, backwardX);
            }
            case 180 -> {
                setBox(panelWidth - right, panelHeight - bottom, panelWidth - left, panelHeight - top);
                setAxes(transposed, !backwardX, !backwardY);
            }
            case 270 -> {
                setBox(top, panelHeight - right, bottom, panelHeight - left);
                setAxes(!transposed, backwardY, !backwardX);
            }
            default -> {
                setBox(left, top, right, bottom);
                setAxes(transposed, backwardX, backwardY);
            }
        }
        scale = newScale;
        x1 = clip(boxX1, panelWidth);
        y1 = clip(boxY1, panelHeight);
        x2 = clip(boxX2, panelWidth);
        y2 = clip(boxY2, panelHeight);
    }

    private void setBox(long newX1, long newY1, long newX2, long newY2) {
        boxX1 = newX1;
        boxY1 = newY1;
        boxX2 = newX2;
        boxY2 = newY2;
    }

    private void setAxes(boolean newCrossed, boolean newBackwardA, boolean newBackwardB) {
        crossed = newCrossed;
        backwardA = newBackwardA;
        backwardB = newBackwardB;
    }

    static int clip(long edge, int size) {
        return Math.clamp(edge, 0, size);
    }

    /// Where along axis A the grid pixel for column `x` of the panel lies.
    int indexA(int x) {
        return (int) ((backwardA ? boxX2 - 1 - x : x - boxX1) / scale);
    }

    /// Where along axis B the grid pixel for row `y` of the panel lies.
    int indexB(int y) {
        return (int) ((backwardB ? boxY2 - 1 - y : y - boxY1) / scale);
    }

    /// How often the grid pixel at column `x` of the panel still stands from there on.
    int firstRepeats(int x) {
        return (int) (backwardA ? (boxX2 - 1 - x) % scale + 1 : scale - (x - boxX1) % scale);
    }
}
