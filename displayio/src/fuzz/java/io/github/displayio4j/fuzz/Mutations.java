package io.github.displayio4j.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Damaged files, made from sound ones, blindly and for a bounded time; `dev/fuzz` looks for coverage, for as long
/// as wanted. `-Dfuzz.seed` and `-Dfuzz.count` repeat or prolong a run.
public final class Mutations {
    private static final long SEED = Long.getLong("fuzz.seed", 20);
    private static final String TEXT = "0123456789-\n ";

    private Mutations() {}

    /// Gives damaged files to a target.
    ///
    /// @param seeds sound files
    /// @param count how many damaged ones, if `fuzz.count` does not say
    /// @param target throws if something does not hold
    public static void run(List<byte[]> seeds, int count, Consumer<byte[]> target) {
        Random random = new Random(SEED);
        int n = Integer.getInteger("fuzz.count", count);
        for (int i = 0; i < n; i++) {
            byte[] file = seeds.get(random.nextInt(seeds.size()));
            for (int times = random.nextInt(6); times >= 0; times--) {
                file = mutated(file, seeds.get(random.nextInt(seeds.size())), random);
            }
            try {
                target.accept(file);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "fuzz.seed " + SEED + ", file " + i + ": "
                                + HexFormat.of().formatHex(file),
                        e);
            }
        }
    }

    private static byte[] mutated(byte[] file, byte[] other, Random random) {
        if (file.length < 4) {
            return other.clone();
        }
        byte[] out = file.clone();
        int at = random.nextInt(out.length);
        switch (random.nextInt(9)) {
            case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> out[at] = (byte) random.nextInt(256);
            case 2 -> out[at] = (byte) (random.nextBoolean() ? 0xff : 0);
            case 3 -> out = Arrays.copyOf(out, at);
            case 4 -> { // a piece is lost
                int n = Math.min(1 + random.nextInt(20), out.length - at);
                System.arraycopy(file, at + n, out, at, file.length - at - n);
                out = Arrays.copyOf(out, file.length - n);
            }
            case 5 -> { // a piece comes twice, or from elsewhere
                int n = Math.min(1 + random.nextInt(100), other.length);
                int from = random.nextInt(other.length - n + 1);
                out = Arrays.copyOf(file, file.length + n);
                System.arraycopy(file, at, out, at + n, file.length - at);
                System.arraycopy(other, from, out, at, n);
            }
            case 6 -> { // a marker of JPEG
                out[at] = (byte) 0xff;
                if (at + 1 < out.length) {
                    out[at + 1] = (byte) (0xc0 + random.nextInt(0x40));
                }
            }
            case 7 -> out[at] = (byte) TEXT.charAt(random.nextInt(TEXT.length()));
            default -> { // in the headers, where it matters most
                int near = random.nextInt(Math.min(out.length, 60));
                out[near] = (byte) random.nextInt(256);
            }
        }
        return out;
    }

    /// Writes seeds as files, for a fuzzer that wants a folder.
    public static void write(List<byte[]> seeds, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed" + i), seeds.get(i));
        }
    }
}
