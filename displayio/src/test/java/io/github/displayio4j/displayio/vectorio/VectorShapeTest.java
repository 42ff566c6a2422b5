package io.github.displayio4j.displayio.vectorio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.oracle.ShapeOracle;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What shapes hold: pictures, the slow test of every pixel, and misuse.
class VectorShapeTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);

    private final Palette palette = new Palette(2);

    @Test
    void circlesRectanglesAndPolygonsHaveTheirPixels() {
        assertEquals("..#.. / .###. / ##### / .###. / ..#..", picture(new Circle(palette, 2), -2, -2, 3, 3));
        assertEquals(
                ". # . / ### / . # .".replace(" ", "").replace("/", " / "),
                picture(new Circle(palette, 1), -1, -1, 2, 2));
        assertEquals(".... / .##. / ....", picture(new Rectangle(palette, 2, 1), -1, -1, 3, 2));
        // the right and lower edges are outside
        assertEquals("##.. / ##.. / .... / ....", picture(new Polygon(palette, 0, 0, 2, 0, 2, 2, 0, 2), 0, 0, 4, 4));
        assertEquals("##### / .###. / ..#.. / .....", picture(new Polygon(palette, 0, 0, 5, 0, 2, 3), 0, 0, 5, 4));
    }

    @Test
    void aPolygonIsFilledWhereItWindsRound() {
        // twice round the same way: the inner square is filled too
        Polygon twice = new Polygon(palette, 0, 0, 6, 0, 6, 6, 0, 6, 0, 0, 2, 2, 4, 2, 4, 4, 2, 4, 2, 2);
        assertTrue(twice.contains(3, 3));
        // the inner square the other way round: a hole
        Polygon hole = new Polygon(palette, 0, 0, 6, 0, 6, 6, 0, 6, 0, 0, 2, 2, 2, 4, 4, 4, 4, 2, 2, 2);
        assertFalse(hole.contains(3, 3));
        assertEquals("###### / ###### / ##..## / ##..## / ###### / ######", picture(hole, 0, 0, 6, 6));
    }

    @Test
    void polygonsThatShareAnEdgeMeetWithoutGapOrOverlap() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            int[] corner = {0, 0, 30, 0, 30, 30, 0, 30};
            int x = 1 + random.nextInt(29);
            int y = 1 + random.nextInt(29);
            int[] held = new int[30 * 30];
            for (int i = 0; i < 4; i++) {
                int j = (i + 1) % 4;
                Polygon part =
                        new Polygon(palette, corner[2 * i], corner[2 * i + 1], corner[2 * j], corner[2 * j + 1], x, y);
                for (int at = 0; at < held.length; at++) {
                    held[at] += part.contains(at % 30, at / 30) ? 1 : 0;
                }
            }
            for (int at = 0; at < held.length; at++) {
                assertEquals(1, held[at], "seed " + SEED + " round " + round + " at " + at % 30 + "," + at / 30);
            }
        }
    }

    @Test
    void runsOfRowsAndColumnsAreThePixelsThatTheSlowTestFinds() {
        for (int round = 0; round < 3000; round++) {
            Random random = new Random(SEED + round);
            int range = new int[] {2, 6, 20, 60}[random.nextInt(4)];
            int[] points = new int[2 * (3 + random.nextInt(10))];
            for (int i = 0; i < points.length; i++) {
                // points that fall together, flat and straight ones must happen
                boolean same = i >= 2 && random.nextInt(4) == 0;
                points[i] = same ? points[i - 2] : random.nextInt(2 * range + 1) - range;
            }
            String name = "seed " + (SEED + round) + " " + Arrays.toString(points);
            assertRuns(new Polygon(palette, points), range + 2, name, (x, y) -> ShapeOracle.inPolygon(points, x, y));
        }
        for (int radius = 1; radius <= 60; radius++) {
            int r = radius;
            assertRuns(new Circle(palette, r), r + 2, "radius " + r, (x, y) -> x * x + y * y <= r * r);
        }
        assertRuns(new Rectangle(palette, 7, 4), 9, "7x4", (x, y) -> x >= 0 && y >= 0 && x < 7 && y < 4);
    }

    @Test
    void hugePolygonsDoNotOverflow() {
        int[] points = {-32768, -32768, 32767, -32767, 32767, 32767, -32768, 32766, 32767, 0};
        Polygon polygon = new Polygon(palette, points);
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            int x = random.nextInt(65536) - 32768;
            int y = random.nextInt(65535) - 32768;
            boolean expected = ShapeOracle.inPolygon(points, x, y);
            assertEquals(expected, inRuns(polygon, false, y, x), "row " + y + " at " + x);
            if (x < 32767) {
                assertEquals(expected, inRuns(polygon, true, x, y), "column " + x + " at " + y);
            }
        }
        Circle circle = new Circle(palette, 32767);
        assertTrue(circle.contains(0, 32767));
        assertFalse(circle.contains(1, 32767));
        assertTrue(circle.contains(255, 32766));
        assertFalse(circle.contains(256, 32766));
    }

    @Test
    void containsSeesPlaceAndScaleOfAllGroups() {
        Group root = new Group(2);
        Group inner = new Group(3);
        Rectangle shape = new Rectangle(palette, 2, 1, 5, -1);
        root.moveTo(1, 2);
        inner.moveTo(-3, 4);
        root.append(inner);
        inner.append(shape);
        // left 1 + 2 * (-3 + 3 * 5) = 25, top 2 + 2 * (4 - 3) = 4, pixels of 6 x 6
        assertTrue(shape.contains(25, 4));
        assertTrue(shape.contains(36, 9));
        assertFalse(shape.contains(24, 4));
        assertFalse(shape.contains(37, 9));
        assertFalse(shape.contains(25, 3));
        assertFalse(shape.contains(25, 10));
        inner.remove(shape);
        assertTrue(shape.contains(5, -1));
    }

    @Test
    void misuseNamesValueAndRangeAndChangesNothing() {
        Circle circle = new Circle(palette, 3);
        Rectangle rectangle = new Rectangle(palette, 3, 4);
        Polygon polygon = new Polygon(palette, 0, 0, 4, 0, 0, 4);
        assertMessage("radius must be 1..32767, not 0", () -> circle.setRadius(0));
        assertMessage("radius must be 1..32767, not 32768", () -> new Circle(palette, 32768));
        assertMessage("-32768..32767, not 40000, 0", () -> new Circle(palette, 3, 40000, 0));
        assertMessage("size must be 1..32767, not 0x4", () -> rectangle.setWidth(0));
        assertMessage("size must be 1..32767, not 3x-1", () -> rectangle.setHeight(-1));
        assertMessage("size must be 1..32767, not 9x0", () -> rectangle.setSize(9, 0));
        assertMessage("must have 3..32767 points, x and y of each, not 4 numbers", () -> polygon.setPoints(0, 0, 1, 1));
        assertMessage("not 7 numbers", () -> new Polygon(palette, 0, 0, 1, 1, 2, 2, 3));
        assertMessage("not 65536 numbers", () -> new Polygon(palette, new int[65536]));
        assertMessage("-32768..32767, not 32768 in point 1", () -> polygon.setPoints(0, 0, 1, 32768, 2, 2));
        assertMessage("colour index must be 0..16777215, not -1", () -> circle.setColorIndex(-1));
        assertMessage("not a TilePaletteMapper", () -> circle.setPixelShader(new TilePaletteMapper(palette, 2)));
        assertEquals(3, circle.radius());
        assertEquals(palette, circle.pixelShader());
        assertEquals(0, circle.colorIndex());
        assertEquals(3 + " " + 4, rectangle.width() + " " + rectangle.height());
        assertArrayEquals(new int[] {0, 0, 4, 0, 0, 4}, polygon.points());
    }

    @Test
    void aPolygonKeepsCopiesOfItsPoints() {
        int[] points = {0, 0, 4, 0, 0, 4};
        Polygon polygon = new Polygon(palette, points);
        points[2] = 9;
        polygon.points()[2] = 9;
        assertArrayEquals(new int[] {0, 0, 4, 0, 0, 4}, polygon.points());
        polygon.setPoints(points);
        points[2] = 7;
        assertArrayEquals(new int[] {0, 0, 9, 0, 0, 4}, polygon.points());
    }

    private static void assertMessage(String part, Runnable misuse) {
        var e = assertThrows(IllegalArgumentException.class, misuse::run);
        assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    }

    private interface Inside {
        boolean test(int x, int y);
    }

    private static void assertRuns(VectorShape shape, int range, String name, Inside inside) {
        for (int y = -range; y < range; y++) {
            for (int x = -range; x < range; x++) {
                boolean expected = inside.test(x, y);
                String at = name + " at " + x + "," + y;
                assertEquals(expected, inRuns(shape, false, y, x), at + " by rows");
                assertEquals(expected, inRuns(shape, true, x, y), at + " by columns");
                assertEquals(expected, shape.contains(x, y), at);
            }
        }
    }

    /// Runs of strokes and of smooth edges, by rows and by columns, are the points that the slow test finds.
    @Test
    void runsOfAllShapesAreThePointsThatTheSlowTestFinds() {
        for (int round = 0; round < 150; round++) {
            Random random = new Random(SEED + round);
            VectorShape shape = shape(random);
            boolean stroked = !(shape instanceof Line) && !(shape instanceof Arc);
            shape.setStroke(stroked ? random.nextInt(6) : 0, 1);
            String name = "seed " + (SEED + round) + " " + shape.getClass().getSimpleName();
            for (boolean smooth : new boolean[] {false, true}) {
                shape.setSmooth(smooth);
                shape.setFilled(random.nextBoolean());
                for (int y = -24; y < 24; y++) {
                    for (int x = -24; x < 24; x++) {
                        int[] expected = ShapeOracle.points(shape, x, y);
                        for (boolean column : new boolean[] {false, true}) {
                            int stroke = points(shape, true, smooth, column, x, y);
                            int fill = points(shape, false, smooth, column, x, y);
                            // the runs know nothing of an empty shape, nor of the stroke upon it
                            boolean asked = shape.isFilled() && expected[0] == 0;
                            if (stroke != expected[0] || (asked && fill != expected[1])) {
                                fail(name + (smooth ? " smooth" : "") + (column ? " by columns" : " by rows") + " at "
                                        + x + "," + y + ": stroke " + stroke + ", fill " + fill + ", not "
                                        + Arrays.toString(expected));
                            }
                        }
                        if (!smooth) {
                            assertEquals(expected[0] + expected[1] > 0, shape.contains(x, y), name);
                        }
                    }
                }
            }
        }
    }

    private VectorShape shape(Random random) {
        int[] points = new int[2 * (3 + random.nextInt(4))];
        for (int i = 0; i < points.length; i++) {
            boolean same = i >= 2 && random.nextInt(4) == 0;
            points[i] = same ? points[i - 2] : random.nextInt(31) - 15;
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Circle(palette, 1 + random.nextInt(20));
            case 1 -> new Rectangle(palette, 1 + random.nextInt(20), 1 + random.nextInt(20));
            case 2 -> new RoundRectangle(palette, 1 + random.nextInt(20), 1 + random.nextInt(20), random.nextInt(13));
            case 3 -> new Polygon(palette, points);
            case 4 -> new Line(palette, 1 + random.nextInt(8), points);
            default ->
                new Arc(
                        palette,
                        1 + random.nextInt(20),
                        1 + random.nextInt(22),
                        random.nextInt(8) * 45,
                        random.nextBoolean() ? random.nextInt(9) * 45 : 360 * random.nextDouble());
        };
    }

    /// How many of 64 points of a pixel the runs of its lines have.
    private static int points(VectorShape shape, boolean stroke, boolean fine, boolean column, int x, int y) {
        int side = fine && !(shape instanceof Rectangle) ? 8 : 1;
        int found = 0;
        for (int i = 0; i < side; i++) {
            int line = side * (column ? x : y) + i;
            for (int k = 0; k < side; k++) {
                found += inRuns(shape, stroke, side, column, line, side * (column ? y : x) + k) ? 1 : 0;
            }
        }
        return found * (ShapeOracle.POINTS / (side * side));
    }

    @Test
    void linesOfHugeLengthDoNotOverflow() {
        Line line = new Line(palette, 1024, -32768, -32768, 32767, 32767);
        assertTrue(inRuns(line, false, 0, 0));
        assertTrue(inRuns(line, false, 0, 724)); // 1024 / 2 * square root of 2 is 724.1
        assertFalse(inRuns(line, false, 0, 725));
        assertTrue(inRuns(line, true, 20000, 20724));
        assertFalse(inRuns(line, true, 20000, 20725));
        Line thin = new Line(palette, 1, -32768, 0, 32767, 1);
        assertTrue(inRuns(thin, false, 0, -1));
        assertTrue(inRuns(thin, false, 1, 0));
        assertFalse(inRuns(thin, false, 0, 0));
    }

    @Test
    void anArcIsAPartOfARing() {
        assertEquals(
                "..... / ..... / ..### / ..##. / ..#..",
                picture(new Arc(palette, 2, 3, 0, 90), -2, -2, 3, 3),
                "a quarter");
        assertEquals(
                "..#.. / .#.#. / ..... / ..... / .....",
                picture(new Arc(palette, 2, 1, 200, 140), -2, -2, 3, 3),
                "above");
        assertEquals(
                picture(new Circle(palette, 5), -6, -6, 6, 6), picture(new Arc(palette, 5, 6, 77, 360), -6, -6, 6, 6));
        assertEquals("... / ... / ...", picture(new Arc(palette, 1, 1, 77, 0), -1, -1, 2, 2));
    }

    @Test
    void gradientsGoFromOneValueToAnother() {
        Palette ramp = new Palette(5);
        Gradient.ramp(ramp, 0, 0x000000, 4, 0xff8040);
        assertEquals(
                "0 402010 804020 bf6030 ff8040",
                IntStream.range(0, 5)
                        .mapToObj(i -> Integer.toHexString(ramp.get(i)))
                        .collect(Collectors.joining(" ")));
        Gradient linear = Gradient.linear(2, 0, 0, 10, 0, 4);
        assertEquals(0, linear.value(-5, 3, ramp));
        assertEquals(2, linear.value(6, 9, ramp));
        assertEquals(4, linear.value(40, 0, ramp));
        Gradient radial = Gradient.radial(1, 1, 4, 8, 0);
        assertEquals(4, radial.value(1, 1, ramp));
        assertEquals(2, radial.value(1, 5, ramp));
        assertEquals(0, radial.value(20, 20, ramp));
        Gradient colors = Gradient.linear(0, 0, 0xff0000, 4, 0, 0x0000ff);
        assertEquals(0x800080, colors.value(2, 0, new ColorConverter()));
        assertThrows(IllegalArgumentException.class, () -> Gradient.linear(1, 1, 0, 1, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Gradient.linear(1, 1, -1, 1, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> Gradient.ramp(ramp, 3, 0, 3, 0));
    }

    @Test
    void theColorWheelGoesOnceRound() {
        assertEquals(
                "ff0000 fc0300 ff00 fc03 ff 300fc ff0000",
                IntStream.of(0, 1, 85, 86, 170, 171, 256)
                        .mapToObj(i -> Integer.toHexString(Gradient.colorWheel(i)))
                        .collect(Collectors.joining(" ")));
        assertEquals(Gradient.colorWheel(255), Gradient.colorWheel(-1));
    }

    @Test
    void misuseOfTheNewShapes() {
        Line line = new Line(palette, 1, 0, 0, 5, 5);
        Arc arc = new Arc(palette, 5, 2, 0, 90);
        RoundRectangle round = new RoundRectangle(palette, 5, 5, 2);
        assertMessage("Line is a stroke itself", () -> line.setStroke(1, 0));
        assertMessage("Arc is a stroke itself", () -> arc.setStroke(1, 0));
        assertMessage("width of a stroke must be 0..1024, not -1", () -> round.setStroke(-1, 0));
        assertMessage("colour index must be 0..16777215", () -> round.setStroke(1, -1));
        assertMessage("width must be 1..1024, not 0", () -> line.setWidth(0));
        assertMessage("must have 2..32767 points", () -> line.setPoints(1, 2));
        assertMessage("sweep must be 0..360", () -> arc.setAngles(0, 361));
        assertMessage("sweep must be 0..360", () -> arc.setAngles(Double.NaN, 1));
        assertMessage("radius must be 1..32767", () -> arc.setRing(0, 1));
        assertMessage("radius must be 0..32767, not -1", () -> round.setRadius(-1));
        assertMessage("size must be 1..32767, not 0x5", () -> round.setSize(0, 5));
        assertEquals(
                "5 5 2 0", round.width() + " " + round.height() + " " + round.radius() + " " + round.strokeWidth());
        assertEquals(1, line.width());
    }

    private static boolean inRuns(VectorShape shape, boolean column, int line, int at) {
        return inRuns(shape, false, 1, column, line, at);
    }

    private static boolean inRuns(VectorShape shape, boolean stroke, int side, boolean column, int line, int at) {
        SceneAccess access = SceneAccess.get();
        if (line < side * (column ? access.boxX1(shape) : access.boxY1(shape))
                || line >= side * (column ? access.boxX2(shape) : access.boxY2(shape))
                || (stroke && shape.strokeWidth() == 0)) {
            return false;
        }
        long[] runs = new long[access.maxRuns(shape)];
        int n = stroke
                ? access.strokeRuns(shape, column, line, side > 1, runs)
                : access.runs(shape, column, line, side > 1, runs);
        int end = side * (column ? access.boxY1(shape) : access.boxX1(shape));
        boolean inside = false;
        for (int i = 0; i < n; i++) {
            int from = (int) (runs[i] >> 32);
            int to = (int) runs[i];
            assertTrue(i == 0 ? from >= end : from > end, "runs are in the box, ordered and apart");
            assertTrue(from < to, "a run is not empty");
            end = to;
            inside |= at >= from && at < to;
        }
        assertTrue(end <= side * (column ? access.boxY2(shape) : access.boxX2(shape)), "the last run ends in the box");
        return inside;
    }

    private static String picture(VectorShape shape, int x1, int y1, int x2, int y2) {
        StringBuilder out = new StringBuilder();
        for (int y = y1; y < y2; y++) {
            out.append(y > y1 ? " / " : "");
            for (int x = x1; x < x2; x++) {
                out.append(shape.contains(x, y) ? '#' : '.');
            }
        }
        return out.toString();
    }

    @Test
    void shadersAndValuesAreSet() {
        Circle circle = new Circle(palette, 3);
        PixelShader other = new Palette(5);
        circle.setPixelShader(other);
        circle.setColorIndex(4);
        assertEquals(other, circle.pixelShader());
        assertEquals(4, circle.colorIndex());
    }
}
