package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The plug-in as programs that know only `javax.imageio` use it.
class ImageIoTest {
    private static final String OURS = "io.github.displayio4j.jpegio.imageio.";

    @TempDir
    Path folder;

    private static ImageReader reader(byte[] jpeg) {
        Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("jpeg");
        while (all.hasNext()) {
            ImageReader reader = all.next();
            if (reader.getClass().getName().startsWith(OURS)) {
                reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
                return reader;
            }
        }
        throw new AssertionError("our reader is not registered");
    }

    private static ImageWriter writer() {
        Iterator<ImageWriter> all = ImageIO.getImageWritersByFormatName("jpeg");
        while (all.hasNext()) {
            ImageWriter writer = all.next();
            if (writer.getClass().getName().startsWith(OURS)) {
                return writer;
            }
        }
        throw new AssertionError("our writer is not registered");
    }

    private static void assertPixels(byte[] rgb, BufferedImage image) {
        int width = image.getWidth();
        for (int i = 0; i < width * image.getHeight(); i++) {
            int expected =
                    0xff << 24 | (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
            assertEquals(expected, image.getRGB(i % width, i / width), "pixel " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void imagesAreThoseOfTheDecoder(int components) throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(components == 1 ? Subsampling.GRAY : Subsampling.S420, 50, 41, 80);
        ImageReader reader = reader(jpeg);
        assertEquals(50, reader.getWidth(0));
        assertEquals(41, reader.getHeight(0));
        assertEquals(1, reader.getNumImages(true));
        BufferedImage image = reader.read(0);
        if (components == 3) {
            assertEquals(BufferedImage.TYPE_3BYTE_BGR, image.getType());
            assertPixels(Decoded.rgb(jpeg), image);
        } else {
            assertEquals(BufferedImage.TYPE_BYTE_GRAY, image.getType());
            byte[] rgb = Decoded.rgb(jpeg);
            for (int i = 0; i < 50 * 41; i++) {
                assertEquals(rgb[3 * i] & 0xff, image.getRaster().getSample(i % 50, i / 50, 0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void regionsStepsAndDestinationsAreHonoured(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S422, 60, 45, 85);
        byte[] rgb = Decoded.rgb(jpeg);
        int[] types = {
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_INT_BGR,
            BufferedImage.TYPE_4BYTE_ABGR
        };
        for (int i = 0; i < 20; i++) {
            ImageReader reader = reader(jpeg);
            ImageReadParam param = reader.getDefaultReadParam();
            Rectangle region = new Rectangle(
                    random.nextInt(50), random.nextInt(40), 1 + random.nextInt(60), 1 + random.nextInt(50));
            int stepX = 1 + random.nextInt(4);
            int stepY = 1 + random.nextInt(4);
            int offsetX = random.nextInt(stepX);
            int offsetY = random.nextInt(stepY);
            Rectangle inside = region.intersection(new Rectangle(60, 45));
            if (offsetX >= inside.width || offsetY >= inside.height) {
                continue;
            }
            BufferedImage image = new BufferedImage(33, 30, types[random.nextInt(types.length)]);
            Point to = new Point(random.nextInt(10), random.nextInt(10));
            param.setSourceRegion(region);
            param.setSourceSubsampling(stepX, stepY, offsetX, offsetY);
            param.setDestinationOffset(to);
            param.setDestination(image);
            reader.read(0, param);
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 33; x++) {
                    int sx = inside.x + offsetX + (x - to.x) * stepX;
                    int sy = inside.y + offsetY + (y - to.y) * stepY;
                    boolean written = x >= to.x && y >= to.y && inside.contains(sx, sy);
                    int at = 3 * (sy * 60 + sx);
                    int expected =
                            written ? (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff : 0;
                    assertEquals(expected, image.getRGB(x, y) & 0xffffff, "seed " + seed + " at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void any16BitDestinationIsThatOfThePanel() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 24, 24, 85);
        ImageReader reader = reader(jpeg);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestinationType(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_USHORT_565_RGB));
        BufferedImage image = reader.read(0, param);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(jpeg);
        Bitmap bitmap = new Bitmap(24, 24, 65536);
        decoder.decode(bitmap, 0, 0, PixelLayout.RGB565, DecodeOptions.DEFAULT);
        for (int i = 0; i < 24 * 24; i++) {
            int[] pixel = image.getRaster().getPixel(i % 24, i / 24, (int[]) null);
            assertEquals(bitmap.get(i % 24, i / 24), pixel[0] << 11 | pixel[1] << 5 | pixel[2]);
        }
    }

    @Test
    void onlyWhatTheDecoderReadsIsClaimed() throws IOException {
        byte[] baseline = JpegEncoderTest.encode(Subsampling.S420, 24, 24, 85);
        byte[] lossless = baseline.clone();
        for (int i = 0; i + 1 < lossless.length; i++) {
            if (lossless[i] == (byte) 0xff && lossless[i + 1] == (byte) Marker.SOF0) {
                lossless[i + 1] = (byte) 0xC3;
            }
        }
        var spi = reader(baseline).getOriginatingProvider();
        for (int n = 0; n < baseline.length; n += 7) {
            spi.canDecodeInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(Arrays.copyOf(baseline, n))));
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(baseline))) {
            assertTrue(spi.canDecodeInput(in));
            assertEquals(0, in.getStreamPosition());
        }
        assertFalse(spi.canDecodeInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(lossless))));
        assertFalse(spi.canDecodeInput("a file"));
    }

    @Test
    void metadataTellTheOrientation() throws IOException {
        byte[] thumbnail = JpegEncoderTest.encode(Subsampling.S420, 16, 12, 50);
        JpegEncoder encoder = new JpegEncoder(80, Subsampling.S420);
        encoder.setExif(6, thumbnail);
        ImageReader reader = reader(encoder.encodeToArray(Pictures.mixed(24, 20, 1), 24, 20));
        IIOMetadata metadata = reader.getImageMetadata(0);
        NodeList nodes = ((Element) metadata.getAsTree("javax_imageio_1.0")).getElementsByTagName("ImageOrientation");
        assertEquals("Rotate270", ((Element) nodes.item(0)).getAttribute("value"));
        assertEquals(1, reader.getNumThumbnails(0));
        assertPixels(Decoded.rgb(thumbnail), reader.readThumbnail(0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> reader.readThumbnail(0, 1));

        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(writer(), file, new IIOImage(reader.read(0), null, metadata), null);
        JpegDecoder decoder = new JpegDecoder();
        decoder.open(file.toByteArray());
        assertEquals(6, decoder.metadata().orientation());
    }

    @Test
    void damageIsAWarning() throws IOException {
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 64, 64, 85);
        ImageReader reader = reader(Arrays.copyOf(jpeg, jpeg.length - 200));
        List<String> warnings = new ArrayList<>();
        IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
        reader.addIIOReadWarningListener(listener);
        assertNotNull(reader.read(0));
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains("of 96 blocks"), warnings.getFirst());
    }

    @Test
    void filesOfTheWriterAreThoseOfTheEncoder() throws IOException {
        byte[] rgb = Pictures.mixed(40, 30, 4);
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage gray = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(
                    i % 40, i / 40, (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
            gray.getRaster().setSample(i % 40, i / 40, 0, rgb[3 * i] & 0xff);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(writer(), file, new IIOImage(image, null, null), null);
        assertArrayEquals(new JpegEncoder(75, Subsampling.S420).encodeToArray(rgb, 40, 30), file.toByteArray());

        JPEGImageWriteParam param = (JPEGImageWriteParam) writer().getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.9f);
        param.setOptimizeHuffmanTables(true);
        param.setSourceRegion(new Rectangle(4, 6, 30, 20));
        param.setSourceSubsampling(3, 2, 1, 0);
        file.reset();
        write(writer(), file, new IIOImage(image, null, null), param);
        JpegEncoder encoder = new JpegEncoder(90, Subsampling.S420);
        encoder.setOptimized(true);
        byte[] part = new byte[10 * 10 * 3];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(rgb, 3 * ((6 + i / 10 * 2) * 40 + 5 + i % 10 * 3), part, 3 * i, 3);
        }
        assertArrayEquals(encoder.encodeToArray(part, 10, 10), file.toByteArray());

        file.reset();
        write(writer(), file, new IIOImage(gray, null, null), null);
        JpegDecoder decoder = new JpegDecoder();
        assertEquals(1, decoder.open(file.toByteArray()).components());
        BufferedImage alpha = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        assertFalse(writer().getOriginatingProvider().canEncodeImage(alpha));
        assertThrows(
                IOException.class,
                () -> write(writer(), new ByteArrayOutputStream(), new IIOImage(alpha, null, null), null));
    }

    private static void write(
            ImageWriter writer,
            ByteArrayOutputStream file,
            IIOImage image,
            @org.jspecify.annotations.Nullable ImageWriteParam param)
            throws IOException {
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        // order of the class path, what is done, who reads
        "ours,               nothing,                ours",
        "ours,               install,                ours",
        "ours,               install but not wanted, com.sun.",
        "twelvemonkeys ours, nothing,                ours",
        "twelvemonkeys ours, install,                ours",
        "ours twelvemonkeys, install,                ours"
    })
    void whoReadsFirst(String order, String done, String expected) throws IOException, InterruptedException {
        Path file = folder.resolve("some.jpg");
        byte[] jpeg = JpegEncoderTest.encode(Subsampling.S420, 24, 24, 85);
        Files.write(file, jpeg);
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Djava.awt.headless=true"));
        if (done.endsWith("not wanted")) {
            command.add("-Dio.github.displayio4j.jpegio.preferred=false");
        }
        List<String> path = new ArrayList<>();
        for (String part : order.split(" ")) {
            path.addAll(part.equals("ours") ? ours() : twelveMonkeys());
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), ImageIoOrder.class.getName()));
        command.add(file.toString());
        if (done.startsWith("install")) {
            command.add("install");
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        String[] words = told.strip().split(" ");
        assertTrue(words[0].startsWith(expected.equals("ours") ? OURS : expected), told);
        assertEquals(order.contains("twelvemonkeys"), Boolean.parseBoolean(words[1]), told);
        if (expected.equals("ours")) {
            byte[] rgb = Decoded.rgb(jpeg);
            int at = 3 * (3 * 24 + 3);
            int pixel = 0xff << 24 | (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | rgb[at + 2] & 0xff;
            assertEquals(pixel, Integer.parseInt(words[2]));
        }
    }

    private static List<String> ours() {
        Path tests = Path.of(System.getProperty("basedir", ""), "target", "test-classes");
        return List.of(location(JpegDecoder.class), tests.toString(), location(Bitmap.class));
    }

    private static String location(Class<?> type) {
        return Path.of(java.net.URI.create(
                        Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                                .getLocation()
                                .toString()))
                .toString();
    }

    private static List<String> twelveMonkeys() {
        String[] all = System.getProperty("java.class.path", "").split(File.pathSeparator);
        List<String> found =
                Arrays.stream(all).filter(p -> p.contains("twelvemonkeys")).toList();
        assertFalse(found.isEmpty(), "TwelveMonkeys is not on the class path of the tests");
        return found;
    }
}
