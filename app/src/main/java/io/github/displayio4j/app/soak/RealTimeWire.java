package io.github.displayio4j.app.soak;

import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/// An SPI wire without hardware that takes its time in real time: a write returns when its last bit would be out, as a
/// driver's does. What listens, such as an emulated panel, works while the bits are on their way.
final class RealTimeWire implements SpiPort {
    /// What a call of a driver costs beside its bits.
    private static final long CALL_NANOS = 1_000;

    private static final long SPIN_NANOS = 1_000_000;

    private final SystemClock clock = new SystemClock();
    private final WireListener panel;
    private volatile boolean hasten;
    private volatile long lastOutNanos;
    private volatile long begunNanos;
    private long bytes;
    private long busyNanos;

    /// @param panel what listens
    RealTimeWire(WireListener panel) {
        this.panel = panel;
    }

    OutputPin pin(Line line) {
        return high -> panel.line(line, high, clock.nanos());
    }

    /// Whether writes return as soon as they can, for a warm-up.
    void setHasten(boolean faster) {
        hasten = faster;
    }

    /// The next write is the first of a frame.
    void beginFrame() {
        begunNanos = 0;
    }

    /// When the first write since `beginFrame()` began, in `System.nanoTime()`; 0 if there was none.
    long begunNanos() {
        return begunNanos;
    }

    /// When the last bit of the last write was out, in `System.nanoTime()`.
    long lastOutNanos() {
        return lastOutNanos;
    }

    /// Bytes that went out.
    long bytes() {
        return bytes;
    }

    /// Time that bits and calls took, in nanoseconds.
    long busyNanos() {
        return busyNanos;
    }

    @Override
    public void write(MemorySegment segment, long offset, long length, int hertz) {
        if (length == 0) {
            return;
        }
        long start = clock.nanos();
        if (begunNanos == 0) {
            begunNanos = start;
        }
        long nanos = CALL_NANOS + (length * 8 * 1_000_000_000L + hertz - 1) / hertz;
        panel.bytes(segment, offset, length, start, start + nanos);
        bytes += length;
        busyNanos += nanos;
        if (!hasten) {
            waitUntil(start + nanos);
        }
        lastOutNanos = clock.nanos();
    }

    /// A wire is on time: the last millisecond is waited for without giving up the processor.
    private static void waitUntil(long end) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void read(MemorySegment segment, long offset, long length, int hertz) {
        segment.asSlice(offset, length).fill((byte) 0);
    }

    @Override
    public long nanosPerWrite() {
        return CALL_NANOS;
    }
}
