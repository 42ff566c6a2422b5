package io.github.displayio4j.displayio.fontio;

import io.github.displayio4j.fuzz.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Mutations of small fonts.
class FontFuzzTest {
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
        Mutations.run(seeds(), 6_000, FontFuzzTarget::fuzzerTestOneInput);
    }

    /// Writes the seeds as files, for a fuzzer that wants a folder.
    public static void main(String[] folder) throws IOException {
        Mutations.write(seeds(), Path.of(folder[0]));
    }
}
