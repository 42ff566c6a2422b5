package io.github.displayio4j.displaybus;

/// One digital input, such as BUSY of an e-paper panel or TE.
@FunctionalInterface
public interface InputPin {
    /// Reads the electrical level.
    ///
    /// @throws BusException if the device refuses
    boolean isHigh();
}
