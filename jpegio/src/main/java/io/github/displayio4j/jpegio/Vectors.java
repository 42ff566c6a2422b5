package io.github.displayio4j.jpegio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Whether vector code is to be used: only where the JVM was started with `--add-modules jdk.incubator.vector`,
/// and only once it is compiled. In the interpreter it is a thousand times slower than plain code, so it is
/// warmed up in the background, on made-up blocks, while the first frames are decoded without it: first what most
/// pictures take, then what scaled ones take besides. If it stays slow, or allocates, it is not used at all.
///
/// The system property `io.github.displayio4j.jpegio.vector`, set to `false`, leaves it out.
final class Vectors {
    private static final String PROPERTY = "io.github.displayio4j.jpegio.vector";
    /// What a turn takes when the code is compiled, with room for slow machines: of blocks to 8x8 samples and rows, of
    /// blocks to fewer samples.
    private static final long NANOS_OF_TURN = 1500;

    private static final long NANOS_OF_SMALL_TURN = 800;
    private static final int TURNS_OF_ROUND = 500;
    /// Calls of all loops for nothing in a turn.
    private static final int CALLS = 3;

    private static final int COLUMNS = 64;
    private static final int GOOD_ROUNDS = 5;

    /// Code that is not fast by then will not be.
    private static final long MOST_NANOS = 30_000_000_000L;

    private static volatile boolean ready;
    private static volatile boolean smallReady;
    /// Somebody else has decided.
    private static volatile boolean chosen;

    static {
        if (isThere()) {
            Thread.ofPlatform().daemon().name("jpegio-vectors").start(Vectors::warmUp);
        }
    }

    private Vectors() {}

    /// Whether the vector module can be used at all.
    static boolean isThere() {
        return !"false".equals(System.getProperty(PROPERTY))
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    static boolean isReady() {
        return ready;
    }

    /// Whether blocks can go to 4x4, 2x2 and 1x1 samples by vectors too.
    static boolean isSmallReady() {
        return smallReady;
    }

    /// Decodes from now on with vector code or without: for tests.
    static void use(boolean vectors) {
        chosen = true;
        ready = vectors;
        smallReady = vectors;
    }

    private static void warmUp() {
        if (!IdctVector.isSupported()) {
            return;
        }
        Trial trial = new Trial();
        boolean good = isGood(trial::turn, NANOS_OF_TURN);
        if (!chosen) {
            ready = good;
        }
        good = good && isGood(trial::smallTurn, NANOS_OF_SMALL_TURN);
        if (!chosen) {
            smallReady = good;
        }
    }

    /// Runs until it has been fast for some rounds, and made no objects.
    private static boolean isGood(IntConsumer turn, long nanos) {
        com.sun.management.ThreadMXBean counter = counter();
        int good = 0;
        long first = System.nanoTime();
        while (good < GOOD_ROUNDS && System.nanoTime() - first < MOST_NANOS) {
            long before = counter == null ? 0 : counter.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            for (int i = 0; i < TURNS_OF_ROUND; i++) {
                turn.accept(i);
            }
            long taken = System.nanoTime() - start;
            long allocated = counter == null ? 0 : counter.getCurrentThreadAllocatedBytes() - before;
            good = taken < TURNS_OF_ROUND * nanos && allocated < TURNS_OF_ROUND ? good + 1 : 0;
        }
        return good >= GOOD_ROUNDS;
    }

    /// Tells what this thread has allocated: vectors that C2 did not keep in registers are objects.
    ///
    /// @return null if the JVM does not count it
    private static com.sun.management.@Nullable ThreadMXBean counter() {
        try {
            return (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        } catch (LinkageError | ClassCastException e) {
            return null;
        }
    }

    /// What a decode calls of the vector code, on made-up data.
    private static final class Trial {
        private final IdctVector idct = new IdctVector();
        private final SmallVector small = new SmallVector();
        private final BlockList list = new BlockList();
        private final short[] blocks = new short[64];
        private final int[] steps = new int[64];
        private final int[] factors = new int[IdctVector.FACTORS];
        private final int[] smallFactors = new int[SmallVector.FACTORS];
        private final byte[] samples = new byte[COLUMNS + RowsVector.SLACK];
        private final short[] sums = new short[COLUMNS + RowsVector.SLACK];
        private final byte[] chroma = new byte[COLUMNS + RowsVector.SLACK];
        private final MemorySegment pixels = Arena.ofAuto().allocate(4L * (COLUMNS + RowsVector.SLACK), 64);

        /// Some blocks of each kind and a row. What makes C2 compile a loop are calls too, of which those for nothing
        /// cost little; of a loop that was rarely taken it would make poor code.
        void turn(int i) {
            for (int k = 0; k < CALLS; k++) {
                idct.touch(factors);
                rows(0);
            }
            fill(i % 3, i * 7 % 10, i * 5 % 10);
            idct.transformAll(list, blocks, 0, steps, factors, samples, i % 2, 8 + i % 2);
            rows(COLUMNS - i % 8);
        }

        private void rows(int n) {
            RowsVector.copy(samples, 0, 4, sums, 0, n);
            RowsVector.sums(samples, 0, 1, sums, 1, n / 2);
            RowsVector.widen(sums, 1, 8, 7, chroma, n);
            RowsVector.yccTo565(samples, 0, chroma, 0, chroma, 0, pixels, 0, n);
            RowsVector.yccToArgb(samples, 0, chroma, 0, chroma, 0, pixels, 0, n);
        }

        /// The same of scaled pictures.
        void smallTurn(int i) {
            for (int k = 0; k < CALLS; k++) {
                small.touch(smallFactors);
            }
            fill(i % 3, i * 7 % 10, i * 5 % 10);
            small.transformAll(list, 4, blocks, 0, steps, smallFactors, samples, i % 2, 8 + i % 2);
            fill(i % 3, i * 7 % 10, i * 5 % 10);
            small.transformAll(list, 2, blocks, 0, steps, smallFactors, samples, i % 2, 8 + i % 2);
        }

        private void fill(int flats, int sparses, int fulls) {
            list.clear();
            for (int i = 0; i < flats; i++) {
                list.add(0, 0);
            }
            for (int i = 0; i < sparses; i++) {
                list.add(1, 0);
            }
            for (int i = 0; i < fulls; i++) {
                list.add(63, 0);
            }
        }
    }
}
