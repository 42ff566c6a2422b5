package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TilePaletteMapperTest {
    private static final int RED = 0xf800;
    private static final int GREEN = 0x07e0;
    private static final int BLUE = 0x001f;

    private final ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565, 6, 4);
    private final Group root = new Group();
    private final Palette palette = new Palette(4);
    private final TilePaletteMapper mapper = new TilePaletteMapper(palette, 3);
    private final TileGrid grid = grid(mapper);

    TilePaletteMapperTest() {
        palette.set(0, 0xff0000);
        palette.set(1, 0x00ff00);
        palette.set(2, 0x0000ff);
        palette.makeTransparent(3);
        panel.renderer.setRootGroup(root);
        root.append(grid);
        panel.refresh();
    }

    /// Three columns and two rows of the tile 0, 1.
    private static TileGrid grid(PixelShader shader) {
        Bitmap bitmap = new Bitmap(2, 1, 4);
        bitmap.set(1, 0, 1);
        return TileGrid.builder(bitmap, shader).tiles(3, 2).build();
    }

    @Test
    void aCellTakesItsOwnColoursAndOnlyItIsSent() {
        assertArrayEquals(new int[] {0, 1, 2}, mapper.mapping(1, 0));
        mapper.setMapping(1, 0, 2, 3);
        assertEquals(List.of(new Area(2, 0, 4, 1)), panel.refresh());
        assertArrayEquals(new int[] {2, 3, 2}, mapper.mapping(1, 0));
        assertRow(0, RED, GREEN, BLUE, 0, RED, GREEN);
        assertRow(1, RED, GREEN, RED, GREEN, RED, GREEN);
        mapper.setMapping(1, 0, 2, 3);
        assertEquals(List.of(), panel.refresh(), "no change");
    }

    /// Quirk 5: the palette behind the mapper was not asked.
    @Test
    void aChangeOfThePaletteIsShown() {
        palette.set(1, 0x0000ff);
        panel.refresh();
        assertRow(0, RED, BLUE, RED, BLUE, RED, BLUE);
        assertEquals(List.of(), panel.refresh(), "and only once");
    }

    @Test
    void aValueBeyondTheMappedOnesIsTransparent() {
        ((Bitmap) grid.bitmap()).set(0, 0, 3);
        panel.refresh();
        assertRow(0, 0, GREEN, 0, GREEN, 0, GREEN);
    }

    @Test
    void aMappingBeyondThePaletteIsTransparent() {
        grid.setPixelShader(new TilePaletteMapper(new Palette(1), 2)); // value 1 means entry 1, which there is not
        panel.refresh();
        assertRow(0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void coloursScrollWithTheirCells() {
        mapper.setMapping(1, 1, 2, 2);
        grid.setTopLeft(1, 1);
        panel.refresh();
        assertRow(0, BLUE, BLUE, RED, GREEN, RED, GREEN);
        assertArrayEquals(new int[] {2, 2, 2}, mapper.mapping(1, 1));
    }

    @Test
    void overAConverterAllIsValueZeroAtFirst() {
        TilePaletteMapper direct = new TilePaletteMapper(new ColorConverter(), 2);
        grid.setPixelShader(direct);
        assertArrayEquals(new int[2], direct.mapping(0, 0));
        direct.setMapping(0, 0, 0xff0000, 0x0000ff);
        panel.refresh();
        assertRow(0, RED, BLUE, 0, 0, 0, 0);
    }

    @Test
    void aMapperThatItsGridLeftMayComeBack() {
        mapper.setMapping(0, 0, 2);
        grid.setPixelShader(palette);
        grid.setTopLeft(1, 0);
        grid.setPixelShader(mapper);
        assertSame(grid, mapper.tileGrid());
        panel.refresh();
        assertRow(0, RED, GREEN, RED, GREEN, BLUE, GREEN);
    }

    static Stream<Arguments> misuses() {
        Palette palette = new Palette(4);
        TilePaletteMapper mapper = new TilePaletteMapper(palette, 3);
        grid(mapper);
        TilePaletteMapper free = new TilePaletteMapper(new ColorConverter(), 3);
        return Stream.of(
                Arguments.of(
                        "input colour count must be 1..65536, not 0", run(() -> new TilePaletteMapper(palette, 0))),
                Arguments.of(
                        "a mapper's shader must be a Palette or ColorConverter, not a mapper",
                        run(() -> new TilePaletteMapper(mapper, 2))),
                Arguments.of(
                        "a mapping must have at most 3 values, not 4", run(() -> mapper.setMapping(0, 0, 1, 1, 1, 1))),
                Arguments.of("mapped value must be 0..3, not 4", run(() -> mapper.setMapping(0, 0, 1, 4))),
                Arguments.of("cell must be inside 0..2, 0..1, not 3, 0", run(() -> mapper.setMapping(3, 0, 1))),
                Arguments.of(
                        "a TilePaletteMapper has cells only when a TileGrid has it", run(() -> free.mapping(0, 0))),
                Arguments.of(
                        "a TilePaletteMapper serves one TileGrid, and this one has its grid", run(() -> grid(mapper))),
                Arguments.of(
                        "cells of the grid times input colours must be at most 4194304, not 1000x1000x5",
                        run(() -> TileGrid.builder(new Bitmap(2, 1, 4), new TilePaletteMapper(palette, 5))
                                .tiles(1000, 1000)
                                .build())));
    }

    private static Executable run(Executable code) {
        return code;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuses")
    void isRefused(String message, Executable code) {
        assertEquals(message, assertThrows(RuntimeException.class, code).getMessage());
    }

    private void assertRow(int y, int... expected) {
        int[] row = new int[6];
        System.arraycopy(panel.pixels, 6 * y, row, 0, 6);
        assertArrayEquals(expected, row);
        panel.assertShows(root, "oracle");
    }
}
