package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;
import java.util.Arrays;

/// A polygon; its points are relative to its place.
///
/// It may cross itself: inside is where the outline winds round (the non-zero rule). A pixel is the point at its top
/// left corner. Rows and columns at the largest coordinate are outside, so polygons that share an edge leave no gap
/// and do not overlap.
public final class Polygon extends VectorShape {
    private static final int MAX_POINTS = 32767;

    /// x, y of each point in turn.
    private int[] points = {};

    /// A polygon whose points are points of its group.
    ///
    /// @param shader a `Palette` or a `ColorConverter`
    /// @param points x, y of each in turn: 3..32767 points, coordinates -32768..32767; copied
    /// @throws IllegalArgumentException if out of range
    public Polygon(PixelShader shader, int... points) {
        super(shader);
        setPoints(points);
    }

    /// x, y of each point in turn; a copy.
    public int[] points() {
        return points.clone();
    }

    /// Sets the points.
    ///
    /// @param points x, y of each in turn: 3..32767 points, coordinates -32768..32767; copied
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setPoints(int... points) {
        check(points);
        if (Arrays.equals(points, this.points)) {
            return;
        }
        if (this.points.length == points.length) {
            System.arraycopy(points, 0, this.points, 0, points.length);
        } else {
            this.points = points.clone();
        }
        findBox();
    }

    private void findBox() {
        int x1 = points[0];
        int y1 = points[1];
        int x2 = x1;
        int y2 = y1;
        for (int i = 2; i < points.length; i += 2) {
            x1 = Math.min(x1, points[i]);
            y1 = Math.min(y1, points[i + 1]);
            x2 = Math.max(x2, points[i]);
            y2 = Math.max(y2, points[i + 1]);
        }
        int before = (strokeWidth() + 1) / 2;
        int behind = strokeWidth() == 0 ? 0 : strokeWidth() / 2 + 1;
        setOutline(x1 - before, y1 - before, x2 + behind, y2 + behind, points.length);
    }

    @Override
    protected void strokeChanged() {
        findBox();
    }

    private static void check(int[] points) {
        int n = points.length / 2;
        if (points.length % 2 != 0 || n < 3 || n > MAX_POINTS) {
            throw new IllegalArgumentException("a polygon must have 3.." + MAX_POINTS + " points, x and y of each, not "
                    + points.length + " numbers");
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i] != (short) points[i]) {
                throw new IllegalArgumentException(
                        "coordinates must be -32768..32767, not " + points[i] + " in point " + i / 2);
            }
        }
    }

    /// Each edge changes how often the outline winds round at up to two places of the line. They are collected as
    /// place and change, ordered, and made runs from the first to the last place between which it is not 0.
    @Override
    protected int runs(boolean column, int line, boolean fine, long[] runs) {
        int n = 0;
        int unit = fine ? Sampling.UNIT : 1;
        int step = fine ? 2 : 1;
        int first = fine ? 1 : 0;
        long at = (long) step * line + first;
        long x1 = (long) unit * points[points.length - 2];
        long y1 = (long) unit * points[points.length - 1];
        for (int i = 0; i < points.length; i += 2) {
            long x2 = (long) unit * points[i];
            long y2 = (long) unit * points[i + 1];
            if (y1 != y2) {
                boolean down = y1 < y2;
                long topX = down ? x1 : x2;
                long topY = Math.min(y1, y2);
                long dx = down ? x2 - x1 : x1 - x2;
                long dy = Math.abs(y2 - y1);
                int winding = down ? 1 : -1;
                n = column
                        ? addColumn(at, topX, topY, dx, dy, winding, step, first, runs, n)
                        : addRow(at, topX, topY, dx, dy, winding, step, first, runs, n);
            }
            x1 = x2;
            y1 = y2;
        }
        sort(runs, n);
        return join(runs, n);
    }

    /// The winding number of a point counts the edges that cross its row to its right: `winding` for each that runs
    /// from `topX, topY` down by `dy`. Point `i` of a line lies at `step * i + first`.
    private static int addRow(
            long y, long topX, long topY, long dx, long dy, int winding, int step, int first, long[] changes, int n) {
        if (y < topY || y >= topY + dy) {
            return n;
        }
        // right of the point: x < exact crossing, the same as i < (crossing - first) / step rounded up
        long crossing = Math.ceilDiv((topX - first) * dy + (y - topY) * dx, step * dy);
        changes[n] = run((int) crossing, -winding);
        return n + 1;
    }

    /// The same rule, for all points of a column: which of the rows that the edge crosses does it cross to their
    /// right?
    private static int addColumn(
            long x, long topX, long topY, long dx, long dy, int winding, int step, int first, long[] changes, int n) {
        long from = Math.ceilDiv(topY - first, (long) step);
        long to = Math.ceilDiv(topY + dy - first, (long) step);
        long across = (x - topX) * dy;
        if (dx > 0) {
            from = Math.clamp(Math.floorDiv((topY - first) * dx + across, step * dx) + 1, from, to);
        } else if (dx < 0) {
            to = Math.clamp(Math.ceilDiv((topY - first) * dx + across, step * dx), from, to);
        } else if (across >= 0) {
            return n;
        }
        if (from >= to) {
            return n;
        }
        changes[n] = run((int) from, winding);
        changes[n + 1] = run((int) to, -winding);
        return n + 2;
    }

    /// All edges, each a line with round ends. Sharp, they are those of a `Line` through the points.
    @Override
    protected int strokeRuns(boolean column, int line, boolean fine, long[] runs) {
        int n = 0;
        int x1 = points[points.length - 2];
        int y1 = points[points.length - 1];
        for (int i = 0; i < points.length; i += 2) {
            n = Line.addSegment(x1, y1, points[i], points[i + 1], strokeWidth(), column, line, fine, fine, runs, n);
            x1 = points[i];
            y1 = points[i + 1];
        }
        sort(runs, n);
        return join(runs, n);
    }

    static void sort(long[] changes, int n) {
        if (n > 32) {
            Arrays.sort(changes, 0, n);
            return;
        }
        for (int i = 1; i < n; i++) {
            long change = changes[i];
            int at = i;
            for (; at > 0 && changes[at - 1] > change; at--) {
                changes[at] = changes[at - 1];
            }
            changes[at] = change;
        }
    }

    /// Makes runs of changes, in their place.
    static int join(long[] changes, int n) {
        int count = 0;
        int winding = 0;
        int from = 0;
        for (int i = 0; i < n; ) {
            int at = (int) (changes[i] >> 32);
            int before = winding;
            for (; i < n && (int) (changes[i] >> 32) == at; i++) {
                winding += (int) changes[i];
            }
            if (before == 0 && winding != 0) {
                from = at;
            } else if (before != 0 && winding == 0) {
                changes[count++] = run(from, at);
            }
        }
        return count;
    }
}
