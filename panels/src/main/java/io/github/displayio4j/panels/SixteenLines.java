package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// 16 data lines (MIPI DBI type B): a word is a pixel of 16 bits; of commands and parameters only the lower 8 lines
/// count.
final class SixteenLines implements WordReader {
    private static final int RAMWR = 0x2C;
    private static final int RAMWRC = 0x3C;

    private final Chip chip;
    private final MemorySegment parameter = MemorySegment.ofArray(new byte[1]);
    private int last;

    SixteenLines(Chip chip) {
        this.chip = chip;
    }

    @Override
    public void bytes(boolean command, MemorySegment bytes, long offset, long length, long nanos) {
        if (!command && (last == RAMWR || last == RAMWRC)) {
            chip.data(bytes, offset, length);
            return;
        }
        for (long at = offset + 1; at < offset + length; at += 2) {
            byte low = bytes.get(ValueLayout.JAVA_BYTE, at);
            if (command) {
                last = low & 0xff;
                chip.command(last, nanos);
            } else {
                parameter.set(ValueLayout.JAVA_BYTE, 0, low);
                chip.data(parameter, 0, 1);
            }
        }
    }

    @Override
    public void deselect() {}
}
