package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.VirtualClock;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramePacerTest {
    private static final long MILLI = 1_000_000;

    private final VirtualClock clock = new VirtualClock();
    private final FramePacer pacer = new FramePacer(clock, LateFrames.DRAW);

    /// Waits for the frame, draws it, and gives the time at which it was begun, in ms.
    private double frame(FramePacer pacer, double fps, long drawMillis) {
        clock.sleepUntil(pacer.due(fps, 0));
        long begun = clock.nanos();
        clock.sleep(drawMillis * MILLI);
        pacer.finished();
        return begun / 1e6;
    }

    @Test
    void theFirstFrameIsDrawnAtOnce() {
        clock.sleep(123 * MILLI);
        assertEquals(FramePacer.AT_ONCE, pacer.due(50, 20));
        assertEquals(Long.MAX_VALUE, pacer.sinceLast());
    }

    @Test
    void framesDoNotDriftHoweverLongTheyTakeToDraw() {
        frame(pacer, 60, 3);
        long seed = 60;
        Random random = new Random(seed);
        double origin = clock.nanos() / 1e6;
        double last = 0;
        for (int i = 1; i <= 6000; i++) {
            last = frame(pacer, 60, random.nextInt(16));
            clock.sleep(random.nextInt(500_000));
        }
        assertEquals(origin + 6000 * 1000.0 / 60, last, 0.001, "6000 frames at 60 fps, seed " + seed);
        assertEquals(0, pacer.takeMissed());
    }

    @Test
    void aSlowCallerDrawsEachTimeAndMissedPlacesAreCounted() {
        frame(pacer, 20, 0);
        for (int i = 0; i < 10; i++) {
            clock.sleep(130 * MILLI);
            long now = clock.nanos();
            long due = pacer.due(20, 0);
            assertTrue(due <= now, "drawn at once");
            pacer.finished();
        }
        long missed = pacer.takeMissed();
        assertTrue(missed >= 14 && missed <= 17, "1300 ms are 26 places, 10 of them drawn, but missed " + missed);
        assertEquals(0, pacer.takeMissed());
    }

    @Test
    void skippingNeverSkipsTwoInARow() {
        FramePacer skipping = new FramePacer(clock, LateFrames.SKIP);
        skipping.finished();
        int skipped = 0;
        boolean before = false;
        for (int i = 0; i < 100; i++) {
            clock.sleep(70 * MILLI);
            boolean skips = skipping.due(20, 0) == FramePacer.SKIP;
            assertTrue(!(skips && before), "call " + i);
            before = skips;
            if (skips) {
                skipped++;
            } else {
                skipping.finished();
            }
        }
        assertEquals(50, skipped, "a caller that is always late draws every other time");
    }

    @Test
    void tooSlowForTheMinimumIsAnError() {
        frame(pacer, 20, 0);
        clock.sleep(99 * MILLI);
        pacer.due(20, 10);
        clock.sleep(2 * MILLI);
        String message = assertThrows(IllegalStateException.class, () -> pacer.due(20, 10))
                .getMessage();
        assertEquals("below the minimum of 10.0 frames per second: the last frame was 101 ms ago", message);
    }

    @Test
    void ratesHaveTheirRange() {
        assertThrows(IllegalArgumentException.class, () -> pacer.due(0, 0));
        assertThrows(IllegalArgumentException.class, () -> pacer.due(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> pacer.due(60, -1));
    }

    @Test
    void restartForgetsTheGrid() {
        frame(pacer, 20, 0);
        pacer.restart();
        assertEquals(FramePacer.AT_ONCE, pacer.due(20, 10));
    }
}
