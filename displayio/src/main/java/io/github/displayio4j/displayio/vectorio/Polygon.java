package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;

/// A polygon; its points are relative to its place.
///
/// It may cross itself: inside is where the outline winds round (the non-zero rule). A pixel is the point at its
/// top left corner. Rows and columns at the largest coordinate are outside, so polygons that share an edge leave no
/// gap and do not overlap.
public final class Polygon extends VectorShape {

    private final Points points = new Points("a polygon", 3);

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
        return points.xy.clone();
    }

    /// Sets the points.
    ///
    /// @param points x, y of each in turn: 3..32767 points, coordinates -32768..32767; copied
    /// @throws IllegalArgumentException if out of range; nothing has changed then
    public void setPoints(int... points) {
        if (this.points.set(points)) {
            findBox();
        }
    }

    private void findBox() {
        int before = (strokeWidth() + 1) / 2;
        int behind = strokeWidth() == 0 ? 0 : strokeWidth() / 2 + 1;
        setOutline(points.x1 - before, points.y1 - before, points.x2 + behind, points.y2 + behind, points.xy.length);
    }

    @Override
    protected void strokeChanged() {
        findBox();
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
        int[] xy = points.xy;
        long x1 = (long) unit * xy[xy.length - 2];
        long y1 = (long) unit * xy[xy.length - 1];
        for (int i = 0; i < xy.length; i += 2) {
            long x2 = (long) unit * xy[i];
            long y2 = (long) unit * xy[i + 1];
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
        return Runs.ofChanges(runs, n);
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
        int[] xy = points.xy;
        int x1 = xy[xy.length - 2];
        int y1 = xy[xy.length - 1];
        for (int i = 0; i < xy.length; i += 2) {
            n = Line.addSegment(x1, y1, xy[i], xy[i + 1], strokeWidth(), column, line, fine, fine, runs, n);
            x1 = xy[i];
            y1 = xy[i + 1];
        }
        return Runs.ofChanges(runs, n);
    }
}
