package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;

/// A display controller as its pins see it: bytes with D/C in, levels on column and row outputs out. The glass in
/// front of it is not its business.
sealed interface Chip permits MipiDcs, Sh1106, SolomonGrid, Ssd1306 {
    /// Reset by the RESET pin: registers as the data sheet says, memory untouched.
    void reset(long nanos);

    /// A byte with D/C low.
    ///
    /// @param value 0..255
    void command(int value, long nanos);

    /// Bytes with D/C high.
    void data(MemorySegment bytes, long offset, long length);

    /// Whether anything is driven at all: awake, display on, supplied.
    boolean lit();

    /// Fills in what each output pair drives.
    ///
    /// @param xrgb `0x00RRGGBB`, row outputs of `columns` column outputs each
    void scan(int[] xrgb);

    /// What was counted since the start.
    PanelCounters counters();

    /// Answers a read by driving the data line.
    ///
    /// @return whether it does
    default boolean read(MemorySegment bytes, long offset, long length, long nanos) {
        return false;
    }
}
