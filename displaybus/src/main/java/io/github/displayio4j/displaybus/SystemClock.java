package io.github.displayio4j.displaybus;

import java.util.concurrent.locks.LockSupport;

/// The machine's monotonic clock.
public final class SystemClock implements BusClock {
    /// What the scheduler may oversleep: the rest of a wait below this is spent spinning, so that pulses of
    /// microseconds stay short.
    private static final long SPIN_NANOS = 100_000;

    /// A view of `System.nanoTime()`.
    public SystemClock() {}

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /// Waits without giving up on an interrupt, since a controller needs its time whatever else happens; the
    /// thread's interrupted state is kept.
    @Override
    public void sleep(long nanos) {
        long end = System.nanoTime() + VirtualClock.checked(nanos);
        boolean interrupted = false;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
                interrupted |= Thread.interrupted();
            } else {
                Thread.onSpinWait();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
