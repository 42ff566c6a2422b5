package io.github.displayio4j.displaybus.lines;

import java.lang.foreign.MemorySegment;

/// Moves runs of bytes over the data lines, whatever they are.
@FunctionalInterface
public interface RunWriter {
    /// Moves one run; returns when its last bit is on the wire, or kept for `flush`.
    ///
    /// @param data whether D/C is high
    /// @param pixels whether these are pixels (borrowed by the batch) and not commands or parameters
    void write(MemorySegment bytes, long offset, long length, boolean data, boolean pixels);

    /// Chip select is about to be released: nothing may be kept any longer.
    default void flush() {}

    /// Whether `flush` would now fill a word up, which the panel drops only where chip select is released.
    default boolean keepsBits() {
        return false;
    }

    /// A transaction failed: what is kept is void.
    default void discard() {}
}
