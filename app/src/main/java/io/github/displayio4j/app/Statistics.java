package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.RefreshReport;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Sums over the frames of a run. Adding a frame allocates nothing, so that it can watch for those who do.
final class Statistics {
    /// Frames at the start whose allocations do not count: buffers are made and code is compiled.
    static final int WARM_UP_FRAMES = 30;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long[] allocated = new long[1024];
    private int frames;
    private long allocatedBefore;
    private long sourceNanos;
    private long decodeNanos;
    private long collectNanos;
    private long planNanos;
    private long renderNanos;
    private long sendNanos;
    private long wireNanos;
    private long windows;
    private long pixels;

    /// Starts a frame on the thread that calls; source, decoder, renderer and bus all work on it.
    void beginFrame() {
        if (frames == allocated.length) {
            allocated = Arrays.copyOf(allocated, frames * 2);
        }
        allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    }

    /// Ends it.
    void endFrame(long sourceNanos, long decodeNanos, RefreshReport report) {
        this.sourceNanos += sourceNanos;
        this.decodeNanos += decodeNanos;
        collectNanos += report.collectNanos();
        planNanos += report.planNanos();
        renderNanos += report.renderNanos();
        sendNanos += report.sendNanos();
        wireNanos += report.wireNanos();
        windows += report.windows();
        pixels += report.pixels();
        allocated[frames++] = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }

    int frames() {
        return frames;
    }

    long windows() {
        return windows;
    }

    long pixels() {
        return pixels;
    }

    /// Frames that the wire could carry in a second: frames by the virtual time that they took on it.
    double fpsWire() {
        return frames / (wireNanos / 1e9);
    }

    /// Frames by the host's time in source, decoder, renderer, bus and emulated panel.
    double fpsHost() {
        long all = sourceNanos + decodeNanos + collectNanos + planNanos + renderNanos + sendNanos;
        return frames / (all / 1e9);
    }

    /// Virtual time of all refreshes, in nanoseconds.
    long wireNanos() {
        return wireNanos;
    }

    double sourceMillis() {
        return millis(sourceNanos);
    }

    double decodeMillis() {
        return millis(decodeNanos);
    }

    double collectMillis() {
        return millis(collectNanos);
    }

    double planMillis() {
        return millis(planNanos);
    }

    double renderMillis() {
        return millis(renderNanos);
    }

    double sendMillis() {
        return millis(sendNanos);
    }

    /// Median of the bytes allocated per frame after the warm-up; -1 if the run was not longer than that.
    long allocatedBytesPerFrame() {
        if (frames <= WARM_UP_FRAMES) {
            return -1;
        }
        long[] sorted = Arrays.copyOfRange(allocated, WARM_UP_FRAMES, frames);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Frames after the warm-up that allocated anything.
    int allocatingFrames() {
        int count = 0;
        for (int i = WARM_UP_FRAMES; i < frames; i++) {
            count += allocated[i] > 0 ? 1 : 0;
        }
        return count;
    }

    private double millis(long nanos) {
        return frames == 0 ? 0 : nanos / 1e6 / frames;
    }
}
