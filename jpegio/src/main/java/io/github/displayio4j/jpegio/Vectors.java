package io.github.displayio4j.jpegio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/// Whether vector code is to be used: only where the JVM was started with `--add-modules jdk.incubator.vector`,
/// and only once it is compiled. In the interpreter it is a thousand times slower than plain code, so it is
/// warmed up in the background, on made-up blocks, while the first frames are decoded without it. If it stays
/// slow, or
/// allocates, it is not used at all.
///
/// The system property `io.github.displayio4j.jpegio.vector`, set to `false`, leaves it out.
final class Vectors {
    private static final String PROPERTY = "io.github.displayio4j.jpegio.vector";
    /// What some blocks take in all ways when the code is compiled, with room for slow machines.
    private static final long NANOS_OF_BLOCKS = 1500;

    private static final int BLOCKS_OF_ROUND = 500;
    private static final int COLUMNS = 64;
    /// The same for the loops over a row of so many columns.
    private static final long NANOS_OF_ROW = 400;

    private static final int GOOD_ROUNDS = 5;

    /// Code that is not fast by then will not be.
    private static final long MOST_NANOS = 30_000_000_000L;

    private static volatile boolean ready;
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

    /// Decodes from now on with vector code or without: for tests.
    static void use(boolean vectors) {
        chosen = true;
        ready = vectors;
    }

    private static void warmUp() {
        if (!IdctVector.isSupported()) {
            return;
        }
        Trial trial = new Trial();
        com.sun.management.ThreadMXBean counter = counter();
        int good = 0;
        long first = System.nanoTime();
        while (good < GOOD_ROUNDS && System.nanoTime() - first < MOST_NANOS) {
            long before = counter == null ? 0 : counter.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            trial.blocks();
            long between = System.nanoTime();
            trial.rows();
            long end = System.nanoTime();
            long allocated = counter == null ? 0 : counter.getCurrentThreadAllocatedBytes() - before;
            boolean compiled = between - start < BLOCKS_OF_ROUND * NANOS_OF_BLOCKS
                    && end - between < BLOCKS_OF_ROUND * NANOS_OF_ROW
                    && allocated < BLOCKS_OF_ROUND;
            good = compiled ? good + 1 : 0;
        }
        if (!chosen) {
            ready = good >= GOOD_ROUNDS;
        }
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

        /// Some blocks of each kind, and now and then more: of a loop that was never taken C2 would make no code.
        void blocks() {
            for (int i = 0; i < BLOCKS_OF_ROUND; i++) {
                int most = i % 4 < 2 ? 8 : 16;
                fill(1, i % 2 == 0 ? most : 0, i % 2 == 0 ? 0 : most); // full ones would take sparse ones along
                idct.transformAll(list, blocks, 0, steps, factors, samples, 0, 8);
                int few = i % 4 == 0 ? 3 : 1;
                fill(few, few, few);
                small.transformAll(list, 4, blocks, 0, steps, smallFactors, samples, 0, 8);
                small.transformAll(list, 2, blocks, 0, steps, smallFactors, samples, 0, 8);
            }
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

        void rows() {
            for (int i = 0; i < BLOCKS_OF_ROUND; i++) {
                RowsVector.copy(samples, 0, 4, sums, 0, COLUMNS);
                RowsVector.sums(samples, 0, 1, sums, 1, COLUMNS / 2);
                RowsVector.widen(sums, 1, 8, 7, chroma, COLUMNS);
                RowsVector.yccTo565(samples, 0, chroma, 0, chroma, 0, pixels, 0, COLUMNS);
                RowsVector.yccToArgb(samples, 0, chroma, 0, chroma, 0, pixels, 0, COLUMNS);
            }
        }
    }
}
