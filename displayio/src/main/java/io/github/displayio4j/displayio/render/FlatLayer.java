package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;

/// A `TileGrid` compiled for one display: where it lies in panel pixels, which way its rows are read, and which loops
/// take values to pixels.
///
/// Axis A is the grid's axis along the panel's rows, axis B the one down its columns: columns and rows of the grid, or
/// the other way round when `crossed`. A backward axis is read from its end.
final class FlatLayer {
    /// How values become pixels of a strip.
    enum Stage {
        COPY,
        SWAP,
        COPY_SOME,
        SWAP_SOME,
        LOOK_UP,
        LOOK_UP_SOME,
        /// A table for each cell.
        MAP
    }

    /// Bitmaps of more tiles than this are rare; finding their tiles may cost a division.
    private static final int MAX_TILE_STARTS = 65536;
    /// Stands where a layer is not in use, so that it holds on to nothing.
    private static final TileGrid NO_GRID = new TileGrid(new Bitmap(1, 1, 2), new Palette(1));
    private static final byte[] NO_BYTES = {};
    private static final short[] NO_SHORTS = {};
    private static final int[] NO_TILES = {};

    TileGrid grid = NO_GRID;

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

    /// When the grid, or a group around it, last got its place.
    long placed;

    /// Which flattening last met it.
    long met;

    Stage stage = Stage.LOOK_UP;
    ShadeTable table;
    byte[] bytes = NO_BYTES;
    short[] shorts = NO_SHORTS;
    int bits;

    private short except;
    /// Values that each cell maps.
    private int colours;
    /// Pixels from one row of the source to the next.
    private int stride;
    /// Where in the source each tile begins, for bitmaps of a sensible number of tiles.
    private int[] tileStarts = NO_TILES;
    private boolean cached;
    private int[] tiles = NO_TILES;
    private long compiledAt = Long.MIN_VALUE;

    FlatLayer(ShadeTable table) {
        this.table = table;
    }

    /// Takes a new grid; nothing of it is on the panel yet.
    void start(TileGrid newGrid) {
        grid = newGrid;
        compiledAt = Long.MIN_VALUE;
        committedX1 = 0;
        committedX2 = 0;
    }

    /// Lets go of its grid.
    void stop() {
        grid = NO_GRID;
        bytes = NO_BYTES;
        shorts = NO_SHORTS;
        tiles = NO_TILES;
    }

    /// Whether its runs go to the scratch row first, scaled or not.
    boolean needsScratch() {
        return scale > 1 || stage == Stage.MAP;
    }

    /// Whether it hides all that lies below it, in its clipped area.
    boolean isCover() {
        return stage == Stage.COPY || stage == Stage.SWAP || stage == Stage.LOOK_UP;
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

    /// Puts its top left corner at a logical point and finds its box in panel pixels.
    void place(long left, long top, long newScale, int rotation, int panelWidth, int panelHeight) {
        boolean transposed = grid.transposeXy();
        long columns = (long) grid.width() * grid.tileWidth();
        long rows = (long) grid.height() * grid.tileHeight();
        long right = left + (transposed ? rows : columns) * newScale;
        long bottom = top + (transposed ? columns : rows) * newScale;
        // logical axes first: transposing lets x run down the grid's rows; a flip is of the grid's own axis
        boolean backwardX = transposed ? grid.flipY() : grid.flipX();
        boolean backwardY = transposed ? grid.flipX() : grid.flipY();
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
        if (scale != newScale) {
            scale = newScale;
            compiledAt = Long.MIN_VALUE; // other loops
        }
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

    /// Whether bitmap or shader have been set or changed since `compile`.
    boolean isOutdated(SceneAccess access) {
        return access.contentChanged(grid) > compiledAt || access.tableChanged(grid.pixelShader()) > compiledAt;
    }

    /// Chooses storage and loops.
    void compile(SceneAccess access, PixelFormat format, ShadeTable newTable, long epoch) {
        Bitmap bitmap = grid.bitmap();
        table = newTable;
        tiles = access.tiles(grid);
        compiledAt = epoch;
        cached = false;
        bits = bitmap.bitsPerValue();
        bytes = access.bytes(bitmap);
        shorts = access.shorts(bitmap);
        setStride(bitmap.stride() * 8 / bits);
        if (scale == 1
                && bits == 16
                && format.depth() == 16
                && grid.pixelShader() instanceof ColorConverter converter) {
            boolean plain = converter.input() == Colorspace.RGB565;
            if (plain || converter.input() == Colorspace.RGB565_SWAPPED) {
                boolean swap = plain == ColorRule.exchangesBytes(format);
                int transparent = converter.transparentValue();
                boolean some = transparent >= 0 && transparent <= 0xffff;
                except = (short) transparent;
                stage = swap ? some ? Stage.SWAP_SOME : Stage.SWAP : some ? Stage.COPY_SOME : Stage.COPY;
                return;
            }
        }
        table.update(bits, access.tableChanged(grid.pixelShader()), epoch);
        if (grid.pixelShader() instanceof TilePaletteMapper mapper) {
            stage = Stage.MAP;
            colours = mapper.inputColorCount();
            return;
        }
        stage = table.isOpaque(bits) ? Stage.LOOK_UP : Stage.LOOK_UP_SOME;
    }

    /// Draws from converted pixels for this frame.
    void useCache(PixelCache cache) {
        shorts = cache.pixels();
        except = cache.except();
        if (!cached) {
            stage = stage == Stage.LOOK_UP ? Stage.COPY : Stage.COPY_SOME;
            bits = 16;
            setStride(grid.bitmap().width());
            cached = true;
        }
    }

    /// Draws from the bitmap's values for this frame.
    void dropCache(SceneAccess access) {
        if (cached) {
            stage = stage == Stage.COPY ? Stage.LOOK_UP : Stage.LOOK_UP_SOME;
            shorts = access.shorts(grid.bitmap());
            bits = grid.bitmap().bitsPerValue();
            setStride(grid.bitmap().stride() * 8 / bits);
            cached = false;
        }
    }

    private void setStride(int newStride) {
        stride = newStride;
        int columns = grid.bitmap().width() / grid.tileWidth();
        int count = columns * (grid.bitmap().height() / grid.tileHeight());
        if (count > MAX_TILE_STARTS) {
            tileStarts = NO_TILES;
            return;
        }
        if (tileStarts.length != count) {
            tileStarts = new int[count];
        }
        for (int tile = 0; tile < count; tile++) {
            tileStarts[tile] = tile / columns * grid.tileHeight() * stride + tile % columns * grid.tileWidth();
        }
    }

    private int tileStart(int tile) {
        if (tile < tileStarts.length) {
            return tileStarts[tile];
        }
        int columns = grid.bitmap().width() / grid.tileWidth();
        return tile / columns * grid.tileHeight() * stride + tile % columns * grid.tileWidth();
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

    /// Position in `shorts` of the pixel at `a`, `b` if the run of `n` from there on lies in one tile, is not
    /// scaled, and forward; else -1.
    int straightRun(int a, int b, int n) {
        if (crossed || backwardA || bits != 16 || scale != 1) {
            return -1;
        }
        int inTile = a % grid.tileWidth();
        if (inTile + n > grid.tileWidth()) {
            return -1;
        }
        int tile = tiles[b / grid.tileHeight() * grid.width() + a / grid.tileWidth()];
        return tileStart(tile) + b % grid.tileHeight() * stride + inTile;
    }

    /// Values from one row of the bitmap to the next.
    int stride() {
        return stride;
    }

    /// Draws `n` grid pixels from `a`, `b` on along axis A, one pixel each, to a position in the strip.
    void drawRun(Strip strip, boolean toScratch, int a, int b, int n, int at) {
        int tileA = crossed ? grid.tileHeight() : grid.tileWidth();
        int tileB = crossed ? grid.tileWidth() : grid.tileHeight();
        int cellStepA = crossed ? grid.width() : 1;
        int cellStepB = crossed ? 1 : grid.width();
        int stepA = crossed ? stride : 1;
        int stepB = crossed ? 1 : stride;
        int cell = a / tileA * cellStepA + b / tileB * cellStepB;
        int inA = a % tileA;
        int offsetB = b % tileB * stepB;
        int step = backwardA ? -stepA : stepA;
        int cellStep = backwardA ? -cellStepA : cellStepA;
        int firstInA = backwardA ? tileA - 1 : 0;
        if (stage == Stage.COPY && step == 1 && !toScratch) {
            copyTiles(strip.shorts, cell, inA, tileA, offsetB, n, at);
            return;
        }
        while (n > 0) {
            int length = Math.min(n, backwardA ? inA + 1 : tileA - inA);
            int source = tileStart(tiles[cell]) + offsetB + inA * stepA;
            if (stage == Stage.MAP) {
                map(strip, cell, source, step, length, at);
            } else {
                shade(strip, toScratch, source, step, length, at);
            }
            at += length;
            n -= length;
            cell += cellStep;
            inA = firstInA;
        }
    }

    /// The loop of `drawRun` for what most tile maps are, without a choice per tile.
    private void copyTiles(short[] out, int cell, int inTile, int tileWidth, int rowOffset, int n, int at) {
        int source = tileStart(tiles[cell++]) + rowOffset + inTile;
        int length = Math.min(n, tileWidth - inTile);
        System.arraycopy(shorts, source, out, at, length);
        int end = at + n;
        at += length;
        for (; at + tileWidth <= end; at += tileWidth) {
            System.arraycopy(shorts, tileStart(tiles[cell++]) + rowOffset, out, at, tileWidth);
        }
        if (at < end) {
            System.arraycopy(shorts, tileStart(tiles[cell]) + rowOffset, out, at, end - at);
        }
    }

    /// Always to the scratch row.
    private void map(Strip strip, int cell, int source, int step, int n, int at) {
        int[] pixels = table.pixels();
        int first = cell * colours;
        if (bits == 16) {
            Rows.map(shorts, source, step, pixels, first, colours, strip.run, at, at + n);
        } else if (bits == 8) {
            Rows.map(bytes, source, step, pixels, first, colours, strip.run, at, at + n);
        } else {
            Rows.unpack(bytes, source, step, bits, strip.values, n);
            Rows.map(strip.values, 0, 1, pixels, first, colours, strip.run, at, at + n);
        }
    }

    private void shade(Strip strip, boolean toScratch, int source, int step, int n, int at) {
        byte[] values = bytes;
        if (bits < 8) {
            values = strip.values;
            Rows.unpack(bytes, source, step, bits, values, n);
            source = 0;
            step = 1;
        }
        int to = at + n;
        if (toScratch) {
            if (stage == Stage.COPY) {
                Rows.widen(shorts, source, step, strip.run, at, to);
            } else if (stage == Stage.COPY_SOME) {
                Rows.widenSome(shorts, source, step, except, strip.run, at, to);
            } else if (bits == 16) {
                Rows.lookUp(shorts, source, step, table.pixels(), strip.run, at, to);
            } else {
                Rows.lookUp(values, source, step, table.pixels(), strip.run, at, to);
            }
            return;
        }
        switch (stage) {
            case COPY -> Rows.copy(shorts, source, step, strip.shorts, at, to);
            case SWAP -> Rows.swap(shorts, source, step, strip.shorts, at, to);
            case COPY_SOME -> Rows.copySome(shorts, source, step, except, strip.shorts, at, to);
            case SWAP_SOME -> Rows.swapSome(shorts, source, step, except, strip.shorts, at, to);
            case LOOK_UP -> {
                if (strip.isShort()) {
                    if (bits == 16) {
                        Rows.lookUp(shorts, source, step, table.pixels(), strip.shorts, at, to);
                    } else {
                        Rows.lookUp(values, source, step, table.pixels(), strip.shorts, at, to);
                    }
                } else if (bits == 16) {
                    Rows.lookUp(shorts, source, step, table.pixels(), strip.ints, at, to);
                } else {
                    Rows.lookUp(values, source, step, table.pixels(), strip.ints, at, to);
                }
            }
            case LOOK_UP_SOME -> {
                if (strip.isShort()) {
                    if (bits == 16) {
                        Rows.lookUpSome(shorts, source, step, table.pixels(), strip.shorts, at, to);
                    } else {
                        Rows.lookUpSome(values, source, step, table.pixels(), strip.shorts, at, to);
                    }
                } else if (bits == 16) {
                    Rows.lookUpSome(shorts, source, step, table.pixels(), strip.ints, at, to);
                } else {
                    Rows.lookUpSome(values, source, step, table.pixels(), strip.ints, at, to);
                }
            }
            case MAP -> throw new AssertionError("mapped runs go to the scratch row");
        }
    }
}
