package io.github.displayio4j.app.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.app.soak.Plan.Move;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.oracle.RandomScene;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The short form of `displayio4j soak`, and the proof that it finds what it looks for.
class SoakTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);
    private static final int MUTATIONS = Integer.getInteger("displayio.mutations", 20_000);
    private static final Play.Meddler NOBODY = (_, _) -> {};

    @Test
    void whatChangedIsAllThatIsSentAndAllThatIsNeeded() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        Soak.Outcome outcome = new Soak(NOBODY).run(SEED, MUTATIONS, 2, deadline, _ -> {});
        Plan failing = outcome.failure();
        if (failing != null) {
            Plan shortest = Shrinker.shrink(failing, NOBODY);
            throw new AssertionError("seed " + SEED + ": " + Play.find(shortest, NOBODY) + "\n"
                    + String.join("\n", Play.story(shortest, NOBODY)) + "\ndisplayio4j soak --replay '"
                    + Recipe.of(shortest) + "'");
        }
        assertTrue(outcome.mutations() >= Math.min(MUTATIONS, 500), "seed " + SEED + ": only " + outcome);
    }

    /// A change that the engine is not told of, as if a cell of a bitmap's damage were dropped.
    @Test
    void aForgottenChangeIsFoundAndShrunk() throws InterruptedException {
        Play.Meddler meddler = (scene, change) -> {
            if (change.contains(".setFlip(")) {
                writeWithoutTelling(scene);
            }
        };
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        Plan failing = new Soak(meddler).run(SEED, 20_000, 2, deadline, _ -> {}).failure();
        assertNotNull(failing, "seed " + SEED);
        Plan shortest = Shrinker.shrink(failing, meddler);
        Play.Finding finding = Play.find(shortest, meddler);
        assertNotNull(finding);
        assertTrue(finding.what().contains("pixels differ, the first: pixel "), finding.what());
        assertTrue(
                shortest.moves().size() < failing.moves().size(),
                "shorter than " + failing.moves().size());
        assertTrue(shortest.mutations() <= 4, Recipe.of(shortest));
        assertTrue(
                Play.story(shortest, meddler).stream().anyMatch(line -> line.contains(".setFlip(")),
                "the culprit is in the story");
        for (int i = 0; i < shortest.moves().size(); i++) {
            List<Move> less = new ArrayList<>(shortest.moves());
            less.remove(i);
            assertNull(Play.find(shortest.with(less), meddler), "move " + i + " is not needed");
        }
        assertEquals(shortest, Recipe.parse(Recipe.of(shortest)));
    }

    /// A send that is said to have arrived, but has not.
    @Test
    void lostBytesAreFound() {
        Plan plan = Recipe.parse("1;rgb565-16:40x30:90:60:STANDARD:plain;r0,m2,m3,m4,r0");
        assertNull(Play.find(plan, NOBODY));
        Stage stage = new Stage(plan.screens().getFirst());
        try (stage) {
            RandomScene scene = new RandomScene(new java.util.Random(1));
            stage.display.setRootGroup(scene.root);
            stage.display.refresh();
            assertNull(stage.difference(scene.root));
            stage.bus.breakAfter(100);
            stage.display.setRotation(180);
            assertThrows(RuntimeException.class, stage.display::refresh);
            assertTrue(String.valueOf(stage.difference(scene.root)).contains("pixels differ"));
            stage.bus.repair();
            stage.display.refresh();
            assertNull(stage.difference(scene.root));
        }
    }

    @Test
    void theSeedSaysItAll() throws InterruptedException {
        assertEquals(Plan.random(5), Plan.random(5));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Soak.Outcome one = new Soak(NOBODY).run(5, 300, 1, deadline, _ -> {});
        Soak.Outcome again = new Soak(NOBODY).run(5, 300, 1, deadline, _ -> {});
        assertEquals(one, again);
    }

    private static void writeWithoutTelling(RandomScene scene) {
        List<Bitmap> bitmaps = new ArrayList<>();
        collect(scene.root, bitmaps);
        for (Bitmap bitmap : bitmaps) {
            for (long i = 0; i < bitmap.segment().byteSize(); i++) {
                byte value = bitmap.segment().get(ValueLayout.JAVA_BYTE, i);
                bitmap.segment().set(ValueLayout.JAVA_BYTE, i, (byte) ~value);
            }
        }
    }

    private static void collect(Layer layer, List<Bitmap> out) {
        if (layer instanceof Group group) {
            for (int i = 0; i < group.size(); i++) {
                collect(group.get(i), out);
            }
        } else if (layer instanceof TileGrid grid
                && grid.bitmap() instanceof Bitmap bitmap
                && bitmap.bitsPerValue() <= 8
                && !bitmap.segment().isReadOnly()
                && !out.contains(bitmap)) {
            out.add(bitmap);
        }
    }
}
