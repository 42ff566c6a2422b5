package io.github.displayio4j.displayio.vectorio;

import java.util.Arrays;

/// The points of a line or polygon, and the box around them.
final class Points {
    private static final int MAX_POINTS = 32767;

    /// x, y of each in turn.
    int[] xy = {};

    /// Least and greatest coordinates.
    int x1;

    int y1;
    int x2;
    int y2;

    private final String shape;
    private final int least;

    /// @param shape what has the points, with its article
    /// @param least how many it must have
    Points(String shape, int least) {
        this.shape = shape;
        this.least = least;
    }

    /// Takes a copy of other points.
    ///
    /// @return whether they differ
    /// @throws IllegalArgumentException if there are too few or too many, or one is out of range
    boolean set(int[] points) {
        check(points);
        if (Arrays.equals(points, xy)) {
            return false;
        }
        if (xy.length == points.length) {
            System.arraycopy(points, 0, xy, 0, points.length);
        } else {
            xy = points.clone();
        }
        x1 = xy[0];
        y1 = xy[1];
        x2 = x1;
        y2 = y1;
        for (int i = 2; i < xy.length; i += 2) {
            x1 = Math.min(x1, xy[i]);
            y1 = Math.min(y1, xy[i + 1]);
            x2 = Math.max(x2, xy[i]);
            y2 = Math.max(y2, xy[i + 1]);
        }
        return true;
    }

    private void check(int[] points) {
        int n = points.length / 2;
        if (points.length % 2 != 0 || n < least || n > MAX_POINTS) {
            throw new IllegalArgumentException(shape + " must have " + least + ".." + MAX_POINTS
                    + " points, x and y of each, not " + points.length + " numbers");
        }
        for (int i = 0; i < points.length; i++) {
            if (points[i] != (short) points[i]) {
                throw new IllegalArgumentException(
                        "coordinates must be -32768..32767, not " + points[i] + " in point " + i / 2);
            }
        }
    }
}
