package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySortTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 57, 300, 4096, 20_000})
    void keysAreSortedAndThoseBehindThemLeft(int n) {
        Random random = new Random(n);
        for (int order = 0; order < 3; order++) {
            long[] keys = new long[n + 5];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = order == 0 ? random.nextLong() : order == 1 ? i : random.nextInt(9);
            }
            long[] expected = keys.clone();
            Arrays.sort(expected, 0, n);
            KeySort.sort(keys, n);
            assertArrayEquals(expected, keys, n + " keys, order " + order);
        }
    }
}
