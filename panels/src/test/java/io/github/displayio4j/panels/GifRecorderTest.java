package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GifRecorderTest {
    @TempDir
    Path folder;

    /// A GIF as somebody else reads it: each frame laid over those before, with its delay in 1/100 s.
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(int[] pixels, int hundredths) {}

    static List<Frame> read(Path file, int width, int height) throws IOException {
        List<Frame> frames = new ArrayList<>();
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            int n = reader.getNumImages(true);
            for (int i = 0; i < n; i++) {
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode area = (IIOMetadataNode)
                        root.getElementsByTagName("ImageDescriptor").item(0);
                IIOMetadataNode control = (IIOMetadataNode)
                        root.getElementsByTagName("GraphicControlExtension").item(0);
                graphics.drawImage(
                        reader.read(i),
                        Integer.parseInt(area.getAttribute("imageLeftPosition")),
                        Integer.parseInt(area.getAttribute("imageTopPosition")),
                        null);
                assertEquals("doNotDispose", control.getAttribute("disposalMethod"));
                int[] pixels = canvas.getRGB(0, 0, width, height, new int[width * height], 0, width);
                for (int p = 0; p < pixels.length; p++) {
                    pixels[p] &= 0xffffff;
                }
                frames.add(new Frame(pixels, Integer.parseInt(control.getAttribute("delayTime"))));
            }
        }
        graphics.dispose();
        return frames;
    }

    /// Few colours: all frames come back exactly, also when only a corner or nothing changed.
    @ParameterizedTest
    @CsvSource({"1, 1, 2, 1", "5, 3, 2, 1", "64, 48, 17, 1", "64, 48, 256, 1", "20, 30, 3, 3", "240, 240, 256, 1"})
    void fewColoursAreExact(int width, int height, int colours, int zoom) throws IOException {
        Random random = new Random(7);
        Path file = folder.resolve("a.gif");
        Picture picture = new Picture(width, height);
        int[] palette = random.ints(colours, 0, 1 << 16).toArray();
        List<int[]> shown = new ArrayList<>();
        try (GifRecorder recorder = GifRecorder.open(file, picture, zoom)) {
            for (int n = 0; n < 12; n++) {
                if (n % 4 == 0) {
                    for (int i = 0; i < picture.pixels.length; i++) {
                        picture.pixels[i] = expand(palette[random.nextInt(colours)]);
                    }
                } else if (n % 4 != 3) {
                    int x = random.nextInt(width);
                    int y = random.nextInt(height);
                    picture.pixels[y * width + x] = expand(palette[random.nextInt(colours)]);
                }
                shown.add(picture.pixels.clone());
                recorder.capture(n * 100_000_000L);
            }
        }
        List<Frame> frames = read(file, width * zoom, height * zoom);
        assertEquals(12, frames.size());
        for (int n = 0; n < 12; n++) {
            assertArrayEquals(zoomed(shown.get(n), width, zoom), frames.get(n).pixels);
            assertEquals(10, frames.get(n).hundredths);
        }
        assertFalse(Files.exists(folder.resolve("a.gif.part")));
    }

    private static int expand(int p) {
        int r = p >> 11;
        int g = p >> 5 & 63;
        int b = p & 31;
        return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | (b << 3 | b >> 2);
    }

    private static int[] zoomed(int[] pixels, int width, int zoom) {
        int[] out = new int[pixels.length * zoom * zoom];
        for (int i = 0; i < out.length; i++) {
            out[i] = pixels[i / (width * zoom) / zoom * width + i % (width * zoom) / zoom];
        }
        return out;
    }

    /// A picture of 4096 smooth colours must look alike: 256 of them err by little.
    @Test
    void manyColoursAreNear() throws IOException {
        Picture picture = new Picture(128, 128);
        for (int i = 0; i < picture.pixels.length; i++) {
            int x = i % 128;
            int y = i / 128;
            picture.pixels[i] = x * 0x020000 + y * 0x000200 + (x + y) / 2 + 40;
        }
        Path file = folder.resolve("b.gif");
        try (GifRecorder recorder = GifRecorder.open(file, picture, 1)) {
            recorder.capture(0);
        }
        int[] read = read(file, 128, 128).getFirst().pixels;
        long squares = 0;
        for (int i = 0; i < read.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int d = (read[i] >> shift & 0xff) - (picture.pixels[i] >> shift & 0xff);
                squares += d * d;
            }
        }
        double psnr = 10 * Math.log10(255.0 * 255.0 * 3 * read.length / squares);
        assertTrue(psnr > 34, "PSNR " + psnr);
    }

    /// Times add up: no drift from rounding, and nothing shorter than viewers can show.
    @Test
    void delaysFollowTheClock() throws IOException {
        Picture picture = new Picture(1, 1);
        Path file = folder.resolve("c.gif");
        try (GifRecorder recorder = GifRecorder.open(file, picture, 1)) {
            for (int n = 0; n <= 30; n++) {
                recorder.capture(5_000_000_000L + n * 1_000_000_000L / 30);
            }
            recorder.capture(6_000_000_001L);
            recorder.capture(6_000_000_002L);
        }
        List<Frame> frames = read(file, 1, 1);
        assertEquals(33, frames.size());
        assertEquals(
                100, frames.subList(0, 30).stream().mapToInt(Frame::hundredths).sum());
        assertEquals(2, frames.get(31).hundredths);
    }

    @Test
    void captureAllocatesNothing() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Picture picture = new Picture(40, 30);
        try (GifRecorder recorder = GifRecorder.open(folder.resolve("d.gif"), picture, 1)) {
            int allocating = 0;
            for (int n = 0; n < 40; n++) {
                picture.pixels[n] = n;
                long before = threads.getCurrentThreadAllocatedBytes();
                recorder.capture(n * 20_000_000L);
                allocating += threads.getCurrentThreadAllocatedBytes() > before ? 1 : 0;
            }
            // the first ones link classes
            assertTrue(allocating <= 3, allocating + " of 40 captures allocated");
        }
    }

    @Test
    void aFailureIsToldAndLeavesNoFile() throws IOException {
        assertThrows(IOException.class, () -> GifRecorder.open(folder.resolve("no/a.gif"), new Picture(1, 1), 1));
        Path empty = folder.resolve("empty.gif");
        GifRecorder.open(empty, new Picture(1, 1), 1).close();
        assertFalse(Files.exists(empty));
        assertFalse(Files.exists(folder.resolve("empty.gif.part")));
        // a folder comes to stand where the file should go
        Path taken = folder.resolve("taken.gif");
        GifRecorder recorder = GifRecorder.open(taken, new Picture(1, 1), 1);
        Files.createDirectories(taken.resolve("inside"));
        assertThrows(IOException.class, () -> GifRecorder.open(taken, new Picture(1, 1), 1));
        recorder.capture(0);
        IOException e = assertThrows(IOException.class, recorder::close);
        assertTrue(String.valueOf(e.getMessage()).contains("taken.gif"));
        assertThrows(IllegalStateException.class, () -> recorder.capture(1));
        assertTrue(Files.isDirectory(taken));
        assertFalse(Files.exists(folder.resolve("taken.gif.part")));
    }
}
