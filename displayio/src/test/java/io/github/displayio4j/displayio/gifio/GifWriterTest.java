package io.github.displayio4j.displayio.gifio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GifWriterTest {
    private static final long SEED = 7;

    /// The frames as ImageIO reads them, each laid over those before.
    private static int[][] read(byte[] gif, int width, int height) throws IOException {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            int[][] frames = new int[reader.getNumImages(true)][];
            for (int i = 0; i < frames.length; i++) {
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode area = (IIOMetadataNode)
                        root.getElementsByTagName("ImageDescriptor").item(0);
                graphics.drawImage(
                        reader.read(i),
                        Integer.parseInt(area.getAttribute("imageLeftPosition")),
                        Integer.parseInt(area.getAttribute("imageTopPosition")),
                        null);
                frames[i] = canvas.getRGB(0, 0, width, height, null, 0, width);
                for (int at = 0; at < frames[i].length; at++) {
                    frames[i][at] &= 0xffffff;
                }
            }
            return frames;
        } finally {
            graphics.dispose();
        }
    }

    /// Colours that differ by a little only are kept apart, too.
    @ParameterizedTest
    @CsvSource({"1, 1, 2, 1", "5, 3, 2, 1", "64, 48, 17, 1", "64, 48, 256, 1", "20, 30, 3, 3", "90, 90, 256, 2"})
    void framesOfUpTo256ColoursAreExact(int width, int height, int colours, int zoom) throws IOException {
        Random random = new Random(SEED);
        int[] palette = random.ints(colours, 0, 1 << 10).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[][] shown = new int[12][width * height];
        try (GifWriter gif =
                GifWriter.builder(out, width, height).zoom(zoom).dither(true).build()) {
            for (int n = 0; n < shown.length; n++) {
                for (int i = 0; i < shown[n].length; i++) {
                    boolean changes = n % 4 == 0 || n % 4 == 1 && random.nextInt(9) == 0;
                    shown[n][i] = changes ? palette[random.nextInt(colours)] : shown[n - 1][i];
                }
                gif.addFrame(shown[n], 0.1);
            }
        }
        int[][] read = read(out.toByteArray(), width * zoom, height * zoom);
        assertEquals(shown.length, read.length);
        OnDiskGif ours = OnDiskGif.of(MemorySegment.ofArray(out.toByteArray()), GifValues.ARGB8888);
        for (int n = 0; n < shown.length; n++) {
            int[] zoomed = new int[read[n].length];
            ours.nextFrame();
            for (int i = 0; i < zoomed.length; i++) {
                zoomed[i] = shown[n][i / (width * zoom) / zoom * width + i % (width * zoom) / zoom];
                assertEquals(zoomed[i] | 0xff000000, ours.bitmap().get(i % (width * zoom), i / (width * zoom)));
            }
            assertArrayEquals(zoomed, read[n], "frame " + n);
        }
    }

    /// A smooth picture: dithered, areas of 8x8 keep their mean colour; not dithered, pixels are near.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void moreColoursAreNear(boolean dither) throws IOException {
        int size = 96;
        int[] picture = new int[size * size];
        for (int i = 0; i < picture.length; i++) {
            int x = i % size;
            int y = i / size;
            picture[i] = x * 5 / 2 << 16 | y * 5 / 2 << 8 | (x * y / 40 & 0xff);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GifWriter gif = GifWriter.builder(out, size, size).dither(dither).build()) {
            gif.addFrame(picture, 0.1);
        }
        int[] read = read(out.toByteArray(), size, size)[0];
        double mean = 0;
        double near = 0;
        for (int top = 0; top < size; top += 8) {
            for (int left = 0; left < size; left += 8) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int sum = 0;
                    for (int i = 0; i < 64; i++) {
                        int at = (top + i / 8) * size + left + i % 8;
                        int difference = (read[at] >> shift & 255) - (picture[at] >> shift & 255);
                        sum += difference;
                        near += (double) difference * difference;
                    }
                    mean += Math.abs(sum) / 64.0;
                }
            }
        }
        mean /= size * size / 64.0 * 3;
        double psnr = 10 * Math.log10(255.0 * 255.0 * 3 * read.length / near);
        assertTrue(psnr > (dither ? 27 : 30), "PSNR " + psnr);
        assertTrue(!dither || mean < 1, "areas are off by " + mean);
    }

    @Test
    void takesBitmaps() throws IOException {
        Bitmap entries = new Bitmap(2, 1, 4);
        entries.set(1, 0, 3);
        Palette palette = new Palette(4);
        palette.set(0, 0x123456);
        palette.set(3, 0xff8000);
        palette.setAlpha(3, 128);
        Bitmap colours = Bitmap.ofBits(2, 1, 32);
        colours.set(0, 0, 0xabcdef);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GifWriter gif = GifWriter.builder(out, 2, 1).build()) {
            gif.addFrame(entries, palette, 0.5);
            gif.addFrame(colours, new ColorConverter(), 0.5);
            assertThrows(IllegalArgumentException.class, () -> gif.addFrame(new Bitmap(1, 1, 2), new Palette(2), 0.1));
        }
        int[][] read = read(out.toByteArray(), 2, 1);
        assertArrayEquals(new int[] {0x123456, 0x804000}, read[0]);
        assertArrayEquals(new int[] {0xabcdef, 0}, read[1]);
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(IllegalArgumentException.class, () -> GifWriter.builder(out, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> GifWriter.builder(out, 65535, 65535));
        assertThrows(
                IllegalArgumentException.class,
                () -> GifWriter.builder(out, 9000, 1).zoom(16));
        GifWriter gif = GifWriter.builder(out, 2, 2).build();
        assertThrows(IllegalArgumentException.class, () -> gif.addFrame(new int[3], 0.1));
        assertThrows(IllegalArgumentException.class, () -> gif.addFrame(new int[4], 656));
        assertThrows(IllegalArgumentException.class, () -> gif.addFrame(new int[4], Double.NaN));
        gif.close();
        assertThrows(IllegalStateException.class, () -> gif.addFrame(new int[4], 0.1));
    }
}
