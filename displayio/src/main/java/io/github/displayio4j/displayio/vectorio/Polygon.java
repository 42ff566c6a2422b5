package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.VectorShape;
import java.util.Arrays;

/// A filled polygon; its points are relative to its place.
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
        setOutline(x1, y1, x2, y2, points.length);
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
    protected int runs(boolean column, int line, long[] runs) {
        int n = 0;
        int x1 = points[points.length - 2];
        int y1 = points[points.length - 1];
        for (int i = 0; i < points.length; i += 2) {
            int x2 = points[i];
            int y2 = points[i + 1];
            if (y1 < y2) {
                n = column ? addColumn(line, x1, y1, x2, y2, 1, runs, n) : addRow(line, x1, y1, x2, y2, 1, runs, n);
            } else if (y2 < y1) {
                n = column ? addColumn(line, x2, y2, x1, y1, -1, runs, n) : addRow(line, x2, y2, x1, y1, -1, runs, n);
            }
            x1 = x2;
            y1 = y2;
        }
        sort(runs, n);
        return join(runs, n);
    }

    /// The winding number of a pixel counts the edges that cross its row to its right: `direction` for each that runs
    /// downwards, here from `x1, y1` to `x2, y2`.
    private static int addRow(int y, int x1, int y1, int x2, int y2, int direction, long[] changes, int n) {
        if (y < y1 || y >= y2) {
            return n;
        }
        // right of the pixel: x < exact crossing, the same as x < crossing rounded up
        int crossing = x1 + (int) Math.ceilDiv((long) (y - y1) * (x2 - x1), y2 - y1);
        changes[n] = run(crossing, -direction);
        return n + 1;
    }

    /// The same rule, for all pixels of a column: which of the rows that the edge crosses does it cross to their
    /// right?
    private static int addColumn(int x, int x1, int y1, int x2, int y2, int direction, long[] changes, int n) {
        int from = y1;
        int to = y2;
        long across = (long) (x - x1) * (y2 - y1);
        int dx = x2 - x1;
        if (dx > 0) {
            from = y1 + Math.clamp(Math.floorDiv(across, dx) + 1, 0, y2 - y1);
        } else if (dx < 0) {
            to = y1 + Math.clamp(Math.ceilDiv(across, dx), 0, y2 - y1);
        } else if (across >= 0) {
            return n;
        }
        if (from >= to) {
            return n;
        }
        changes[n] = run(from, direction);
        changes[n + 1] = run(to, -direction);
        return n + 2;
    }

    private static void sort(long[] changes, int n) {
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
    private static int join(long[] changes, int n) {
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
