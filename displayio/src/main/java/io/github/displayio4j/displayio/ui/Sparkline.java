package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Rectangle;

/// The last values of a series as a line, the newest at the right. The scale is fixed, or fits the values that are
/// shown. Adding a value allocates nothing.
public final class Sparkline implements Widget {
    private final Group group = new Group();
    private final Palette palette = new Palette(2);
    private final Line line;
    private final int width;
    private final int height;
    private final double[] values;
    private final int[] points;
    private int count;
    private double low = Double.NaN;
    private double high;

    /// An empty line, white on nothing.
    ///
    /// @param width columns, 2..32767
    /// @param height rows, 2..32767
    /// @param capacity values that it shows, 2..width
    /// @throws IllegalArgumentException if out of range
    public Sparkline(int width, int height, int capacity) {
        this.width = Checks.range(width, 2, 32767, "width");
        this.height = Checks.range(height, 2, 32767, "height");
        values = new double[Checks.range(capacity, 2, width, "number of values")];
        points = new int[2 * capacity];
        line = new Line(palette, 1, 0, 0, 0, 0);
        line.setColorIndex(1);
        line.setHidden(true);
        Rectangle background = new Rectangle(palette, width, height);
        palette.makeTransparent(0);
        group.append(background);
        group.append(line);
        palette.set(1, 0xffffff);
    }

    /// Colour of the line, RGB888.
    public void setColor(int rgb) {
        palette.set(1, rgb);
    }

    /// Colour behind the line, RGB888.
    public void setBackground(int rgb) {
        palette.set(0, rgb);
        palette.makeOpaque(0);
    }

    /// Whether the line has smooth edges; not at first.
    public void setSmooth(boolean smooth) {
        line.setSmooth(smooth);
    }

    /// Shows values from `low`, at the bottom, to `high`; those beyond are drawn at the edge. At first the scale fits
    /// what is shown.
    ///
    /// @throws IllegalArgumentException unless `low` is below `high` and both are finite
    public void setRange(double low, double high) {
        if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "range must be from a number to a greater one, not " + low + ".." + high);
        }
        this.low = low;
        this.high = high;
        draw();
    }

    /// Adds a value at the right; the oldest leaves if there are too many.
    ///
    /// @throws IllegalArgumentException if it is not finite
    public void add(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("value must be finite, not " + value);
        }
        if (count == values.length) {
            System.arraycopy(values, 1, values, 0, --count);
        }
        values[count++] = value;
        draw();
    }

    /// Takes all values away.
    public void clear() {
        count = 0;
        draw();
    }

    private void draw() {
        line.setHidden(count == 0);
        if (count == 0) {
            return;
        }
        double bottom = low;
        double top = high;
        if (Double.isNaN(low)) {
            bottom = Double.POSITIVE_INFINITY;
            top = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                bottom = Math.min(bottom, values[i]);
                top = Math.max(top, values[i]);
            }
        }
        int n = values.length;
        for (int i = 0; i < n; i++) { // places without a value show that of the oldest, in its place
            int from = Math.max(i - (n - count), 0);
            int place = from + n - count;
            double share = top > bottom ? Math.clamp((values[from] - bottom) / (top - bottom), 0, 1) : 0.5;
            points[2 * i] = place * (width - 1) / (n - 1);
            points[2 * i + 1] = (int) Math.round((1 - share) * (height - 1));
        }
        line.setPoints(points);
    }

    @Override
    public Layer layer() {
        return group;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }
}
