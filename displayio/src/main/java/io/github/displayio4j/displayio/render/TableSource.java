package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;
import org.jspecify.annotations.Nullable;

/// A grid whose values become pixels by a table, or are pixels already: camera frames, sprites, tile maps, text.
final class TableSource extends GridSource {
    /// How values become 16-bit pixels.
    private enum Stage {
        COPY,
        SWAP,
        LOOK_UP
    }

    /// Bitmaps of more tiles than this are rare; finding their tiles may cost a division.
    private static final int MAX_TILE_STARTS = 65536;
    private static final int[] NO_STARTS = {};

    private final ValueReader values = new ValueReader();
    private @Nullable ShadeTable table;
    private int[] pixels = {};
    /// By value, see `Blend`; only where colours are seen in part.
    private int[] weights = {};
    private boolean alpha;
    private Stage stage = Stage.LOOK_UP;
    /// Whether there may be transparent values; `except` is the one if values are 16-bit pixels.
    private boolean some;
    private short except;
    /// Whether the strip holds 16-bit pixels.
    private boolean direct;
    private boolean cached;
    /// Where in the source each tile begins.
    private int[] tileStarts = NO_STARTS;

    @Override
    boolean reads(TileGrid newGrid) {
        return ValueReader.reads(newGrid.bitmap()) && !(newGrid.pixelShader() instanceof TilePaletteMapper);
    }

    @Override
    void open(SceneAccess access, FlatScene scene, long epoch) {
        cached = false;
        values.open(access, grid.bitmap());
        setTileStarts();
        direct = scene.format().depth() == 16;
        if (!isPixels(scene)) {
            ShadeTable newTable = scene.table(grid.pixelShader());
            newTable.update(values.bits, access.tableChanged(grid.pixelShader()), epoch);
            table = newTable;
            pixels = newTable.pixels();
            weights = newTable.weights();
            alpha = newTable.hasAlpha();
            stage = Stage.LOOK_UP;
            some = !newTable.isOpaque(values.bits);
        }
    }

    /// Whether the values are 16-bit pixels of the panel but for the order of bytes.
    private boolean isPixels(FlatScene scene) {
        if (values.bits == 16 && direct && grid.pixelShader() instanceof ColorConverter converter) {
            boolean plain = converter.input() == Colorspace.RGB565;
            if (plain || converter.input() == Colorspace.RGB565_SWAPPED) {
                stage = plain == ColorRule.exchangesBytes(scene.format()) ? Stage.SWAP : Stage.COPY;
                int transparent = converter.transparentValue();
                some = transparent >= 0 && transparent <= 0xffff;
                except = (short) transparent;
                table = null;
                alpha = false;
                return true;
            }
        }
        return false;
    }

    @Override
    void stop() {
        super.stop();
        values.close();
        table = null;
    }

    @Override
    boolean isOpaque() {
        return !some;
    }

    @Override
    boolean hasAlpha() {
        return alpha;
    }

    @Override
    boolean isDirect() {
        return direct;
    }

    /// Draws from converted pixels in this frame if that is less work.
    @Override
    void prepare(SceneAccess access, FlatScene scene, long epoch) {
        ShadeTable of = table;
        if (!direct || of == null || alpha || !PixelCache.fits(grid.bitmap())) {
            return;
        }
        PixelCache cache = scene.cache(grid.bitmap(), of);
        long shown = (long) grid.width() * tileWidth * grid.height() * tileHeight;
        boolean use = cache != null && cache.update(access, shown, epoch);
        if (cache != null && use) {
            values.shorts = cache.pixels();
            except = cache.except();
        }
        if (use != cached) {
            cached = use;
            stage = use ? Stage.COPY : Stage.LOOK_UP;
            if (use) {
                values.bits = 16;
                values.stride = grid.bitmap().width();
            } else {
                values.open(access, grid.bitmap());
            }
            setTileStarts();
        }
    }

    private void setTileStarts() {
        int count = tileColumns * (grid.bitmap().height() / tileHeight);
        if (count > MAX_TILE_STARTS) {
            tileStarts = NO_STARTS;
            return;
        }
        if (tileStarts.length != count) {
            tileStarts = new int[count];
        }
        for (int tile = 0; tile < count; tile++) {
            tileStarts[tile] = values.index(tile % tileColumns * tileWidth, tile / tileColumns * tileHeight);
        }
    }

    private int tileStart(int tile) {
        return tile < tileStarts.length
                ? tileStarts[tile]
                : values.index(tile % tileColumns * tileWidth, tile / tileColumns * tileHeight);
    }

    @Override
    short[] straightPixels() {
        return values.shorts;
    }

    @Override
    int straightRun(FlatLayer layer, int a, int b, int n) {
        if (stage == Stage.LOOK_UP || some || layer.crossed || layer.backwardA) {
            return -1;
        }
        int inTile = a % tileWidth;
        if (inTile + n > tileWidth) {
            return -1;
        }
        int tile = tiles[b / tileHeight * grid.width() + a / tileWidth];
        return tileStart(tile) + b % tileHeight * values.stride + inTile;
    }

    @Override
    boolean isOneTile() {
        return grid.height() == 1;
    }

    @Override
    boolean isStraightSwapped() {
        return stage == Stage.SWAP;
    }

    @Override
    void draw(FlatLayer layer, Run run, int a, int b, int n, short[] out, int at) {
        boolean crossed = layer.crossed;
        int tileA = crossed ? tileHeight : tileWidth;
        int tileB = crossed ? tileWidth : tileHeight;
        int cellStepA = crossed ? grid.width() : 1;
        int cellStepB = crossed ? 1 : grid.width();
        int stepA = crossed ? values.stride : 1;
        int stepB = crossed ? 1 : values.stride;
        int cell = a / tileA * cellStepA + b / tileB * cellStepB;
        int inA = a % tileA;
        int offsetB = b % tileB * stepB;
        boolean backward = layer.backwardA;
        int step = backward ? -stepA : stepA;
        int cellStep = backward ? -cellStepA : cellStepA;
        int first = backward ? tileA - 1 : 0;
        if (stage == Stage.COPY && !some && step == 1) {
            copyTiles(cell, inA, offsetB, n, out, at);
            return;
        }
        for (int end = at + n; at < end; cell += cellStep, inA = first) {
            int to = at + Math.min(end - at, backward ? inA + 1 : tileA - inA);
            int source = tileStart(tiles[cell]) + offsetB + inA * stepA;
            switch (stage) {
                case COPY -> {
                    if (some) {
                        Rows.copySome(values.shorts, source, step, except, out, at, to);
                    } else {
                        Rows.copy(values.shorts, source, step, out, at, to);
                    }
                }
                case SWAP -> {
                    if (some) {
                        Rows.swapSome(values.shorts, source, step, except, out, at, to);
                    } else {
                        Rows.swap(values.shorts, source, step, out, at, to);
                    }
                }
                case LOOK_UP -> lookUp(run, source, step, out, at, to);
            }
            at = to;
        }
    }

    private void lookUp(Run run, int source, int step, short[] out, int at, int to) {
        byte[] bytes = values.bytes;
        int from = source;
        int by = step;
        if (values.bits < 8) {
            bytes = run.values;
            Rows.unpack(values.bytes, source, step, values.bits, bytes, to - at);
            from = 0;
            by = 1;
        }
        if (values.bits == 16) {
            if (some) {
                Rows.lookUpSome(values.shorts, from, by, pixels, out, at, to);
            } else {
                Rows.lookUp(values.shorts, from, by, pixels, out, at, to);
            }
        } else if (some) {
            Rows.lookUpSome(bytes, from, by, pixels, out, at, to);
        } else {
            Rows.lookUp(bytes, from, by, pixels, out, at, to);
        }
    }

    /// The loop of `draw` for what most tile maps are, without a choice per tile.
    private void copyTiles(int firstCell, int inTile, int rowOffset, int n, short[] out, int from) {
        int cell = firstCell;
        int at = from;
        int length = Math.min(n, tileWidth - inTile);
        System.arraycopy(values.shorts, tileStart(tiles[cell++]) + rowOffset + inTile, out, at, length);
        int end = at + n;
        at += length;
        for (; at + tileWidth <= end; at += tileWidth) {
            System.arraycopy(values.shorts, tileStart(tiles[cell++]) + rowOffset, out, at, tileWidth);
        }
        if (at < end) {
            System.arraycopy(values.shorts, tileStart(tiles[cell]) + rowOffset, out, at, end - at);
        }
    }

    @Override
    void shade(Run run, int at, int cell, int x, int y, int dx, int dy, int n) {
        int source = values.index(x, y);
        int step = values.index(dx, dy);
        int to = at + n;
        switch (stage) {
            case COPY -> {
                if (some) {
                    Rows.widenSome(values.shorts, source, step, except, run.pixels, at, to);
                } else {
                    Rows.widen(values.shorts, source, step, run.pixels, at, to);
                }
            }
            case SWAP -> {
                if (some) {
                    Rows.widenSwappedSome(values.shorts, source, step, except, run.pixels, at, to);
                } else {
                    Rows.widenSwapped(values.shorts, source, step, run.pixels, at, to);
                }
            }
            case LOOK_UP -> {
                values.lookUp(run, source, step, pixels, run.pixels, at, to);
                if (alpha) {
                    values.lookUp(run, source, step, weights, run.weights, at, to);
                }
            }
        }
    }
}
