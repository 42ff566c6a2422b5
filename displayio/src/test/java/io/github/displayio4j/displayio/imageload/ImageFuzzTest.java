package io.github.displayio4j.displayio.imageload;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.displayio4j.displayio.gifio.GifWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mutations of small files, blindly and for a bounded time; `dev/fuzz-images` looks for coverage, for as
/// long as wanted. `-Dfuzz.seed` and `-Dfuzz.count` repeat or prolong a run.
class ImageFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20);
    private static final int COUNT = Integer.getInteger("fuzz.count", 4_000);

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
        Random random = new Random(SEED);
        List<byte[]> seeds = seeds();
        for (int i = 0; i < COUNT; i++) {
            byte[] file = seeds.get(random.nextInt(seeds.size()));
            for (int n = random.nextInt(5); n >= 0; n--) {
                file = mutated(file, seeds.get(random.nextInt(seeds.size())), random);
            }
            try {
                ImageFuzzTarget.fuzzerTestOneInput(file);
            } catch (RuntimeException | Error e) {
                fail("fuzz.seed " + SEED + ", file " + i + ": " + HexFormat.of().formatHex(file), e);
            }
        }
    }

    private static byte[] mutated(byte[] file, byte[] other, Random random) {
        if (file.length < 4) {
            return other.clone();
        }
        byte[] out = file.clone();
        int at = random.nextInt(out.length);
        switch (random.nextInt(6)) {
            case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> out[at] = (byte) random.nextInt(256);
            case 2 -> out[at] = (byte) (random.nextBoolean() ? 0xff : 0);
            case 3 -> out = Arrays.copyOf(out, at);
            case 4 -> { // a piece comes twice, or from elsewhere
                int n = Math.min(1 + random.nextInt(40), other.length);
                int from = random.nextInt(other.length - n + 1);
                out = Arrays.copyOf(file, file.length + n);
                System.arraycopy(file, at, out, at + n, file.length - at);
                System.arraycopy(other, from, out, at, n);
            }
            default -> { // in the headers, where it matters most
                int near = random.nextInt(Math.min(out.length, 40));
                out[near] = (byte) random.nextInt(256);
            }
        }
        return out;
    }

    /// Writes the seeds as files, for a fuzzer that wants a folder.
    public static void main(String[] folder) throws IOException {
        Path out = Path.of(folder[0]);
        Files.createDirectories(out);
        int i = 0;
        for (byte[] seed : seeds()) {
            Files.write(out.resolve("seed" + i++), seed);
        }
    }
}
