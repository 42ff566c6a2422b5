package io.github.displayio4j.preview;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import org.jspecify.annotations.Nullable;

/// Where the layers of a scene lie, in pixels of the display that shows it. Layers that are hidden lie nowhere.
final class LayerBoxes {
    private static final int MOST = 512;

    private final int[] boxes = new int[4 * MOST];
    private int count;

    /// Boxes of the layers, from the bottom to the top; groups have none. A
    /// stroke around a shape is not counted.
    int count() {
        return count;
    }

    /// `x1, y1, x2, y2` of each.
    int[] boxes() {
        return boxes;
    }

    /// Looks where the layers are; those beyond the 512th are left out.
    void find(@Nullable Group root) {
        count = 0;
        if (root != null && !root.isHidden()) {
            find(root, root.x(), root.y(), root.scale());
        }
    }

    private void find(Group group, int left, int top, int scale) {
        for (int i = 0; i < group.size(); i++) {
            Layer layer = group.get(i);
            if (layer.isHidden()) {
                continue;
            }
            if (layer instanceof Group inner) {
                find(inner, left + inner.x() * scale, top + inner.y() * scale, scale * inner.scale());
            } else if (count < MOST) {
                int at = 4 * count++;
                own(layer, at);
                for (int j = 0; j < 4; j++) {
                    boxes[at + j] = (j % 2 == 0 ? left : top) + boxes[at + j] * scale;
                }
            }
        }
    }

    /// The box in pixels of the layer's group.
    private void own(Layer layer, int at) {
        int x1 = 0;
        int y1 = 0;
        int x2 = 0;
        int y2 = 0;
        switch (layer) {
            case TileGrid grid -> {
                int w = grid.width() * grid.tileWidth();
                int h = grid.height() * grid.tileHeight();
                x2 = grid.transposeXy() ? h : w;
                y2 = grid.transposeXy() ? w : h;
            }
            case Rectangle rectangle -> {
                x2 = rectangle.width();
                y2 = rectangle.height();
            }
            case Circle circle -> {
                x1 = -circle.radius();
                y1 = x1;
                x2 = circle.radius() + 1;
                y2 = x2;
            }
            case Arc arc -> {
                x1 = -arc.radius();
                y1 = x1;
                x2 = arc.radius() + 1;
                y2 = x2;
            }
            case RoundRectangle rectangle -> {
                x2 = rectangle.width();
                y2 = rectangle.height();
            }
            case Line line -> {
                points(line.points(), line.width() / 2, at);
                x1 = boxes[at];
                y1 = boxes[at + 1];
                x2 = boxes[at + 2];
                y2 = boxes[at + 3];
            }
            case Polygon polygon -> {
                points(polygon.points(), 0, at);
                x1 = boxes[at];
                y1 = boxes[at + 1];
                x2 = boxes[at + 2];
                y2 = boxes[at + 3];
            }
            case Group _ -> throw new AssertionError(layer);
        }
        boxes[at] = layer.x() + x1;
        boxes[at + 1] = layer.y() + y1;
        boxes[at + 2] = layer.x() + x2;
        boxes[at + 3] = layer.y() + y2;
    }

    /// The box around points.
    ///
    /// @param around pixels that it is larger to each side
    private void points(int[] points, int around, int at) {
        boxes[at] = points[0] - around;
        boxes[at + 1] = points[1] - around;
        boxes[at + 2] = points[0] + 1 + around;
        boxes[at + 3] = points[1] + 1 + around;
        for (int i = 2; i < points.length; i += 2) {
            boxes[at] = Math.min(boxes[at], points[i] - around);
            boxes[at + 1] = Math.min(boxes[at + 1], points[i + 1] - around);
            boxes[at + 2] = Math.max(boxes[at + 2], points[i] + 1 + around);
            boxes[at + 3] = Math.max(boxes[at + 3], points[i + 1] + 1 + around);
        }
    }

    /// The topmost layer whose box (of a shape: whose pixels) holds a point, and the way there from the root;
    /// empty if there is none.
    String at(@Nullable Group root, int x, int y) {
        if (root == null || root.isHidden()) {
            return "";
        }
        return find(root, root.x(), root.y(), root.scale(), x, y, "");
    }

    private String find(Group group, int left, int top, int scale, int x, int y, String path) {
        for (int i = group.size() - 1; i >= 0; i--) {
            Layer layer = group.get(i);
            if (layer.isHidden()) {
                continue;
            }
            if (layer instanceof Group inner) {
                String found = find(
                        inner,
                        left + inner.x() * scale,
                        top + inner.y() * scale,
                        scale * inner.scale(),
                        x,
                        y,
                        path + i + "/");
                if (!found.isEmpty()) {
                    return found;
                }
            } else if (isIn(layer, left, top, scale, x, y)) {
                return "layer " + path + i + ": " + describe(layer);
            }
        }
        return "";
    }

    private static boolean isIn(Layer layer, int left, int top, int scale, int x, int y) {
        return switch (layer) {
            case TileGrid grid -> grid.contains(Math.floorDiv(x - left, scale), Math.floorDiv(y - top, scale));
            case VectorShape shape -> shape.contains(x, y);
            case Group _ -> false;
        };
    }

    private static String describe(Layer layer) {
        String what =
                switch (layer) {
                    case TileGrid grid ->
                        "tiles " + grid.width() + "x" + grid.height() + " of " + grid.tileWidth() + "x"
                                + grid.tileHeight();
                    case Rectangle rectangle -> "rectangle " + rectangle.width() + "x" + rectangle.height();
                    case Circle circle -> "circle of radius " + circle.radius();
                    case RoundRectangle rectangle -> "round rectangle " + rectangle.width() + "x" + rectangle.height();
                    case Arc arc -> "arc of radius " + arc.radius();
                    case Line line -> "line of " + line.points().length / 2 + " points";
                    case Polygon polygon -> "polygon of " + polygon.points().length / 2 + " points";
                    case Group group -> "group of " + group.size();
                };
        return what + " at " + layer.x() + "," + layer.y();
    }
}
