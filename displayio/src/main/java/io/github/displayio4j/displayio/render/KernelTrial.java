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
    /// Twins that are not compiled after this time will not be.
    private static final long MAX_NANOS = 4_000_000_000L;
    private static final int ROUNDS = 20;
    private static final int CALLS = 20;

    private final byte[] values = new byte[SIZE * SIZE];
    private final byte[] bits = new byte[SIZE];
    private final short[] table = new short[256];
    private final short[] pixels = new short[SIZE * SIZE];
    private final short[] weights = new short[SIZE * SIZE];
    private final short[] masks = new short[SIZE * SIZE];
    private final short[] out = new short[SIZE * SIZE];
    private final short[] expected = new short[SIZE * SIZE];
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
        VectorKernels all = new VectorKernels(VectorKernels.isWide(), true, true, true, true);
        boolean looksUp = VectorKernels.isWide() && pays(all, this::lookUp);
        boolean copies = pays(all, this::copy);
        boolean masked = pays(all, this::copyMasked);
        boolean transposes = pays(all, this::transpose);
        boolean mixes = pays(all, this::mix);
        KernelChoice.use(new VectorKernels(looksUp, copies, masked, transposes, mixes));
    }

    private void lookUp(Kernels kernels) {
        kernels.lookUp(values, 0, table, 256, out, 0, SIZE * SIZE / 2);
        kernels.lookUp(bits, 0, table, 2, out, SIZE * SIZE / 2, SIZE);
        if (!kernels.equals(Kernels.PLAIN)) {
            kernels.lookUp(values, 0, table, 256, wire, 0, SIZE * SIZE / 2);
        }
    }

    private void copy(Kernels kernels) {
        for (int x = 0; x < SIZE; x += 16) {
            kernels.copy(pixels, x, SIZE, out, x, SIZE, 16, SIZE);
        }
    }

    private void copyMasked(Kernels kernels) {
        for (int x = 0; x < SIZE; x += 32) {
            kernels.copyMasked(pixels, masks, x, SIZE, out, x, SIZE, 32, SIZE);
        }
    }

    private void transpose(Kernels kernels) {
        kernels.transpose(pixels, 0, SIZE, 1, out, 0, SIZE, SIZE, SIZE);
        if (!kernels.equals(Kernels.PLAIN)) {
            kernels.transpose(pixels, 0, SIZE, 1, true, wire, 0, 0, SIZE, SIZE, SIZE);
        }
    }

    private void mix(Kernels kernels) {
        kernels.mix(pixels, 0, SIZE, Blend.FULL / 2, true, out, 0, SIZE, SIZE, SIZE / 2);
        kernels.mixWeighted(pixels, weights, 0, SIZE, true, out, SIZE * SIZE / 2, SIZE, SIZE, SIZE / 2);
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
