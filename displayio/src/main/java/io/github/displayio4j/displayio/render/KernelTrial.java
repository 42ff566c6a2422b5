package io.github.displayio4j.displayio.render;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Runs the vector twins on made-up pixels until they are compiled, and then each against its plain form. A twin is
/// used only if it gives the same pixels in less time: on some machines its instructions are emulated.
final class KernelTrial implements Runnable {
    /// What a twin may take of the plain form's time.
    private static final double LIMIT = 0.9;
    /// A block of this size is a few microseconds of work, when compiled.
    private static final int SIZE = 64;
    /// Twins that are not compiled and faster after this time, on a busy machine too, will not be.
    private static final long MAX_NANOS = 8_000_000_000L;
    /// What takes every way through the loops: a way that was never taken is left out by the compiler, and costs the
    /// whole compiled loop when a frame takes it. Such a frame would be a hundred times slower.
    private static final int[] WIDTHS = {5, 8, 13, 15, 16, 21, 32, 47, SIZE};

    private static final int[] LENGTHS = {5, 31, 32, 33, SIZE * SIZE / 2};
    private static final int ROUNDS = 10;
    private static final int CALLS = 8;

    private final byte[] values = new byte[SIZE * SIZE];
    private final byte[] bits = new byte[SIZE];
    private final short[] table = new short[256];
    private final short[] pixels = new short[SIZE * SIZE];
    private final short[] weights = new short[SIZE * SIZE];
    private final short[] masks = new short[SIZE * SIZE];
    private final long[] runs = new long[SIZE];
    private final short[] alike = new short[2 * SIZE];
    private final short[] out = new short[SIZE * SIZE];
    private final short[] expected = new short[SIZE * SIZE];
    private final Mixer mixer = new Mixer();
    private final MemorySegment wire = Arena.ofAuto().allocate(2L * SIZE * SIZE, 64);

    /// One loop on the made-up pixels.
    private interface Loop {
        void run(Kernels kernels);
    }

    @Override
    public void run() {
        if (!VectorKernels.isUsable()) {
            return;
        }
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(values);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (random.nextInt() & 1);
        }
        for (int i = 0; i < table.length; i++) {
            table[i] = (short) random.nextInt();
        }
        for (int i = 0; i < pixels.length; i++) {
            weights[i] = (short) random.nextInt(257);
            masks[i] = (short) -(random.nextInt() & 1);
            pixels[i] = (short) (random.nextInt() & ~masks[i]);
        }
        for (int i = 0; i < runs.length; i++) {
            runs[i] = (long) (i / 2) << 32 | SIZE - i << 16 | SIZE + i + 1;
        }
        VectorKernels all = new VectorKernels(VectorKernels.isWide(), true, true, true, true, true);
        boolean looksUp = VectorKernels.isWide() && pays(all, this::lookUp);
        boolean copies = pays(all, this::copy);
        boolean masked = pays(all, this::copyMasked);
        boolean transposes = pays(all, this::transpose);
        boolean mixes = pays(all, this::mix);
        boolean fills = pays(all, this::fill);
        KernelChoice.use(new VectorKernels(looksUp, copies, masked, transposes, mixes, fills));
    }

    private void lookUp(Kernels kernels) {
        for (int n : LENGTHS) {
            int few = Math.min(n, SIZE);
            kernels.lookUp(values, 0, table, 256, out, 0, n);
            kernels.lookUp(bits, 0, table, 2, out, SIZE * SIZE - few, few);
            kernels.lookUp(values, 0, table, 256, wire, 0, n);
            kernels.lookUp(bits, 0, table, 2, wire, 0, few);
        }
    }

    private void copy(Kernels kernels) {
        for (int w : WIDTHS) {
            int h = rows(w);
            int last = (SIZE - 1) * SIZE;
            kernels.copy(pixels, 0, SIZE, out, 0, SIZE, w, h);
            kernels.copy(pixels, last, -SIZE, out, SIZE - w, SIZE, w, h);
        }
        kernels.copy(pixels, 0, 0, out, 0, SIZE + SIZE, SIZE + 8, 4);
    }

    private void copyMasked(Kernels kernels) {
        for (int w : WIDTHS) {
            kernels.copyMasked(pixels, masks, 0, SIZE, out, SIZE - w, SIZE, w, rows(w));
        }
    }

    /// Runs of all lengths, some of them cut; short ones more often.
    private void fill(Kernels kernels) {
        Arrays.fill(out, (short) 1);
        kernels.fill(alike, runs, 0, SIZE, 0, 2 * SIZE, out, 0, 2 * SIZE);
        for (int i = 0; i < 4; i++) {
            kernels.fill(alike, runs, 0, SIZE / 2, SIZE / 2 + i, 2 * SIZE - i, out, 0, 2 * SIZE);
        }
    }

    private void transpose(Kernels kernels) {
        for (int w : WIDTHS) {
            int h = rows(w);
            kernels.transpose(pixels, 0, SIZE, 1, out, 0, SIZE, w, h);
            kernels.transpose(pixels, SIZE - 1, SIZE, -1, out, SIZE - w, SIZE, w, h);
            kernels.transpose(pixels, 0, SIZE, 1, true, wire, 0, 0, SIZE, w, h);
            kernels.transpose(pixels, SIZE - 1, SIZE, -1, false, wire, 0, SIZE - w, SIZE, w, h);
        }
    }

    private void mix(Kernels kernels) {
        for (int w : WIDTHS) {
            int h = rows(w);
            boolean exchanged = w % 2 == 0;
            kernels.mix(mixer, pixels, 0, SIZE, Blend.FULL / 2, exchanged, out, 0, SIZE, w, h);
            kernels.mix(mixer, pixels, 0, SIZE, Blend.FULL / 2, !exchanged, out, SIZE - w, SIZE, w, h);
            kernels.mix(mixer, pixels, 0, SIZE, Blend.FULL / 4, exchanged, out, 0, SIZE, w, 1);
            kernels.mixWeighted(mixer, pixels, weights, 0, SIZE, exchanged, out, 0, SIZE, w, h);
            kernels.mixWeighted(mixer, pixels, weights, 0, SIZE, !exchanged, out, SIZE - w, SIZE, w, h);
        }
    }

    /// All rows where they are as wide as they get, few elsewhere, so that those weigh most.
    private static int rows(int w) {
        return w == SIZE ? SIZE : w == 16 ? 16 : w < 8 ? 3 : 8;
    }

    private boolean pays(Kernels vector, Loop loop) {
        Arrays.fill(out, (short) 0);
        loop.run(Kernels.PLAIN);
        System.arraycopy(out, 0, expected, 0, out.length);
        Arrays.fill(out, (short) 0);
        loop.run(vector);
        if (!Arrays.equals(expected, out)) {
            return false;
        }
        long end = System.nanoTime() + MAX_NANOS;
        while (System.nanoTime() < end) {
            if (best(vector, loop) < best(Kernels.PLAIN, loop) * LIMIT) {
                return true;
            }
        }
        return false;
    }

    /// Nanoseconds of the fastest of some rounds.
    private static long best(Kernels kernels, Loop loop) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                loop.run(kernels);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
