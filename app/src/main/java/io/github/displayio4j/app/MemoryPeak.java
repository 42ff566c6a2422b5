package io.github.displayio4j.app;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The most memory that was in use whenever somebody looked: heap with its garbage, and what lies off it.
final class MemoryPeak {
    /// The heap is full for those who have to do with little: nobody else bounds its garbage.
    private static final long FULL = 40L << 20;

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final List<BufferPoolMXBean> POOLS = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

    private long heap;
    private long direct;
    private long most;

    /// Looks.
    void look() {
        long used = MEMORY.getHeapMemoryUsage().getUsed();
        long off = 0;
        for (BufferPoolMXBean pool : POOLS) {
            off += pool.getName().startsWith("mapped") ? 0 : pool.getMemoryUsed(); // files are no memory of ours
        }
        heap = Math.max(heap, used);
        direct = Math.max(direct, off);
        most = Math.max(most, used + off);
    }

    /// Whether it is time to give up what is not needed any more.
    static boolean isFull() {
        return MEMORY.getHeapMemoryUsage().getUsed() > FULL;
    }

    /// Most bytes of the heap in use, with garbage.
    long heap() {
        return heap;
    }

    /// Most bytes of direct buffers and arenas.
    long direct() {
        return direct;
    }

    /// Most of both at the same time.
    long most() {
        return most;
    }

    /// The process's memory as the system counts it, at its largest; -1 if it does not tell.
    static long residentBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // not Linux
        }
        return -1;
    }
}
