package io.github.displayio4j.panels.trace;

import io.github.displayio4j.displaybus.Line;

/// Something that happened on a bus. Times are in nanoseconds, from any origin.
public sealed interface TraceEvent {
    /// When it began.
    long startNanos();

    /// When it was over.
    long endNanos();

    /// A line was driven.
    ///
    /// @param high its level from then on
    record Level(Line line, boolean high, long startNanos) implements TraceEvent {
        @Override
        public long endNanos() {
            return startNanos;
        }
    }

    /// Bytes went out on the data lines.
    ///
    /// @param address of an I2C message; -1 for SPI and parallel lines
    /// @param bytes not to be changed
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(int address, byte[] bytes, long startNanos, long endNanos) implements TraceEvent {}

    /// What the sender said of itself, such as which layers it draws.
    ///
    /// @param text one line
    record Note(String text, long startNanos) implements TraceEvent {
        @Override
        public long endNanos() {
            return startNanos;
        }
    }

    /// The sender waited.
    record Wait(long startNanos, long endNanos) implements TraceEvent {}
}
