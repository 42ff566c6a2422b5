package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/// Blocks of any shape against one pixel at a time, in larger arrays, so that a pixel too many is seen.
class MixerTest {
    private static final int SIZE = 40_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Mixer mixer = new Mixer();

    @RepeatedTest(60)
    void mixesAsOneByOne() {
        short[] pixels = shorts(65536);
        short[] below = shorts(65536);
        short[] weights = shorts(257);
        short[] masks = shorts(2);
        for (int i = 0; i < SIZE; i++) {
            masks[i] = (short) -masks[i];
        }
        int w = random.nextBoolean() ? random.nextInt(60) : random.nextInt(2500);
        int h = random.nextInt(w < 100 ? 200 : 12);
        int step = w + random.nextInt(9);
        int stride = w + random.nextInt(9);
        int source = random.nextInt(100);
        int at = random.nextInt(100);
        int weight = random.nextInt(5) == 0 ? 128 : random.nextInt(257);
        boolean exchanged = random.nextBoolean();
        String what = "seed " + seed + ": " + w + "x" + h + " at " + weight + (exchanged ? ", exchanged" : "");
        short[] uniform = below.clone();
        short[] masked = below.clone();
        short[] weighted = below.clone();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int from = source + y * step + x;
                int to = at + y * stride + x;
                uniform[to] = KernelsTest.mixed(pixels[from], below[to], weight, exchanged);
                if (masks[from] == 0) {
                    masked[to] = uniform[to];
                }
                int through = (weights[from] * weight + 128) / 256;
                weighted[to] = KernelsTest.mixed(pixels[from], below[to], through, exchanged);
            }
        }
        short[] out = below.clone();
        mixer.uniform(pixels, source, step, weight, exchanged, out, at, stride, w, h);
        assertArrayEquals(uniform, out, what);
        out = below.clone();
        mixer.masked(pixels, masks, source, step, weight, exchanged, out, at, stride, w, h);
        assertArrayEquals(masked, out, what);
        out = below.clone();
        mixer.weighted(pixels, weights, source, step, weight, exchanged, out, at, stride, w, h);
        assertArrayEquals(weighted, out, what);
    }

    private short[] shorts(int bound) {
        short[] made = new short[SIZE];
        for (int i = 0; i < SIZE; i++) {
            made[i] = (short) random.nextInt(bound);
        }
        return made;
    }
}
