package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;

/// Takes the rows of a picture one after the other while it is being decoded, and while the rest of it is still
/// coming in, if it comes from a stream.
@FunctionalInterface
public interface RowConsumer {
    /// Takes a row. What it throws ends the decode and comes out of it.
    ///
    /// @param y row, 0 is the uppermost of the wanted part
    /// @param pixels the row in the wanted layout, without gaps; belongs to the decoder and is written again
    ///     after this
    void row(int y, MemorySegment pixels);
}
