package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;

/// Eight or sixteen data lines with a write strobe (8080, MIPI DBI type B); words are latched on the rising edge of WR.
public interface ParallelPort {
    /// Number of data lines, 8 or 16.
    int lines();

    /// Strobes words out: one byte a word on 8 lines, two (most significant first) on 16.
    ///
    /// @param bytes source
    /// @param offset first byte
    /// @param length number of bytes; a multiple of `lines() / 8`
    /// @throws BusException if the device refuses
    void write(MemorySegment bytes, long offset, long length);

    /// What one `write` costs beside its strobes, in nanoseconds.
    long nanosPerWrite();

    /// Time of one strobe, in nanoseconds.
    double nanosPerWord();
}
