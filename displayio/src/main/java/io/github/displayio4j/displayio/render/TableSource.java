package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
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
    /// Rows of tiles up to this width are gathered in one or two words.
    private static final int NARROW = 16;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ValueReader values = new ValueReader();
    private @Nullable ShadeTable table;
    private int[] pixels = {};
    /// The same as they lie in a strip, if values have up to 8 bits.
    private final short[] shortPixels = new short[256];
    private int colours;
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
        if (isPixels(scene)) {
            direct = true;
            dither = null; // the panel has all of these colours
        } else {
            direct = scene.format().depth() == 16 && dither == null;
            ShadeTable newTable = scene.table(grid.pixelShader());
            newTable.update(values.bits, access.tableChanged(grid.pixelShader()), epoch);
            table = newTable;
            pixels = newTable.pixels();
            weights = newTable.weights();
            alpha = newTable.hasAlpha();
            stage = Stage.LOOK_UP;
            some = !newTable.isOpaque(values.bits);
            colours = 1 << Math.min(values.bits, 8);
            for (int i = 0; i < colours; i++) {
                shortPixels[i] = (short) pixels[i];
            }
        }
    }

    /// Whether the values are 16-bit pixels of the panel but for the order of bytes.
    private boolean isPixels(FlatScene scene) {
        if (values.bits == 16
                && scene.format().depth() == 16
                && grid.pixelShader() instanceof ColorConverter converter) {
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
        if (grid.bitmap().bitsPerValue() < 8 && tileWidth <= NARROW) {
            unpack(access, scene, epoch);
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

    /// Reads bytes instead of the packed values.
    private void unpack(SceneAccess access, FlatScene scene, long epoch) {
        ByteCache unpacked = scene.unpacked(grid.bitmap());
        unpacked.update(access, epoch);
        values.bytes = unpacked.values();
        if (!cached) {
            cached = true;
            values.bits = 8;
            values.stride = grid.bitmap().width();
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

    @Override
    void drawRows(FlatLayer layer, Run run, int x1, int y1, int x2, int y2, short[] out, int at, int stride) {
        boolean forward = !layer.crossed && !layer.backwardA;
        if (forward && stage == Stage.LOOK_UP && values.bits == 8) {
            int n = x2 - x1;
            byte[] block = run.block(n * (y2 - y1));
            walk(layer, run, x1, y1, x2, y2, block, null, null, 0, 0, n);
            lookUpBlock(run.kernels, block, n, y2 - y1, out, at, stride);
        } else if (!some && stage == Stage.COPY && (forward || layer.crossed)) {
            walk(layer, run, x1, y1, x2, y2, null, out, null, 0, at, stride);
        } else {
            super.drawRows(layer, run, x1, y1, x2, y2, out, at, stride);
        }
    }

    @Override
    boolean drawOut(FlatLayer layer, Run run, int x1, int y1, int x2, int y2, MemorySegment out, long at) {
        int n = x2 - x1;
        int rows = y2 - y1;
        if (some) {
            return false;
        }
        if (stage == Stage.LOOK_UP && values.bits == 8 && !layer.crossed && !layer.backwardA) {
            byte[] block = run.block(n * rows);
            walk(layer, run, x1, y1, x2, y2, block, null, null, 0, 0, n);
            run.kernels.lookUp(block, 0, shortPixels, colours, out, at, n * rows);
            return true;
        }
        if (layer.crossed && stage != Stage.LOOK_UP) {
            walk(layer, run, x1, y1, x2, y2, null, null, out, at, 0, n);
            return true;
        }
        return false;
    }

    /// Goes through the part of each tile that lies in a part of the panel, and gathers its values, or else copies its
    /// pixels or transposes them to one of the other targets.
    ///
    /// @param at of pixel `x1`, `y1` in the target, which is `stride` wide; in the segment from `start`
    private void walk(
            FlatLayer layer,
            Run run,
            int x1,
            int y1,
            int x2,
            int y2,
            byte @Nullable [] toValues,
            short @Nullable [] toPixels,
            @Nullable MemorySegment toWire,
            long start,
            int at,
            int stride) {
        boolean crossed = layer.crossed;
        int tileA = crossed ? tileHeight : tileWidth;
        int tileB = crossed ? tileWidth : tileHeight;
        int cellStepA = crossed ? grid.width() : 1;
        int cellStepB = crossed ? 1 : grid.width();
        int stepA = crossed ? values.stride : 1;
        int stepB = crossed ? 1 : values.stride;
        int directionA = layer.backwardA ? -1 : 1;
        int directionB = layer.backwardB ? -1 : 1;
        int firstA = layer.indexA(x1);
        int b = layer.indexB(y1);
        for (int y = y1, h; y < y2; y += h, b += directionB * h) {
            int inB = b % tileB;
            h = Math.min(y2 - y, layer.backwardB ? inB + 1 : tileB - inB);
            int cell = firstA / tileA * cellStepA + b / tileB * cellStepB;
            int inA = firstA % tileA;
            int to = at + (y - y1) * stride;
            for (int x = x1, w; x < x2; x += w, to += w) {
                w = Math.min(x2 - x, layer.backwardA ? inA + 1 : tileA - inA);
                int source = tileStart(tiles[cell]) + inA * stepA + inB * stepB;
                if (toValues != null) {
                    gather(source, directionB * stepB, toValues, to, stride, w, h, x + Long.BYTES <= x2);
                } else if (toPixels == null) {
                    boolean swap = stage == Stage.SWAP;
                    run.kernels.transpose(
                            values.shorts,
                            source,
                            directionA * stepA,
                            directionB,
                            swap,
                            Objects.requireNonNull(toWire),
                            start,
                            to,
                            stride,
                            w,
                            h);
                } else if (crossed) {
                    run.kernels.transpose(
                            values.shorts, source, directionA * stepA, directionB, toPixels, to, stride, w, h);
                } else {
                    run.kernels.copy(values.shorts, source, directionB * stepB, toPixels, to, stride, w, h);
                }
                cell += directionA * cellStepA;
                inA = layer.backwardA ? tileA - 1 : 0;
            }
        }
    }

    /// Copies a block of values, words at a time where rows are short.
    ///
    /// @param loose whether a word may be written for each row: what follows in it comes later
    private void gather(int source, int step, byte[] to, int at, int stride, int w, int h, boolean loose) {
        byte[] from = values.bytes;
        if (w > NARROW) {
            for (int y = 0; y < h; y++) {
                System.arraycopy(from, source + y * step, to, at + y * stride, w);
            }
            return;
        }
        if (w >= Long.BYTES) {
            int last = w - Long.BYTES;
            for (int y = 0; y < h; y++) {
                WORD.set(to, at + y * stride, (long) WORD.get(from, source + y * step));
                WORD.set(to, at + y * stride + last, (long) WORD.get(from, source + y * step + last));
            }
            return;
        }
        if (loose && Math.max(source, source + (h - 1) * step) + Long.BYTES <= from.length) {
            for (int y = 0; y < h; y++) {
                WORD.set(to, at + y * stride, (long) WORD.get(from, source + y * step));
            }
            return;
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                to[at + y * stride + x] = from[source + y * step + x];
            }
        }
    }

    private void lookUpBlock(Kernels kernels, byte[] block, int n, int rows, short[] out, int at, int stride) {
        if (some) {
            for (int y = 0; y < rows; y++) {
                Rows.lookUpSome(block, y * n, 1, pixels, out, at + y * stride, at + y * stride + n);
            }
        } else if (stride == n) {
            kernels.lookUp(block, 0, shortPixels, colours, out, at, n * rows);
        } else {
            for (int y = 0; y < rows; y++) {
                kernels.lookUp(block, y * n, shortPixels, colours, out, at + y * stride, n);
            }
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
