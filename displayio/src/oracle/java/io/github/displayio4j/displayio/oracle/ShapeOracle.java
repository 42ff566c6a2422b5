package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;

/// Whether a shape holds a pixel, asked in the slowest and plainest way.
public final class ShapeOracle {
    private ShapeOracle() {}

    /// Whether the pixel, relative to the shape's place, is one of it.
    public static boolean holds(VectorShape shape, long x, long y) {
        return switch (shape) {
            case Circle circle -> x * x + y * y <= (long) circle.radius() * circle.radius();
            case Rectangle rectangle -> x >= 0 && y >= 0 && x < rectangle.width() && y < rectangle.height();
            case Polygon polygon -> inPolygon(polygon.points(), x, y);
        };
    }

    /// The winding number by edges that cross the row to the right of the pixel.
    public static boolean inPolygon(int[] points, long x, long y) {
        int winding = 0;
        int n = points.length;
        for (int i = 0; i < n; i += 2) {
            long x1 = points[i];
            long y1 = points[i + 1];
            long x2 = points[(i + 2) % n];
            long y2 = points[(i + 3) % n];
            long side = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1);
            if (y1 <= y && y2 > y && side < 0) {
                winding++;
            } else if (y2 <= y && y1 > y && side > 0) {
                winding--;
            }
        }
        return winding != 0;
    }
}
