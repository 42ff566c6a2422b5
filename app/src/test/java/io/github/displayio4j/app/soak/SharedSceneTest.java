package io.github.displayio4j.app.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The short form of `displayio4j soak --concurrent`.
class SharedSceneTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);
    private static final int RUNS = Integer.getInteger("displayio.runs", 20);

    @Test
    void aFrameNeverShowsHalfAnEditAndNothingIsStaleAtTheEnd() throws InterruptedException {
        long edits = 0;
        long frames = 0;
        for (int run = 0; run < RUNS; run++) {
            SharedScene.Outcome outcome = SharedScene.run(SEED + run, 4, TimeUnit.MILLISECONDS.toNanos(60), false);
            assertEquals(null, outcome.wrong(), "seed " + (SEED + run));
            edits += outcome.edits();
            frames += outcome.frames();
        }
        assertTrue(edits > RUNS && frames > RUNS, edits + " edits, " + frames + " frames");
    }

    /// Without edit scopes the marks differ: the test above could fail.
    @Test
    void halvesAreSeenWhereNobodyKeepsThemTogether() throws InterruptedException {
        String wrong = null;
        for (int run = 0; run < 200 && wrong == null; run++) {
            wrong = SharedScene.run(SEED + run, 4, TimeUnit.MILLISECONDS.toNanos(50), true)
                    .wrong();
        }
        assertNotNull(wrong, "seed " + SEED);
    }
}
