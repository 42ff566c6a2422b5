package io.github.displayio4j.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BusWaitsTest {
    @Test
    void sumsWhatBeganInASpanOfTime() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int n = 0; n < 40; n++) {
            BusWaits waits = new BusWaits();
            long[] starts = new long[n];
            long[] nanos = new long[n];
            for (int i = 0; i < n; i++) {
                starts[i] = random.nextInt(20); // many at once
                nanos[i] = random.nextInt(1000);
                waits.add(starts[i], nanos[i]);
            }
            waits.sort();
            for (int from = -1; from < 22; from++) {
                for (int to = from; to < 22; to++) {
                    long sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += starts[i] >= from && starts[i] < to ? nanos[i] : 0;
                    }
                    assertEquals(sum, waits.between(from, to), "seed " + seed + ", " + from + ".." + to + " of " + n);
                }
            }
        }
    }
}
