package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.scene.SceneAccess;
import io.github.displayio4j.displayio.vectorio.Gradient;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The pixels of a shape with smooth edges or a gradient, each by itself.
///
/// Of 64 points in a pixel some are of the stroke and, of the others, some of the filled shape. Each of both is seen
/// by its share of them times its own weight; the colours are mixed by these, and the sum is how much of the pixel is
/// seen.
final class ShapeShades {
    /// Points along each side of a pixel.
    private static final int SIDE = 8;

    private static final int POINTS = SIDE * SIDE;
    private static final VectorShape NO_SHAPE = new Rectangle(new Palette(1), 1, 1);

    private VectorShape shape = NO_SHAPE;
    private boolean smooth;
    private boolean keepsColors;
    private @Nullable ColorRule rule;
    private @Nullable ShadeTable table;
    private @Nullable Gradient gradient;
    private boolean filled;
    private boolean stroked;

    private long[] runs = {};
    private long[] strokes = {};
    private long[] rest = {};
    /// Points of each pixel that the filled shape has, and the stroke.
    private int[] fillPoints = {};
    private int[] strokePoints = {};

    /// @param keepsColors whether pixels are colours still, which are dithered afterwards
    void compile(
            SceneAccess access,
            VectorShape newShape,
            boolean isSmooth,
            ShadeTable newTable,
            ColorRule newRule,
            boolean keepsColors) {
        shape = newShape;
        smooth = isSmooth;
        table = newTable;
        rule = newRule;
        this.keepsColors = keepsColors;
        gradient = newShape.gradient();
        filled = newShape.isFilled();
        stroked = newShape.strokeWidth() > 0;
        int most = access.maxRuns(newShape);
        if (runs.length < most) {
            runs = new long[most];
            strokes = new long[most];
            rest = new long[2 * most];
        }
    }

    /// Lets go of the shape.
    void stop() {
        shape = NO_SHAPE;
        gradient = null;
        table = null;
    }

    void run(FlatLayer layer, Run run, int a, int b, int n) {
        if (fillPoints.length < n) {
            fillPoints = new int[n];
            strokePoints = new int[n];
        }
        Arrays.fill(fillPoints, 0, n, 0);
        Arrays.fill(strokePoints, 0, n, 0);
        SceneAccess access = SceneAccess.get();
        boolean column = layer.crossed;
        int first = (layer.backwardA ? a - n + 1 : a) + (column ? access.boxY1(shape) : access.boxX1(shape));
        int line = b + (column ? access.boxX1(shape) : access.boxY1(shape));
        if (smooth) {
            for (int i = 0; i < SIDE; i++) {
                count(access, column, SIDE * line + i, SIDE, SIDE * first, n);
            }
        } else {
            count(access, column, line, 1, first, n);
        }
        for (int i = 0; i < n; i++) {
            int at = layer.backwardA ? n - 1 - i : i;
            int x = column ? line : first + at;
            int y = column ? first + at : line;
            shade(run, i, fillPoints[at], strokePoints[at], x, y);
        }
    }

    /// Counts the points of one line of points.
    ///
    /// @param side points of a pixel that the line has
    /// @param first point at which the pixels begin
    private void count(SceneAccess access, boolean column, int line, int side, int first, int n) {
        boolean fine = side > 1;
        int share = fine ? 1 : POINTS;
        int strokeCount = stroked ? access.strokeRuns(shape, column, line, fine, strokes) : 0;
        add(strokes, strokeCount, side, share, first, n, strokePoints);
        if (filled) {
            int count = access.runs(shape, column, line, fine, runs);
            int left = subtract(count, strokeCount);
            add(rest, left, side, share, first, n, fillPoints);
        }
    }

    /// Makes `rest` what of `runs` lies outside of `strokes`.
    private int subtract(int count, int strokeCount) {
        int n = 0;
        int stroke = 0;
        for (int i = 0; i < count; i++) {
            int from = (int) (runs[i] >> 32);
            int to = (int) runs[i];
            while (stroke < strokeCount && (int) strokes[stroke] <= from) {
                stroke++;
            }
            for (int k = stroke; k < strokeCount && (int) (strokes[k] >> 32) < to; k++) {
                int end = (int) (strokes[k] >> 32);
                if (from < end) {
                    rest[n++] = (long) from << 32 | (end & 0xffffffffL);
                }
                from = (int) strokes[k];
            }
            if (from < to) {
                rest[n++] = (long) from << 32 | (to & 0xffffffffL);
            }
        }
        return n;
    }

    private static void add(long[] from, int count, int side, int share, int first, int n, int[] points) {
        for (int i = 0; i < count; i++) {
            int start = Math.clamp((from[i] >> 32) - first, 0, side * n);
            int end = Math.clamp((long) (int) from[i] - first, 0, side * n);
            for (int at = start; at < end; ) {
                int pixel = at / side;
                int next = Math.min(end, (pixel + 1) * side);
                points[pixel] += (next - at) * share;
                at = next;
            }
        }
    }

    @SuppressWarnings("NullAway") // compile has set them
    private void shade(Run run, int i, int fill, int stroke, int x, int y) {
        run.pixels[i] = ShadeTable.TRANSPARENT;
        run.weights[i] = 0;
        PixelShader shader = shape.pixelShader();
        int value = fill == 0 ? 0 : gradient == null ? shape.colorIndex() : gradient.value(x, y, shader);
        int pixel = fill == 0 ? ShadeTable.TRANSPARENT : table.pixel(value);
        int strokePixel = stroke == 0 ? ShadeTable.TRANSPARENT : table.pixel(shape.strokeIndex());
        int fillWeight = pixel == ShadeTable.TRANSPARENT ? 0 : fill * ShapeSource.weight(shader, value);
        int strokeWeight =
                strokePixel == ShadeTable.TRANSPARENT ? 0 : stroke * ShapeSource.weight(shader, shape.strokeIndex());
        int sum = fillWeight + strokeWeight;
        if (sum == 0) {
            return;
        }
        run.weights[i] = (sum + POINTS / 2) / POINTS;
        if (strokeWeight == 0) {
            run.pixels[i] = pixel;
        } else if (fillWeight == 0) {
            run.pixels[i] = strokePixel;
        } else {
            int rgb = mix(color(shader, value), fillWeight, color(shader, shape.strokeIndex()), strokeWeight, sum);
            run.pixels[i] = keepsColors ? rgb : rule.pixel(rgb);
        }
    }

    @SuppressWarnings("NullAway") // compile has set it
    private int color(PixelShader shader, int value) {
        return switch (shader) {
            case Palette palette -> palette.get(value);
            case ColorConverter converter -> converter.input().toRgb888(value, rule.mode);
            case TilePaletteMapper _ -> throw new AssertionError("a shape's shader is no mapper");
        };
    }

    private static int mix(int one, int weight, int other, int otherWeight, int sum) {
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int channel = (one >> shift & 0xff) * weight + (other >> shift & 0xff) * otherWeight + sum / 2;
            mixed |= channel / sum << shift;
        }
        return mixed;
    }
}
