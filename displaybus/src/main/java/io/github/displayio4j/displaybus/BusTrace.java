package io.github.displayio4j.displaybus;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Hears the wire: counts what passes and, if asked to, records it with timestamps so that it can be played again to
/// another listener. Nothing is allocated while counting, nor while recording into a buffer that is large enough.
///
/// Its figures belong to the sending thread; read them when nothing is being sent.
public final class BusTrace implements WireListener {
    private static final long FIRST_BYTES = 64 * 1024;

    /// Kind, detail, start, end, length: what an event takes beside its bytes.
    private static final int HEADER = 1 + 1 + 8 + 8 + 8;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final byte LINE_EVENT = 0;
    private static final byte BYTES_EVENT = 1;
    private static final byte MESSAGE_EVENT = 2;
    private static final byte READ_EVENT = 3;
    private static final byte WAIT_EVENT = 4;

    private final long limit;
    private MemorySegment record = MemorySegment.NULL;
    private long used;
    private boolean cut;
    private boolean dataMode = true;
    private boolean resetHigh = true;
    private boolean started;
    private long bytes;
    private long commandBytes;
    private long dataBytes;
    private long transfers;
    private long busyNanos;
    private long waits;
    private long waitedNanos;
    private long resets;
    private long startNanos;
    private long endNanos;

    private BusTrace(long limit) {
        this.limit = limit;
    }

    /// A trace that only counts.
    public static BusTrace counting() {
        return new BusTrace(0);
    }

    /// A trace that counts and records.
    ///
    /// @param limitBytes most memory that the recording may take, > 0; it ends before the first event that does not
    ///     fit, while counting goes on
    public static BusTrace recording(long limitBytes) {
        if (limitBytes <= 0) {
            throw new IllegalArgumentException("limit of a recording must be > 0 bytes, not " + limitBytes);
        }
        return new BusTrace(limitBytes);
    }

    /// Forgets the recording and all counts; the levels of the lines are kept.
    public void clear() {
        used = 0;
        cut = false;
        started = false;
        bytes = 0;
        commandBytes = 0;
        dataBytes = 0;
        transfers = 0;
        busyNanos = 0;
        waits = 0;
        waitedNanos = 0;
        resets = 0;
        startNanos = 0;
        endNanos = 0;
    }

    /// Bytes written on the data lines, with the control bytes of I2C and without its addresses.
    public long bytes() {
        return bytes;
    }

    /// Bytes that a controller takes as commands: D/C low, or after the control byte of I2C that says so.
    public long commandBytes() {
        return commandBytes;
    }

    /// Bytes that a controller takes as parameters or pixels.
    public long dataBytes() {
        return dataBytes;
    }

    /// Writes, messages and reads.
    public long transfers() {
        return transfers;
    }

    /// Time in which the data lines were moving, in nanoseconds.
    public long busyNanos() {
        return busyNanos;
    }

    /// Waits that the wires were told of.
    public long waits() {
        return waits;
    }

    /// Time of these waits, in nanoseconds.
    public long waitedNanos() {
        return waitedNanos;
    }

    /// Times that RESET went low.
    public long resets() {
        return resets;
    }

    /// Time of the first event; 0 if there was none.
    public long startNanos() {
        return startNanos;
    }

    /// Time when the last event ended; 0 if there was none.
    public long endNanos() {
        return endNanos;
    }

    /// Whether the recording is incomplete because its limit was reached.
    public boolean isCut() {
        return cut;
    }

    /// Memory that the recorded events take, in bytes.
    public long recordedBytes() {
        return used;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the recording does not outlive this process
    public void line(Line line, boolean high, long nanos) {
        if (line == Line.COMMAND) {
            dataMode = high;
        }
        if (line == Line.RESET) {
            resets += resetHigh && !high ? 1 : 0;
            resetHigh = high;
        }
        event(LINE_EVENT, line.ordinal() << 1 | (high ? 1 : 0), nanos, nanos, 0);
    }

    @Override
    public void bytes(MemorySegment source, long offset, long length, long start, long end) {
        transferred(length, start, end);
        if (dataMode) {
            dataBytes += length;
        } else {
            commandBytes += length;
        }
        if (event(BYTES_EVENT, 0, start, end, length)) {
            keep(source, offset, length);
        }
    }

    @Override
    public void message(int address, MemorySegment source, long offset, long length, long start, long end) {
        transferred(length, start, end);
        countControlled(source, offset, length);
        if (event(MESSAGE_EVENT, address, start, end, length)) {
            keep(source, offset, length);
        }
    }

    /// Counts the request and leaves the answer to others.
    @Override
    public boolean read(MemorySegment target, long offset, long length, long start, long end) {
        transfers++;
        busyNanos += end - start;
        event(READ_EVENT, 0, start, end, length);
        return false;
    }

    @Override
    public void waited(long start, long end) {
        waits++;
        waitedNanos += end - start;
        event(WAIT_EVENT, 0, start, end, 0);
    }

    private void transferred(long length, long start, long end) {
        transfers++;
        bytes += length;
        busyNanos += end - start;
    }

    /// SSD1306 8.1.5.2: a control byte has Co (0x80, one byte follows) and D/C (0x40); without Co the rest is of its
    /// kind.
    private void countControlled(MemorySegment source, long offset, long length) {
        long at = offset;
        long end = offset + length;
        while (at < end) {
            byte control = source.get(BYTE, at++);
            boolean single = (control & 0x80) != 0;
            long n = single ? Math.min(1, end - at) : end - at;
            if ((control & 0x40) != 0) {
                dataBytes += n;
            } else {
                commandBytes += n;
            }
            at += n;
        }
    }

    /// Notes the time span and, when recording, the header of an event.
    ///
    /// @return whether its bytes are to be kept too
    private boolean event(byte kind, int detail, long start, long end, long length) {
        startNanos = started ? startNanos : start;
        started = true;
        endNanos = Math.max(endNanos, end);
        long payload = kind == BYTES_EVENT || kind == MESSAGE_EVENT ? length : 0;
        if (limit == 0 || cut || !reserve(HEADER + payload)) {
            return false;
        }
        record.set(BYTE, used, kind);
        record.set(BYTE, used + 1, (byte) detail);
        record.set(LONG, used + 2, start);
        record.set(LONG, used + 10, end);
        record.set(LONG, used + 18, length);
        used += HEADER;
        return true;
    }

    private void keep(MemorySegment source, long offset, long length) {
        MemorySegment.copy(source, offset, record, used, length);
        used += length;
    }

    private boolean reserve(long n) {
        if (n > limit - used) {
            cut = true;
            return false;
        }
        if (n > record.byteSize() - used) {
            long wanted = Math.max(used + n, Math.max(FIRST_BYTES, 2 * record.byteSize()));
            MemorySegment larger = Arena.ofAuto().allocate(Math.min(limit, wanted));
            MemorySegment.copy(record, 0, larger, 0, used);
            record = larger;
        }
        return true;
    }

    /// Tells a listener everything that was recorded, in order, with the times of then. Answers to reads are
    /// dropped.
    public void replay(WireListener listener) {
        MemorySegment answer = MemorySegment.NULL;
        for (long at = 0; at < used; ) {
            byte kind = record.get(BYTE, at);
            int detail = record.get(BYTE, at + 1);
            long start = record.get(LONG, at + 2);
            long end = record.get(LONG, at + 10);
            long length = record.get(LONG, at + 18);
            at += HEADER;
            switch (kind) {
                case LINE_EVENT -> listener.line(BusTraceText.LINES[detail >> 1], (detail & 1) != 0, start);
                case BYTES_EVENT -> listener.bytes(record, at, length, start, end);
                case MESSAGE_EVENT -> listener.message(detail, record, at, length, start, end);
                case READ_EVENT -> {
                    if (answer.byteSize() < length) {
                        answer = Arena.ofAuto().allocate(length);
                    }
                    listener.read(answer, 0, length, start, end);
                }
                case WAIT_EVENT -> listener.waited(start, end);
                default -> throw new AssertionError("event kind " + kind);
            }
            at += kind == BYTES_EVENT || kind == MESSAGE_EVENT ? length : 0;
        }
    }

    /// The recording as one line of words for tests and logs: `dc=0 cs=1 rst=0 bl=1` for lines, `spi:2a` for bytes on
    /// SPI or parallel lines, `i2c@3c:8021` for messages, `read:4` for reads of so many bytes, and
    /// `ms:10`, `us:4` or `ns:7` for waits. More than 64 bytes are written as `spi#length~crc32`.
    public String text() {
        BusTraceText text = new BusTraceText();
        replay(text);
        return text.toString();
    }
}
