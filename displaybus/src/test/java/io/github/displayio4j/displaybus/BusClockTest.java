package io.github.displayio4j.displaybus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BusClockTest {
    @Test
    void virtualTimeMovesOnlyBySleeping() {
        VirtualClock clock = new VirtualClock();
        assertEquals(0, clock.nanos());
        clock.sleep(5);
        clock.sleep(0);
        clock.sleepUntil(20);
        clock.sleepUntil(7);
        assertEquals(20, clock.nanos());
        assertThrows(IllegalArgumentException.class, () -> clock.sleep(-1));
    }

    /// Only the lower bound: how much longer it takes is the machine's affair.
    @Test
    void realSleepIsNeverShorterThanAskedAlsoWhenInterrupted() {
        SystemClock clock = new SystemClock();
        long[] waits = {0, 1, 50_000, 3_000_000};
        for (long wait : waits) {
            Thread.currentThread().interrupt();
            long start = clock.nanos();
            clock.sleep(wait);
            assertTrue(clock.nanos() - start >= wait);
            assertTrue(Thread.interrupted(), "the interrupt is kept");
        }
        assertThrows(IllegalArgumentException.class, () -> clock.sleep(-1));
    }
}
