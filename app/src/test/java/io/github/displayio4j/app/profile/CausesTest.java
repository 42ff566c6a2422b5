package io.github.displayio4j.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each scene with a known fault, recorded and judged by its events alone.
class CausesTest {
    private static final int FRAMES = 50;

    @ParameterizedTest
    @EnumSource(SlowScene.class)
    void theFaultOfASceneIsNamedFirst(SlowScene scene) throws IOException, InterruptedException {
        Flight flight = SceneRun.run(scene.title, FRAMES, null, null, n -> {}, () -> false);
        List<Cause> causes = Causes.of(flight);
        assertTrue(flight.frames().size() >= FRAMES, flight.frames().size() + " frames");
        if (scene == SlowScene.HEALTHY) {
            assertEquals(List.of(), causes);
            return;
        }
        assertFalse(causes.isEmpty(), () -> Summary.of(scene.title, flight).text());
        Cause first = causes.getFirst();
        assertEquals(
                scene.title,
                "defect-" + first.kind(),
                () -> Summary.of(scene.title, flight).text());
        assertTrue(first.millis() > 0 && first.share() >= 0.2 && first.share() <= 1.0001, first.toString());
        assertFalse(first.where().isEmpty() || first.remedy().isEmpty(), first.toString());
    }
}
