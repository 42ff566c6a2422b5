package io.github.displayio4j.displayio.fontio;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mutations of small fonts, blindly and for a bounded time; `dev/fuzz-fonts` looks for coverage, for as long as
/// wanted. `-Dfuzz.seed` and `-Dfuzz.count` repeat or prolong a run.
class FontFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20);
    private static final int COUNT = Integer.getInteger("fuzz.count", 6_000);

    /// Sound files of every kind.
    static List<byte[]> seeds() {
        Random random = new Random(1);
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            seeds.add(new RandomFont(random, 1, 6, 5).bdf());
            seeds.add(new RandomFont(random, 1, 6, 5).pcf());
            RandomFont smooth = new RandomFont(random, 15, 6, 5);
            int code = smooth.glyphs.keySet().iterator().next();
            seeds.add(smooth.lvgl(4, i, Map.of((long) code << 32 | code, 3)));
        }
        return seeds;
    }

    @Test
    void mutationsEndCleanly() {
        Random random = new Random(SEED);
        List<byte[]> seeds = seeds();
        for (int i = 0; i < COUNT; i++) {
            byte[] file = seeds.get(random.nextInt(seeds.size()));
            for (int n = random.nextInt(5); n >= 0; n--) {
                file = mutated(file, random);
            }
            try {
                FontFuzzTarget.fuzzerTestOneInput(file);
            } catch (RuntimeException | Error e) {
                fail("fuzz.seed " + SEED + ", file " + i + ": " + HexFormat.of().formatHex(file), e);
            }
        }
    }

    private static byte[] mutated(byte[] file, Random random) {
        if (file.length < 8) {
            return file;
        }
        byte[] out = file.clone();
        int at = random.nextInt(out.length);
        switch (random.nextInt(7)) {
            case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> out[at] = (byte) random.nextInt(256);
            case 2 -> out[at] = (byte) (random.nextBoolean() ? 0xff : 0);
            case 3 -> out = Arrays.copyOf(out, at);
            case 4 -> out[random.nextInt(Math.min(out.length, 160))] = (byte) random.nextInt(256);
            case 5 -> { // a digit or a sign
                out[at] = (byte) "0123456789-\n ".charAt(random.nextInt(13));
            }
            default -> { // a piece is lost
                int n = Math.min(1 + random.nextInt(12), out.length - at);
                System.arraycopy(file, at + n, out, at, file.length - at - n);
                out = Arrays.copyOf(out, file.length - n);
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
