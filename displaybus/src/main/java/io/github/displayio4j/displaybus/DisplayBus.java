package io.github.displayio4j.displaybus;

/// A way to send commands, parameters and pixels to a display controller.
///
/// One thread sends at a time; `send` holds the bus for one transaction and gives it back, so that others (an SD card
/// on the same SPI) can use it between two sends.
public interface DisplayBus extends AutoCloseable {
    /// Sends a batch as one transaction and returns when its last byte is on the wire.
    ///
    /// @throws BusException if the device refuses or fails; the panel's content is then unknown
    void send(BusBatch batch);

    /// Pulses the reset line.
    ///
    /// @throws IllegalStateException if the bus has no reset pin
    void reset();

    /// Whether `reset()` can work.
    boolean hasReset();

    /// What sending costs here.
    BusCost cost();

    /// The clock that this bus lives by.
    BusClock clock();

    @Override
    void close();
}
