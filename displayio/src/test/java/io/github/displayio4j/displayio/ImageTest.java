package io.github.displayio4j.displayio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures by their first bytes. What other modules provide is tested where they are seen.
class ImageTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aBmpComesFromAFileAStreamOrMemory() throws IOException {
        RandomBmp bmp = new RandomBmp(new Random(8));
        Path file = folder.resolve("picture");
        Files.write(file, bmp.file);
        assertShows(bmp, Image.load(file));
        assertShows(bmp, Image.load(new ByteArrayInputStream(bmp.file)));
        assertShows(bmp, Image.load(MemorySegment.ofArray(bmp.file)));
    }

    /// Also that the bitmap has nothing of the file any more: it may be written.
    private static void assertShows(RandomBmp bmp, Image image) {
        SlowBmp expected = new SlowBmp(bmp.file);
        Bitmap bitmap = image.bitmap();
        assertEquals(expected.width, bitmap.width());
        assertEquals(expected.height, bitmap.height());
        for (int y = 0; y < expected.height; y++) {
            for (int x = 0; x < expected.width; x++) {
                assertEquals(expected.values[y][x], bitmap.get(x, y), bmp.toString());
            }
        }
        assertEquals(bmp.depth <= 8, image.pixelShader() instanceof Palette);
        bitmap.fill(0);
    }

    @ParameterizedTest(name = "begins with {0}")
    @CsvSource({
        "'',          'a picture must be one of bmp, gif, png, pnm, qoi, what ImageIO reads, but this begins with nothing'",
        "52 49 46 46, 'a picture must be one of bmp, gif, png, pnm, qoi, what ImageIO reads, but this begins with 52 49 46 46'",
        "42,          'a picture must be one of bmp, gif, png, pnm, qoi, what ImageIO reads, but this begins with 42'",
        "42 4d,       'the file header must have 18 bytes from byte 0 on, but the file ends (at byte 2)'",
    })
    void whatIsNoPictureIsRefused(String hex, String message) {
        byte[] bytes = new byte[(hex.length() + 1) / 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(3 * i, 3 * i + 2), 16);
        }
        assertEquals(
                message,
                assertThrows(IOException.class, () -> Image.load(MemorySegment.ofArray(bytes)))
                        .getMessage());
    }
}
