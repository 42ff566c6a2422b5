package io.github.displayio4j.displaybus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Asserts that code does not allocate once it is warm.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// Runs it often enough to be compiled, then takes the best of some counted rounds: the JVM itself sometimes
    /// allocates on our thread.
    public static void assertNone(Runnable body) {
        for (int i = 0; i < 20_000; i++) {
            body.run();
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                body.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes allocated in 100 rounds");
    }
}
