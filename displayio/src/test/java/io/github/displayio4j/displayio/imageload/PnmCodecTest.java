package io.github.displayio4j.displayio.imageload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.picture.Colours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PnmCodecTest {
    private static final long SEED = Long.getLong("pnm.seed", 20261123);

    /// A random file, and its samples 0..most.
    private static byte[] file(int kind, int width, int height, int most, int[] samples, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "P" + kind + (random.nextBoolean() ? "\n# by hand\n" : " ") + width + "\t" + height);
        text(out, kind % 3 == 1 ? "\n" : "\n" + most + "\n");
        int perRow = samples.length / height;
        for (int i = 0; i < samples.length; i++) {
            if (kind == 1) {
                text(out, samples[i] + (random.nextBoolean() ? "" : " "));
            } else if (kind <= 3) {
                text(out, samples[i] + (random.nextInt(5) == 0 ? "\r\n" : " "));
            } else if (kind == 4) {
                if (i % perRow % 8 == 0) {
                    int bits = 0;
                    for (int j = 0; j < 8 && i % perRow + j < perRow; j++) {
                        bits |= samples[i + j] << 7 - j;
                    }
                    out.write(bits);
                }
            } else {
                if (most > 255) {
                    out.write(samples[i] >> 8);
                }
                out.write(samples[i]);
            }
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest(name = "P{0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void readsAllKinds(int kind) throws IOException {
        for (int round = 0; round < 40; round++) {
            Random random = new Random(SEED + round);
            int width = 1 + random.nextInt(30);
            int height = 1 + random.nextInt(20);
            int most = kind % 3 == 1 ? 1 : random.nextInt(3) > 0 ? 255 : 1 + random.nextInt(65535);
            int[] samples = random.ints((long) width * height * (kind % 3 == 0 ? 3 : 1), 0, most + 1)
                    .toArray();
            byte[] file = file(kind, width, height, most, samples, random);
            Image image = Image.load(MemorySegment.ofArray(file));
            Colours colours = new Colours(image.bitmap(), image.pixelShader());
            int[] row = new int[width];
            String name = "pnm.seed " + (SEED + round);
            for (int y = 0; y < height; y++) {
                colours.read(y, row);
                for (int x = 0; x < width; x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        int i = y * width + x;
                        int sample = samples[kind % 3 == 0 ? 3 * i + channel : i];
                        double level = 255.0 * sample / most;
                        double wanted = kind % 3 == 1 ? 255 - level : level;
                        assertEquals(wanted, row[x] >> 16 - 8 * channel & 255, 0.5001, name + " at " + x + "," + y);
                    }
                }
            }
        }
    }

    /// And as TwelveMonkeys reads them, where it reads them without a change of colours.
    @ParameterizedTest(name = "P{0}")
    @ValueSource(ints = {3, 6})
    void agreesWithTwelveMonkeys(int kind) throws IOException {
        for (int round = 0; round < 15; round++) {
            Random random = new Random(SEED + round);
            int width = 1 + random.nextInt(30);
            int height = 1 + random.nextInt(20);
            int[] samples = random.ints(3L * width * height, 0, 256).toArray();
            byte[] file = file(kind, width, height, 255, samples, new Random(5));
            PngCodecTest.assertShows(
                    ImageIO.read(new ByteArrayInputStream(file)), Image.load(MemorySegment.ofArray(file)), "P" + kind);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "P1 x      | the width must be a number (at byte 3)",
                "P5 3      | the height must have 1 bytes from byte 4 on, but the file ends (at byte 4)",
                "P5 40000 1 255 | width and height must be 1..32767, not 40000 and 1 (at byte 2)",
                "P5 400000 1 255 | the width must be below 100000 (at byte 3)",
                "P2 2 1 0 1 2 | the largest value must be 1..65535, not 0 (at byte 6)",
                "P2 2 1 9 1 10 | a value must be 0..9, not 10 (at byte 10)",
                "P1 2 1 1 2 | a value must be 0 or 1 (at byte 9)",
                "P5 2 1 255x | one blank must stand before the pixels (at byte 10)",
                "P6 2 1 255 12345 | 2x1 pixels must have 6 bytes from byte 11 on, but the file ends (at byte 16)",
                "P4 30000 30000 1 | 30000x30000 pixels must have 112500000 bytes from byte 15 on, but the file ends"
                        + " (at byte 16)",
                "P3 1 1 5 1 2 | a value must have 1 bytes from byte 12 on, but the file ends (at byte 12)",
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        byte[] file = text.strip().getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                message,
                assertThrows(ImageException.class, () -> Image.load(MemorySegment.ofArray(file)))
                        .getMessage());
    }

    @Test
    void onlyTheFirstPictureCounts() throws IOException {
        Image image = Image.load(MemorySegment.ofArray("P1 1 1 1 P1 1 1 0".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(1, image.bitmap().get(0, 0));
    }
}
