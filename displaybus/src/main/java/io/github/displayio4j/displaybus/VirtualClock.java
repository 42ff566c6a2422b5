package io.github.displayio4j.displaybus;

import java.util.concurrent.atomic.AtomicLong;

/// A clock that starts at 0 and moves only when somebody sleeps on it, so that a run of minutes takes as long as its
/// computing and its timing is the same on every machine. May be read and moved by any thread.
public final class VirtualClock implements BusClock {
    private final AtomicLong nanos = new AtomicLong();

    /// A clock at 0.
    public VirtualClock() {}

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(long nanos) {
        this.nanos.addAndGet(checked(nanos));
    }

    static long checked(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("wait must be >= 0 ns, not " + nanos);
        }
        return nanos;
    }
}
