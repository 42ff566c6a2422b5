package io.github.displayio4j.preview.scene;

import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes layers from nothing, as the file describes them.
final class LayerFactory {
    private final Map<String, Palette> palettes;
    private final Map<String, Picture> pictures;

    LayerFactory(Map<String, Palette> palettes, Map<String, Picture> pictures) {
        this.palettes = palettes;
        this.pictures = pictures;
    }

    /// Makes a layer; a group is empty.
    ///
    /// @param labels gets the label, if it is one
    /// @throws IllegalArgumentException if a value does not fit the others
    Layer make(Node node, Map<String, Label> labels) {
        Layer layer =
                switch (node.kind()) {
                    case GROUP -> new Group(node.number("scale", 0));
                    case LABEL -> {
                        Label label = label(node);
                        labels.put(node.id(), label);
                        yield label.layer();
                    }
                    case RECTANGLE ->
                        shape(node, new Rectangle(shader(node), node.number("size", 0), node.number("size", 1)));
                    case CIRCLE -> shape(node, new Circle(shader(node), node.number("radius", 0)));
                    case POLYGON -> shape(node, new Polygon(shader(node), points(node)));
                    case PICTURE, TILES -> grid(node);
                    case PALETTE, BITMAP, IMAGE -> throw new AssertionError(node.kind());
                };
        if (node.kind() != Kind.LABEL) { // which has its own way to its place
            layer.moveTo(node.number("at", 0), node.number("at", 1));
        }
        layer.setHidden(node.has("hidden"));
        layer.setOpacity(node.fraction("opacity"));
        return layer;
    }

    private static Label label(Node node) {
        Label label = new Label((String) node.values("text").getFirst(), node.colour("color"));
        if (node.has("background")) {
            label.setBackground(node.colour("background"));
        }
        label.setScale(node.number("scale", 0));
        label.moveTo(node.number("at", 0), node.number("at", 1));
        return label;
    }

    private static VectorShape shape(Node node, VectorShape shape) {
        shape.setColorIndex(node.number("index", 0));
        return shape;
    }

    static int[] points(Node node) {
        return node.values("points").stream().mapToInt(value -> (Integer) value).toArray();
    }

    /// What colours a shape, a picture or tiles.
    PixelShader shader(Node node) {
        if (node.has("palette")) {
            return Objects.requireNonNull(palettes.get(node.reference("palette")));
        }
        if (node.has("fill")) {
            Palette own = new Palette(1);
            own.set(0, node.colour("fill"));
            return own;
        }
        return Objects.requireNonNull(picture(node).shader());
    }

    Picture picture(Node node) {
        return Objects.requireNonNull(pictures.get(node.reference("image")));
    }

    private TileGrid grid(Node node) {
        TileGrid.Builder builder = TileGrid.builder(picture(node).bitmap(), shader(node));
        if (node.kind() == Kind.TILES) {
            builder.tiles(node.rows().getFirst().size(), node.rows().size())
                    .tileSize(node.number("tile", 0), node.number("tile", 1));
        }
        TileGrid grid = builder.build();
        for (int y = 0; y < node.rows().size(); y++) {
            List<Object> row = node.rows().get(y);
            for (int x = 0; x < row.size(); x++) {
                grid.setTile(x, y, (Integer) row.get(x));
            }
        }
        grid.setFlip(node.has("flip-x"), node.has("flip-y"));
        grid.setTransposeXy(node.has("transpose"));
        return grid;
    }
}
