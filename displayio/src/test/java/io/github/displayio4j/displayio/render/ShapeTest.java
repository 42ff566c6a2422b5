package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.VectorShape;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Polygon;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shapes on a panel: what is seen of them, and what their changes make dirty.
class ShapeTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);

    private final ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565_SWAPPED, 12, 10);
    private final Group root = new Group();
    private final Palette palette = new Palette(3);
    private final Circle circle = new Circle(palette, 1, 2, 2);

    ShapeTest() {
        palette.set(0, 0x0000ff);
        palette.set(1, 0xff0000);
        palette.set(2, 0x00ff00);
        circle.setColorIndex(1);
        panel.renderer.setRootGroup(root);
    }

    @Test
    void aGroupScalesItsShapes() {
        Group scaled = new Group(2);
        scaled.append(circle);
        scaled.moveTo(0, -2);
        root.append(scaled);
        assertShows("....RR..", "....RR..", "..RRRRRR", "..RRRRRR", "....RR..", "....RR..");
    }

    /// Kept pixels of one colour are filled; once a part of them has another one, they are not.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pixelsOfOneColourThatThenHaveTwo(boolean transparent) {
        Bitmap bitmap = new Bitmap(12, 9, 3);
        for (int x = 0; x < 10; x++) {
            bitmap.set(x, 4, 1);
        }
        if (transparent) {
            palette.makeTransparent(0);
        } else {
            bitmap.fill(1);
        }
        root.append(new TileGrid(bitmap, palette));
        for (int frame = 0; frame < 9; frame++) {
            if (frame == 4) {
                bitmap.set(5, 4, 2);
            } else if (frame == 6) {
                bitmap.set(5, 4, 1);
            }
            panel.renderer.invalidate();
            panel.refresh();
            panel.assertShows(root, "frame " + frame);
        }
    }

    @Test
    void aTransparentValueLetsTheLayersBelowThrough() {
        root.append(new Rectangle(palette, 8, 6));
        root.append(circle);
        assertShows("BBBBBBBB", "BBRBBBBB", "BRRRBBBB", "BBRBBBBB", "BBBBBBBB", "BBBBBBBB");
        palette.makeTransparent(1);
        assertShows("BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB");
        circle.setColorIndex(7); // beyond the palette
        assertShows("BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB");
    }

    @Test
    void aConverterReadsTheValueAsAColour() {
        Rectangle rectangle = new Rectangle(new ColorConverter(), 2, 1, 1, 1);
        rectangle.setColorIndex(0x00ff00);
        root.append(rectangle);
        assertShows("....", ".GG.", "....");
    }

    @Test
    void aRemovedGroupTakesItsShapesOffTheGlass() {
        Group group = new Group();
        group.append(circle);
        root.append(new Rectangle(palette, 8, 6));
        root.append(group);
        assertShows("BBBBBBBB", "BBRBBBBB", "BRRRBBBB", "BBRBBBBB", "BBBBBBBB", "BBBBBBBB");
        root.remove(group);
        assertEquals(List.of(new Area(1, 1, 4, 4)), panel.refresh());
        assertShows("BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB", "BBBBBBBB");
    }

    @Test
    void changesMakeTheBoxesBeforeAndAfterDirty() {
        root.append(circle);
        panel.refresh();
        assertEquals(List.of(), panel.refresh());
        circle.moveTo(9, 7);
        assertEquals(List.of(new Area(1, 1, 4, 4), new Area(8, 6, 11, 9)), panel.refresh());
        circle.setRadius(2);
        assertEquals(List.of(new Area(7, 5, 12, 10)), panel.refresh());
        circle.setRadius(2);
        circle.setColorIndex(1);
        assertEquals(List.of(), panel.refresh());
        circle.setColorIndex(2);
        assertEquals(List.of(new Area(7, 5, 12, 10)), panel.refresh());
        circle.setHidden(true);
        assertEquals(List.of(new Area(7, 5, 12, 10)), panel.refresh());
        circle.setRadius(1);
        assertEquals(List.of(), panel.refresh());
        Polygon flat = new Polygon(palette, 0, 0, 5, 0, 3, 0);
        root.append(flat);
        assertEquals(List.of(), panel.refresh());
        panel.assertShows(root, "nothing");
    }

    /// A bitmap with the shape's pixels, shown in its place, gives the same picture, seen in part or not, at every
    /// rotation, on panels of all kinds.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aShapeIsWhatABitmapOfItsPixelsWouldBe(int formatIndex) {
        PixelFormat format = List.of(
                        PixelFormat.RGB565_SWAPPED, PixelFormat.RGB565, PixelFormat.RGB666, PixelFormat.MONO_PAGES)
                .get(formatIndex);
        for (int round = 0; round < 60; round++) {
            Random random = new Random(SEED + round);
            ShadowPanel drawn = new ShadowPanel(format, 40, 32);
            ShadowPanel expected = new ShadowPanel(format, 40, 32);
            int rotation = 90 * random.nextInt(4);
            drawn.renderer.setRotation(rotation);
            expected.renderer.setRotation(rotation);
            Palette colours = new Palette(4);
            for (int i = 0; i < 4; i++) {
                colours.set(i, random.nextInt(1 << 24));
                colours.setAlpha(i, random.nextInt(4) == 0 ? 255 : random.nextInt(256));
            }
            Group shapes = new Group();
            Group bitmaps = new Group();
            for (int i = 0; i < 5; i++) {
                VectorShape shape = shape(colours, random);
                add(shape, shape.opacity(), random, shapes, bitmaps);
            }
            drawn.renderer.setRootGroup(shapes);
            expected.renderer.setRootGroup(bitmaps);
            for (int frame = 0; frame < 3; frame++) { // the third is drawn from what the engine kept
                drawn.refresh();
                expected.refresh();
                assertArrayEquals(expected.pixels, drawn.pixels, "seed " + (SEED + round) + " frame " + frame);
                shapes.moveTo(frame, 2 * frame);
                bitmaps.moveTo(frame, 2 * frame);
            }
        }
    }

    private static VectorShape shape(Palette colours, Random random) {
        VectorShape shape =
                switch (random.nextInt(3)) {
                    case 0 -> new Circle(colours, 1 + random.nextInt(9));
                    case 1 -> new Rectangle(colours, 1 + random.nextInt(20), 1 + random.nextInt(20));
                    default ->
                        new Polygon(
                                colours,
                                random.ints(2L * (3 + random.nextInt(4)), -9, 10)
                                        .toArray());
                };
        shape.setColorIndex(random.nextInt(5));
        shape.setOpacity(random.nextBoolean() ? 1 : random.nextDouble());
        return shape;
    }

    private static void add(VectorShape shape, double opacity, Random random, Group shapes, Group bitmaps) {
        int scale = 1 + random.nextInt(3);
        int x = random.nextInt(36);
        int y = random.nextInt(30);
        Bitmap bitmap = new Bitmap(60, 60, 16);
        bitmap.fill(15); // beyond the palette
        for (int row = 0; row < 60; row++) {
            for (int column = 0; column < 60; column++) {
                if (shape.contains(column - 30, row - 30)) {
                    bitmap.set(column, row, shape.colorIndex());
                }
            }
        }
        TileGrid grid = new TileGrid(bitmap, shape.pixelShader());
        grid.moveTo(-30, -30);
        grid.setOpacity(opacity);
        shapes.append(group(shape, scale, x, y));
        bitmaps.append(group(grid, scale, x, y));
    }

    private static Group group(Layer layer, int scale, int x, int y) {
        Group group = new Group(scale);
        group.moveTo(x, y);
        group.append(layer);
        return group;
    }

    /// Compares the top left part of the glass.
    private void assertShows(String... rows) {
        panel.refresh();
        for (int y = 0; y < rows.length; y++) {
            StringBuilder seen = new StringBuilder();
            for (int x = 0; x < rows[y].length(); x++) {
                seen.append(
                        switch (panel.pixels[y * panel.width + x]) {
                            case 0xf800 -> 'R';
                            case 0x07e0 -> 'G';
                            case 0x001f -> 'B';
                            case 0 -> '.';
                            default -> '?';
                        });
            }
            assertEquals(rows[y], seen.toString(), "row " + y);
        }
    }
}
