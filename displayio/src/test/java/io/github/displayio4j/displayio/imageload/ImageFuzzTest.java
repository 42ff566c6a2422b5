package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.gifio.GifWriter;
import io.github.displayio4j.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mutations of small files.
class ImageFuzzTest {
    /// Sound files of every format.
    static List<byte[]> seeds() throws IOException {
        Random random = new Random(1);
        List<byte[]> seeds = new ArrayList<>();
        byte[] pixels = new byte[8 * 33];
        random.nextBytes(pixels);
        for (int y = 0; y < 8; y++) {
            pixels[33 * y] = (byte) (y % 5);
        }
        seeds.add(PngCodecTest.png(8, 8, 8, 6, pixels));
        seeds.add(PngCodecTest.png(32, 8, 8, 3, pixels, "PLTE", "112233 445566", "tRNS", "80"));
        seeds.add(PngCodecTest.png(
                66, 4, 4, 0, pixels, "eXIf", "49492a0008000000 0100 1201 0300 01000000 0600 0000 00000000"));
        seeds.add(QoiCodecTest.encode(QoiCodecTest.picture(20, 10, true, random), 20, 10, 4, random));
        for (String text : new String[] {
            "P1 3 2 101 010",
            "P2 2 2 9 1 2 3 4",
            "P3 1 2 255 1 2 3 4 5 6",
            "P4 9 2 abcd",
            "P5 4 2 255 abcdefgh",
            "P6 2 1 300 abcdefghijkl"
        }) {
            seeds.add(text.getBytes(StandardCharsets.US_ASCII));
        }
        for (int zoom = 1; zoom < 4; zoom++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GifWriter gif = GifWriter.builder(out, 12, 9).zoom(zoom).build()) {
                for (int i = 0; i < zoom; i++) {
                    gif.addFrame(random.ints(108, 0, 7).toArray(), 0.1);
                }
            }
            seeds.add(out.toByteArray());
        }
        return seeds;
    }

    @Test
    void mutationsEndCleanly() throws IOException {
        Mutations.run(seeds(), 4_000, ImageFuzzTarget::fuzzerTestOneInput);
    }

    /// Writes the seeds as files, for a fuzzer that wants a folder.
    public static void main(String[] folder) throws IOException {
        Mutations.write(seeds(), Path.of(folder[0]));
    }
}
