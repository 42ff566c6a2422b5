package io.github.displayio4j.displayio.oracle;

import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;

/// Whether a shape holds a pixel, or a point of it, asked in the slowest and plainest way.
public final class ShapeOracle {
    /// Points in a pixel whose edges are smooth.
    public static final int POINTS = 64;

    private static final long UNIT = 16;

    private ShapeOracle() {}

    /// Whether the pixel, relative to the shape's place, is one of its filled part with sharp edges.
    public static boolean holds(VectorShape shape, long x, long y) {
        long half = shape instanceof RoundRectangle ? UNIT / 2 : 0;
        return holds(shape, UNIT * x + half, UNIT * y + half, false);
    }

    /// Whether the pixel is one of its stroke with sharp edges.
    public static boolean strokes(VectorShape shape, long x, long y) {
        long half = shape instanceof RoundRectangle ? UNIT / 2 : 0;
        return shape.strokeWidth() > 0 && strokes(shape, UNIT * x + half, UNIT * y + half, false);
    }

    /// How many of the 64 points of a pixel its stroke has, and its filled part without the stroke.
    ///
    /// @return stroke, fill
    public static int[] points(VectorShape shape, long x, long y) {
        int reach = reach(shape);
        if (Math.abs(x) > reach || Math.abs(y) > reach) {
            return new int[] {0, 0};
        }
        int stroke = 0;
        int fill = 0;
        if (!shape.isSmooth() || shape instanceof Rectangle) {
            stroke = strokes(shape, x, y) ? POINTS : 0;
            fill = stroke == 0 && shape.isFilled() && holds(shape, x, y) ? POINTS : 0;
            return new int[] {stroke, fill};
        }
        boolean centred = shape instanceof Circle || shape instanceof Line || shape instanceof Arc;
        for (int i = 0; i < POINTS; i++) {
            long pointX = UNIT * x + 2 * (i % 8) + 1 - (centred ? UNIT / 2 : 0);
            long pointY = UNIT * y + 2 * (i / 8) + 1 - (centred ? UNIT / 2 : 0);
            if (shape.strokeWidth() > 0 && strokes(shape, pointX, pointY, true)) {
                stroke++;
            } else if (shape.isFilled() && holds(shape, pointX, pointY, true)) {
                fill++;
            }
        }
        return new int[] {stroke, fill};
    }

    /// No pixel is farther away to any side.
    private static int reach(VectorShape shape) {
        int reach =
                switch (shape) {
                    case Circle circle -> circle.radius();
                    case Rectangle rectangle -> Math.max(rectangle.width(), rectangle.height());
                    case RoundRectangle rectangle -> Math.max(rectangle.width(), rectangle.height());
                    case Polygon polygon -> farthest(polygon.points());
                    case Line line -> farthest(line.points()) + line.width();
                    case Arc arc -> arc.radius();
                };
        return reach + shape.strokeWidth() + 1;
    }

    private static int farthest(int[] points) {
        int most = 0;
        for (int point : points) {
            most = Math.max(most, Math.abs(point));
        }
        return most;
    }

    /// A point in sixteenths of a pixel.
    private static boolean holds(VectorShape shape, long x, long y, boolean fine) {
        return switch (shape) {
            case Circle circle -> inDisc(circle.radius(), x, y, fine);
            case Rectangle rectangle ->
                x >= 0 && y >= 0 && x < UNIT * rectangle.width() && y < UNIT * rectangle.height();
            case RoundRectangle rectangle -> inRound(rectangle, 0, x, y);
            case Polygon polygon -> inPolygon(polygon.points(), UNIT, x, y);
            case Line line -> onLine(line.points(), false, line.width(), x, y, fine);
            case Arc arc -> onArc(arc, x, y, fine);
        };
    }

    private static boolean strokes(VectorShape shape, long x, long y, boolean fine) {
        int width = shape.strokeWidth();
        return switch (shape) {
            case Circle circle ->
                inDisc(circle.radius(), x, y, fine) && !inDisc(circle.radius() - width, x, y, fine);
            case Rectangle rectangle ->
                holds(rectangle, x, y, fine)
                        && (Math.min(x, y) < UNIT * width
                                || x >= UNIT * (rectangle.width() - width)
                                || y >= UNIT * (rectangle.height() - width));
            case RoundRectangle rectangle -> inRound(rectangle, 0, x, y) && !inRound(rectangle, width, x, y);
            case Polygon polygon -> onLine(polygon.points(), true, width, x, y, fine);
            case Line _, Arc _ -> false;
        };
    }

    private static boolean inDisc(long radius, long x, long y, boolean fine) {
        long reach = UNIT * radius + (fine ? UNIT / 2 : 0);
        return radius >= 0 && x * x + y * y <= reach * reach;
    }

    private static boolean inRound(RoundRectangle rectangle, int inset, long x, long y) {
        long edge = UNIT * inset;
        long right = UNIT * rectangle.width() - edge;
        long bottom = UNIT * rectangle.height() - edge;
        if (x < edge || y < edge || x > right || y > bottom) {
            return false;
        }
        int most = Math.min(rectangle.width(), rectangle.height());
        long reach = Math.max(0, UNIT * Math.min(2 * rectangle.radius(), most) / 2 - edge);
        long dx = Math.max(0, Math.max(edge + reach - x, x - (right - reach)));
        long dy = Math.max(0, Math.max(edge + reach - y, y - (bottom - reach)));
        return dx * dx + dy * dy <= reach * reach;
    }

    private static boolean onArc(Arc arc, long x, long y, boolean fine) {
        if (arc.sweep() == 0 || !inDisc(arc.radius(), x, y, fine)) {
            return false;
        }
        if (inDisc((long) arc.radius() - arc.width(), x, y, fine)) {
            return false;
        }
        double end = arc.start() + arc.sweep();
        boolean behindStart = x * sine(arc.start()) <= y * sine(arc.start() + 90);
        boolean beforeEnd = x * sine(end) >= y * sine(end + 90);
        return arc.sweep() >= 360
                || (arc.sweep() <= 180 ? behindStart && beforeEnd : behindStart || beforeEnd);
    }

    private static long sine(double degrees) {
        return Math.round(32768 * Math.sin(Math.toRadians(degrees % 360)));
    }

    private static boolean onLine(int[] points, boolean closed, int width, long x, long y, boolean fine) {
        int n = points.length;
        for (int i = closed ? 0 : 2; i < n; i += 2) {
            int x1 = points[(i + n - 2) % n];
            int y1 = points[(i + n - 1) % n];
            boolean near = width == 1 && !fine
                    ? isStep(x1, y1, points[i], points[i + 1], x / UNIT, y / UNIT)
                    : isNear(UNIT * x1, UNIT * y1, UNIT * points[i], UNIT * points[i + 1], UNIT / 2 * width, x, y);
            if (near) {
                return true;
            }
        }
        return false;
    }

    /// Whether a pixel is one of the steps of a thin line.
    private static boolean isStep(long x1, long y1, long x2, long y2, long x, long y) {
        if (Math.abs(x2 - x1) < Math.abs(y2 - y1)) {
            return isStep(y1, x1, y2, x2, y, x);
        }
        if (x2 < x1) {
            return isStep(x2, y2, x1, y1, x, y);
        }
        return x >= x1
                && x <= x2
                && (x1 == x2 ? y == y1 : y == Math.floorDiv(2 * (x2 - x1) * y1 + 2 * (x - x1) * (y2 - y1) + x2 - x1, 2 * (x2 - x1)));
    }

    private static boolean isNear(long x1, long y1, long x2, long y2, long reach, long x, long y) {
        long along = (x - x1) * (x2 - x1) + (y - y1) * (y2 - y1);
        long square = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
        if (along <= 0) {
            return (x - x1) * (x - x1) + (y - y1) * (y - y1) <= reach * reach;
        }
        if (along >= square) {
            return (x - x2) * (x - x2) + (y - y2) * (y - y2) <= reach * reach;
        }
        long cross = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1);
        return Math.multiplyExact(cross, cross) <= Math.multiplyExact(reach * reach, square);
    }

    /// The winding number by edges that cross the row to the right of the pixel.
    public static boolean inPolygon(int[] points, long x, long y) {
        return inPolygon(points, 1, x, y);
    }

    private static boolean inPolygon(int[] points, long unit, long x, long y) {
        int winding = 0;
        int n = points.length;
        for (int i = 0; i < n; i += 2) {
            long x1 = unit * points[i];
            long y1 = unit * points[i + 1];
            long x2 = unit * points[(i + 2) % n];
            long y2 = unit * points[(i + 3) % n];
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
