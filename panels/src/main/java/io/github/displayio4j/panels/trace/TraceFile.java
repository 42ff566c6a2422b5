package io.github.displayio4j.panels.trace;

import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.panels.SafeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Recordings as files.
///
/// ```
/// "d4jtrace" 1        magic, version
/// bus                 a byte: 0 SPI, 1 nine bits, 2 parallel, 3 I2C
/// length, name        of the panel, UTF-8
/// events until the end of the file, each
///   kind              a byte: 0 level, 1 bytes, 2 I2C message, 3 wait, 4 note
///   gap               nanoseconds since the end of the event before
///   0: line           a byte: twice the line (0 CS, 1 D/C, 2 RESET, 3 backlight), + 1 if high
///   1: duration, length, bytes
///   2: address (a byte), duration, length, bytes
///   3: duration
///   4: length, text   UTF-8
/// ```
/// Lengths, gaps and durations are LEB128: seven bits a byte, least significant first, 80h if more follow. A gap
/// may be negative (a level during a transfer): zigzag, that is 2n, or -2n - 1 for negative n.
public final class TraceFile {
    private static final byte[] MAGIC = "d4jtrace\1".getBytes(StandardCharsets.US_ASCII);
    private static final long MOST_BYTES = 1 << 30;
    private static final Line[] LINES = {Line.CHIP_SELECT, Line.COMMAND, Line.RESET, Line.BACKLIGHT};
    private static final Trace.Bus[] BUSES = Trace.Bus.values();

    private TraceFile() {}

    /// Whether a file begins as a recording does.
    public static boolean isTrace(byte[] file) {
        return file.length >= MAGIC.length && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// Writes a recording; it appears under its name when it is complete.
    ///
    /// @throws IOException if the file can't be written
    public static void write(Trace trace, Path file) throws IOException {
        try (SafeFile safe = new SafeFile(file)) {
            OutputStream out = safe.out();
            out.write(MAGIC);
            out.write(Arrays.asList(BUSES).indexOf(trace.bus()));
            byte[] name = trace.panel().getBytes(StandardCharsets.UTF_8);
            number(out, name.length);
            out.write(name);
            long end = 0;
            for (TraceEvent event : trace.events()) {
                write(out, event, end);
                end = event.endNanos();
            }
            safe.commit();
        }
    }

    private static void write(OutputStream out, TraceEvent event, long end) throws IOException {
        int kind =
                switch (event) {
                    case TraceEvent.Level _ -> 0;
                    case TraceEvent.Bytes b -> b.address() < 0 ? 1 : 2;
                    case TraceEvent.Wait _ -> 3;
                    case TraceEvent.Note _ -> 4;
                };
        out.write(kind);
        long gap = event.startNanos() - end;
        number(out, gap << 1 ^ gap >> 63);
        switch (event) {
            case TraceEvent.Level level ->
                out.write(Arrays.asList(LINES).indexOf(level.line()) << 1 | (level.high() ? 1 : 0));
            case TraceEvent.Wait wait -> number(out, wait.endNanos() - wait.startNanos());
            case TraceEvent.Note note -> {
                byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
                number(out, text.length);
                out.write(text);
            }
            case TraceEvent.Bytes b -> {
                if (b.address() >= 0) {
                    out.write(b.address());
                }
                number(out, b.endNanos() - b.startNanos());
                number(out, b.bytes().length);
                out.write(b.bytes());
            }
        }
    }

    private static void number(OutputStream out, long value) throws IOException {
        while ((value & ~0x7fL) != 0) {
            out.write((int) value & 0x7f | 0x80);
            value >>>= 7;
        }
        out.write((int) value);
    }

    /// Reads a recording.
    ///
    /// @throws IOException if the file can't be read or is none; the message has the offset
    public static Trace read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": is larger than 1 GiB");
        }
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /// Reads a recording from memory.
    ///
    /// @param name what to call it in messages
    /// @throws IOException if it is none; the message has the offset
    public static Trace parse(String name, byte[] file) throws IOException {
        if (!isTrace(file)) {
            throw new IOException(name + ": is no recording of `displayio4j trace record`");
        }
        Reader in = new Reader(name, file);
        in.skip(MAGIC.length);
        Trace.Bus bus = BUSES[in.below(BUSES.length, "bus")];
        String panel = new String(in.bytes(in.length()), StandardCharsets.UTF_8);
        List<TraceEvent> events = new ArrayList<>();
        long end = 0;
        while (in.available() > 0) {
            int kind = in.below(5, "event");
            long zigzag = in.number();
            long start = end + (zigzag >>> 1 ^ -(zigzag & 1));
            end = start;
            if (kind == 0) {
                int detail = in.below(2 * LINES.length, "line");
                events.add(new TraceEvent.Level(LINES[detail >> 1], (detail & 1) != 0, start));
                continue;
            }
            if (kind == 4) {
                events.add(new TraceEvent.Note(new String(in.bytes(in.length()), StandardCharsets.UTF_8), start));
                continue;
            }
            int address = kind == 2 ? in.below(128, "address") : -1;
            end += Math.max(0, in.number());
            events.add(
                    kind == 3
                            ? new TraceEvent.Wait(start, end)
                            : new TraceEvent.Bytes(address, in.bytes(in.length()), start, end));
        }
        return new Trace(panel, bus, events);
    }

    private static final class Reader extends ByteArrayInputStream {
        private final String name;

        Reader(String name, byte[] file) {
            super(file);
            this.name = name;
        }

        private IOException wrong(String what) {
            return new IOException(name + ": at offset " + pos + ": " + what);
        }

        int below(int limit, String what) throws IOException {
            int value = read();
            if (value < 0 || value >= limit) {
                throw wrong(value < 0 ? "the recording is cut off" : "no " + what + " has the number " + value);
            }
            return value;
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int b = below(256, "byte");
                value |= (b & 0x7fL) << shift;
                if (b < 0x80) {
                    return value;
                }
            }
            throw wrong("a number has more than 64 bits");
        }

        int length() throws IOException {
            long value = number();
            if (value < 0 || value > available()) {
                throw wrong("the recording is cut off");
            }
            return (int) value;
        }

        byte[] bytes(int n) {
            return Arrays.copyOfRange(buf, pos, pos += n);
        }
    }
}
