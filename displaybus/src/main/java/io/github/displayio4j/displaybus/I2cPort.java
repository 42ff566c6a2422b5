package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;

/// An I2C master.
public interface I2cPort {
    /// Writes one message: START, address, bytes, STOP.
    ///
    /// @param address 7-bit address, 0x08..0x77
    /// @param bytes source
    /// @param offset first byte
    /// @param length number of bytes
    /// @throws BusException if the device refuses or nobody acknowledges
    void write(int address, MemorySegment bytes, long offset, long length);

    /// Longest message in bytes that the adapter takes.
    int maxMessage();

    /// What one `write` costs beside its bits, in nanoseconds.
    long nanosPerWrite();

    /// Clock in Hz, for the cost model.
    int hertz();
}
