package io.github.displayio4j.displayio.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plain loops and, where the module is there, their vector twins against one pixel at a time: every width from 0
/// to 100 somewhere in larger arrays, so that a pixel too many is seen.
class KernelsTest {
    private static final long SEED = 20261123;
    private static final int SIZE = 20_000;
    private static final int MAX = 100;

    private final Random random = new Random(SEED);
    private final short[] table = shorts(256);
    private final short[] pixels = shorts(SIZE);
    private final short[] below = shorts(SIZE);
    private final MemorySegment wire = Arena.ofAuto().allocate(2L * SIZE);

    static List<Kernels> kernels() throws ReflectiveOperationException {
        List<Kernels> all = new ArrayList<>(List.of(Kernels.PLAIN));
        if (KernelChoice.isVectorModule()) { // wide vectors too, slow as they are on some machines
            all.add(new VectorKernels(true, true, true, true, true, true));
        }
        return all;
    }

    private short[] shorts(int n) {
        short[] made = new short[n];
        for (int i = 0; i < n; i++) {
            made[i] = (short) random.nextInt();
        }
        return made;
    }

    private short[] wire() {
        return wire.toArray(ValueLayout.JAVA_SHORT);
    }

    private void resetWire() {
        MemorySegment.copy(below, 0, wire, ValueLayout.JAVA_SHORT, 0, SIZE);
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("kernels")
    void lookUp(Kernels kernels) {
        for (int count : new int[] {1, 2, 3, 256}) {
            byte[] values = new byte[2 * MAX];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) random.nextInt(count);
            }
            for (int n = 0; n <= MAX; n++) {
                int source = random.nextInt(MAX + 1);
                int at = random.nextInt(MAX + 1);
                short[] expected = below.clone();
                for (int i = 0; i < n; i++) {
                    expected[at + i] = table[values[source + i] & 0xff];
                }
                short[] out = below.clone();
                kernels.lookUp(values, source, table, count, out, at, n);
                assertArrayEquals(expected, out, n + " of " + count);
                resetWire();
                kernels.lookUp(values, source, table, count, wire, 2L * at, n);
                assertArrayEquals(expected, wire(), n + " of " + count + " to the wire");
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("kernels")
    void copy(Kernels kernels) {
        for (int w = 0; w <= MAX; w++) {
            int h = random.nextInt(5);
            int step = (random.nextBoolean() ? 1 : -1) * (w + random.nextInt(9));
            int stride = w + random.nextInt(9);
            int source = 1000 + random.nextInt(MAX);
            int at = random.nextInt(MAX);
            short[] expected = below.clone();
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    expected[at + y * stride + x] = pixels[source + y * step + x];
                }
            }
            short[] out = below.clone();
            kernels.copy(pixels, source, step, out, at, stride, w, h);
            assertArrayEquals(expected, out, w + "x" + h);
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("kernels")
    void fill(Kernels kernels) {
        short[] alike = new short[2 * MAX];
        Arrays.fill(alike, (short) 0x1234);
        for (int n = 0; n <= 2 * MAX; n++) {
            int left = random.nextInt(20);
            int right = left + random.nextInt(2 * MAX);
            int row = random.nextInt(3);
            int stride = 2 * MAX + 20 + random.nextInt(9);
            int at = random.nextInt(MAX);
            long[] runs = new long[5];
            short[] expected = below.clone();
            for (int i = 0; i < runs.length; i++) {
                int from = random.nextInt(20);
                int to = from + (i == 0 ? n : random.nextInt(n + 1));
                runs[i] = (long) (row + i / 2) << 32 | from << 16 | to;
                boolean drawn = i > 0 && i < 4;
                for (int x = Math.max(from, left); drawn && x < Math.min(to, right); x++) {
                    expected[at + (row + i / 2) * stride + x] = 0x1234;
                }
            }
            short[] out = below.clone();
            kernels.fill(alike, runs, 1, 4, left, right, out, at, stride);
            assertArrayEquals(expected, out, n + " from " + left + " to " + right);
            for (int x = Math.max((int) runs[0] >>> 16, left); x < Math.min((int) runs[0] & 0xffff, right); x++) {
                expected[at + row * stride + x] = 0x1234;
            }
            kernels.fill(alike, runs, 0, 1, left, right, out, at, stride);
            assertArrayEquals(expected, out, n + " alone, from " + left + " to " + right);
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("kernels")
    void copyMasked(Kernels kernels) {
        short[] masks = new short[SIZE];
        short[] drawn = pixels.clone();
        for (int i = 0; i < SIZE; i++) {
            masks[i] = (short) -random.nextInt(2);
            drawn[i] = masks[i] == 0 ? pixels[i] : 0;
        }
        for (int w = 0; w <= MAX; w++) {
            int h = random.nextInt(5);
            int step = w + random.nextInt(9);
            int stride = w + random.nextInt(9);
            int source = random.nextInt(MAX);
            int at = random.nextInt(MAX);
            short[] expected = below.clone();
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    if (masks[source + y * step + x] == 0) {
                        expected[at + y * stride + x] = drawn[source + y * step + x];
                    }
                }
            }
            short[] out = below.clone();
            kernels.copyMasked(drawn, masks, source, step, out, at, stride, w, h);
            assertArrayEquals(expected, out, w + "x" + h);
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("kernels")
    void transpose(Kernels kernels) {
        for (int w = 0; w <= MAX; w++) {
            for (int turn = 0; turn < 4; turn++) {
                int h = w % 7 == 0 ? random.nextInt(MAX) : random.nextInt(20);
                int stepA = (turn % 2 == 0 ? 1 : -1) * (h + random.nextInt(9));
                int stepB = turn < 2 ? 1 : -1;
                int stride = w + random.nextInt(9);
                int source = SIZE / 2;
                int at = random.nextInt(MAX);
                boolean swap = random.nextBoolean();
                short[] expected = below.clone();
                short[] swapped = below.clone();
                for (int y = 0; y < h; y++) {
                    for (int x = 0; x < w; x++) {
                        short pixel = pixels[source + x * stepA + y * stepB];
                        expected[at + y * stride + x] = pixel;
                        swapped[at + y * stride + x] = swap ? Short.reverseBytes(pixel) : pixel;
                    }
                }
                short[] out = below.clone();
                kernels.transpose(pixels, source, stepA, stepB, out, at, stride, w, h);
                assertArrayEquals(expected, out, w + "x" + h + ", steps " + stepA + ", " + stepB);
                resetWire();
                kernels.transpose(pixels, source, stepA, stepB, swap, wire, 2, at - 1, stride, w, h);
                assertArrayEquals(swapped, wire(), w + "x" + h + " to the wire");
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @MethodSource("kernels")
    void mix(Kernels kernels) {
        short[] weights = new short[SIZE];
        for (int i = 0; i < SIZE; i++) {
            weights[i] = (short) (i % 5 == 0 ? i % 2 * 256 : random.nextInt(257));
        }
        for (int w = 0; w <= MAX; w++) {
            int h = random.nextInt(5);
            int step = w + random.nextInt(9);
            int stride = w + random.nextInt(9);
            int source = random.nextInt(MAX);
            int at = random.nextInt(MAX);
            int weight = w % 2 == 0 ? 128 : random.nextInt(257);
            boolean exchanged = random.nextBoolean();
            short[] uniform = below.clone();
            short[] weighted = below.clone();
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int from = source + y * step + x;
                    int to = at + y * stride + x;
                    uniform[to] = mixed(pixels[from], below[to], weight, exchanged);
                    weighted[to] = mixed(pixels[from], below[to], weights[from], exchanged);
                }
            }
            short[] out = below.clone();
            kernels.mix(new Mixer(), pixels, source, step, weight, exchanged, out, at, stride, w, h);
            assertArrayEquals(uniform, out, w + "x" + h + " at " + weight);
            out = below.clone();
            kernels.mixWeighted(new Mixer(), pixels, weights, source, step, exchanged, out, at, stride, w, h);
            assertArrayEquals(weighted, out, w + "x" + h);
        }
    }

    static short mixed(short above, short below, int weight, boolean exchanged) {
        int s = (exchanged ? Short.reverseBytes(above) : above) & 0xffff;
        int d = (exchanged ? Short.reverseBytes(below) : below) & 0xffff;
        int red = (s / 2048 * weight + d / 2048 * (256 - weight) + 128) / 256;
        int green = (s / 32 % 64 * weight + d / 32 % 64 * (256 - weight) + 128) / 256;
        int blue = (s % 32 * weight + d % 32 * (256 - weight) + 128) / 256;
        short pixel = (short) (red * 2048 + green * 32 + blue);
        return exchanged ? Short.reverseBytes(pixel) : pixel;
    }

    @Test
    void vectorsAreChosenWhereTheirModuleIsAndOnlyThere() throws InterruptedException {
        Kernels chosen = KernelChoice.awaitTrial();
        if (!KernelChoice.isVectorModule()) {
            assertSame(Kernels.PLAIN, chosen);
        } else if (VectorKernels.isUsable()) {
            assertEquals(VectorKernels.class, chosen.getClass());
        }
    }
}
