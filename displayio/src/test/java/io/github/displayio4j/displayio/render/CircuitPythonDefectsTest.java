package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import io.github.displayio4j.displayio.vectorio.Circle;
import io.github.displayio4j.displayio.vectorio.Rectangle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What CircuitPython leaves stale or draws wrong, each with what happens here. Every change below must be seen: the
/// panel before and after it differs, and equals a full redraw.
class CircuitPythonDefectsTest {
    private final Group root = new Group();
    private final Palette palette = palette(0x000000, 0xff0000, 0x00ff00, 0x0000ff);
    private final ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565_SWAPPED, 32, 24);

    CircuitPythonDefectsTest() {
        panel.renderer.setRootGroup(root);
    }

    /// CircuitPython uses the dirty area of a one-tile bitmap as if the grid had one cell: the repeats keep old
    /// pixels. Here each cell that shows the tile is sent.
    @Test
    void d1AndQuirk1ARepeatedBitmapChangesInAllCells() {
        Bitmap bitmap = new Bitmap(8, 8, 4);
        root.append(TileGrid.builder(bitmap, palette).tiles(3, 2).build());
        List<Area> sent = refreshAfter(() -> bitmap.set(1, 1, 2));
        for (int cell = 0; cell < 6; cell++) {
            assertShown(0x07e0, cell % 3 * 8 + 1, cell / 3 * 8 + 1);
        }
        assertFalse(covers(sent, 31, 23), "what did not change is not sent");
    }

    /// CircuitPython asks only grids and groups where they were: a removed group leaves its shapes on the glass.
    /// Here the place of a shape is sent when it goes, like that of any layer.
    @Test
    void d2ARemovedGroupTakesItsShapesWithIt() {
        Group group = new Group();
        group.append(new Circle(palette(0xffffff), 5, 16, 12));
        group.append(new Rectangle(palette(0xff00ff), 4, 3, 1, 1));
        root.append(group);
        show();
        assertShown(0xffff, 16, 12);
        refreshAfter(() -> root.remove(group));
        assertShown(0, 16, 12);
        assertShown(0, 2, 2);
    }

    /// CircuitPython clears the marks of bitmaps and palettes after the first display's refresh: the second shows
    /// the old ones for ever. Here every display remembers what it has shown.
    @Test
    void d3TwoDisplaysSeeTheSameChange() {
        Bitmap bitmap = new Bitmap(8, 8, 4);
        root.append(new TileGrid(bitmap, palette));
        ShadowPanel second = new ShadowPanel(PixelFormat.RGB666, 20, 20);
        second.renderer.setRootGroup(root);
        panel.refresh();
        second.refresh();
        bitmap.set(3, 3, 1);
        assertEquals(1, panel.refresh().size());
        assertEquals(1, second.refresh().size());
        palette.set(0, 0x102030);
        assertEquals(1, panel.refresh().size());
        assertEquals(1, second.refresh().size());
        panel.assertShows(root, "first");
        second.assertShows(root, "second");
        assertEquals(0, panel.refresh().size(), "and once is enough");
    }

    /// CircuitPython's `Group.sort` marks nothing dirty: the new order waits for another change. Here it is one.
    @Test
    void quirk2SortShowsTheNewOrder() {
        TileGrid lower = new TileGrid(filled(8, 8, 1), palette);
        TileGrid upper = new TileGrid(filled(8, 8, 2), palette);
        lower.moveTo(4, 4);
        root.append(lower);
        root.append(upper);
        show();
        assertShown(0x07e0, 5, 5);
        refreshAfter(() -> root.sort(Comparator.comparingInt(Layer::x)));
        assertShown(0xf800, 5, 5);
    }

    /// CircuitPython does not redraw when `Palette.dither` changes. Here it does.
    @Test
    void quirk3SwitchingThePalettesDitherIsShown() {
        Palette gray = palette(0x000000, 0x848484);
        root.append(new TileGrid(filled(16, 16, 1), gray));
        show();
        refreshAfter(() -> gray.setDither(true));
        refreshAfter(() -> gray.setDither(false));
    }

    /// In CircuitPython nothing that is done to a ColorConverter is ever redrawn. Here all of it is.
    @Test
    void quirk4ChangesOfAColorConverterAreShown() {
        ColorConverter converter = new ColorConverter(Colorspace.RGB888);
        Bitmap bitmap = new Bitmap(16, 16, 65536);
        bitmap.fill(0x8483);
        root.append(new TileGrid(bitmap, converter));
        show();
        refreshAfter(() -> converter.makeTransparent(0x8483));
        assertShown(0, 3, 3);
        refreshAfter(converter::makeOpaque);
        refreshAfter(() -> converter.setDither(true));
        refreshAfter(() -> converter.setDither(false));
    }

    /// CircuitPython's grid asks only palettes and converters whether they changed: a palette behind a mapper is not
    /// seen. Here a mapper changes with its shader.
    @Test
    void quirk5APaletteBehindAMapperIsSeen() {
        TilePaletteMapper mapper = new TilePaletteMapper(palette, 4);
        root.append(TileGrid.builder(filled(8, 8, 1), mapper).tiles(2, 1).build());
        show();
        refreshAfter(() -> palette.set(1, 0x0000ff));
        assertShown(0x001f, 9, 1);
        refreshAfter(() -> mapper.setMapping(1, 0, 0, 2));
        assertShown(0x001f, 1, 1);
        assertShown(0x07e0, 9, 1);
        assertEquals(0, panel.refresh().size(), "and is not redrawn for ever");
    }

    /// CircuitPython copies an area that was never set when a group with a shape goes: random places are sent. Here
    /// it is the shape's own, and nothing if it was never shown.
    @Test
    void quirk21OnlyTheShapesOwnPlaceIsSent() {
        Group group = new Group();
        group.append(new Rectangle(palette(0xffffff), 4, 3, 10, 6));
        root.append(group);
        panel.refresh();
        root.remove(group);
        assertEquals(List.of(new Area(10, 6, 14, 9)), panel.refresh());
        root.append(group);
        root.remove(group);
        assertEquals(List.of(), panel.refresh());
        panel.assertShows(root, "never shown");
    }

    /// CircuitPython draws tile `index & 255` of bitmaps with more than 255 tiles. Here tile numbers have no such end.
    @Test
    void quirk31TileNumbersBeyond255() {
        Bitmap bitmap = new Bitmap(40, 40, 4); // 400 tiles of 2 x 2
        TileGrid grid =
                TileGrid.builder(bitmap, palette).tileSize(2, 2).tiles(4, 4).build();
        root.append(grid);
        int tile = 300; // column 0, row 15 of 20 by 20; 300 & 255 is 44
        bitmap.set(0, 30, 3);
        show();
        refreshAfter(() -> grid.setTile(2, 1, tile));
        assertShown(0x001f, 4, 2);
        assertEquals(300, grid.tile(2, 1));
    }

    /// Makes a change that can be seen, refreshes, and compares with a full redraw.
    ///
    /// @return what was sent
    private List<Area> refreshAfter(Runnable change) {
        show();
        int[] before = panel.pixels.clone();
        change.run();
        List<Area> sent = panel.refresh();
        panel.assertShows(root, "after the change");
        assertFalse(Arrays.equals(before, panel.pixels), "the change can be seen");
        return sent;
    }

    private void show() {
        panel.refresh();
        panel.assertShows(root, "at first");
        assertEquals(List.of(), panel.refresh(), "nothing to do before the change");
    }

    private void assertShown(int rgb565, int x, int y) {
        assertEquals(Integer.toHexString(rgb565), Integer.toHexString(panel.pixels[y * panel.width + x]), x + "," + y);
    }

    private static boolean covers(List<Area> areas, int x, int y) {
        return areas.stream().anyMatch(area -> area.contains(x, y));
    }

    private static Bitmap filled(int width, int height, int value) {
        Bitmap bitmap = new Bitmap(width, height, 4);
        bitmap.fill(value);
        return bitmap;
    }

    private static Palette palette(int... colours) {
        Palette palette = new Palette(colours.length);
        for (int i = 0; i < colours.length; i++) {
            palette.set(i, colours[i]);
        }
        return palette;
    }
}
