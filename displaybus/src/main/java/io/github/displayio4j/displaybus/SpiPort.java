package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;

/// An SPI master's clock and data lines, most significant bit first. Chip select and D/C are pins of their own.
public interface SpiPort {
    /// Clocks bytes out and returns when the last bit is on the wire. Splits by itself what the device can't take at
    /// once.
    ///
    /// @param bytes source; native segments need no copy
    /// @param offset first byte
    /// @param length number of bytes; 0 does nothing
    /// @param hertz clock, > 0
    /// @throws BusException if the device refuses; how much was sent is then unknown
    void write(MemorySegment bytes, long offset, long length, int hertz);

    /// Clocks bytes in while the data-out line is low.
    ///
    /// @param bytes target
    /// @param offset first byte
    /// @param length number of bytes
    /// @param hertz clock, > 0
    /// @throws BusException if the device refuses or has no data-in line
    void read(MemorySegment bytes, long offset, long length, int hertz);

    /// What one `write` costs beside its bits, in nanoseconds.
    long nanosPerWrite();

    /// Most bytes that go out without a break: longer writes are split, and chip select may go up in between. Who
    /// gathers bytes gathers so many.
    default int chunkBytes() {
        return Integer.MAX_VALUE;
    }
}
