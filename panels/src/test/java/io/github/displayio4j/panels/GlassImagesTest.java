package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlassImagesTest {
    @TempDir
    Path folder;

    private static Picture noise(int width, int height, long seed) {
        Picture picture = new Picture(width, height);
        Random random = new Random(seed);
        for (int i = 0; i < picture.pixels.length; i++) {
            // flat, smooth and noisy thirds, so that each row filter is chosen
            int third = 3 * i / picture.pixels.length;
            picture.pixels[i] = third == 0 ? 0x123456 : third == 1 ? i % width * 0x010203 : random.nextInt() >>> 8;
        }
        return picture;
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 7, 3", "13, 1, 2", "240, 240, 1", "160, 128, 4"})
    void aPngHoldsThePixels(int width, int height, int zoom) throws IOException {
        Picture picture = noise(width, height, 5);
        Path file = folder.resolve("a.png");
        GlassImages.writePng(picture, file, zoom);
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(width * zoom, read.getWidth());
        assertEquals(height * zoom, read.getHeight());
        for (int y = 0; y < height * zoom; y++) {
            for (int x = 0; x < width * zoom; x++) {
                assertEquals(picture.pixels[y / zoom * width + x / zoom], read.getRGB(x, y) & 0xffffff);
            }
        }
        assertFalse(Files.exists(folder.resolve("a.png.part")));
    }

    @Test
    void anImageHoldsThePixels() {
        Picture picture = noise(17, 9, 6);
        BufferedImage image = GlassImages.image(picture);
        int[] read = new int[17 * 9];
        for (int i = 0; i < read.length; i++) {
            read[i] = image.getRGB(i % 17, i / 17) & 0xffffff;
        }
        assertArrayEquals(picture.pixels, read);
    }

    @Test
    void aTerminalPictureHasTwoRowsALine() {
        Picture picture = new Picture(2, 3);
        System.arraycopy(new int[] {0xff0000, 0x00ff00, 0x0000ff, 0x010203, 0xffffff, 0}, 0, picture.pixels, 0, 6);
        assertEquals("""
                [38;2;255;0;0;48;2;0;0;255m#[38;2;0;255;0;48;2;1;2;3m#[0m
                [38;2;255;255;255;48;2;0;0;0m#[38;2;0;0;0;48;2;0;0;0m#[0m
                """, GlassImages.terminal(picture, 80).replace("\033", "").replace('\u2580', '#'));
        assertEquals(
                "[38;2;255;0;0;48;2;255;255;255m#[0m\n",
                GlassImages.terminal(picture, 1).replace("\033", "").replace('\u2580', '#'));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 17})
    void zoomHasARange(int zoom) {
        Picture picture = new Picture(1, 1);
        assertThrows(
                IllegalArgumentException.class, () -> GlassImages.writePng(picture, folder.resolve("z.png"), zoom));
    }

    @Test
    void aFolderThatIsMissingIsTold() {
        Picture picture = new Picture(1, 1);
        assertThrows(IOException.class, () -> GlassImages.writePng(picture, folder.resolve("no/a.png"), 1));
    }

    // what is drawn at (0, 0) of a 3 x 2 glass by a display at that rotation, and what the user then sees upright
    @ParameterizedTest
    @CsvSource({"0, 3, ABC DEF", "90, 2, CF BE AD", "180, 3, FED CBA", "270, 2, DA EB FC"})
    void aTurnedGlassIsUpright(int rotation, int width, String expected) {
        Picture picture = new Picture(3, 2);
        for (int i = 0; i < 6; i++) {
            picture.pixels[i] = 'A' + i;
        }
        GlassView turned = TurnedGlass.of(picture, rotation);
        assertEquals(width, turned.width());
        assertEquals(6 / width, turned.height());
        int[] seen = new int[6];
        turned.read(seen);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(i > 0 && i % width == 0 ? " " : "").append((char) seen[i]);
        }
        assertEquals(expected, text.toString());
    }

    @Test
    void otherRotationsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TurnedGlass.of(new Picture(1, 1), 45));
    }
}
