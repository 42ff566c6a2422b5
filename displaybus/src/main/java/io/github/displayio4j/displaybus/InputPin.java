package io.github.displayio4j.displaybus;

/// One digital input, such as BUSY of an e-paper panel or TE.
@FunctionalInterface
public interface InputPin {
    /// Reads the electrical level.
    ///
    /// @throws BusException if the device refuses
    boolean isHigh();

    /// Waits until the pin has a level. Pins that know of edges sleep until one comes; others are asked every 50 us.
    ///
    /// @param nanos longest wait
    /// @param clock the time that is waited by
    /// @return whether it came to that
    /// @throws BusException if the device refuses
    default boolean await(boolean high, long nanos, BusClock clock) {
        long end = clock.nanos() + nanos;
        while (isHigh() != high) {
            if (clock.nanos() >= end) {
                return false;
            }
            clock.sleep(50_000);
        }
        return true;
    }
}
