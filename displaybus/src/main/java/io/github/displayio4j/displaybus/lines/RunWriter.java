package io.github.displayio4j.displaybus.lines;

import java.lang.foreign.MemorySegment;

/// Moves one run of bytes over the data lines, whatever they are.
@FunctionalInterface
public interface RunWriter {
    /// Returns when the last bit is on the wire.
    ///
    /// @param pixels whether these are pixels (borrowed by the batch) and not commands or parameters
    void write(MemorySegment bytes, long offset, long length, boolean pixels);
}
