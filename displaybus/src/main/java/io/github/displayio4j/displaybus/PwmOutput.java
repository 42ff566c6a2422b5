package io.github.displayio4j.displaybus;

/// One output with pulse width modulation, such as a backlight's.
@FunctionalInterface
public interface PwmOutput {
    /// Sets the part of the time in which the output is high.
    ///
    /// @param high 0..1
    /// @throws BusException if the device refuses
    void setDuty(double high);
}
