package io.github.displayio4j.displayio.imageload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.picture.Colours;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Formats that the readers of ImageIO know: the JDK's TIFF, and those of TwelveMonkeys.
class ImageIoCodecTest {
    private static final long SEED = Long.getLong("imageio.seed", 20261123);

    /// 3 x 2 pixels, made by cwebp: orange, half a violet, nothing; nothing, nothing, green.
    private static final String WEBP =
            "UklGRjQAAABXRUJQVlA4TCgAAAAvAkAAEB8gECCkU25DQFB03XICAUKadGcEBEXXLRfAvGOHO0BE9D8E";

    @Test
    void webpComesWithItsAlpha() throws IOException {
        Image image = Image.load(MemorySegment.ofArray(Base64.getDecoder().decode(WEBP)));
        int[] row = new int[3];
        Colours colours = new Colours(image.bitmap(), image.pixelShader());
        colours.read(0, row);
        assertEquals(0xffff8000, row[0]);
        assertEquals(0x808000ff, row[1]);
        assertEquals(0, row[2] >>> 24);
        colours.read(1, row);
        assertEquals(0xff00ff40, row[2]);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "tiff, TYPE_INT_RGB",
        "tiff, TYPE_BYTE_GRAY",
        "tiff, TYPE_USHORT_GRAY",
        "tiff, TYPE_BYTE_INDEXED",
        "tiff, TYPE_INT_ARGB",
        "tiff, TYPE_BYTE_BINARY",
        "ico,  TYPE_4BYTE_ABGR",
    })
    void readsWhatImageIoReads(String format, String type) throws Exception {
        Random random = new Random(SEED);
        int kind = BufferedImage.class.getField(type).getInt(null);
        for (int round = 0; round < 10; round++) {
            boolean icon = format.equals("ico"); // its writer takes few sizes
            int width = icon ? 32 : 1 + random.nextInt(40);
            int height = icon ? 32 : 1 + random.nextInt(40);
            BufferedImage picture = new BufferedImage(width, height, kind);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    picture.setRGB(x, y, random.nextInt());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertTrue(ImageIO.write(picture, format, out), "there is a writer");
            byte[] file = out.toByteArray();
            PngCodecTest.assertShows(
                    ImageIO.read(new ByteArrayInputStream(file)),
                    Image.load(MemorySegment.ofArray(file)),
                    "imageio.seed " + SEED + " round " + round);
        }
    }

    /// A gray TIFF of ABC over DEF by hand, with a tag for its orientation.
    @ParameterizedTest
    @CsvSource({"1, ABCDEF", "3, FEDCBA", "6, DAEBFC", "8, CFBEAD"})
    void tiffStandsUpright(int orientation, String seen) throws IOException {
        String tags = "0a00" // number, type, count, value
                + "0001 0300 01000000 03000000" // width 3
                + "0101 0300 01000000 02000000"
                + "0201 0300 01000000 08000000"
                + "0301 0300 01000000 01000000"
                + "0601 0300 01000000 01000000" // 0 is black
                + "1101 0400 01000000 86000000" // where the pixels are
                + "1201 0300 01000000 %02x000000".formatted(orientation)
                + "1501 0300 01000000 01000000"
                + "1601 0300 01000000 02000000"
                + "1701 0400 01000000 06000000"
                + "00000000 414243 444546";
        byte[] file = java.util.HexFormat.of().parseHex(("49492a0008000000" + tags).replace(" ", ""));
        Image image = Image.load(MemorySegment.ofArray(file));
        StringBuilder found = new StringBuilder();
        for (int y = 0; y < image.bitmap().height(); y++) {
            for (int x = 0; x < image.bitmap().width(); x++) {
                found.append((char) image.bitmap().get(x, y));
            }
        }
        assertEquals(seen, found.toString());
    }

    @ParameterizedTest(name = "WebP cut after {0} bytes")
    @ValueSource(ints = {16, 24, 30, 40})
    void damageEndsInAnException(int length) {
        byte[] file = java.util.Arrays.copyOf(Base64.getDecoder().decode(WEBP), length);
        IOException e = assertThrows(IOException.class, () -> Image.load(MemorySegment.ofArray(file)));
        assertTrue(e instanceof ImageException, e.toString());
    }
}
