package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Layers that are seen in part, against sums of single pixels.
class OpacityTest {
    private static final int SIZE = 40;

    private final MemorySegment out = Arena.ofAuto().allocate(SIZE * SIZE * 2L);

    /// A square of one palette value a pixel, and where it lies.
    private record Square(TileGrid grid, int size, int scale, Group around) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void layersAreMixedFromTheBottomUp(long seed) {
        Random random = new Random(seed);
        Group root = new Group();
        List<Square> squares = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            squares.add(add(root, random));
        }
        List<ShadowPanel> panels = List.of(
                new ShadowPanel(PixelFormat.RGB565_SWAPPED, SIZE, SIZE),
                new ShadowPanel(PixelFormat.RGB565, SIZE, SIZE),
                new ShadowPanel(PixelFormat.RGB666, SIZE, SIZE));
        for (ShadowPanel panel : panels) {
            panel.renderer.setRootGroup(root);
        }
        for (int step = 0; step < 60; step++) {
            String change = step == 0 ? "start" : change(squares.get(random.nextInt(squares.size())), random);
            boolean redraw = random.nextInt(4) == 0; // so that caches are used
            for (ShadowPanel panel : panels) {
                panel.refresh();
                if (redraw) {
                    panel.renderer.invalidate();
                    panel.refresh();
                }
                boolean fine = panel.format.equals(PixelFormat.RGB666);
                for (int y = 0; y < SIZE; y++) {
                    for (int x = 0; x < SIZE; x++) {
                        assertEquals(
                                Integer.toHexString(expected(squares, x, y, fine)),
                                Integer.toHexString(panel.pixels[y * SIZE + x]),
                                panel.format + ", step " + step + " (" + change + "), pixel " + x + "," + y);
                    }
                }
            }
        }
    }

    private static Square add(Group root, Random random) {
        int size = 2 + random.nextInt(14);
        Palette palette = new Palette(16);
        for (int i = 0; i < 16; i++) {
            palette.set(i, random.nextInt(1 << 24));
        }
        Bitmap bitmap = new Bitmap(size, size, 16);
        for (int i = 0; i < size * size; i++) {
            bitmap.set(i % size, i / size, random.nextInt(random.nextInt(16) + 1));
        }
        TileGrid grid = new TileGrid(bitmap, palette);
        if (random.nextInt(3) == 0) {
            grid.setPixelShader(new TilePaletteMapper(palette, 16));
        }
        Group group = new Group(1 + random.nextInt(3));
        group.append(grid);
        root.append(group);
        Square square = new Square(grid, size, group.scale(), group);
        for (int i = 0; i < 3; i++) {
            change(square, random);
        }
        return square;
    }

    private static String change(Square square, Random random) {
        Palette palette = palette(square);
        switch (random.nextInt(6)) {
            case 0 -> square.grid.setOpacity(random.nextInt(257) / 256.0);
            case 1 -> square.around.setOpacity(random.nextInt(257) / 256.0);
            case 2 -> palette.setAlpha(random.nextInt(16), random.nextInt(256));
            case 3 -> palette.setAlpha(random.nextInt(16), random.nextBoolean() ? 0 : 255);
            case 4 -> square.grid.moveTo(random.nextInt(30) - 5, random.nextInt(30) - 5);
            default ->
                ((Bitmap) square.grid.bitmap())
                        .set(random.nextInt(square.size), random.nextInt(square.size), random.nextInt(16));
        }
        return "square at " + square.grid.x() + "," + square.grid.y();
    }

    private static Palette palette(Square square) {
        return (Palette)
                (square.grid.pixelShader() instanceof TilePaletteMapper mapper
                        ? mapper.pixelShader()
                        : square.grid.pixelShader());
    }

    /// Bits of the format from high to low.
    private static int expected(List<Square> squares, int x, int y, boolean fine) {
        int dropped = fine ? 2 : 3;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (Square square : squares) {
            int column = Math.floorDiv(x, square.scale) - square.grid.x();
            int row = Math.floorDiv(y, square.scale) - square.grid.y();
            if (column < 0 || row < 0 || column >= square.size || row >= square.size) {
                continue;
            }
            int value = square.grid.bitmap().get(column, row);
            Palette palette = palette(square);
            long own = Math.round(palette.alpha(value) * 256 / 255.0);
            long inGroup = (Math.round(square.around.opacity() * 256) * 256 + 128) / 256;
            long layer = (inGroup * Math.round(square.grid.opacity() * 256) + 128) / 256;
            long weight = (own * layer + 128) / 256;
            int rgb = palette.get(value);
            red = mix((rgb >> 16) >> dropped, red, weight);
            green = mix((rgb >> 8 & 255) >> 2, green, weight);
            blue = mix((rgb & 255) >> dropped, blue, weight);
        }
        return fine ? red << 12 | green << 6 | blue : red << 11 | green << 5 | blue;
    }

    private static int mix(int above, int below, long weight) {
        return (int) ((above * weight + below * (256 - weight) + 128) / 256);
    }

    @Test
    void aFadeSendsTheLayerAndNothingElse() {
        Bitmap bitmap = new Bitmap(8, 8, 2);
        TileGrid grid = TileGrid.builder(bitmap, new Palette(2)).at(3, 4).build();
        Group root = new Group();
        root.append(grid);
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, SIZE, SIZE);
        renderer.setRootGroup(root);
        commit(renderer);
        grid.setOpacity(0.5);
        try (Frame frame = renderer.beginFrame()) {
            assertEquals(1, frame.areas().size());
            assertEquals(new Area(3, 4, 11, 12), frame.areas().area(0));
        }
    }

    @Test
    void halfOfWhiteOverBlackIsGray() {
        Palette palette = new Palette(1);
        palette.set(0, 0xffffff);
        TileGrid grid = new TileGrid(new Bitmap(SIZE, SIZE, 2), palette);
        grid.setOpacity(0.5);
        Group root = new Group();
        root.append(grid);
        SceneRenderer renderer = new SceneRenderer(PixelFormat.RGB565, SIZE, SIZE);
        renderer.setRootGroup(root);
        commit(renderer);
        assertEquals((short) (16 << 11 | 32 << 5 | 16), out.get(ValueLayout.JAVA_SHORT_UNALIGNED, 0));
    }

    private void commit(SceneRenderer renderer) {
        try (Frame frame = renderer.beginFrame()) {
            frame.render(0, 0, SIZE, SIZE, out, 0);
            frame.commit();
        }
    }

    @Test
    void badOpacitiesAndAlphasAreRefused() {
        Palette palette = new Palette(2);
        TileGrid grid = new TileGrid(new Bitmap(1, 1, 2), palette);
        assertEquals(
                "opacity must be 0.0..1.0, not 1.5",
                assertThrows(IllegalArgumentException.class, () -> grid.setOpacity(1.5))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> grid.setOpacity(Double.NaN));
        assertEquals(1.0, grid.opacity());
        assertEquals(
                "alpha must be 0..255, not 256",
                assertThrows(IllegalArgumentException.class, () -> palette.setAlpha(0, 256))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> palette.setAlpha(2, 0));
        assertEquals(255, palette.alpha(0));
    }
}
