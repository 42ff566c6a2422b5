package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.PixelLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.bmp.BMPImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures from files of others, through `Image.load`.
class ImageFormatsTest {
    private static final long SEED = 20261123L;

    @TempDir
    Path folder = Path.of("");

    /// What the JDK writes.
    @ParameterizedTest(name = "{0}, {1}, top down {2}")
    @CsvSource({
        "TYPE_BYTE_BINARY,   BI_RGB,       false",
        "TYPE_BYTE_BINARY,   BI_RGB,       true",
        "TYPE_BYTE_INDEXED,  BI_RGB,       false",
        "TYPE_BYTE_INDEXED,  BI_RGB,       true",
        "TYPE_BYTE_INDEXED,  BI_RLE8,      false",
        "TYPE_3BYTE_BGR,     BI_RGB,       false",
        "TYPE_3BYTE_BGR,     BI_RGB,       true",
        "TYPE_INT_RGB,       BI_RGB,       false",
        "TYPE_INT_RGB,       BI_BITFIELDS, false",
        "TYPE_USHORT_555_RGB, BI_RGB,      false",
        "TYPE_USHORT_565_RGB, BI_BITFIELDS, false",
        "TYPE_USHORT_565_RGB, BI_BITFIELDS, true",
    })
    void bitmapsOfTheJdk(String type, String compression, boolean topDown) throws Exception {
        int kind = BufferedImage.class.getField(type).getInt(null);
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            BufferedImage picture = new BufferedImage(1 + random.nextInt(40), 1 + random.nextInt(20), kind);
            for (int y = 0; y < picture.getHeight(); y++) {
                int rgb = 0;
                for (int x = 0; x < picture.getWidth(); x++) {
                    rgb = random.nextBoolean() ? random.nextInt(1 << 24) : rgb;
                    picture.setRGB(x, y, 0xff000000 | rgb);
                }
            }
            byte[] file = write(picture, compression, topDown);
            BufferedImage again = ImageIO.read(new ByteArrayInputStream(file));
            // five bits become eight by rounding there, by repeating them here
            int tolerance = type.contains("USHORT") ? 1 : 0;
            assertShows(again, Image.load(MemorySegment.ofArray(file)), tolerance, type + " round " + round);
        }
    }

    private static byte[] write(BufferedImage picture, String compression, boolean topDown) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("bmp").next();
        BMPImageWriteParam param = (BMPImageWriteParam) writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        param.setTopDown(topDown);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    private static void assertShows(BufferedImage expected, Image image, int tolerance, String name) {
        assertEquals(expected.getWidth(), image.bitmap().width(), name);
        assertEquals(expected.getHeight(), image.bitmap().height(), name);
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                int value = image.bitmap().get(x, y);
                int rgb = image.pixelShader() instanceof Palette palette
                        ? palette.get(value)
                        : ((ColorConverter) image.pixelShader()).input().toRgb888(value);
                int wanted = expected.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    int apart = Math.abs((wanted >> shift & 255) - (rgb >> shift & 255));
                    assertTrue(
                            apart <= tolerance,
                            name + " pixel " + x + "," + y + ": " + Integer.toHexString(wanted) + " and "
                                    + Integer.toHexString(rgb));
                }
            }
        }
    }

    @Test
    void jpegComesThroughItsModule() throws IOException {
        BufferedImage picture = new BufferedImage(33, 21, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 21; y++) {
            for (int x = 0; x < 33; x++) {
                picture.setRGB(x, y, x * 7 << 16 | y * 12 << 8 | 0x40);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        byte[] jpeg = bytes.toByteArray();
        Path file = folder.resolve("photo.jpg");
        Files.write(file, jpeg);
        Image image = Image.load(file);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        byte[] colours = new byte[33 * 21 * 3];
        decoder.decode(MemorySegment.ofArray(colours), 0, 33 * 3, PixelLayout.RGB888, DecodeOptions.DEFAULT);
        ColorConverter shader = (ColorConverter) image.pixelShader();
        for (int i = 0; i < 33 * 21; i++) {
            int rgb = shader.input().toRgb888(image.bitmap().get(i % 33, i / 33));
            for (int channel = 0; channel < 3; channel++) {
                int expected = colours[3 * i + channel] & 0xff;
                int difference = Math.abs(expected - (rgb >> 16 - 8 * channel & 0xff));
                assertTrue(difference < 8, "pixel " + i + ": " + difference);
            }
        }
    }

    @Test
    void aDamagedJpegAndAnUnknownFormatAreRefused() throws IOException {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0};
        assertThrows(IOException.class, () -> Image.load(MemorySegment.ofArray(jpeg)));
        byte[] unknown = {'n', 'o', 'n', 'e'};
        IOException e = assertThrows(IOException.class, () -> Image.load(MemorySegment.ofArray(unknown)));
        assertEquals(
                "a picture must be one of bmp, gif, jpeg, png, pnm, qoi, what ImageIO reads, but this begins with"
                        + " 6e 6f 6e 65",
                e.getMessage());
        assertThrows(IOException.class, () -> Image.load(MemorySegment.ofArray(Arrays.copyOf(jpeg, 3))));
    }
}
