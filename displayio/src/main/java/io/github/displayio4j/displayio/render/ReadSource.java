package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelFormat.Kind;
import io.github.displayio4j.displayio.Raster;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A grid whose values do not lie in an array of up to 16 bits: they have 32 bits, lie off the heap, or in a file. They
/// are read into the scratch run, whole runs at once, and become pixels there.
final class ReadSource extends GridSource {
    /// How values become pixels.
    private enum Stage {
        /// They are colours of 32 bits, with alpha or without.
        COLOUR,
        /// They are 16-bit pixels of the panel.
        KEEP,
        /// The same with their bytes exchanged.
        SWAP,
        /// By a table for all cells.
        LOOK_UP,
        /// By a table for each cell.
        MAP
    }

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    /// Stands where a source is not in use.
    private static final Raster NO_RASTER = new Bitmap(1, 1, 2);
    private static final ColorConverter RGB888 = new ColorConverter();
    private static final ColorRule NO_RULE = new ColorRule(PixelFormat.RGB565, ColorMode.STANDARD);

    private final SceneAccess access = SceneAccess.get();
    private Raster raster = NO_RASTER;
    private Stage stage = Stage.LOOK_UP;
    private boolean opaque;
    private ColorRule rule = NO_RULE;
    private ColorConverter converter = RGB888;
    /// The value that `converter` does not draw, or -1.
    private int transparent;
    private int[] pixels = {};
    /// By value, see `Blend`; only where colours are seen in part.
    private int[] weights = {};
    private boolean alpha;
    /// Values that have an entry in `pixels`, of a mapper in each cell.
    private int count;
    /// The bitmap's memory, if its values are all of the panel's pixels that the grid shows, as a camera's frame is.
    private @Nullable MemorySegment memory;
    /// Values from one row to the next.
    private int stride;

    @Override
    boolean reads(TileGrid newGrid) {
        return !ValueReader.reads(newGrid.bitmap());
    }

    @Override
    void open(SceneAccess unused, FlatScene scene, long epoch) {
        raster = grid.bitmap();
        rule = scene.rule();
        alpha = false;
        memory = null;
        switch (grid.pixelShader()) {
            case ColorConverter of -> openConverter(of, scene, epoch);
            case Palette of -> {
                // values of 32 bits need no more entries than there are colours
                int most = 32 - Integer.numberOfLeadingZeros(of.size() - 1);
                openTable(Stage.LOOK_UP, Math.min(raster.bitsPerValue(), most), scene, epoch);
            }
            case TilePaletteMapper of -> {
                openTable(Stage.MAP, 0, scene, epoch);
                count = of.inputColorCount();
                opaque = false;
            }
        }
    }

    private void openConverter(ColorConverter of, FlatScene scene, long epoch) {
        converter = of;
        transparent = of.transparentValue();
        opaque = transparent < 0;
        Colorspace input = of.input();
        boolean rgb565 = input == Colorspace.RGB565;
        if (raster.bitsPerValue() == 32) {
            stage = Stage.COLOUR;
            alpha = input == Colorspace.ARGB8888;
            opaque &= !alpha;
            rule = dither == null ? rule : rule.colours;
        } else if (raster.bitsPerValue() == 16
                && rule.format.depth() == 16
                && (rgb565 || input == Colorspace.RGB565_SWAPPED)) {
            stage = rgb565 == ColorRule.exchangesBytes(rule.format) ? Stage.SWAP : Stage.KEEP;
            dither = null; // the panel has all of these colours
            if (opaque && raster instanceof Bitmap bitmap && grid.width() == 1 && grid.height() == 1) {
                memory = bitmap.segment();
                stride = bitmap.stride() / Short.BYTES;
            }
        } else {
            openTable(Stage.LOOK_UP, raster.bitsPerValue(), scene, epoch);
        }
    }

    private void openTable(Stage newStage, int bits, FlatScene scene, long epoch) {
        stage = newStage;
        ShadeTable table = scene.table(grid.pixelShader());
        table.update(bits, access.tableChanged(grid.pixelShader()), epoch);
        pixels = table.pixels();
        weights = table.weights();
        alpha = table.hasAlpha();
        count = 1 << bits;
        opaque = bits == raster.bitsPerValue() && table.isOpaque(bits);
    }

    @Override
    void stop() {
        super.stop();
        raster = NO_RASTER;
        memory = null;
        converter = RGB888;
    }

    @Override
    boolean isDirect() {
        return memory != null;
    }

    /// Bytes from the first value to that at `a`, `b` of the one tile.
    private long offset(boolean crossed, int a, int b) {
        int x = tiles[0] % tileColumns * tileWidth + (crossed ? b : a);
        int y = tiles[0] / tileColumns * tileHeight + (crossed ? a : b);
        return 2L * ((long) y * stride + x);
    }

    @Override
    void draw(FlatLayer layer, Run run, int a, int b, int n, short[] out, int at) {
        MemorySegment from = Objects.requireNonNull(memory);
        long first = offset(layer.crossed, a, b);
        long step = 2L * (layer.crossed ? stride : 1) * (layer.backwardA ? -1 : 1);
        if (step == 2) {
            MemorySegment.copy(from, SHORT, first, out, at, n);
        } else {
            for (int i = 0; i < n; i++) {
                out[at + i] = from.get(SHORT, first + i * step);
            }
        }
        if (stage == Stage.SWAP) {
            for (int i = at; i < at + n; i++) {
                out[i] = Short.reverseBytes(out[i]);
            }
        }
    }

    @Override
    boolean drawOut(FlatLayer layer, Run run, int x1, int y1, int x2, int y2, MemorySegment out, long at) {
        int n = x2 - x1;
        int rows = y2 - y1;
        int b = layer.indexB(y1);
        int nextB = layer.backwardB ? -1 : 1;
        boolean swap = stage == Stage.SWAP;
        if (layer.crossed) {
            transposeOut(layer, run, layer.indexA(x1), b, n, rows, swap, out, at);
            return true;
        }
        if (layer.backwardA) {
            return false;
        }
        MemorySegment from = Objects.requireNonNull(memory);
        long first = offset(false, layer.indexA(x1), b);
        boolean whole = n == stride && nextB == 1;
        int pieces = whole ? 1 : rows;
        int length = whole ? n * rows : n;
        for (int i = 0; i < pieces; i++) {
            long source = first + 2L * i * nextB * stride;
            long to = at + 2L * i * n;
            if (swap) {
                swapOut(from, source, length, out, to);
            } else {
                MemorySegment.copy(from, source, out, to, 2L * length);
            }
        }
        return true;
    }

    private static void swapOut(MemorySegment from, long source, int n, MemorySegment out, long at) {
        for (int i = 0; i < n; i++) {
            out.set(SHORT, at + 2L * i, Short.reverseBytes(from.get(SHORT, source + 2L * i)));
        }
    }

    /// Copies the rows of the bitmap that become columns into an array, as the loops that turn them need one.
    private void transposeOut(
            FlatLayer layer, Run run, int a, int b, int n, int rows, boolean swap, MemorySegment out, long at) {
        short[] block = run.shorts(n * rows);
        int firstA = layer.backwardA ? a - n + 1 : a;
        int firstB = layer.backwardB ? b - rows + 1 : b;
        MemorySegment from = Objects.requireNonNull(memory);
        for (int i = 0; i < n; i++) {
            MemorySegment.copy(from, SHORT, offset(true, firstA + i, firstB), block, i * rows, rows);
        }
        int source = (layer.backwardA ? n - 1 : 0) * rows + (layer.backwardB ? rows - 1 : 0);
        int stepA = layer.backwardA ? -rows : rows;
        int stepB = layer.backwardB ? -1 : 1;
        run.kernels.transpose(block, source, stepA, stepB, swap, out, at, 0, n, n, rows);
    }

    @Override
    boolean isOpaque() {
        return opaque;
    }

    @Override
    boolean hasAlpha() {
        return alpha;
    }

    @Override
    void shade(Run run, int at, int cell, int x, int y, int dx, int dy, int n) {
        int[] values = run.pixels;
        access.read(raster, x, y, dx, dy, n, values, at);
        int to = at + n;
        switch (stage) {
            case COLOUR -> {
                if (alpha) {
                    weigh(values, run.weights, at, to);
                }
                if (converter.input() != Colorspace.RGB888 && !alpha) {
                    convert(values, at, to);
                } else if (rule.format.kind() == Kind.RGB565) {
                    rgb565(values, at, to);
                } else {
                    rgb888(values, at, to);
                }
            }
            case KEEP -> {
                if (transparent >= 0) {
                    drop(values, at, to);
                }
            }
            case SWAP -> swap(values, at, to);
            case LOOK_UP -> lookUp(run, 0, at, to);
            case MAP -> lookUp(run, cell * count, at, to);
        }
    }

    private void lookUp(Run run, int first, int from, int to) {
        if (alpha) {
            lookUp(run.pixels, weights, first, run.weights, from, to);
        }
        lookUp(run.pixels, pixels, first, run.pixels, from, to);
    }

    private void lookUp(int[] values, int[] table, int first, int[] out, int from, int to) {
        int end = count;
        for (int i = from; i < to; i++) {
            int value = values[i];
            out[i] = value >= 0 && value < end ? table[first + value] : ShadeTable.TRANSPARENT;
        }
    }

    private static void weigh(int[] values, int[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
            weights[i] = Blend.weight(values[i] >>> 24);
        }
    }

    private void drop(int[] values, int from, int to) {
        int except = transparent;
        for (int i = from; i < to; i++) {
            values[i] = values[i] == except ? ShadeTable.TRANSPARENT : values[i];
        }
    }

    private void swap(int[] values, int from, int to) {
        int except = transparent;
        for (int i = from; i < to; i++) {
            int value = values[i];
            values[i] = value == except ? ShadeTable.TRANSPARENT : (value & 0xff) << 8 | value >> 8;
        }
    }

    /// What `ColorRule` makes of them, in plain loops, as most panels want it.
    private void rgb565(int[] values, int from, int to) {
        int except = transparent;
        if (except >= 0) {
            for (int i = from; i < to; i++) {
                values[i] = values[i] == except ? ShadeTable.TRANSPARENT : rule.pixel(values[i] & 0xffffff);
            }
        } else if (ColorRule.exchangesBytes(rule.format)) {
            for (int i = from; i < to; i++) {
                int rgb = values[i];
                // red and the high bits of green in the low byte
                values[i] = (rgb >> 16 & 0xf8) | (rgb >> 13 & 0x07) | (rgb << 3 & 0xe000) | (rgb << 5 & 0x1f00);
            }
        } else {
            for (int i = from; i < to; i++) {
                int rgb = values[i];
                values[i] = (rgb >> 8 & 0xf800) | (rgb >> 5 & 0x07e0) | (rgb >> 3 & 0x001f);
            }
        }
    }

    private void rgb888(int[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            int rgb = values[i];
            boolean drawn = rgb != transparent || transparent < 0;
            values[i] = drawn ? rule.pixel(rgb & 0xffffff) : ShadeTable.TRANSPARENT;
        }
    }

    private void convert(int[] values, int from, int to) {
        Colorspace input = converter.input();
        for (int i = from; i < to; i++) {
            int value = values[i];
            boolean drawn = value != transparent || transparent < 0;
            values[i] = drawn ? rule.pixel(input.toRgb888(value, rule.mode)) : ShadeTable.TRANSPARENT;
        }
    }
}
