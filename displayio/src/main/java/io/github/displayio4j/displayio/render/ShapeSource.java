package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A shape of one pixel: the runs of its outline are filled.
final class ShapeSource extends RunSource {
    /// Stands where a source is not in use, so that it holds on to nothing.
    private static final VectorShape NO_SHAPE = new Rectangle(new Palette(1), 1, 1);

    private VectorShape shape = NO_SHAPE;
    private int pixel;
    /// How much of it is seen, see `Blend`.
    private int weight = Blend.FULL;
    private long[] runs = {};
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
        pixel = scene.table(newShape.pixelShader()).pixel(newShape.colorIndex());
        weight = newShape.pixelShader() instanceof Palette palette && newShape.colorIndex() < palette.size()
                ? Blend.weight(palette.alpha(newShape.colorIndex()))
                : Blend.FULL;
        dither = scene.rule().isDithered(newShape.pixelShader()) ? scene.rule() : null;
        direct = scene.format().depth() == 16 && dither == null;
        if (runs.length < access.maxRuns(newShape)) {
            runs = new long[access.maxRuns(newShape)];
        }
        return true;
    }

    @Override
    void stop() {
        shape = NO_SHAPE;
    }

    @Override
    boolean isOutdated(SceneAccess access, long epoch) {
        return changedSince(access, epoch);
    }

    @Override
    boolean isOpaque() {
        return shape instanceof Rectangle && pixel != ShadeTable.TRANSPARENT && weight == Blend.FULL;
    }

    @Override
    boolean hasAlpha() {
        return weight != Blend.FULL;
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
        Arrays.fill(run.pixels, 0, n, ShadeTable.TRANSPARENT);
        if (weight != Blend.FULL) {
            Arrays.fill(run.weights, 0, n, weight);
        }
        if (pixel == ShadeTable.TRANSPARENT) {
            return;
        }
        int count = line(layer, a, b, n);
        for (int i = 0; i < count; i++) {
            int from = (int) (runs[i] >> 32);
            int to = (int) runs[i];
            if (from < to) {
                Arrays.fill(run.pixels, from, to, pixel);
            }
        }
        if (dither != null) {
            dither(dither, layer, run, a, b, n);
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
        if (pixel == ShadeTable.TRANSPARENT) {
            return;
        }
        int count = line(layer, a, b, n);
        for (int i = 0; i < count; i++) {
            int from = (int) (runs[i] >> 32);
            int to = (int) runs[i];
            if (from < to) {
                Arrays.fill(out, at + from, at + to, (short) pixel);
            }
        }
    }

    /// Makes `runs` those of one line, counted from pixel `a` of the box in the direction in which the layer is read,
    /// and clipped to 0..n; some may be empty.
    private int line(FlatLayer layer, int a, int b, int n) {
        SceneAccess access = SceneAccess.get();
        boolean column = layer.crossed;
        int startA = column ? access.boxY1(shape) : access.boxX1(shape);
        int startB = column ? access.boxX1(shape) : access.boxY1(shape);
        int count = access.runs(shape, column, startB + b, runs);
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
