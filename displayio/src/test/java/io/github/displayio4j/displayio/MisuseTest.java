package io.github.displayio4j.displayio;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Wrong use is refused with the value and what was allowed, and changes nothing.
class MisuseTest {
    private static final Bitmap BITMAP = new Bitmap(8, 6, 4);
    private static final Palette PALETTE = new Palette(4);

    static Stream<Arguments> misuses() {
        TileGrid grid =
                TileGrid.builder(BITMAP, PALETTE).tileSize(4, 3).tiles(3, 2).build();
        Group group = new Group();
        group.append(grid);
        Group empty = new Group();
        ColorConverter converter = new ColorConverter();
        return Stream.of(
                misuse("bitmap size must be 1..32767, not 0x6", () -> new Bitmap(0, 6, 2)),
                misuse("bitmap size must be 1..32767, not 8x32768", () -> new Bitmap(8, 32768, 2)),
                misuse("value count must be 1..65536, not 65537", () -> new Bitmap(8, 6, 65537)),
                misuse("bits per value must be 1, 2, 4, 8, 16 or 32, not 24", () -> Bitmap.ofBits(8, 6, 24)),
                misuse("bits per value must be 1, 2, 4, 8, 16 or 32, not 64", () -> Bitmap.ofBits(8, 6, 64)),
                misuse("bits per value must be 1, 2, 4, 8, 16 or 32, not 0", () -> Bitmap.ofBits(8, 6, 0)),
                misuse("bitmap size must be 1..32767, not 8x0", () -> Bitmap.ofBits(8, 0, 16, Arena.ofAuto())),
                misuse(
                        "stride must be at least 16 and a multiple of 2, not 17",
                        () -> Bitmap.wrap(MemorySegment.ofArray(new byte[99]), 8, 6, 16, 17)),
                misuse(
                        "stride must be at least 3 and a multiple of 1, not 2",
                        () -> Bitmap.wrap(MemorySegment.ofArray(new byte[99]), 20, 6, 1, 2)),
                misuse(
                        "values must have at least 96 bytes for 8x6 of 16 bits with stride 16, not 95",
                        () -> Bitmap.wrap(MemorySegment.ofArray(new byte[95]), 8, 6, 16, 16)),
                misuse("pixel must be inside 0..7, 0..5, not 8, 0", () -> BITMAP.set(8, 0, 1)),
                misuse("pixel must be inside 0..7, 0..5, not 0, -1", () -> BITMAP.get(0, -1)),
                misuse("value must be 0..3, not 4", () -> BITMAP.set(0, 0, 4)),
                misuse("colour count must be 1..32767, not 0", () -> new Palette(0)),
                misuse("palette entry must be 0..3, not 4", () -> PALETTE.get(4)),
                misuse("palette entry must be 0..3, not -1", () -> PALETTE.makeTransparent(-1)),
                misuse("colour must be 0x000000..0xFFFFFF, not 0x1000000", () -> PALETTE.set(0, 0x1000000)),
                misuse("value must be 0..0xFFFFFF, not -1", () -> converter.makeTransparent(-1)),
                misuse("position must be -32768..32767, not 32768, 0", () -> grid.moveTo(32768, 0)),
                misuse("scale must be 1..32767, not 0", () -> new Group(0)),
                misuse("scale must be 1..32767, not 32768", () -> empty.setScale(32768)),
                misuse("the layer is in a group already", () -> empty.append(grid)),
                misuse("a group cannot hold itself", () -> empty.append(empty)),
                misuse("the layer to remove is not in this group", () -> empty.remove(grid)),
                misuse("no layer -1: the group is empty", empty::pop),
                misuse("index must be 0..0, not 1", () -> group.get(1)),
                misuse("index must be 0..1, not 2", () -> group.insert(2, new Group())),
                misuse("cell must be inside 0..2, 0..1, not 3, 0", () -> grid.setTile(3, 0, 0)),
                misuse("tile must be 0..3, not 4", () -> grid.setTile(0, 0, 4)),
                misuse(
                        "tile size must divide the bitmap's 8x6 exactly, not 3x3",
                        () -> TileGrid.builder(BITMAP, PALETTE).tileSize(3, 3)),
                misuse(
                        "a grid must have 1..32767 columns and rows and at most 4194304 cells, not 0x1",
                        () -> TileGrid.builder(BITMAP, PALETTE).tiles(0, 1)),
                misuse("new bitmap must be 8x6 like the old one, not 8x5", () -> grid.setBitmap(new Bitmap(8, 5, 4))));
    }

    private static Arguments misuse(String message, Executable code) {
        return Arguments.of(message, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuses")
    void isRefused(String message, Executable code) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, code).getMessage());
    }

    @Test
    void onlyOneValueOfAConverterCanBeTransparent() {
        ColorConverter converter = new ColorConverter(Colorspace.RGB565);
        converter.makeTransparent(5);
        converter.makeTransparent(5);
        assertEquals(
                "only one value can be transparent, and 5 is",
                assertThrows(IllegalStateException.class, () -> converter.makeTransparent(6))
                        .getMessage());
        converter.makeOpaque();
        converter.makeTransparent(6);
        assertEquals(6, converter.transparentValue());
    }

    @Test
    void aRefusedInsertChangesNothing() {
        Group group = new Group();
        TileGrid grid = new TileGrid(BITMAP, PALETTE);
        group.append(grid);
        Group inner = new Group();
        group.append(inner);
        assertThrows(IllegalArgumentException.class, () -> inner.append(group));
        assertThrows(IllegalArgumentException.class, () -> group.set(1, grid));
        assertAll(
                () -> assertEquals(2, group.size()),
                () -> assertSame(grid, group.get(0)),
                () -> assertSame(inner, group.get(1)),
                () -> assertEquals(0, inner.size()));
    }
}
