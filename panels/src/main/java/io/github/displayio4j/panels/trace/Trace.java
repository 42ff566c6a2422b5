package io.github.displayio4j.panels.trace;

import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A recording of a bus.
///
/// @param panel name of the panel that it was made for; empty if not known
/// @param bus what carried it
/// @param events in order of time
public record Trace(String panel, Bus bus, List<TraceEvent> events) {
    /// Kinds of bus.
    public enum Bus {
        /// Clock, data, chip select, D/C.
        SPI,
        /// SPI with words of nine bits instead of a D/C line.
        NINE_BITS,
        /// Eight data lines and WR.
        PARALLEL,
        /// I2C.
        I2C;

        /// Its name in small letters.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Keeps its own list.
    public Trace {
        events = List.copyOf(events);
    }

    /// Tells a listener all events, with the times of then.
    public void replay(WireListener listener) {
        for (TraceEvent event : events) {
            tell(event, listener);
        }
    }

    static void tell(TraceEvent event, WireListener listener) {
        switch (event) {
            case TraceEvent.Level level -> listener.line(level.line(), level.high(), level.startNanos());
            case TraceEvent.Wait wait -> listener.waited(wait.startNanos(), wait.endNanos());
            case TraceEvent.Note _ -> {}
            case TraceEvent.Bytes b -> {
                MemorySegment bytes = MemorySegment.ofArray(b.bytes());
                if (b.address() < 0) {
                    listener.bytes(bytes, 0, b.bytes().length, b.startNanos(), b.endNanos());
                } else {
                    listener.message(b.address(), bytes, 0, b.bytes().length, b.startNanos(), b.endNanos());
                }
            }
        }
    }

    /// Fastest transfer on the bus as a clock in Hz; 0 if there was none that took time. Start and end are
    /// rounded to nanoseconds: what may be that is not counted as faster.
    public long hertz() {
        double fastest = 0;
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Bytes b && b.endNanos() > b.startNanos()) {
                double bits = b.bytes().length * (bus == Bus.PARALLEL ? 1.0 : bus == Bus.I2C ? 9.0 : 8.0);
                fastest = Math.max(fastest, bits * 1e9 / (b.endNanos() - b.startNanos() + 2));
            }
        }
        return (long) fastest;
    }

    /// The same on a bus of another clock: bytes take as long as there, what lies between them as long as before.
    ///
    /// @param hertz > 0
    public Trace atClock(long hertz) {
        List<TraceEvent> moved = new ArrayList<>();
        long before = 0; // end of the event before, on the old clock and on the new
        long now = 0;
        for (TraceEvent event : events) {
            now += Math.max(0, event.startNanos() - before);
            long length = event.endNanos() - event.startNanos();
            moved.add(
                    switch (event) {
                        case TraceEvent.Level level -> new TraceEvent.Level(level.line(), level.high(), now);
                        case TraceEvent.Wait _ -> new TraceEvent.Wait(now, now + length);
                        case TraceEvent.Note note -> new TraceEvent.Note(note.text(), now);
                        case TraceEvent.Bytes b -> {
                            int bits = bus == Bus.PARALLEL ? 1 : bus == Bus.I2C ? 9 : 8;
                            length = Math.ceilDiv(b.bytes().length * bits * 1_000_000_000L, hertz);
                            yield new TraceEvent.Bytes(b.address(), b.bytes(), now, now + length);
                        }
                    });
            now += length;
            before = event.endNanos();
        }
        return new Trace(panel, bus, moved);
    }

    /// When it begins; 0 if it is empty.
    public long startNanos() {
        return events.isEmpty() ? 0 : events.getFirst().startNanos();
    }

    /// When it is over; 0 if it is empty.
    public long endNanos() {
        return events.stream().mapToLong(TraceEvent::endNanos).max().orElse(0);
    }

    /// All bytes in order, without times and lines.
    public byte[] bytes() {
        byte[] all = new byte[1024];
        int n = 0;
        for (TraceEvent event : events) {
            if (event instanceof TraceEvent.Bytes b) {
                if (n + b.bytes().length > all.length) {
                    all = Arrays.copyOf(all, 2 * (n + b.bytes().length));
                }
                System.arraycopy(b.bytes(), 0, all, n, b.bytes().length);
                n += b.bytes().length;
            }
        }
        return Arrays.copyOf(all, n);
    }
}
