package io.github.displayio4j.displayio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every setter of the scene's classes with a value just outside of its range: the message names the value and what was
/// allowed, and nothing about the scene has changed, not even its dirty areas.
class MisuseChangesNothingTest {
    /// One of everything.
    static final class Everything {
        final Bitmap bitmap = new Bitmap(8, 6, 4);
        final Palette palette = new Palette(4);
        final ColorConverter converter = new ColorConverter(Colorspace.RGB565);
        final TilePaletteMapper mapper = new TilePaletteMapper(palette, 3);
        final TileGrid grid =
                TileGrid.builder(bitmap, palette).tileSize(4, 3).tiles(3, 2).build();
        final TileGrid mapped = TileGrid.builder(bitmap, mapper).tiles(2, 1).build();
        final Circle circle = new Circle(palette, 5);
        final Rectangle rectangle = new Rectangle(palette, 4, 3);
        final Polygon polygon = new Polygon(palette, 0, 0, 5, 0, 0, 5);
        final Group inner = new Group(2);
        final Group root = new Group();

        Everything() {
            root.append(grid);
            root.append(mapped);
            inner.append(circle);
            inner.append(rectangle);
            root.append(inner);
        }

        /// All that can be read.
        String state() {
            StringBuilder text = new StringBuilder();
            for (int y = 0; y < bitmap.height(); y++) {
                for (int x = 0; x < bitmap.width(); x++) {
                    text.append(bitmap.get(x, y));
                }
            }
            for (int i = 0; i < palette.size(); i++) {
                text.append(" ").append(palette.get(i)).append(palette.isTransparent(i));
                text.append(palette.alpha(i));
            }
            text.append(" ").append(converter.transparentValue());
            text.append(" ").append(Arrays.toString(mapper.mapping(0, 0)));
            for (TileGrid of : List.of(grid, mapped)) {
                for (int y = 0; y < of.height(); y++) {
                    for (int x = 0; x < of.width(); x++) {
                        text.append(" ").append(of.tile(x, y));
                    }
                }
                text.append(of.bitmap()).append(of.pixelShader());
            }
            for (Layer layer : List.of(grid, mapped, circle, rectangle, polygon, inner, root)) {
                text.append(" at ")
                        .append(layer.x())
                        .append(",")
                        .append(layer.y())
                        .append(layer.opacity());
            }
            text.append(" r").append(circle.radius()).append(" w").append(rectangle.width());
            text.append(" h").append(rectangle.height()).append(Arrays.toString(polygon.points()));
            text.append(circle.colorIndex()).append(circle.pixelShader());
            for (Group group : List.of(inner, root)) {
                text.append(" scale ").append(group.scale());
                for (int i = 0; i < group.size(); i++) {
                    text.append(" ").append(group.get(i));
                }
            }
            // when each was last changed: a refused value marks nothing dirty
            text.append(" ").append(changed(root)).append(" ").append(changed(polygon));
            text.append(" ").append(palette.changed()).append(" ").append(converter.changed());
            text.append(" ").append(mapper.tableChanged()).append(" ").append(grid.tilesChanged);
            return text.toString();
        }
    }

    private static long changed(Layer layer) {
        return layer.treeChanged;
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                misuse("4", all -> all.bitmap.set(0, 0, 4)),
                misuse("-1", all -> all.bitmap.set(0, 0, -1)),
                misuse("8, 0", all -> all.bitmap.set(8, 0, 1)),
                misuse("0, 6", all -> all.bitmap.set(0, 6, 1)),
                misuse("4", all -> all.bitmap.fill(4)),
                misuse("4", all -> all.palette.set(4, 0)),
                misuse("0x1000000", all -> all.palette.set(0, 0x1000000)),
                misuse("-1", all -> all.palette.makeTransparent(-1)),
                misuse("4", all -> all.palette.makeOpaque(4)),
                misuse("256", all -> all.palette.setAlpha(0, 256)),
                misuse("4", all -> all.palette.setAlpha(4, 1)),
                misuse("3, 0", all -> all.grid.setTile(3, 0, 0)),
                misuse("4", all -> all.grid.setTile(0, 0, 4)),
                misuse("-1", all -> all.grid.setTile(0, 0, -1)),
                misuse("7x6", all -> all.grid.setBitmap(new Bitmap(7, 6, 4))),
                misuse("-32769, 0", all -> all.grid.moveTo(-32769, 0)),
                misuse("0, 32768", all -> all.circle.moveTo(0, 32768)),
                misuse("1.5", all -> all.inner.setOpacity(1.5)),
                misuse("NaN", all -> all.grid.setOpacity(Double.NaN)),
                misuse("0", all -> all.inner.setScale(0)),
                misuse("32768", all -> all.inner.setScale(32768)),
                misuse("already", all -> all.inner.append(all.grid)),
                misuse("itself", all -> all.inner.append(all.root)),
                misuse("4", all -> all.root.insert(4, new Group())),
                misuse("3", all -> all.root.set(3, new Group())),
                misuse("-1", all -> all.root.pop(-1)),
                misuse("group", all -> all.root.remove(all.circle)),
                misuse("4", all -> all.mapper.setMapping(0, 0, 0, 1, 2, 3)),
                misuse("9", all -> all.mapper.setMapping(0, 0, 1, 9)),
                misuse("2, 0", all -> all.mapper.setMapping(2, 0, 1)),
                misuse("0", all -> all.circle.setRadius(0)),
                misuse("0", all -> all.rectangle.setSize(0, 5)),
                misuse("-3", all -> all.rectangle.setHeight(-3)),
                misuse("2", all -> all.polygon.setPoints(0, 0, 3, 3)),
                misuse("40000", all -> all.polygon.setPoints(0, 0, 5, 0, 0, 40000)),
                misuse("-1", all -> all.circle.setColorIndex(-1)),
                misuse("TilePaletteMapper", all -> all.circle.setPixelShader(all.mapper)));
    }

    private static Arguments misuse(String named, Consumer<Everything> what) {
        return Arguments.of(named, what);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("misuses")
    void isRefusedAndChangesNothing(String named, Consumer<Everything> what) {
        Everything all = new Everything();
        String before = all.state();
        Exception e = assertThrows(IllegalArgumentException.class, () -> what.accept(all));
        assertTrue(String.valueOf(e.getMessage()).contains(named), e.getMessage());
        assertEquals(before, all.state());
    }
}
