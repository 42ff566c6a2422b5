package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.PixelFormat.Kind;
import io.github.displayio4j.displayio.oracle.RandomScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What was drawn bit by bit equals a full redraw by the oracle, on every pixel, whatever happens to the scene.
class RandomSceneTest {
    private static final long BASE = Long.getLong("displayio.seed", 20261123L);
    private static final int ROUNDS = Integer.getInteger("displayio.rounds", 6);
    private static final int STEPS = 40;

    static Stream<Arguments> formats() {
        List<PixelFormat> formats = new ArrayList<>(List.of(
                PixelFormat.RGB565_SWAPPED,
                PixelFormat.RGB565,
                PixelFormat.RGB666,
                new PixelFormat(Kind.RGB888, 24, false, true, false),
                new PixelFormat(Kind.RGB332, 8, false, true, false),
                new PixelFormat(Kind.GRAY, 8, false, true, false)));
        for (int depth : new int[] {1, 2, 4}) {
            for (int flags = 0; flags < 4; flags++) {
                formats.add(new PixelFormat(Kind.GRAY, depth, false, (flags & 1) == 0, (flags & 2) == 0));
            }
        }
        return formats.stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void incrementalEqualsFullRedrawOnTwoDisplays(PixelFormat format) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = BASE + 1000L * round;
            play(format, new Random(seed), "seed " + seed);
        }
    }

    private static void play(PixelFormat format, Random random, String name) {
        RandomScene scene = new RandomScene(random);
        ShadowPanel first = new ShadowPanel(format, 40 + random.nextInt(9), 30 + random.nextInt(9));
        ShadowPanel second = new ShadowPanel(PixelFormat.RGB565_SWAPPED, 50, 44);
        first.renderer.setRootGroup(scene.root);
        second.renderer.setRootGroup(scene.root);
        first.renderer.setRotation(90 * random.nextInt(4));
        second.renderer.setRotation(90 * random.nextInt(4));
        for (int step = 0; step < STEPS; step++) {
            String at = name + " step " + step;
            for (int i = random.nextInt(4); i >= 0; i--) {
                at += " " + scene.mutate();
            }
            if (random.nextInt(5) == 0) {
                first.refresh(random.nextInt(3)); // the bus gives up in the middle
                scene.mutate();
            }
            first.refresh();
            first.assertShows(scene.root, at);
            if (random.nextInt(3) == 0) {
                second.refresh();
                second.assertShows(scene.root, at + " second");
            }
        }
    }
}
