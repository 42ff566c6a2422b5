package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mutations of small files, blindly and for a bounded time; `dev/fuzz-jpeg` looks for coverage, for as long as
/// wanted. `-Dfuzz.seed` and `-Dfuzz.count` repeat or prolong a run.
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20);
    private static final int COUNT = Integer.getInteger("fuzz.count", 12_000);

    /// Sound files of every kind that can be made here.
    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (Subsampling subsampling : Subsampling.values()) {
            JpegEncoder encoder = new JpegEncoder(60, subsampling);
            seeds.add(encoder.encodeToArray(Pictures.mixed(35, 20, 3), 35, 20));
            encoder.setRestartInterval(2);
            encoder.setHuffmanTables(false);
            seeds.add(encoder.encodeToArray(Pictures.mixed(40, 33, 4), 40, 33));
        }
        CoefficientWriter writer = new CoefficientWriter(4, 3, CoefficientWriter.random(12, new Random(1)));
        seeds.add(writer.baseline());
        seeds.add(writer.progressive(2, 9));
        seeds.add(arithmetic(writer.baseline()));
        seeds.add(arithmetic(writer.progressive(1, 20)));
        seeds.add(JpegMetadataTest.withOrientation(6));
        return seeds;
    }

    /// Any bytes are arithmetic data: some for a sequential or a progressive frame.
    private static byte[] arithmetic(byte[] huffman) {
        byte[] jpeg = huffman.clone();
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2)) {
                jpeg[i + 1] += (byte) (jpeg[i + 1] == (byte) 0xC0 ? 9 : 8);
            }
        }
        return jpeg;
    }

    @Test
    void mutationsEndCleanly() {
        Random random = new Random(SEED);
        List<byte[]> seeds = seeds();
        for (int i = 0; i < COUNT; i++) {
            byte[] jpeg = seeds.get(random.nextInt(seeds.size()));
            for (int n = random.nextInt(6); n >= 0; n--) {
                jpeg = mutated(jpeg, seeds.get(random.nextInt(seeds.size())), random);
            }
            try {
                FuzzTarget.fuzzerTestOneInput(jpeg);
            } catch (RuntimeException | Error e) {
                fail("fuzz.seed " + SEED + ", file " + i + ": " + HexFormat.of().formatHex(jpeg), e);
            }
        }
    }

    private static byte[] mutated(byte[] jpeg, byte[] other, Random random) {
        if (jpeg.length < 4) {
            return other.clone();
        }
        byte[] out = jpeg.clone();
        int at = random.nextInt(out.length);
        switch (random.nextInt(8)) {
            case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> out[at] = (byte) random.nextInt(256);
            case 2 -> out[at] = (byte) (random.nextBoolean() ? 0xff : 0);
            case 3 -> out = Arrays.copyOf(out, at);
            case 4 -> { // a piece is lost
                int n = Math.min(1 + random.nextInt(20), out.length - at);
                System.arraycopy(jpeg, at + n, out, at, jpeg.length - at - n);
                out = Arrays.copyOf(out, jpeg.length - n);
            }
            case 5 -> { // a piece comes twice, or from elsewhere
                int n = Math.min(1 + random.nextInt(100), other.length);
                int from = random.nextInt(other.length - n + 1);
                out = Arrays.copyOf(jpeg, jpeg.length + n);
                System.arraycopy(jpeg, at, out, at + n, jpeg.length - at);
                System.arraycopy(other, from, out, at, n);
            }
            case 6 -> { // a marker
                out[at] = (byte) 0xff;
                if (at + 1 < out.length) {
                    out[at + 1] = (byte) (0xc0 + random.nextInt(0x40));
                }
            }
            default -> { // in the headers, where it matters most
                int near = random.nextInt(Math.min(out.length, 60));
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
            Files.write(out.resolve("seed" + i++ + ".jpg"), seed);
        }
    }
}
