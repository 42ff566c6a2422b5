package io.github.displayio4j.displayio.imageload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.gifio.GifWriter;
import io.github.displayio4j.displayio.picture.Colours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLoadTest {
    private static final long SEED = Long.getLong("palette.seed", 20261123);

    @TempDir
    Path folder = Path.of("");

    private static int[] colours(Image image) {
        int width = image.bitmap().width();
        int[] all = new int[width * image.bitmap().height()];
        int[] row = new int[width];
        Colours reader = new Colours(image.bitmap(), image.pixelShader());
        for (int y = 0; y < image.bitmap().height(); y++) {
            reader.read(y, row);
            System.arraycopy(row, 0, all, y * width, width);
        }
        return all;
    }

    private static Image image(int width, int height, int[] argb) {
        Bitmap bitmap = Bitmap.ofBits(width, height, 32);
        for (int i = 0; i < argb.length; i++) {
            bitmap.set(i % width, i / width, argb[i]);
        }
        return new Image(bitmap, new ColorConverter(Colorspace.ARGB8888));
    }

    /// As many colours as there may be: all of them exact, holes holes, and no more bits than needed.
    @Test
    void fewColoursAreExact() {
        for (int round = 0; round < 60; round++) {
            Random random = new Random(SEED + round);
            String name = "palette.seed " + (SEED + round);
            int most = 2 + random.nextInt(255);
            boolean holes = random.nextBoolean();
            int[] choice = random.ints(most - (holes ? 1 : 0), 0, 1 << 24).toArray();
            int[] argb = new int[40 * 20];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = holes && random.nextInt(5) == 0
                        ? random.nextInt(128) << 24 | 0x123456
                        : 0xff000000 | choice[random.nextInt(choice.length)];
            }
            Image fewer = ImageLoad.toPalette(image(40, 20, argb), most, random.nextBoolean());
            Palette palette = (Palette) fewer.pixelShader();
            assertTrue(palette.size() <= most, name);
            int bits = fewer.bitmap().bitsPerValue();
            assertTrue(bits == 1 || 1 << bits / 2 < palette.size(), name + ": " + bits + " bits");
            int[] seen = colours(fewer);
            for (int i = 0; i < argb.length; i++) {
                int wanted = argb[i] >>> 24 < 128 ? 0 : argb[i];
                assertEquals(wanted, seen[i] >>> 24 == 0 ? 0 : seen[i], name + " pixel " + i);
            }
        }
    }

    /// A smooth picture: how near its pixels come, or, dithered, the means of areas of 8 x 8.
    @ParameterizedTest(name = "{0} colours, dithered {1}")
    @CsvSource({"256, false, 30", "64, false, 25", "16, false, 19", "4, false, 12", "16, true, 5", "8, true, 11"})
    void manyColoursAreNear(int most, boolean dither, double bar) {
        int size = 128;
        int[] argb = new int[size * size];
        for (int i = 0; i < argb.length; i++) {
            int x = i % size;
            int y = i / size;
            argb[i] = 0xff000000 | 2 * x << 16 | 2 * y << 8 | (x + y);
        }
        Image fewer = ImageLoad.toPalette(image(size, size, argb), most, dither);
        int[] seen = colours(fewer);
        Set<Integer> used = new HashSet<>();
        double squares = 0;
        double means = 0;
        for (int top = 0; top < size; top += 8) {
            for (int left = 0; left < size; left += 8) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int sum = 0;
                    for (int i = 0; i < 64; i++) {
                        int at = (top + i / 8) * size + left + i % 8;
                        int difference = (seen[at] >> shift & 255) - (argb[at] >> shift & 255);
                        squares += difference * difference;
                        sum += difference;
                        used.add(seen[at]);
                    }
                    means += Math.abs(sum) / 64.0;
                }
            }
        }
        assertTrue(used.size() <= most, used.size() + " colours");
        double psnr = 10 * Math.log10(255.0 * 255.0 * 3 * argb.length / squares);
        double mean = means / (size * size / 64.0 * 3);
        assertTrue(dither ? mean < bar : psnr > bar, "PSNR " + psnr + ", areas off by " + mean);
    }

    @Test
    void theFirstFrameOfAGifIsExact() throws IOException {
        Random random = new Random(SEED);
        int[][] frames = new int[3][];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GifWriter gif = GifWriter.builder(out, 20, 20).build()) {
            for (int i = 0; i < 3; i++) {
                frames[i] = random.ints(400, 0, 1 << 24).toArray();
                for (int at = 200; at < 400; at++) {
                    frames[i][at] = frames[i][at - 200];
                }
                gif.addFrame(frames[i], 0.1);
            }
        }
        Image image = ImageLoad.load(new ByteArrayInputStream(out.toByteArray()));
        int[] seen = colours(image);
        for (int i = 0; i < seen.length; i++) {
            seen[i] &= 0xffffff;
        }
        assertArrayEquals(frames[0], seen);
        Path file = folder.resolve("a.gif");
        Files.write(file, out.toByteArray());
        assertEquals(20, ImageLoad.load(file).bitmap().width());
    }

    @Test
    void refusesWhatIsNoNumberOfColours() {
        Image image = image(1, 1, new int[1]);
        assertThrows(IllegalArgumentException.class, () -> ImageLoad.toPalette(image, 1, false));
        assertThrows(IllegalArgumentException.class, () -> ImageLoad.toPalette(image, 257, false));
        assertEquals(0, ImageLoad.toPalette(image, 2, true).bitmap().get(0, 0), "nothing but a hole");
    }
}
