package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.PixelFormat;
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
                PixelFormat.RGB888,
                PixelFormat.BGR888,
                PixelFormat.XRGB8888,
                PixelFormat.BGRX8888,
                PixelFormat.RGB332,
                PixelFormat.gray(8),
                PixelFormat.GRAY_HIGH_PLANE,
                PixelFormat.GRAY_LOW_PLANE,
                PixelFormat.blackPlane(0xff0000),
                PixelFormat.highlightPlane(0xff0000),
                PixelFormat.highlightPlane(0xffff00).withInvertedBits(),
                PixelFormat.fourColors(0xff0000, 0xffff00),
                PixelFormat.SPECTRA6,
                PixelFormat.ACEP,
                PixelFormat.gray(4).withBytesPerCell(2)));
        for (PixelFormat rows :
                List.of(PixelFormat.gray(1), PixelFormat.gray(2), PixelFormat.gray(4), PixelFormat.RGBD)) {
            formats.add(rows);
            formats.add(rows.withFirstPixelHigh());
            formats.add(rows.withPages());
            formats.add(rows.withPages().withFirstPixelHigh());
        }
        return formats.stream()
                .flatMap(format -> Stream.of(ColorMode.values()).map(mode -> Arguments.of(format, mode)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void incrementalEqualsFullRedrawOnTwoDisplays(PixelFormat format, ColorMode mode) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = BASE + 1000L * round;
            play(format, mode, new Random(seed), "seed " + seed);
        }
    }

    private static void play(PixelFormat format, ColorMode mode, Random random, String name) {
        RandomScene scene = new RandomScene(random);
        ShadowPanel first = new ShadowPanel(format, 40 + random.nextInt(9), 30 + random.nextInt(9), mode);
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
