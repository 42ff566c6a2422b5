package io.github.displayio4j.displayio.render;

import static java.util.Comparator.comparingInt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scrolling, hit tests and the order of layers.
class GridAndGroupTest {
    private final ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565, 30, 20);
    private final Group root = new Group();
    private final Palette palette = new Palette(8);

    GridAndGroupTest() {
        for (int i = 1; i < 8; i++) {
            palette.set(i, 0x1f1f1f * i);
        }
        panel.renderer.setRootGroup(root);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "1, 0, 1, 0", "-1, 2, 3, 2", "5, -4, 1, 2", "2147483647, -2147483648, 3, 1"})
    void scrollingWrapsAndKeepsTheMeaningOfCells(int x, int y, int cellX, int cellY) {
        TileGrid grid = numbered(4, 3);
        root.append(grid);
        panel.refresh();
        grid.setTopLeft(2, 2); // from somewhere else, too
        grid.setTopLeft(x, y);
        assertEquals(cellX, grid.topLeftX());
        assertEquals(cellY, grid.topLeftY());
        for (int cell = 0; cell < 12; cell++) {
            assertEquals(cell % 8, grid.tile(cell % 4, cell / 4), "cell " + cell);
        }
        grid.setTile(3, 1, 0);
        assertEquals(0, grid.tile(3, 1));
        panel.refresh();
        panel.assertShows(root, "scrolled");
    }

    @Test
    void scrollingToTheSamePlaceIsNoChange() {
        TileGrid grid = numbered(4, 3);
        root.append(grid);
        panel.refresh();
        grid.setTopLeft(4, -3);
        assertEquals(List.of(), panel.refresh());
        grid.setTopLeft(1, 0);
        assertEquals(List.of(new Area(0, 0, 8, 6)), panel.refresh());
    }

    private TileGrid numbered(int width, int height) {
        Bitmap bitmap = new Bitmap(16, 2, 8);
        for (int x = 0; x < 16; x++) {
            bitmap.set(x, 0, x / 2);
            bitmap.set(x, 1, 7 - x / 2);
        }
        TileGrid grid = TileGrid.builder(bitmap, palette)
                .tileSize(2, 2)
                .tiles(width, height)
                .build();
        for (int cell = 0; cell < width * height; cell++) {
            grid.setTile(cell % width, cell / width, cell % 8);
        }
        return grid;
    }

    /// Quirk 26: unsigned arithmetic failed at negative positions, and transpose was ignored.
    @ParameterizedTest
    @CsvSource({
        "false, false, false", "true, false, false", "false, true, false", "true, true, false",
        "false, false, true", "true, false, true", "false, true, true", "true, true, true"
    })
    void aPointIsInsideWhereThePictureIs(boolean flipX, boolean flipY, boolean transpose) {
        TileGrid grid = TileGrid.builder(new Bitmap(3, 5, 2), palette)
                .tiles(2, 1)
                .at(-2, 7)
                .build();
        palette.set(0, 0xffffff);
        grid.setFlip(flipX, flipY);
        grid.setTransposeXy(transpose);
        root.append(grid);
        panel.refresh();
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 30; x++) {
                assertEquals(panel.pixels[y * 30 + x] != 0, grid.contains(x, y), x + ", " + y);
            }
        }
        assertEquals(true, grid.contains(-2, 7));
        assertEquals(false, grid.contains(-3, 7));
        assertEquals(false, grid.contains(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /// Quirk 2: the new order was not shown.
    @Test
    void sortingShowsTheNewOrder() {
        TileGrid left = box(1, 2);
        TileGrid right = box(2, 5);
        TileGrid far = box(3, 20);
        root.append(right);
        root.append(left);
        root.append(far);
        panel.refresh();
        root.sort(comparingInt(Layer::x));
        assertSame(left, root.get(0));
        assertSame(right, root.get(1));
        panel.refresh();
        panel.assertShows(root, "sorted");
        root.sort(comparingInt(Layer::x));
        assertEquals(List.of(), panel.refresh(), "sorted already");
    }

    @Test
    void aSortThatFailsChangesNothing() {
        TileGrid first = box(1, 2);
        TileGrid second = box(2, 5);
        root.append(first);
        root.append(second);
        assertThrows(
                IllegalStateException.class,
                () -> root.sort((_, _) -> {
                    throw new IllegalStateException();
                }));
        assertSame(first, root.get(0));
        assertSame(second, root.get(1));
    }

    private TileGrid box(int value, int x) {
        Bitmap bitmap = new Bitmap(6, 6, 8);
        bitmap.fill(value);
        return TileGrid.builder(bitmap, palette).at(x, 3).build();
    }
}
