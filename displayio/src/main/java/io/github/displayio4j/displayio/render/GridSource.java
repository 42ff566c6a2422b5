package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import org.jspecify.annotations.Nullable;

/// A `TileGrid`: walks its tiles, so that its kinds need to read only straight runs of one bitmap.
abstract class GridSource extends RunSource {
    /// Stands where a source is not in use, so that it holds on to nothing.
    private static final TileGrid NO_GRID = new TileGrid(new Bitmap(1, 1, 2), new Palette(1));
    private static final int[] NO_TILES = {};

    TileGrid grid = NO_GRID;
    int[] tiles = NO_TILES;
    int tileWidth = 1;
    int tileHeight = 1;
    /// Tiles beside each other in the bitmap.
    int tileColumns = 1;
    /// Makes pixels of the colours that `shade` gives; null where that gives pixels.
    @Nullable
    ColorRule dither;
    /// Bounds of what changed in the bitmap, as far as they are known.
    private final int[] changed = new int[4];

    @Override
    boolean compile(SceneAccess access, Layer layer, FlatScene scene, long epoch) {
        if (!(layer instanceof TileGrid newGrid) || !reads(newGrid)) {
            return false;
        }
        grid = newGrid;
        tiles = access.tiles(newGrid);
        tileWidth = newGrid.tileWidth();
        tileHeight = newGrid.tileHeight();
        tileColumns = newGrid.bitmap().width() / tileWidth;
        dither = scene.rule().isDithered(newGrid.pixelShader()) ? scene.rule() : null;
        open(access, scene, epoch);
        return true;
    }

    /// Whether this kind of source is for such a grid.
    abstract boolean reads(TileGrid grid);

    /// Takes storage and colours of the new `grid`.
    abstract void open(SceneAccess access, FlatScene scene, long epoch);

    @Override
    void stop() {
        grid = NO_GRID;
        tiles = NO_TILES;
    }

    @Override
    boolean isOutdated(SceneAccess access, long epoch) {
        return access.contentChanged(grid) > epoch || access.tableChanged(grid.pixelShader()) > epoch;
    }

    @Override
    boolean changedSince(SceneAccess access, long epoch) {
        return access.contentChanged(grid) > epoch
                || access.changed(grid.pixelShader()) > epoch
                || access.damage(grid.bitmap()).allSince(epoch);
    }

    @Override
    boolean partsChangedSince(SceneAccess access, long epoch) {
        return access.tilesChanged(grid) > epoch || access.damage(grid.bitmap()).since(epoch);
    }

    @Override
    void run(FlatLayer layer, Run run, int a, int b, int n) {
        boolean crossed = layer.crossed;
        boolean backward = layer.backwardA;
        int tileA = crossed ? tileHeight : tileWidth;
        int tileB = crossed ? tileWidth : tileHeight;
        int cellStepA = crossed ? grid.width() : 1;
        int cellStepB = crossed ? 1 : grid.width();
        int cell = a / tileA * cellStepA + b / tileB * cellStepB;
        int cellStep = backward ? -cellStepA : cellStepA;
        int direction = backward ? -1 : 1;
        int inA = a % tileA;
        int inB = b % tileB;
        int first = backward ? tileA - 1 : 0;
        for (int at = 0; at < n; cell += cellStep, inA = first) {
            int length = Math.min(n - at, backward ? inA + 1 : tileA - inA);
            int x = tiles[cell] % tileColumns * tileWidth;
            int y = tiles[cell] / tileColumns * tileHeight;
            if (crossed) {
                read(run, at, cell, x + inB, y + inA, 0, direction, length);
            } else {
                read(run, at, cell, x + inA, y + inB, direction, 0, length);
            }
            at += length;
        }
    }

    private void read(Run run, int at, int cell, int x, int y, int dx, int dy, int n) {
        shade(run, at, cell, x, y, dx, dy, n);
        if (dither != null) {
            dither.dither(run.pixels, at, at + n, x, y, dx, dy);
        }
    }

    /// Reads `n` pixels of the bitmap from `x`, `y` on in steps of `dx`, `dy` (one of which is 0, the other
    /// 1 or -1), all of one cell, into `run.pixels` from `at` on.
    abstract void shade(Run run, int at, int cell, int x, int y, int dx, int dy, int n);

    @Override
    void collectParts(SceneAccess access, long epoch, int u1, int v1, int u2, int v2, PartList parts) {
        Damage damage = access.damage(grid.bitmap());
        boolean bitmapChanged = damage.since(epoch);
        if (!bitmapChanged || !damage.boundsSince(epoch, changed)) {
            changed[0] = 0;
            changed[1] = 0;
            changed[2] = Integer.MAX_VALUE;
            changed[3] = Integer.MAX_VALUE;
        }
        long[] times = access.tileTimes(grid);
        for (int row = v1 / tileHeight; row * tileHeight < v2; row++) {
            for (int column = u1 / tileWidth; column * tileWidth < u2; column++) {
                int cell = row * grid.width() + column;
                int u = column * tileWidth;
                int v = row * tileHeight;
                if (times[cell] > epoch) {
                    parts.add(u, v, u + tileWidth, v + tileHeight);
                } else if (bitmapChanged) {
                    int x = tiles[cell] % tileColumns * tileWidth;
                    int y = tiles[cell] / tileColumns * tileHeight;
                    int left = x + Math.max(u1 - u, 0);
                    int top = y + Math.max(v1 - v, 0);
                    int right = x + Math.min(u2 - u, tileWidth);
                    int bottom = y + Math.min(v2 - v, tileHeight);
                    addCells(damage, epoch, left, top, right, bottom, u - x, v - y, parts);
                }
            }
        }
        parts.join();
    }

    /// Adds the damaged cells of a part of the bitmap, shifted to where the grid shows them.
    private void addCells(Damage damage, long epoch, int x1, int y1, int x2, int y2, int du, int dv, PartList parts) {
        for (int row = y1 / Damage.CELL; row * Damage.CELL < y2; row++) {
            for (int column = x1 / Damage.CELL; column * Damage.CELL < x2; column++) {
                if (damage.cellSince(column, row, epoch)) {
                    int left = Math.max(Math.max(x1, changed[0]), column * Damage.CELL);
                    int top = Math.max(Math.max(y1, changed[1]), row * Damage.CELL);
                    int right = Math.min(Math.min(x2, changed[2]), (column + 1) * Damage.CELL);
                    int bottom = Math.min(Math.min(y2, changed[3]), (row + 1) * Damage.CELL);
                    if (left < right && top < bottom) {
                        parts.add(left + du, top + dv, right + du, bottom + dv);
                    }
                }
            }
        }
    }
}
