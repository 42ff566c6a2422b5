package io.github.displayio4j.jpegio;

/// Whether vector code is to be used: only where the JVM was started with `--add-modules jdk.incubator.vector`,
/// and only once it is compiled. In the interpreter it is a thousand times slower than plain code, so it is
/// warmed up in the background, on made-up blocks, while the first frames are decoded without it.
///
/// The system property `io.github.displayio4j.jpegio.vector`, set to `false`, leaves it out.
final class Vectors {
    private static final String PROPERTY = "io.github.displayio4j.jpegio.vector";
    /// What a block takes when the code is compiled, with room for slow machines; plain code needs about 200 ns.
    private static final long NANOS_OF_BLOCK = 120;

    private static final int BLOCKS_OF_ROUND = 500;
    private static final int COLUMNS = 64;
    /// The same for the three loops over a row of so many columns.
    private static final long NANOS_OF_ROW = 400;

    /// Code that is not fast by then will not be.
    private static final long MOST_NANOS = 10_000_000_000L;

    private static volatile boolean ready;

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

    private static void warmUp() {
        if (!IdctVector.isSupported()) {
            return;
        }
        IdctVector idct = new IdctVector();
        short[] block = new short[64];
        int[] steps = new int[64];
        int[] out = new int[64];
        for (int i = 0; i < 64; i++) {
            block[i] = (short) (i % 7 - 3);
            steps[i] = 1 + i;
        }
        int[] row = new int[COLUMNS + 2];
        int[] ints = new int[2 * COLUMNS];
        short[] shorts = new short[COLUMNS];
        int fast = 0;
        long first = System.nanoTime();
        while (fast < 3 && System.nanoTime() - first < MOST_NANOS) {
            long start = System.nanoTime();
            for (int i = 0; i < BLOCKS_OF_ROUND; i++) {
                block[0] = (short) i;
                idct.transform(block, 0, steps, 63, out, 0, 8);
            }
            long between = System.nanoTime();
            for (int i = 0; i < BLOCKS_OF_ROUND; i++) {
                RowsVector.widen(row, 1, COLUMNS + 1, ints, 0, 4, 8, 7);
                RowsVector.yccTo565(row, 0, row, 0, row, 0, (i & 1) == 0, shorts, COLUMNS);
                RowsVector.yccToArgb(row, 0, row, 0, row, 0, ints, COLUMNS);
            }
            boolean compiled = between - start < BLOCKS_OF_ROUND * NANOS_OF_BLOCK
                    && System.nanoTime() - between < BLOCKS_OF_ROUND * NANOS_OF_ROW;
            fast = compiled ? fast + 1 : 0;
        }
        ready = fast >= 3;
    }
}
