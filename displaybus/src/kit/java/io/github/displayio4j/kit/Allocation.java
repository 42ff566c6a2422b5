package io.github.displayio4j.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Asserts that code does not allocate once it is warm.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// Runs it until a round of 1000 allocates nothing: what escape analysis removes is gone only once compiled.
    public static void assertNone(Runnable body) {
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 1000 && bytes > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                body.run();
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, bytes, "bytes allocated in a round");
    }
}
