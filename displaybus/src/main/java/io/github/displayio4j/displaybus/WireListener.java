package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;

/// Somebody who hears what is on the wire: an emulated panel, a trace, a linter, a counter. Called on the sending
/// thread, in order; must not keep the segment.
public interface WireListener {
    /// A line was driven, also if to the level that it had.
    ///
    /// @param nanos time of the bus's clock
    void line(Line line, boolean high, long nanos);

    /// Bytes went out on the data lines of SPI or a parallel port while the lines were as last told.
    ///
    /// @param startNanos time of the first bit
    /// @param endNanos time after the last bit
    void bytes(MemorySegment bytes, long offset, long length, long startNanos, long endNanos);

    /// One I2C message was sent.
    default void message(int address, MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {}

    /// Bytes are clocked in: whoever drives the data-in line answers. The first listener that returns true has
    /// answered.
    default boolean read(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        return false;
    }

    /// The sender waited, for example between two commands of an init sequence.
    default void waited(long startNanos, long endNanos) {}
}
