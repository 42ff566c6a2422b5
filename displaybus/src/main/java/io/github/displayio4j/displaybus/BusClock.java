package io.github.displayio4j.displaybus;

/// Time as a bus sees it: the machine's, or a virtual one that only moves when something takes time.
public interface BusClock {
    /// Nanoseconds since some fixed start.
    long nanos();

    /// Waits: really, or by moving the virtual time on.
    ///
    /// @param nanos >= 0
    void sleep(long nanos);
}
