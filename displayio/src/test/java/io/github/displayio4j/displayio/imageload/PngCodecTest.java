package io.github.displayio4j.displayio.imageload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.picture.Colours;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngCodecTest {
    private static final long SEED = Long.getLong("png.seed", 20261123);

    /// What the JDK writes, of every colour type and depth, interlaced or not: read as the JDK reads it.
    @ParameterizedTest(name = "{0} of {1} bits, interlaced {2}")
    @CsvSource({
        "gray,    1, false",
        "gray,    1, true",
        "gray,    2, false",
        "gray,    2, true",
        "gray,    4, true",
        "gray,    8, false",
        "gray,    8, true",
        "gray,   16, false",
        "gray,   16, true",
        "indexed, 1, false",
        "indexed, 2, true",
        "indexed, 4, false",
        "indexed, 8, false",
        "indexed, 8, true",
        "rgb,     8, false",
        "rgb,     8, true",
        "rgb,    16, false",
        "rgb,    16, true",
        "grayA,   8, false",
        "grayA,   8, true",
        "grayA,  16, false",
        "rgba,    8, false",
        "rgba,    8, true",
        "rgba,   16, false",
        "rgba,   16, true",
    })
    void readsWhatTheJdkWrites(String type, int bits, boolean interlaced) throws IOException {
        for (int round = 0; round < 12; round++) {
            Random random = new Random(SEED + round);
            BufferedImage picture = picture(type, bits, 1 + random.nextInt(40), 1 + random.nextInt(30), random);
            byte[] file = write(picture, interlaced);
            BufferedImage again = ImageIO.read(new ByteArrayInputStream(file));
            assertShows(again, Image.load(MemorySegment.ofArray(file)), "png.seed " + (SEED + round));
        }
    }

    private static BufferedImage picture(String type, int bits, int width, int height, Random random) {
        BufferedImage image =
                switch (type) {
                    case "indexed" -> {
                        int n = 1 << bits;
                        byte[] argb = new byte[4 * n];
                        random.nextBytes(argb);
                        IndexColorModel colours = new IndexColorModel(bits, n, argb, 0, true);
                        yield new BufferedImage(
                                width,
                                height,
                                bits < 8 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED,
                                colours);
                    }
                    case "gray" -> {
                        if (bits < 8) {
                            byte[] levels = new byte[1 << bits];
                            for (int i = 0; i < levels.length; i++) {
                                levels[i] = (byte) (i * 255 / (levels.length - 1));
                            }
                            yield new BufferedImage(
                                    width,
                                    height,
                                    BufferedImage.TYPE_BYTE_BINARY,
                                    new IndexColorModel(bits, levels.length, levels, levels, levels));
                        }
                        yield of(ColorSpace.CS_GRAY, false, bits, width, height);
                    }
                    case "grayA" -> of(ColorSpace.CS_GRAY, true, bits, width, height);
                    case "rgb" -> of(ColorSpace.CS_sRGB, false, bits, width, height);
                    default -> of(ColorSpace.CS_sRGB, true, bits, width, height);
                };
        WritableRaster raster = image.getRaster();
        for (int band = 0; band < raster.getNumBands(); band++) {
            int sample = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    sample = random.nextInt(3) > 0 ? random.nextInt(1 << bits) : sample;
                    raster.setSample(x, y, band, sample);
                }
            }
        }
        return image;
    }

    private static BufferedImage of(int space, boolean alpha, int bits, int width, int height) {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(space),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bits == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
    }

    private static byte[] write(BufferedImage picture, boolean interlaced) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (interlaced) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), param);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, metadata), param);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /// By samples: `getRGB` would brighten gray. Sixteen bits are rounded.
    static void assertShows(BufferedImage expected, Image image, String name) {
        assertEquals(expected.getWidth(), image.bitmap().width(), name);
        assertEquals(expected.getHeight(), image.bitmap().height(), name);
        Colours colours = new Colours(image.bitmap(), image.pixelShader());
        int[] row = new int[expected.getWidth()];
        for (int y = 0; y < expected.getHeight(); y++) {
            colours.read(y, row);
            for (int x = 0; x < row.length; x++) {
                assertEquals(
                        Integer.toHexString(argb(expected, x, y)),
                        Integer.toHexString(row[x]),
                        name + " at " + x + "," + y);
            }
        }
    }

    private static int argb(BufferedImage image, int x, int y) {
        if (image.getColorModel() instanceof IndexColorModel) {
            return image.getRGB(x, y);
        }
        int[] samples = image.getRaster().getPixel(x, y, (int[]) null);
        for (int i = 0; i < samples.length; i++) {
            int most = (1 << image.getColorModel().getComponentSize(i)) - 1;
            samples[i] = (int) Math.round(samples[i] * 255.0 / most);
        }
        return switch (samples.length) {
            case 1 -> 0xff000000 | samples[0] * 0x010101;
            case 2 -> samples[1] << 24 | samples[0] * 0x010101;
            case 3 -> 0xff000000 | samples[0] << 16 | samples[1] << 8 | samples[2];
            default -> samples[3] << 24 | samples[0] << 16 | samples[1] << 8 | samples[2];
        };
    }

    /// Chunks by hand: kinds that the JDK does not write.
    static byte[] png(int width, int height, int depth, int type, byte[] pixels, String... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
        chunk(out, "IHDR", HexFormat.of().parseHex("%08x%08x%02x%02x000000".formatted(width, height, depth, type)));
        for (int i = 0; i < chunks.length; i += 2) {
            chunk(out, chunks[i], HexFormat.of().parseHex(chunks[i + 1].replace(" ", "")));
        }
        Deflater deflater = new Deflater();
        deflater.setInput(pixels);
        deflater.finish();
        byte[] packed = new byte[pixels.length + 100];
        int n = deflater.deflate(packed);
        deflater.end();
        for (int at = 0; at < n; at += 7) { // in parts
            chunk(out, "IDAT", java.util.Arrays.copyOfRange(packed, at, Math.min(n, at + 7)));
        }
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(
                java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    @ParameterizedTest(name = "type {0} of {1} bits")
    @CsvSource({
        "0, 2, tRNS 0002,         00 1b,               000000ff 555555ff aaaaaa00 ffffffff",
        "0, 8, tRNS 0055,         00 00 55 aa ff,      000000ff 55555500 aaaaaaff ffffffff",
        "0, 16, tRNS 5555,        00 0000 5554 5555 ffff, 000000ff 555555ff 55555500 ffffffff",
        "2, 8, tRNS 000100020003, 00 010203 010204 000000 ffffff, 01020300 010204ff 000000ff ffffffff",
        "2, 16, tRNS 010102020303, 00 010102020303 010102020304 000000000000 ffffffffffff,"
                + " 01020300 010203ff 000000ff ffffffff",
        "3, 8, PLTE 112233445566778899aabbcc tRNS 0080ff, 00 00 01 02 03, 11223300 44556680 778899ff aabbccff",
    })
    void transparentColours(int type, int depth, String chunks, String pixels, String rgba) throws IOException {
        byte[] file = png(4, 1, depth, type, HexFormat.of().parseHex(pixels.replace(" ", "")), chunks.split(" "));
        Image image = Image.load(MemorySegment.ofArray(file));
        int[] row = new int[4];
        new Colours(image.bitmap(), image.pixelShader()).read(0, row);
        String[] wanted = rgba.split(" ");
        for (int x = 0; x < 4; x++) {
            assertEquals(wanted[x].substring(6) + wanted[x].substring(0, 6), "%08x".formatted(row[x]));
        }
    }

    /// Orientations as EXIF counts: where the red corner and the green one beside it of a 2 x 1 picture go.
    @ParameterizedTest
    @CsvSource({"1, 2, RG", "2, 2, GR", "3, 2, GR", "4, 2, RG", "5, 1, RG", "6, 1, RG", "7, 1, GR", "8, 1, GR"})
    void standsUpright(int orientation, int width, String seen) throws IOException {
        for (String order : new String[] {
            "49492a0008000000 0100 1201 0300 01000000 %02x00 0000 00000000",
            "4d4d002a00000008 0001 0112 0003 00000001 00%02x 0000 00000000"
        }) {
            byte[] file =
                    png(2, 1, 8, 2, HexFormat.of().parseHex("00ff000000ff00"), "eXIf", order.formatted(orientation));
            Image image = Image.load(MemorySegment.ofArray(file));
            assertEquals(width, image.bitmap().width());
            StringBuilder found = new StringBuilder();
            for (int y = 0; y < image.bitmap().height(); y++) {
                for (int x = 0; x < image.bitmap().width(); x++) {
                    found.append(image.bitmap().get(x, y) == 0xff0000 ? 'R' : 'G');
                }
            }
            assertEquals(seen, found.toString());
        }
    }

    /// Two rows tell the eight apart.
    @ParameterizedTest
    @CsvSource({"1, ABCDEF", "2, CBAFED", "3, FEDCBA", "4, DEFABC", "5, ADBECF", "6, DAEBFC", "7, FCEBDA", "8, CFBEAD"})
    void turnsAsExifSays(int orientation, String seen) throws IOException {
        byte[] file = png(
                3,
                2,
                8,
                0,
                HexFormat.of().parseHex("00414243" + "00444546"),
                "eXIf",
                "49492a0008000000 0100 1201 0300 01000000 %02x00 0000 00000000".formatted(orientation));
        Image image = Image.load(MemorySegment.ofArray(file));
        StringBuilder found = new StringBuilder();
        for (int y = 0; y < image.bitmap().height(); y++) {
            for (int x = 0; x < image.bitmap().width(); x++) {
                found.append((char) image.bitmap().get(x, y));
            }
        }
        assertEquals(seen, found.toString());
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        byte[] sound = png(4, 1, 8, 0, new byte[5]);
        assertMessage("a chunk must have 8 bytes from byte 8 on, but the file ends (at byte 8)", cut(sound, 8));
        assertMessage("the header must have 17 bytes from byte 16 on, but the file ends (at byte 20)", cut(sound, 20));
        assertMessage("width and height must be 1..32767, not 0 and 1 (at byte 16)", with(sound, 19, 0));
        assertMessage(
                "width and height must be 1..32767, not 4294967044 and 1 (at byte 16)",
                cut(with(sound, 16, 255, 255, 255, 4), 60));
        assertMessage("colour type 0 has no depth of 3 bits (at byte 24)", with(sound, 24, 3));
        assertMessage("the colour type must be 0, 2, 3, 4 or 6, not 1 (at byte 25)", with(sound, 25, 1));
        assertMessage("the kind of interlacing must be 0 or 1, not 2 (at byte 28)", with(sound, 28, 2));
        assertMessage("an indexed PNG must have a PLTE chunk (at byte " + (sound.length - 4) + ")", with(sound, 25, 3));
        assertMessage("a chunk that must be understood is not known: JDAT (at byte 37)", with(sound, 37, 'J'));
        assertMessage("the filter of a row must be 0..4, not 9", png(1, 1, 8, 0, new byte[] {9, 0}));
        assertMessage("the packed pixels end too early", png(2, 1, 8, 0, new byte[2]));
        assertMessage("the packed pixels are damaged", with(sound, 41, 0));
        assertMessage(
                "bytes cannot hold 32767x32767 pixels (at byte 16)", with(with(sound, 18, 127, 255), 22, 127, 255));
        assertMessage("a chunk must have 8 bytes", cut(sound, sound.length - 12));
    }

    private static byte[] cut(byte[] file, int length) {
        return java.util.Arrays.copyOf(file, length);
    }

    private static byte[] with(byte[] file, int at, int... values) {
        byte[] changed = file.clone();
        for (int i = 0; i < values.length; i++) {
            changed[at + i] = (byte) values[i];
        }
        return changed;
    }

    private static void assertMessage(String part, byte[] file) {
        ImageException e = assertThrows(ImageException.class, () -> Image.load(MemorySegment.ofArray(file)));
        String message = String.valueOf(e.getMessage());
        assertEquals(part, message.contains(part) ? part : message);
    }
}
