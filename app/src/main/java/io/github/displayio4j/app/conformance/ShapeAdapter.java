package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.ArrayList;
import java.util.List;

/// `vectorio.Circle`, `vectorio.Rectangle` and `vectorio.Polygon`.
final class ShapeAdapter extends LayerAdapter {
    private final VectorShape shape;
    private final Values values;

    private ShapeAdapter(String type, VectorShape shape, Values values) {
        super(type, shape);
        this.shape = shape;
        this.values = values;
    }

    static ShapeAdapter make(String type, Arguments args, Values values) {
        ShaderAdapter shader = args.object(-1, "pixel_shader", ShaderAdapter.class);
        VectorShape shape =
                switch (type) {
                    case "Circle" -> new Circle(shader.shader, args.integer(-1, "radius"));
                    case "Rectangle" ->
                        new Rectangle(shader.shader, args.integer(-1, "width"), args.integer(-1, "height"));
                    default -> new Polygon(shader.shader, points(args.object(-1, "points", List.class)));
                };
        shape.moveTo(args.integer(-1, "x", 0), args.integer(-1, "y", 0));
        shape.setColorIndex(args.integer(-1, "color_index", 0));
        return new ShapeAdapter(type, shape, values);
    }

    private static int[] points(Object value) {
        if (!(value instanceof List<?> list)) {
            throw new WrongType("points must be a list, not " + value);
        }
        int[] out = new int[2 * list.size()];
        for (int i = 0; i < list.size(); i++) {
            out[2 * i] = column(pair(list.get(i)), 1);
            out[2 * i + 1] = row(pair(list.get(i)), 1);
        }
        return out;
    }

    private static List<?> pair(Object value) {
        if (value instanceof List<?> list && list.size() == 2) {
            return list;
        }
        throw new WrongType("a point must be a pair, not " + value);
    }

    @Override
    Object call(String method, Arguments args) {
        return method.equals("contains")
                ? (Object) contains(args.integer(0, "x"), args.integer(1, "y"))
                : super.call(method, args);
    }

    /// CircuitPython asks for a pixel of the panel, however the display is turned; the engine for one of the picture.
    private boolean contains(int x, int y) {
        for (Object object : values.all()) {
            if (object instanceof DisplayAdapter display) {
                int[] upright = display.upright(x, y);
                return shape.contains(upright[0], upright[1]);
            }
        }
        return shape.contains(x, y);
    }

    @Override
    void set(String attribute, Object value) {
        switch (attribute) {
            case "location" -> shape.moveTo(column(pair(value), 1), row(pair(value), 1));
            case "color_index" -> shape.setColorIndex(integer(value));
            case "pixel_shader" -> {
                if (!(value instanceof ShaderAdapter to)) {
                    throw new WrongType("pixel_shader must be a shader, not " + value);
                }
                shape.setPixelShader(to.shader);
            }
            default -> {
                switch (shape) {
                    case Circle circle when attribute.equals("radius") -> circle.setRadius(integer(value));
                    case Rectangle rectangle when attribute.equals("width") -> rectangle.setWidth(integer(value));
                    case Rectangle rectangle when attribute.equals("height") -> rectangle.setHeight(integer(value));
                    case Polygon polygon when attribute.equals("points") -> polygon.setPoints(points(value));
                    default -> super.set(attribute, value);
                }
            }
        }
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "location" -> List.of((long) shape.x(), (long) shape.y());
            case "color_index" -> (long) shape.colorIndex();
            case "pixel_shader" -> shape.pixelShader();
            default ->
                switch (shape) {
                    case Circle circle when attribute.equals("radius") -> (long) circle.radius();
                    case Rectangle rectangle when attribute.equals("width") -> (long) rectangle.width();
                    case Rectangle rectangle when attribute.equals("height") -> (long) rectangle.height();
                    case Polygon polygon when attribute.equals("points") -> points(polygon);
                    default -> super.get(attribute);
                };
        };
    }

    private static Object points(Polygon polygon) {
        List<Object> out = new ArrayList<>();
        int[] points = polygon.points();
        for (int i = 0; i < points.length; i += 2) {
            out.add(List.of((long) points[i], (long) points[i + 1]));
        }
        return out;
    }
}
