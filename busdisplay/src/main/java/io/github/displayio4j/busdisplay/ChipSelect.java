package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What CircuitPython does with chip select inside a transaction (`CHIP_SELECT_TOGGLE_EVERY_BYTE`).
final class ChipSelect {
    private ChipSelect() {}

    /// Appends a batch to another one, with chip select released after each byte.
    static void toggleEachByte(BusBatch from, BusBatch to) {
        for (int i = 0; i < from.size(); i++) {
            MemorySegment bytes = from.segment(i);
            for (long at = from.offset(i); at < from.offset(i) + from.length(i); at++) {
                int value = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
                switch (from.kind(i)) {
                    case COMMAND -> to.command(value).deselect();
                    case DATA -> to.data(value).deselect();
                    case WAIT, DESELECT -> throw new IllegalArgumentException("only bytes can be toggled");
                }
            }
        }
    }
}
