package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The transforms that are written out give the bits of the matrices.
class SmallIdctTest {
    @ParameterizedTest
    @CsvSource({"4, 1", "4, 2", "2, 3", "2, 4"})
    void blocksAreThoseOfTheMatrices(int size, long seed) {
        Random random = new Random(seed);
        ScaledIdct matrices = new ScaledIdct();
        SmallIdct small = new SmallIdct();
        int[] steps = new int[64];
        for (int run = 0; run < 3000; run++) {
            short[] block = new short[64 + 7];
            int last = random.nextInt(64);
            int most = 1 << random.nextInt(16);
            for (int k = 0; k < 64; k++) {
                steps[k] = 1 + random.nextInt(run % 2 == 0 ? 50 : 65535);
                if (k <= last) {
                    block[7 + StandardTables.ZIGZAG[k]] = (short) (random.nextInt(2 * most) - most);
                }
            }
            int[] expected = new int[size * size];
            byte[] found = new byte[3 + size * 9];
            matrices.transform(block, 7, steps, Math.max(1, last), size, expected, 0, size);
            if (size == 4) {
                small.transform4(block, 7, steps, last, found, 3, 9);
            } else {
                SmallIdct.transform2(block, 7, steps, last, found, 3, 9);
            }
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], found[3 + i / size * 9 + i % size] & 0xff, "seed " + seed + ", run " + run);
            }
        }
    }
}
