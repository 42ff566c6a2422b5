package io.github.displayio4j.app.gallery;

import static io.github.displayio4j.app.gallery.Material.at;
import static io.github.displayio4j.app.gallery.Material.group;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Gradient;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import java.util.ArrayList;
import java.util.List;

/// Shapes with sharp and smooth edges, strokes and gradients.
final class ShapePieces {
    private static final int ORANGE = 0;
    private static final int WHITE = 1;
    private static final int BLUE = 2;
    private static final int FIRST = 3;
    private static final int LAST = 34;

    private ShapePieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        for (boolean smooth : new boolean[] {false, true}) {
            String edges = smooth ? ", smooth" : "";
            shapes(
                    pieces,
                    "Circle" + edges,
                    smooth,
                    colored(circle(45), ORANGE),
                    colored(at(circle(18), 96, 44), BLUE));
            shapes(pieces, "Polygon" + edges, smooth, colored(star(), ORANGE));
            shapes(pieces, "RoundRectangle" + edges, smooth, colored(box(14), ORANGE));
            shapes(pieces, "Line" + edges, smooth, colored(zigzag(1), WHITE), colored(at(zigzag(7), 0, 30), ORANGE));
            shapes(
                    pieces,
                    "Arc" + edges,
                    smooth,
                    colored(arc(45, 12, 135, 270), ORANGE),
                    colored(arc(28, 6, 0, 90), BLUE));
        }
        shapes(pieces, "Circle, stroke", true, stroked(circle(40), 7));
        shapes(pieces, "Rectangle, stroke", false, stroked(at(new Rectangle(colours(), 100, 60), 30, 26), 5));
        shapes(pieces, "RoundRectangle, stroke", true, stroked(box(20), 4));
        shapes(pieces, "Polygon, stroke", true, stroked(star(), 5));
        shapes(pieces, "stroke alone", true, hollow(circle(45), 9), hollow(box(8), 2));
        shapes(pieces, "Gradient.linear", true, graded(box(14), Gradient.linear(0, 0, FIRST, 109, 69, LAST)));
        shapes(pieces, "Gradient.radial", true, graded(circle(45), Gradient.radial(-15, -15, FIRST, 70, LAST)));
        shapes(pieces, "Gradient, of a Polygon", true, graded(star(), Gradient.linear(0, -45, FIRST, 0, 45, LAST)));
        shapes(pieces, "Gradient, true colours", false, trueColours());
        pieces.add(new Piece("shapes in a scaled Group", () -> {
            var scaled = new io.github.displayio4j.displayio.Group(3);
            Circle circle = new Circle(colours(), 10, 14, 14);
            circle.setSmooth(true);
            scaled.append(stroked(circle, 2));
            scaled.append(colored(at(new Line(colours(), 1, 0, 0, 20, 12), 30, 8), WHITE));
            return group(ScenePieces.background(), scaled);
        }));
        return pieces;
    }

    private static void shapes(List<Piece> pieces, String name, boolean smooth, VectorShape... shapes) {
        pieces.add(new Piece(name, () -> {
            var group = group(ScenePieces.background());
            for (VectorShape shape : shapes) {
                shape.setSmooth(smooth);
                group.append(shape);
            }
            return group;
        }));
    }

    /// The entries above, and a ramp between the last two.
    private static Palette colours() {
        Palette palette = new Palette(LAST + 1);
        palette.set(ORANGE, 0xff7030);
        palette.set(WHITE, 0xffffff);
        palette.set(BLUE, 0x3080ff);
        Gradient.ramp(palette, FIRST, 0xfff080, LAST, 0xb00060);
        return palette;
    }

    private static Circle circle(int radius) {
        return new Circle(colours(), radius, 80, 56);
    }

    private static Polygon star() {
        return at(new Polygon(colours(), ScenePieces.star(45)), 80, 56);
    }

    private static RoundRectangle box(int radius) {
        return at(new RoundRectangle(colours(), 110, 70, radius), 25, 21);
    }

    private static Line zigzag(int width) {
        return new Line(colours(), width, 12, 45, 40, 14, 66, 60, 92, 14, 118, 60, 146, 20);
    }

    private static Arc arc(int radius, int width, double start, double sweep) {
        return at(new Arc(colours(), radius, width, start, sweep), 80, 56);
    }

    private static VectorShape trueColours() {
        Rectangle shape = at(new Rectangle(new ColorConverter(), 140, 90), 10, 11);
        shape.setGradient(Gradient.linear(0, 0, 0x2040ff, 139, 0, 0xffe040));
        return shape;
    }

    private static VectorShape colored(VectorShape shape, int index) {
        shape.setColorIndex(index);
        return shape;
    }

    private static VectorShape stroked(VectorShape shape, int width) {
        shape.setColorIndex(ORANGE);
        shape.setStroke(width, WHITE);
        return shape;
    }

    private static VectorShape hollow(VectorShape shape, int width) {
        shape.setFilled(false);
        return stroked(shape, width);
    }

    private static VectorShape graded(VectorShape shape, Gradient gradient) {
        shape.setGradient(gradient);
        return shape;
    }
}
