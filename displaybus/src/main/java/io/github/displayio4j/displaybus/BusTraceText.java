package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// Writes what it hears as words; see `BusTrace.text()`.
final class BusTraceText implements WireListener {
    static final Line[] LINES = Line.values();
    private static final int LONGEST_HEX = 64;

    private final StringBuilder out = new StringBuilder();

    @Override
    public void line(Line line, boolean high, long nanos) {
        String name =
                switch (line) {
                    case CHIP_SELECT -> "cs";
                    case COMMAND -> "dc";
                    case RESET -> "rst";
                    case BACKLIGHT -> "bl";
                };
        word(name + (high ? "=1" : "=0"));
    }

    @Override
    public void bytes(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        payload("spi", bytes, offset, length);
    }

    @Override
    public void message(int address, MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        payload("i2c@" + Integer.toHexString(address), bytes, offset, length);
    }

    @Override
    public boolean read(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        word("read:" + length);
        return false;
    }

    @Override
    public void waited(long startNanos, long endNanos) {
        long nanos = endNanos - startNanos;
        if (nanos % 1_000_000 == 0) {
            word("ms:" + nanos / 1_000_000);
        } else if (nanos % 1_000 == 0) {
            word("us:" + nanos / 1_000);
        } else {
            word("ns:" + nanos);
        }
    }

    private void payload(String name, MemorySegment bytes, long offset, long length) {
        byte[] copy = bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        if (length <= LONGEST_HEX) {
            word(name + ":" + HexFormat.of().formatHex(copy));
        } else {
            CRC32 crc = new CRC32();
            crc.update(copy);
            word(name + "#" + length + "~" + HexFormat.of().toHexDigits((int) crc.getValue()));
        }
    }

    private void word(String word) {
        out.append(out.isEmpty() ? "" : " ").append(word);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
