package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.OnDiskBitmap;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelShader;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.TilePaletteMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of 32 bits, all of which an `int` can have, on a green background.
class ReadSourceTest {
    private static final int[] VALUES = {0, 5, 0x12ff8041, 0xffffffff, 0x80000005, 0x01000005, 0xff000000, 2};

    @Test
    void coloursIgnoreTheTopByte() {
        assertShows(new ColorConverter(), "000000 000005 ff8041 ffffff 000005 000005 000000 000002");
    }

    @Test
    void theTransparentValueIsComparedAsAWhole() {
        ColorConverter converter = new ColorConverter();
        converter.makeTransparent(5);
        assertShows(converter, "000000 00ff00 ff8041 ffffff 000005 000005 000000 000002");
    }

    @Test
    void aPaletteIsTransparentBeyondItsEnd() {
        Palette palette = new Palette(6);
        palette.set(0, 0x111111);
        palette.set(2, 0x222222);
        palette.set(5, 0x555555);
        assertShows(palette, "111111 555555 00ff00 00ff00 00ff00 00ff00 00ff00 222222");
    }

    @Test
    void aMapperIsTransparentBeyondItsCount() {
        Palette palette = new Palette(3);
        palette.set(1, 0x111111);
        palette.set(2, 0x222222);
        assertShows(new TilePaletteMapper(palette, 3), "000000 00ff00 00ff00 00ff00 00ff00 00ff00 00ff00 222222");
    }

    @Test
    void narrowerColourspacesIgnoreAllAboveTheirOwnBits() {
        assertShows(new ColorConverter(Colorspace.L8), "000000 050505 414141 ffffff 050505 050505 000000 020202");
        assertShows(new ColorConverter(Colorspace.RGB565), "000000 000029 840808 ffffff 000029 000029 000000 000010");
    }

    private static void assertShows(PixelShader shader, String expected) {
        Bitmap bitmap = Bitmap.ofBits(VALUES.length, 1, 32);
        for (int x = 0; x < VALUES.length; x++) {
            bitmap.set(x, 0, VALUES[x]);
        }
        assertEquals(expected, drawn(PixelFormat.RGB888, root(bitmap, shader, grid -> {}), VALUES.length, 1, 3));
    }

    private static Group root(Bitmap bitmap, PixelShader shader, Consumer<TileGrid> edit) {
        Palette green = new Palette(1);
        green.set(0, 0x00ff00);
        Group root = new Group();
        root.append(new TileGrid(new Bitmap(bitmap.width(), bitmap.height(), 1), green));
        TileGrid grid = new TileGrid(bitmap, shader);
        edit.accept(grid);
        root.append(grid);
        return root;
    }

    private static String drawn(PixelFormat format, Group root, int width, int height, int bytes) {
        SceneRenderer renderer = new SceneRenderer(format, width, height);
        renderer.setRootGroup(root);
        byte[] out = new byte[width * height * bytes];
        try (Frame frame = renderer.beginFrame()) {
            frame.render(0, 0, width, height, MemorySegment.ofArray(out), 0);
        }
        return HexFormat.of().formatHex(out).replaceAll("(.{" + 2 * bytes + "})(?=.)", "$1 ");
    }

    /// The golden scene `bench/ondisk24`: byte `k` of pixel `x` in file row `y` is `7x + 3y + 50k`.
    @Test
    void theBenchmarksPictureFile() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(54 + 320 * 240 * 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B')
                .put((byte) 'M')
                .putInt(10, 54)
                .putInt(14, 40)
                .putInt(18, 320)
                .putInt(22, 240);
        file.putShort(26, (short) 1).putShort(28, (short) 24).position(54);
        for (int i = 0; i < 320 * 240 * 3; i++) {
            file.put((byte) (i / 3 % 320 * 7 + i / 960 * 3 + i % 3 * 50));
        }
        OnDiskBitmap picture = OnDiskBitmap.of(MemorySegment.ofBuffer(file.flip()));
        Group root = new Group();
        root.append(new TileGrid(picture, picture.pixelShader()));
        CRC32 crc = new CRC32();
        crc.update(HexFormat.of()
                .parseHex(drawn(PixelFormat.RGB565_SWAPPED, root, 320, 240, 2).replace(" ", "")));
        assertEquals("9116364f", HexFormat.of().toHexDigits((int) crc.getValue()));
    }

    /// The loop for 16-bit panels against the rule for one colour.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coloursOnPanelsOf16Bits(boolean swapped) {
        PixelFormat format = swapped ? PixelFormat.RGB565_SWAPPED : PixelFormat.RGB565;
        Bitmap bitmap = Bitmap.ofBits(256, 3, 32, Arena.ofAuto());
        for (int x = 0; x < 256; x++) {
            bitmap.set(x, 0, x << 16 | 0x7f0000ff);
            bitmap.set(x, 1, x << 8 | 0x80ff0000);
            bitmap.set(x, 2, x);
        }
        StringBuilder expected = new StringBuilder();
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 256; x++) {
                int value = bitmap.get(x, y);
                int pixel = (value >> 16 & 255) / 8 * 2048 + (value >> 8 & 255) / 4 * 32 + (value & 255) / 8;
                int wire = swapped ? pixel : pixel % 256 * 256 + pixel / 256;
                expected.append(expected.isEmpty() ? "" : " ")
                        .append(HexFormat.of().toHexDigits((short) wire));
            }
        }
        assertEquals(expected.toString(), drawn(format, root(bitmap, new ColorConverter(), grid -> {}), 256, 3, 2));
    }
}
