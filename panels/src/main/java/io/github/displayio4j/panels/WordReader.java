package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;

/// What a controller makes of its data lines where words are not bytes.
interface WordReader {
    /// Bytes came on the lines.
    ///
    /// @param command whether D/C, if there is such a line, is low
    void bytes(boolean command, MemorySegment bytes, long offset, long length, long nanos);

    /// Chip select was released.
    void deselect();
}
