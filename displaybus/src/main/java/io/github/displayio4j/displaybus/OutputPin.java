package io.github.displayio4j.displaybus;

/// One digital output.
@FunctionalInterface
public interface OutputPin {
    /// Drives the pin.
    ///
    /// @param high the level; electrical, not "active"
    /// @throws BusException if the device refuses
    void set(boolean high);
}
