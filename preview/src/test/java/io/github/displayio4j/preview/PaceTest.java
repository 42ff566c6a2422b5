package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void letsEveryFrameThroughUntilPaused() {
        assertTrue(pace.next());
        assertTrue(pace.next());
        pace.setPaused(true);
        assertFalse(pace.next());
        pace.setPaused(false);
        assertTrue(pace.next());
    }

    @Test
    void letsAFrameThroughForEachStep() {
        pace.step(); // also stops
        assertTrue(pace.isPaused());
        assertTrue(pace.next());
        assertFalse(pace.next());
        pace.step();
        pace.step();
        assertTrue(pace.next());
        assertTrue(pace.next());
        assertFalse(pace.next());
    }

    @Test
    void forgetsStepsWhenItGoesOn() {
        pace.step();
        pace.setPaused(false);
        pace.setPaused(true);
        assertFalse(pace.next());
    }

    @Test
    void slowsDownInThreeStepsAndBack() {
        int[] seen = new int[5];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = pace.slowness();
            pace.slower();
        }
        assertEquals("1 4 16 64 1", "%d %d %d %d %d".formatted(seen[0], seen[1], seen[2], seen[3], seen[4]));
    }
}
