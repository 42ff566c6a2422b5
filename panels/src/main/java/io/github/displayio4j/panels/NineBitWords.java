package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a controller without a D/C pin makes of the bits on its data line: words of nine, the first of them D/C
/// (MIPI DBI type C, option 1; SSD1306 8.1.4). Chip select starts the first word.
final class NineBitWords implements WordReader {
    private static final int RUN = 1024;

    private final Chip chip;
    /// Data words in a row, for the chip to take at once.
    private final MemorySegment run = MemorySegment.ofArray(new byte[RUN]);
    private int used;
    private int kept;
    private int bits;

    NineBitWords(Chip chip) {
        this.chip = chip;
    }

    /// A word that is not complete is void.
    @Override
    public void deselect() {
        bits = 0;
    }

    @Override
    public void bytes(boolean command, MemorySegment bytes, long offset, long length, long nanos) {
        for (long at = offset; at < offset + length; at++) {
            kept = kept << 8 | bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            bits += 8;
            if (bits >= 9) {
                bits -= 9;
                word(kept >>> bits & 0x1ff, nanos);
            }
        }
        flush();
    }

    private void word(int word, long nanos) {
        if (word < 0x100) {
            flush();
            chip.command(word, nanos);
            return;
        }
        run.set(ValueLayout.JAVA_BYTE, used++, (byte) word);
        if (used == RUN) {
            flush();
        }
    }

    private void flush() {
        int n = used;
        used = 0;
        if (n > 0) {
            chip.data(run, 0, n);
        }
    }
}
