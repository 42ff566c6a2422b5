package io.github.displayio4j.panels.trace;

import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Records what it hears. Belongs to the sending thread.
public final class TraceRecorder implements WireListener {
    private final List<TraceEvent> events = new ArrayList<>();

    @Override
    public void line(Line line, boolean high, long nanos) {
        events.add(new TraceEvent.Level(line, high, nanos));
    }

    @Override
    public void bytes(MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        add(-1, bytes, offset, length, startNanos, endNanos);
    }

    @Override
    public void message(int address, MemorySegment bytes, long offset, long length, long startNanos, long endNanos) {
        add(address, bytes, offset, length, startNanos, endNanos);
    }

    private void add(int address, MemorySegment bytes, long offset, long length, long start, long end) {
        byte[] copy = bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        events.add(new TraceEvent.Bytes(address, copy, start, end));
    }

    /// Adds what the sender says of itself, at the time of the last event.
    ///
    /// @param text one line
    public void note(String text) {
        events.add(new TraceEvent.Note(
                text, events.isEmpty() ? 0 : events.getLast().endNanos()));
    }

    @Override
    public void waited(long startNanos, long endNanos) {
        if (endNanos > startNanos) {
            events.add(new TraceEvent.Wait(startNanos, endNanos));
        }
    }

    /// What was heard so far.
    public Trace trace(String panel, Trace.Bus bus) {
        return new Trace(panel, bus, events);
    }
}
