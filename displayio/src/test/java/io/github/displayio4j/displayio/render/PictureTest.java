package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelFormat.Kind;
import io.github.displayio4j.displayio.TileGrid;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Small pictures, written down by hand: what the oracle agrees with must be what a person expects.
class PictureTest {
    private final Group root = new Group();
    private final Palette palette = new Palette(4);

    PictureTest() {
        palette.set(1, 0xff0000);
        palette.set(2, 0x00ff00);
        palette.set(3, 0x0000ff);
        palette.makeTransparent(0);
    }

    @Test
    void layersLieOnEachOtherAndHolesShowThrough() {
        root.append(new TileGrid(bitmap("RRR", "RRR"), palette));
        root.append(TileGrid.builder(bitmap("G.", ".G"), palette).at(1, 0).build());
        assertPicture(4, 2, 0, "RGR.", "RRG.");
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, RG. B..|",
        "true,  false, false, .GR ..B|",
        "false, true,  false, B.. RG.|",
        "true,  true,  false, ..B .GR|",
        "false, false, true,  RB G. ..|",
        "true,  false, true,  .. G. RB|",
        "false, true,  true,  BR .G ..|",
        "true,  true,  true,  .. .G BR|",
    })
    void flipsMirrorTheGridAndTransposeThenExchangesItsAxes(boolean x, boolean y, boolean transpose, String expected) {
        TileGrid grid = new TileGrid(bitmap("RG.", "B.."), palette);
        grid.setFlip(x, y);
        grid.setTransposeXy(transpose);
        root.append(grid);
        String[] rows = expected.replace("|", "").trim().split(" ");
        assertPicture(rows[0].length(), rows.length, 0, rows);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 2, RG. B..", "90, 2, 3, BR .G ..", "180, 3, 2, ..B .GR", "270, 2, 3, .. G. RB"})
    void rotationTurnsThePictureClockwise(int degrees, int width, int height, String expected) {
        root.append(new TileGrid(bitmap("RG.", "B.."), palette));
        assertPicture(width, height, degrees, expected.split(" "));
    }

    @Test
    void scaleRepeatsPixelsAndNests() {
        Group inner = new Group(2);
        inner.append(new TileGrid(bitmap("R.", "GB"), palette));
        inner.moveTo(1, 0);
        Group outer = new Group(1);
        outer.moveTo(-2, 1);
        outer.append(inner);
        root.append(outer);
        assertPicture(4, 5, 0, "....", "R...", "R...", "GBB.", "GBB.");
    }

    @Test
    void aScaledCoverIsNotCopiedStraight() {
        palette.makeOpaque(0);
        Group twice = new Group(2);
        // repeated, so that it is drawn from converted pixels in the first frame
        twice.append(
                TileGrid.builder(bitmap("RGBR", "GBRG"), palette).tiles(1, 3).build());
        root.append(twice);
        assertPicture(4, 3, 0, "RRGG", "RRGG", "GGBB");
    }

    /// Quirk 31: tile numbers above 255 were drawn modulo 256.
    @Test
    void moreThan255Tiles() {
        Bitmap bitmap = new Bitmap(300, 1, 4);
        bitmap.set(299, 0, 2);
        bitmap.set(299 & 255, 0, 1);
        TileGrid grid =
                TileGrid.builder(bitmap, palette).tileSize(1, 1).tiles(2, 1).build();
        grid.setTile(1, 0, 299);
        root.append(grid);
        assertPicture(3, 1, 0, ".G.");
    }

    /// CONTRACT 1.1: a value beyond the palette is transparent (quirk 17: it read past the end).
    @Test
    void valuesBeyondThePaletteAreTransparent() {
        Palette two = new Palette(2);
        two.set(0, 0xff0000);
        two.set(1, 0x00ff00);
        root.append(new TileGrid(bitmap("BBB"), palette));
        root.append(new TileGrid(bitmap(".RG"), two)); // values 0, 1, 2
        assertPicture(3, 1, 0, "RGB");
    }

    /// CONTRACT D5: the weights of red and blue were exchanged.
    @Test
    void d5LumaWeightsAreThoseOfRec709() {
        ColorRule rule = new ColorRule(PixelFormat.RGB565, ColorMode.STANDARD);
        assertEquals(54, rule.luma(0xff0000));
        assertEquals(183, rule.luma(0x00ff00));
        assertEquals(18, rule.luma(0x0000ff));
        assertEquals(255, rule.luma(0xffffff));
    }

    @ParameterizedTest
    @CsvSource({
        "RGB565, true, 16, true, false, f800 07e0 001f ffff 0000",
        "RGB565, false, 16, true, false, 00f8 e007 1f00 ffff 0000",
        "RGB666, true, 18, true, false, fc0000 00fc00 0000fc fcfcfc 000000",
        "RGB888, true, 24, true, false, ff0000 00ff00 0000ff ffffff 000000",
        "RGB888, false, 24, true, false, 0000ff 00ff00 ff0000 ffffff 000000",
        "RGB888, true, 32, true, false, 00ff0000 0000ff00 000000ff 00ffffff 00000000",
        "RGB888, false, 32, true, false, 0000ff00 00ff0000 ff000000 ffffff00 00000000",
        "RGB332, false, 8, true, false, e0 1c 03 ff 00",
        "RGBD, false, 4, true, false, 48 e2 00",
        "RGBD, false, 4, true, true, 84 2e 00",
        "SIX_COLORS, false, 4, true, true, 36 51 00",
        "SEVEN_COLORS, false, 4, true, true, 42 31 00",
        "GRAY_HIGH_PLANE, false, 1, true, true, 50",
        "GRAY_LOW_PLANE, false, 1, true, true, 10",
        "GRAY, false, 8, true, false, 36 b7 12 ff 00",
        "GRAY, false, 4, true, true, 3b 1f 00",
        "GRAY, false, 4, true, false, b3 f1 00",
        "GRAY, false, 2, true, true, 23 00",
        "GRAY, false, 2, true, false, c8 00",
        "GRAY, false, 1, true, true, 50",
        "GRAY, false, 1, true, false, 0a",
        "GRAY, false, 1, false, false, 00 01 00 01 00",
        "GRAY, false, 1, false, true, 00 80 00 80 00",
    })
    void bytesOnTheWire(Kind kind, boolean swapped, int depth, boolean shareRow, boolean high, String expected) {
        Bitmap bitmap = new Bitmap(5, 1, 65536);
        int[] values = {0xf800, 0x07e0, 0x001f, 0xffff, 0};
        for (int x = 0; x < 5; x++) {
            bitmap.set(x, 0, values[x]);
        }
        root.append(new TileGrid(bitmap, new ColorConverter(Colorspace.RGB565)));
        PixelFormat format = new PixelFormat(kind, depth, swapped, shareRow, high, 1, false, 0, 0);
        SceneRenderer renderer = new SceneRenderer(format, 5, 1);
        renderer.setRootGroup(root);
        int width = (5 + format.alignX() - 1) / format.alignX() * format.alignX();
        MemorySegment out = Arena.ofAuto().allocate(64);
        try (Frame frame = renderer.beginFrame()) {
            long bytes = frame.render(0, 0, width, format.alignY(), out, 3);
            byte[] array = out.asSlice(3, bytes).toArray(ValueLayout.JAVA_BYTE);
            assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(array));
        }
    }

    private static Bitmap bitmap(String... rows) {
        Bitmap bitmap = new Bitmap(rows[0].length(), rows.length, 4);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                bitmap.set(x, y, ".RGB".indexOf(rows[y].charAt(x)));
            }
        }
        return bitmap;
    }

    private void assertPicture(int width, int height, int rotation, String... expected) {
        ShadowPanel panel = new ShadowPanel(PixelFormat.RGB565, width, height);
        panel.renderer.setRootGroup(root);
        panel.renderer.setRotation(rotation);
        panel.refresh();
        StringBuilder picture = new StringBuilder();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.append(letter(panel.pixels[y * width + x]));
            }
            picture.append('\n');
        }
        assertEquals(String.join("\n", expected) + "\n", picture.toString());
        panel.assertShows(root, "oracle");
    }

    private static char letter(int pixel) {
        return switch (pixel) {
            case 0 -> '.';
            case 0xf800 -> 'R';
            case 0x07e0 -> 'G';
            case 0x001f -> 'B';
            default -> '?';
        };
    }
}
