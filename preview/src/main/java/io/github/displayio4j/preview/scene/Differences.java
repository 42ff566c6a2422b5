package io.github.displayio4j.preview.scene;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.vectorio.Arc;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Line;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import io.github.displayio4j.displayio.vectorio.RoundRectangle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes what two versions of a scene file say differently, value by value.
final class Differences {
    private final LayerFactory factory;
    private final Map<String, Label> labels;

    /// Palettes and bitmaps that stay are changed at once.
    Differences(
            SceneText before,
            SceneText now,
            Map<String, Palette> palettes,
            Map<String, Picture> pictures,
            Map<String, Label> labels) {
        factory = new LayerFactory(palettes, pictures);
        this.labels = labels;
        for (Node node : now.byId().values()) {
            Node old = before.byId().get(node.id());
            if (old == null || old.kind() != node.kind()) {
                continue;
            }
            if (node.kind() == Kind.PALETTE) {
                colours(Objects.requireNonNull(palettes.get(node.id())), old, node);
            } else if (node.kind() == Kind.BITMAP) {
                values((Bitmap) Objects.requireNonNull(pictures.get(node.id())).bitmap(), old, node);
            }
        }
    }

    private static void colours(Palette palette, Node before, Node now) {
        List<Object> old = before.rows().stream().flatMap(List::stream).toList();
        List<Object> colours = now.rows().stream().flatMap(List::stream).toList();
        for (int i = 0; old.size() == colours.size() && i < old.size(); i++) {
            if (!old.get(i).equals(colours.get(i))) {
                setColour(palette, i, colours.get(i));
            }
        }
    }

    /// @param colour an `Rgb`, or the word transparent
    static void setColour(Palette palette, int i, Object colour) {
        if (colour instanceof Token.Rgb rgb) {
            palette.set(i, rgb.value());
            palette.makeOpaque(i);
        } else {
            palette.makeTransparent(i);
        }
    }

    private static void values(Bitmap bitmap, Node before, Node now) {
        if (before.rows().size() != now.rows().size()
                || before.rows().getFirst().size() != now.rows().getFirst().size()) {
            return; // another bitmap
        }
        for (int y = 0; y < now.rows().size(); y++) {
            for (int x = 0; x < now.rows().get(y).size(); x++) {
                Object value = now.rows().get(y).get(x);
                if (!value.equals(before.rows().get(y).get(x))) {
                    bitmap.set(x, y, (Integer) value);
                }
            }
        }
    }

    /// Changes a layer that stays.
    void change(Layer layer, Node before, Node now) {
        Label label = labels.get(now.id());
        if (!before.values("at").equals(now.values("at"))) {
            if (label == null) {
                layer.moveTo(now.number("at", 0), now.number("at", 1));
            } else {
                label.moveTo(now.number("at", 0), now.number("at", 1));
            }
        }
        if (before.has("hidden") != now.has("hidden")) {
            layer.setHidden(now.has("hidden"));
        }
        if (!before.values("opacity").equals(now.values("opacity"))) {
            layer.setOpacity(now.fraction("opacity"));
        }
        if (label != null) {
            label(label, before, now);
            return;
        }
        switch (layer) {
            case Group group -> {
                if (!before.values("scale").equals(now.values("scale"))) {
                    group.setScale(now.number("scale", 0));
                }
            }
            case VectorShape shape -> shape(shape, before, now);
            case TileGrid grid -> grid(grid, before, now);
        }
    }

    private static void label(Label label, Node before, Node now) {
        if (!before.values("text").equals(now.values("text"))) {
            label.setText((String) now.values("text").getFirst());
        }
        if (!before.values("color").equals(now.values("color"))) {
            label.setColor(now.colour("color"));
        }
        if (!before.values("background").equals(now.values("background"))) {
            if (now.has("background")) {
                label.setBackground(now.colour("background"));
            } else {
                label.clearBackground();
            }
        }
        if (!before.values("scale").equals(now.values("scale"))) {
            label.setScale(now.number("scale", 0));
        }
    }

    private void shape(VectorShape shape, Node before, Node now) {
        switch (shape) {
            case Rectangle rectangle -> {
                if (!before.values("size").equals(now.values("size"))) {
                    rectangle.setSize(now.number("size", 0), now.number("size", 1));
                }
            }
            case Circle circle -> {
                if (!before.values("radius").equals(now.values("radius"))) {
                    circle.setRadius(now.number("radius", 0));
                }
            }
            case Polygon polygon -> {
                if (!before.values("points").equals(now.values("points"))) {
                    polygon.setPoints(LayerFactory.points(now));
                }
            }
            case Arc _, Line _, RoundRectangle _ -> throw new AssertionError(shape); // no file makes them
        }
        if (now.has("palette")) {
            shape.setPixelShader(factory.shader(now)); // the same object where nothing changed
        } else if (!before.values("fill").equals(now.values("fill"))) {
            if (before.has("fill") && shape.pixelShader() instanceof Palette own) {
                own.set(0, now.colour("fill"));
            } else {
                shape.setPixelShader(factory.shader(now));
            }
        }
        if (!before.values("index").equals(now.values("index"))) {
            shape.setColorIndex(now.number("index", 0));
        }
    }

    private void grid(TileGrid grid, Node before, Node now) {
        Picture picture = factory.picture(now);
        if (grid.bitmap() != picture.bitmap()) {
            grid.setBitmap(picture.bitmap());
        }
        if (grid.pixelShader() != factory.shader(now)) {
            grid.setPixelShader(factory.shader(now));
        }
        if (before.has("flip-x") != now.has("flip-x") || before.has("flip-y") != now.has("flip-y")) {
            grid.setFlip(now.has("flip-x"), now.has("flip-y"));
        }
        if (before.has("transpose") != now.has("transpose")) {
            grid.setTransposeXy(now.has("transpose"));
        }
        for (int y = 0; y < now.rows().size(); y++) {
            for (int x = 0; x < now.rows().get(y).size(); x++) {
                Object tile = now.rows().get(y).get(x);
                if (!tile.equals(before.rows().get(y).get(x))) {
                    grid.setTile(x, y, (Integer) tile);
                }
            }
        }
    }

    /// A layer that takes the place of another one is where that was, unless the file says otherwise now.
    static void keepState(@Nullable Layer old, Layer layer, Node before, Node now) {
        boolean labels = before.kind() == Kind.LABEL || now.kind() == Kind.LABEL; // which place themselves
        if (old == null || labels) {
            return;
        }
        if (before.values("at").equals(now.values("at"))) {
            layer.moveTo(old.x(), old.y());
        }
        if (before.has("hidden") == now.has("hidden")) {
            layer.setHidden(old.isHidden());
        }
        if (before.values("opacity").equals(now.values("opacity"))) {
            layer.setOpacity(old.opacity());
        }
    }
}
