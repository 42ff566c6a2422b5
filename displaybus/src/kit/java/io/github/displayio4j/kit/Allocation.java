package io.github.displayio4j.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Asserts that code does not allocate once it is warm.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// Something that is done again and again.
    @FunctionalInterface
    public interface Step {
        /// Does it.
        void run() throws Exception;
    }

    /// Runs it until a round of 1000 allocates nothing: what escape analysis removes is gone only once compiled.
    public static void assertNone(Runnable body) {
        try {
            assertNone(1000, body::run);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e); // a Runnable throws no other
        }
    }

    /// Runs it until a round of so many steps allocates nothing; for steps of milliseconds, such as frames.
    public static void assertNone(int steps, Step body) throws Exception {
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 1000 && bytes > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < steps; i++) {
                body.run();
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, bytes, "bytes allocated in a round");
    }
}
