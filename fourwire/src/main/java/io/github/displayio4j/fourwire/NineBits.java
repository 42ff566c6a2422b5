package io.github.displayio4j.fourwire;

import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.lines.RunWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// SPI without a D/C line (MIPI DBI type C, option 1): words of nine bits, the first of them D/C, over a port that
/// moves bytes. Eight words are nine bytes; a transaction is one stream of bits, and those that fill its last byte
/// are dropped by the panel when chip select is released.
final class NineBits implements RunWriter {
    private static final int LARGEST_BUFFER = 64 * 1024;

    private final SpiPort port;
    private final int hertz;
    private final int commandHertz;

    /// A multiple of 9 bytes that the port sends in one go: were chip select released after it, no word would be cut.
    private final int capacity;

    private final MemorySegment buffer;
    private int used;
    private int bits;
    private int kept;
    private boolean hasPixels;

    /// @param hertz clock of writes with pixels in them
    /// @param commandHertz clock of the others
    NineBits(SpiPort port, int hertz, int commandHertz) {
        this.port = port;
        this.hertz = hertz;
        this.commandHertz = commandHertz;
        capacity = Math.clamp(port.chunkBytes(), 9, LARGEST_BUFFER) / 9 * 9;
        buffer = Arena.ofAuto().allocate(capacity);
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length, boolean data, boolean pixels) {
        int mark = data ? 0x100 : 0;
        hasPixels |= pixels;
        for (long at = offset; at < offset + length; at++) {
            // the bits of at most 7 + 9 wait; those above have been written
            kept = kept << 9 | mark | bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            bits += 9;
            while (bits >= 8) {
                bits -= 8;
                append(kept >>> bits);
            }
        }
    }

    private void append(int value) {
        if (used == capacity) {
            send();
        }
        buffer.set(ValueLayout.JAVA_BYTE, used++, (byte) value);
    }

    private void send() {
        int n = used;
        used = 0;
        port.write(buffer, 0, n, hasPixels ? hertz : commandHertz);
    }

    @Override
    public void flush() {
        if (bits > 0) {
            append(kept << 8 - bits);
            bits = 0;
        }
        if (used > 0) {
            send();
        }
        hasPixels = false;
    }

    @Override
    public boolean keepsBits() {
        return bits > 0;
    }

    @Override
    public void discard() {
        used = 0;
        bits = 0;
        hasPixels = false;
    }
}
