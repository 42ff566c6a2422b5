package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A shape: the runs of its outline are filled, then those of its stroke. Where edges are smooth or values change from
/// place to place, `ShapeShades` finds each pixel.
final class ShapeSource extends RunSource {
    /// Stands where a source is not in use, so that it holds on to nothing.
    private static final VectorShape NO_SHAPE = new Rectangle(new Palette(1), 1, 1);

    /// Runs that are filled by one call, at least.
    private static final int MIN_COLLECTED = 128;

    private VectorShape shape = NO_SHAPE;
    private int pixel = ShadeTable.TRANSPARENT;
    /// How much of it is seen, see `Blend`.
    private int weight = Blend.FULL;
    private int strokePixel = ShadeTable.TRANSPARENT;
    private int strokeWeight = Blend.FULL;
    private boolean stroked;
    /// Finds each pixel, where `shaded`.
    private @Nullable ShapeShades shades;

    private boolean shaded;

    private long[] runs = {};
    /// Runs of several rows, see `Kernels.fill`.
    private long[] collected = {};
    /// A row of the pixel that is filled with.
    private short[] alike = {};
    /// Makes pixels of the colour; null if `pixel` is one.
    private @Nullable ColorRule dither;
    /// Whether the strip holds 16-bit pixels.
    private boolean direct;

    @Override
    boolean compile(SceneAccess access, Layer layer, FlatScene scene, long epoch) {
        if (!(layer instanceof VectorShape newShape)) {
            return false;
        }
        shape = newShape;
        ShadeTable table = scene.table(newShape.pixelShader());
        pixel = newShape.isFilled() ? table.pixel(newShape.colorIndex()) : ShadeTable.TRANSPARENT;
        weight = weight(newShape.pixelShader(), newShape.colorIndex());
        stroked = newShape.strokeWidth() > 0;
        strokePixel = stroked ? table.pixel(newShape.strokeIndex()) : ShadeTable.TRANSPARENT;
        strokeWeight = stroked ? weight(newShape.pixelShader(), newShape.strokeIndex()) : Blend.FULL;
        dither = scene.rule().isDithered(newShape.pixelShader()) ? scene.rule() : null;
        boolean smooth = newShape.isSmooth() && !(newShape instanceof Rectangle);
        shaded = smooth || (newShape.gradient() != null && newShape.isFilled());
        if (shaded) {
            ShapeShades used = shades == null ? new ShapeShades() : shades;
            used.compile(access, newShape, smooth, table, scene.rule(), dither != null);
            shades = used;
        }
        // a transparent stroke lets through what lies below the shape, and cannot be drawn upon it
        boolean hole = stroked && strokePixel == ShadeTable.TRANSPARENT;
        direct = scene.format().depth() == 16 && dither == null && !shaded && !hole;
        if (runs.length < access.maxRuns(newShape)) {
            runs = new long[access.maxRuns(newShape)];
        }
        return true;
    }

    /// How much is seen of a value's colour, see `Blend`.
    static int weight(PixelShader shader, int value) {
        return shader instanceof Palette palette && value < palette.size()
                ? Blend.weight(palette.alpha(value))
                : Blend.FULL;
    }

    @Override
    void stop() {
        shape = NO_SHAPE;
        if (shades != null) {
            shades.stop();
        }
    }

    @Override
    boolean isOutdated(SceneAccess access, long epoch) {
        return changedSince(access, epoch);
    }

    @Override
    boolean isOpaque() {
        boolean strokeCovers = !stroked || (strokePixel != ShadeTable.TRANSPARENT && strokeWeight == Blend.FULL);
        boolean fillCovers = pixel != ShadeTable.TRANSPARENT && weight == Blend.FULL;
        return shape instanceof Rectangle && !shaded && fillCovers && strokeCovers;
    }

    @Override
    boolean hasAlpha() {
        return shaded || weight != Blend.FULL || strokeWeight != Blend.FULL;
    }

    @Override
    boolean changedSince(SceneAccess access, long epoch) {
        return access.contentChanged(shape) > epoch || access.changed(shape.pixelShader()) > epoch;
    }

    @Override
    boolean partsChangedSince(SceneAccess access, long epoch) {
        return false;
    }

    @Override
    void collectParts(SceneAccess access, long epoch, int u1, int v1, int u2, int v2, PartList parts) {}

    @Override
    void run(FlatLayer layer, Run run, int a, int b, int n) {
        ShapeShades used = shades;
        if (shaded && used != null) {
            used.run(layer, run, a, b, n);
        } else {
            Arrays.fill(run.pixels, 0, n, ShadeTable.TRANSPARENT);
            boolean alpha = hasAlpha();
            if (alpha) {
                Arrays.fill(run.weights, 0, n, weight);
            }
            if (pixel != ShadeTable.TRANSPARENT) {
                fill(run, line(layer, false, a, b, n), pixel, weight, alpha);
            }
            if (stroked) {
                fill(run, line(layer, true, a, b, n), strokePixel, strokeWeight, alpha);
            }
        }
        if (dither != null) {
            dither(dither, layer, run, a, b, n);
        }
    }

    private void fill(Run run, int count, int with, int seen, boolean alpha) {
        for (int i = 0; i < count; i++) {
            int from = (int) (runs[i] >> 32);
            int to = (int) runs[i];
            if (from < to) {
                Arrays.fill(run.pixels, from, to, with);
                if (alpha) {
                    Arrays.fill(run.weights, from, to, seen);
                }
            }
        }
    }

    private void dither(ColorRule rule, FlatLayer layer, Run run, int a, int b, int n) {
        SceneAccess access = SceneAccess.get();
        int direction = layer.backwardA ? -1 : 1;
        int x = access.boxX1(shape) + (layer.crossed ? b : a);
        int y = access.boxY1(shape) + (layer.crossed ? a : b);
        rule.dither(run.pixels, 0, n, x, y, layer.crossed ? 0 : direction, layer.crossed ? direction : 0);
    }

    @Override
    boolean isDirect() {
        return direct;
    }

    @Override
    void draw(FlatLayer layer, Run run, int a, int b, int n, short[] out, int at) {
        if (pixel != ShadeTable.TRANSPARENT) {
            fill(line(layer, false, a, b, n), pixel, out, at);
        }
        if (stroked) {
            fill(line(layer, true, a, b, n), strokePixel, out, at);
        }
    }

    @Override
    void drawRows(FlatLayer layer, Run run, int x1, int y1, int x2, int y2, short[] out, int at, int stride) {
        if (pixel != ShadeTable.TRANSPARENT) {
            fillRows(layer, run, false, pixel, x1, y1, x2, y2, out, at, stride);
        }
        if (stroked) {
            fillRows(layer, run, true, strokePixel, x1, y1, x2, y2, out, at, stride);
        }
    }

    private void fillRows(
            FlatLayer layer,
            Run run,
            boolean stroke,
            int with,
            int x1,
            int y1,
            int x2,
            int y2,
            short[] out,
            int at,
            int stride) {
        int a = layer.indexA(x1);
        int n = x2 - x1;
        if (alike.length < n) {
            alike = new short[n];
        }
        Arrays.fill(alike, 0, n, (short) with);
        if (collected.length < Math.max(MIN_COLLECTED, runs.length)) {
            collected = new long[Math.max(MIN_COLLECTED, runs.length)];
        }
        int found = 0;
        for (int y = y1; y < y2; y++) {
            int count = line(layer, stroke, a, layer.indexB(y), n);
            if (found + count > collected.length) {
                run.kernels.fill(alike, collected, 0, found, 0, n, out, at, stride);
                found = 0;
            }
            for (int i = 0; i < count; i++) {
                collected[found++] = (long) (y - y1) << 32 | runs[i] >>> 32 << 16 | runs[i] & 0xffff;
            }
        }
        run.kernels.fill(alike, collected, 0, found, 0, n, out, at, stride);
    }

    private void fill(int count, int with, short[] out, int at) {
        for (int i = 0; i < count; i++) {
            int from = (int) (runs[i] >> 32);
            int to = (int) runs[i];
            if (from < to) {
                Arrays.fill(out, at + from, at + to, (short) with);
            }
        }
    }

    /// Makes `runs` those of one line, counted from pixel `a` of the box in the direction in which the layer is read,
    /// and clipped to 0..n; some may be empty.
    private int line(FlatLayer layer, boolean stroke, int a, int b, int n) {
        SceneAccess access = SceneAccess.get();
        boolean column = layer.crossed;
        int startA = column ? access.boxY1(shape) : access.boxX1(shape);
        int startB = column ? access.boxX1(shape) : access.boxY1(shape);
        int count = stroke
                ? access.strokeRuns(shape, column, startB + b, false, runs)
                : access.runs(shape, column, startB + b, false, runs);
        for (int i = 0; i < count; i++) {
            int from = (int) (runs[i] >> 32) - startA;
            int to = (int) runs[i] - startA;
            int first = Math.clamp(layer.backwardA ? a + 1 - to : from - a, 0, n);
            int end = Math.clamp(layer.backwardA ? a + 1 - from : to - a, 0, n);
            runs[i] = (long) first << 32 | end;
        }
        return count;
    }
}
