package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.jpegio.JpegEncoder;
import io.github.displayio4j.jpegio.Subsampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFrameTest {
    private static final int RED = 0xF800;
    private static final int GREEN = 0x07E0;
    private static final int BLUE = 0x001F;
    private static final int WHITE = 0xFFFF;
    private static final long PLENTY = 64 << 20;

    @TempDir
    Path folder;

    private static PhotoFrame frame(int width, int height, Fit fit) {
        return new PhotoFrame(width, height, fit, Colorspace.RGB565, PLENTY);
    }

    /// What is seen upright: red and green above, blue and white below.
    private static int colour(int x, int y, int width, int height) {
        boolean right = x >= width / 2;
        return y < height / 2 ? right ? 0x00FF00 : 0xFF0000 : right ? 0xFFFFFF : 0x0000FF;
    }

    /// A photo that was taken with the camera held in a way, upright 48x32.
    private Path photo(int orientation, byte @Nullable [] thumbnail) throws IOException {
        int width = 48;
        int height = 32;
        boolean turned = orientation >= 5;
        int columns = turned ? height : width;
        int rows = turned ? width : height;
        byte[] rgb = new byte[3 * columns * rows];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // EXIF 2.32, 4.6.4: 6 is stored turned against the clock, 8 with it
                int stored =
                        switch (orientation) {
                            case 1 -> y * columns + x;
                            case 2 -> y * columns + width - 1 - x;
                            case 3 -> (height - 1 - y) * columns + width - 1 - x;
                            case 4 -> (height - 1 - y) * columns + x;
                            case 5 -> x * columns + y;
                            case 6 -> (width - 1 - x) * columns + y;
                            case 7 -> (width - 1 - x) * columns + height - 1 - y;
                            case 8 -> x * columns + height - 1 - y;
                            default -> throw new IllegalArgumentException();
                        };
                int colour = colour(x, y, width, height);
                rgb[3 * stored] = (byte) (colour >> 16);
                rgb[3 * stored + 1] = (byte) (colour >> 8);
                rgb[3 * stored + 2] = (byte) colour;
            }
        }
        JpegEncoder encoder = new JpegEncoder(95, Subsampling.S444);
        encoder.setExif(orientation, thumbnail);
        return Files.write(folder.resolve("o" + orientation + ".jpg"), encoder.encodeToArray(rgb, columns, rows));
    }

    private static void assertColour(int expected, int value, String where) {
        int red = Math.abs((expected >> 11) - (value >> 11));
        int green = Math.abs((expected >> 5 & 63) - (value >> 5 & 63));
        int blue = Math.abs((expected & 31) - (value & 31));
        assertTrue(red + green + blue < 6, where + ": " + Integer.toHexString(value));
    }

    private static void assertUpright(Bitmap bitmap, int x1, int y1, int x2, int y2) {
        int dx = (x2 - x1) / 4;
        int dy = (y2 - y1) / 4;
        assertColour(RED, bitmap.get(x1 + dx, y1 + dy), "upper left");
        assertColour(GREEN, bitmap.get(x2 - 1 - dx, y1 + dy), "upper right");
        assertColour(BLUE, bitmap.get(x1 + dx, y2 - 1 - dy), "lower left");
        assertColour(WHITE, bitmap.get(x2 - 1 - dx, y2 - 1 - dy), "lower right");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void photosStandUpright(int orientation) throws IOException {
        PhotoFrame frame = frame(60, 40, Fit.CONTAIN);
        Bitmap bitmap = frame.newBitmap();
        bitmap.fill(WHITE);
        frame.load(photo(orientation, null), bitmap);
        assertNull(frame.problem());
        assertUpright(bitmap, 6, 4, 54, 36);
        assertEquals(0, bitmap.get(0, 20), "black around");
        assertEquals(0, bitmap.get(30, 39), "black around");
    }

    @ParameterizedTest
    @CsvSource({"6, 4", "5, 5", "48, 32", "24, 20", "3, 40"})
    void theyAreScaledToAnyPanel(int width, int height) throws IOException {
        for (Fit fit : new Fit[] {Fit.CONTAIN, Fit.COVER}) {
            PhotoFrame frame = frame(width, height, fit);
            Bitmap bitmap = frame.newBitmap();
            frame.load(photo(6, null), bitmap);
            Placement placement = Placement.of(fit, 48, 32, width, height);
            int x = placement.x();
            int y = placement.y();
            if (placement.width() >= 4 && placement.height() >= 4) {
                assertUpright(bitmap, x, y, x + placement.width(), y + placement.height());
            }
        }
    }

    @Test
    void whatIsTooLargeForTheMemoryShowsItsPreview() throws IOException {
        byte[] preview = Files.readAllBytes(photo(1, null));
        Path large = progressive();
        PhotoFrame little = new PhotoFrame(48, 32, Fit.CONTAIN, Colorspace.RGB565, 1);
        String message = assertThrows(IOException.class, () -> little.load(large, little.newBitmap()))
                .toString();
        assertTrue(message.contains(large.toString()) && message.contains("coefficients"), message);
        byte[] bytes = Files.readAllBytes(large);
        byte[] exif = exif(preview);
        Path both = Files.write(folder.resolve("both.jpg"), Bytes.withSegment(bytes, 0xE1, exif));
        Bitmap bitmap = little.newBitmap();
        little.load(both, bitmap);
        assertUpright(bitmap, 0, 0, 48, 32);
        assertTrue(String.valueOf(little.problem()).endsWith("its preview is shown"), little.problem());
    }

    private static Path progressive() {
        return Media.corpus("imagers__partial_progressive.jpg");
    }

    /// The EXIF segment of a JPEG that the encoder writes with this preview.
    private static byte[] exif(byte[] preview) {
        JpegEncoder encoder = new JpegEncoder(50, Subsampling.S444);
        encoder.setExif(1, preview);
        byte[] jpeg = encoder.encodeToArray(new byte[3 * 64], 8, 8);
        for (int at = 2; at < jpeg.length - 4; ) {
            int length = (jpeg[at + 2] & 255) << 8 | (jpeg[at + 3] & 255);
            if (jpeg[at + 1] == (byte) 0xE1) {
                return Arrays.copyOfRange(jpeg, at + 4, at + 2 + length);
            }
            at += 2 + length;
        }
        throw new AssertionError("no EXIF");
    }

    @Test
    void damageIsToldAndSeen() throws IOException {
        byte[] whole = Files.readAllBytes(photo(1, null));
        Path cut = Files.write(folder.resolve("cut.jpg"), Bytes.cut(whole, 60));
        PhotoFrame frame = frame(48, 32, Fit.CONTAIN);
        Bitmap bitmap = frame.newBitmap();
        frame.load(cut, bitmap);
        assertColour(RED, bitmap.get(4, 4), "upper left");
        assertTrue(assertNotNullText(frame.problem()).contains("cut.jpg: damaged near byte"), frame.problem());
    }

    private static String assertNotNullText(@Nullable String text) {
        assertNotNull(text);
        return String.valueOf(text);
    }

    @Test
    void whatIsNoPhotoIsNamed() throws IOException {
        PhotoFrame frame = frame(48, 32, Fit.CONTAIN);
        Path text = Files.writeString(folder.resolve("text.jpg"), "hello, this is no photo");
        String message = assertThrows(IOException.class, () -> frame.load(text, frame.newBitmap()))
                .toString();
        assertTrue(message.contains("text.jpg: neither JPEG"), message);
        Path head = Files.write(folder.resolve("head.jpg"), new byte[] {-1, -40, -1, -39});
        message = assertThrows(IOException.class, () -> frame.load(head, frame.newBitmap()))
                .toString();
        assertTrue(message.contains("head.jpg: "), message);
        frame.load(photo(3, null), frame.newBitmap());
        assertNull(frame.problem(), "and the next one is shown");
    }
}
