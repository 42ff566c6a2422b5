package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;

/// A line through two points or more, with round ends and corners; the points are centres of pixels, relative to
/// its place.
///
/// A sharp line of width 1 has one pixel in each column, or in each row where it is steep, as
/// `bitmaptools.drawLine` draws it.
public final class Line extends VectorShape {
    private static final int MAX_WIDTH = 1024;

    private final Points points = new Points("a line", 2);

    private int width = 1;

    /// A line whose points are points of its group.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param width 1..1024
    /// @param points x, y of each in turn: 2..32767 points, coordinates -32768..32767; copied
    /// @throws IllegalArgumentException if out of range
    public Line(PixelShader shader, int width, int... points) {
        super(shader);
        this.width = checkWidth(width);
        setPoints(points);
    }

    /// Pixels that it is wide.
    public int width() {
        return width;
    }

    /// Sets its width.
    ///
    /// @param width 1..1024
    /// @throws IllegalArgumentException if out of range
    public void setWidth(int width) {
        if (this.width != checkWidth(width)) {
            this.width = width;
            findBox();
        }
    }

    /// x, y of each point in turn; a copy.
    public int[] points() {
        return points.xy.clone();
    }

    /// Sets the points.
    ///
    /// @param points x, y of each in turn: 2..32767 points, coordinates -32768..32767; copied
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setPoints(int... points) {
        if (this.points.set(points)) {
            findBox();
        }
    }

    private void findBox() {
        int reach = width / 2;
        setOutline(
                points.x1 - reach, points.y1 - reach, points.x2 + reach + 1, points.y2 + reach + 1, points.xy.length);
    }

    private static int checkWidth(int width) {
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("width must be 1.." + MAX_WIDTH + ", not " + width);
        }
        return width;
    }

    @Override
    protected boolean hasOutline() {
        return false;
    }

    @Override
    protected int runs(boolean column, int line, boolean fine, long[] runs) {
        int n = 0;
        int[] xy = points.xy;
        for (int i = 2; i < xy.length; i += 2) {
            n = addSegment(xy[i - 2], xy[i - 1], xy[i], xy[i + 1], width, column, line, fine, false, runs, n);
        }
        return Runs.ofChanges(runs, n);
    }

    /// Adds a segment to the changes of a line, see `Runs.ofChanges`.
    ///
    /// @param corner whether the place of a pixel is its top left corner, else its centre
    static int addSegment(
            int x1,
            int y1,
            int x2,
            int y2,
            int width,
            boolean column,
            int line,
            boolean fine,
            boolean corner,
            long[] changes,
            int n) {
        return width == 1 && !fine
                ? addThin(x1, y1, x2, y2, column, line, changes, n)
                : Capsule.addChanges(x1, y1, x2, y2, width, column, line, fine, corner, changes, n);
    }

    /// One pixel for each step along the longer way, the nearest one; of two that are as near the one below or
    /// right.
    private static int addThin(int x1, int y1, int x2, int y2, boolean column, int line, long[] changes, int n) {
        // a along the line that is asked for, b across it; from the lower end of the longer way to the upper
        boolean flat = Math.abs((long) x2 - x1) >= Math.abs((long) y2 - y1);
        boolean swap = flat ? x2 < x1 : y2 < y1;
        long a1 = swap ? (column ? y2 : x2) : column ? y1 : x1;
        long b1 = swap ? (column ? x2 : y2) : column ? x1 : y1;
        long a2 = swap ? (column ? y1 : x1) : column ? y2 : x2;
        long b2 = swap ? (column ? x1 : y1) : column ? x2 : y2;
        long da = a2 - a1;
        long db = b2 - b1;
        long from;
        long to;
        if (flat != column) { // steps go along: those whose b is rounded to this line
            long double1 = 2 * da * (line - b1);
            if (db == 0) {
                from = line == b1 ? 0 : 1;
                to = line == b1 ? da + 1 : 0;
            } else if (db > 0) {
                from = Math.ceilDiv(double1 - da, 2 * db);
                to = Math.ceilDiv(double1 + da, 2 * db);
            } else {
                from = Math.floorDiv(double1 + da, 2 * db) + 1;
                to = Math.floorDiv(double1 - da, 2 * db) + 1;
            }
            from = a1 + Math.max(from, 0);
            to = a1 + Math.min(to, da + 1);
        } else { // steps go across: this line is one
            if (line < b1 || line > b2) {
                return n;
            }
            from = a1 + (db == 0 ? 0 : Math.floorDiv(2 * da * (line - b1) + db, 2 * db));
            to = from + 1;
        }
        if (from >= to) {
            return n;
        }
        changes[n] = run((int) from, 1);
        changes[n + 1] = run((int) to, -1);
        return n + 2;
    }
}
