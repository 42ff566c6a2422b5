package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Asserts that code does not allocate once it is warm.
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// Something that is done for each frame.
    interface Step {
        void run() throws Exception;
    }

    /// Runs it some times, then takes the best of counted rounds, up to the first that allocates nothing: the JVM
    /// itself sometimes allocates on our thread, and code that is not compiled yet does.
    static void assertNone(Step step) throws Exception {
        for (int i = 0; i < 40; i++) {
            step.run();
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 1000 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5; i++) {
                step.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes allocated in 5 frames");
    }
}
