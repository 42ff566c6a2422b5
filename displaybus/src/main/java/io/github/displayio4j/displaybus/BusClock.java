package io.github.displayio4j.displaybus;

/// Time as a bus sees it: the machine's, or a virtual one that only moves when something takes time.
public interface BusClock {
    /// Nanoseconds since some fixed start.
    long nanos();

    /// Waits: really, or by moving the virtual time on. Never shorter than asked.
    ///
    /// @param nanos >= 0
    /// @throws IllegalArgumentException if negative
    void sleep(long nanos);

    /// Waits until the clock shows at least `nanos`; returns at once if it does already.
    default void sleepUntil(long nanos) {
        long left = nanos - nanos();
        if (left > 0) {
            sleep(left);
        }
    }
}
