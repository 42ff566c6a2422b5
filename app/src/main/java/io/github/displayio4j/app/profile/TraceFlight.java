package io.github.displayio4j.app.profile;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a recording of a bus tells: the wire alone, of any driver. Its frames are what is sent without a pause; its
/// windows are the write commands.
public final class TraceFlight {
    /// A longer pause ends a frame.
    private static final long PAUSE_NANOS = 1_000_000;
    /// Shorter runs say little of what a byte takes.
    private static final int LONG_RUN = 16;

    private final PanelSpec spec;
    private final int writeCommand;
    private final int pixelBytes;
    private final List<Flight.Frame> frames = new ArrayList<>();
    private final double byteNanos;
    private boolean data = true;
    private boolean writes;
    private long start = -1;
    private long end;
    private int windows;
    private long pixelsSent;
    private long bytes;

    private TraceFlight(Trace trace, PanelSpec spec) {
        this.spec = spec;
        writeCommand = spec.addressing() instanceof Addressing.Window window ? window.writeCommand() : -1;
        pixelBytes = Math.max(1, spec.format().depth() / 8);
        double least = Double.POSITIVE_INFINITY;
        for (TraceEvent event : trace.events()) {
            if (event instanceof TraceEvent.Bytes run && run.bytes().length >= LONG_RUN) {
                least = Math.min(least, (double) (run.endNanos() - run.startNanos()) / run.bytes().length);
            }
        }
        byteNanos = Double.isFinite(least) && least > 0 ? least : 8e9 / spec.maxHertz();
    }

    /// Reads a recording.
    ///
    /// @throws IOException if nothing was drawn in it
    public static Flight of(Trace trace, PanelSpec spec) throws IOException {
        TraceFlight flight = new TraceFlight(trace, spec);
        for (TraceEvent event : trace.events()) {
            flight.take(event);
        }
        flight.endFrame();
        if (flight.frames.isEmpty()) {
            throw new IOException("the recording holds no pixels: nothing to profile");
        }
        return new Flight(flight.frames, List.of(), List.of(), 0, "");
    }

    private void take(TraceEvent event) {
        switch (event) {
            case TraceEvent.Level level -> data = level.line() == Line.COMMAND ? level.high() : data;
            case TraceEvent.Wait _, TraceEvent.Note _ -> {}
            case TraceEvent.Bytes run -> take(run);
        }
    }

    private void take(TraceEvent.Bytes run) {
        if (start >= 0 && run.startNanos() - end > PAUSE_NANOS) {
            endFrame();
        }
        start = start < 0 ? run.startNanos() : start;
        end = run.endNanos();
        int n = run.bytes().length;
        bytes += n;
        if (run.address() >= 0) { // I2C: a control byte that says what follows
            if (n > 1 && run.bytes()[0] == 0x40) {
                pixelsSent += n - 1;
                windows += writes ? 0 : 1;
                writes = true;
            } else {
                writes = false;
            }
        } else if (!data && n > 0) {
            writes = (run.bytes()[n - 1] & 0xff) == writeCommand;
            windows += writes ? 1 : 0;
        } else if (data && (writes || writeCommand < 0)) {
            pixelsSent += n;
            windows += writeCommand < 0 ? 1 : 0;
        }
    }

    private void endFrame() {
        if (start >= 0 && pixelsSent > 0) {
            long nanos = end - start;
            double windowNanos = Math.max(0, nanos - pixelsSent * byteNanos) / Math.max(1, windows);
            frames.add(new Flight.Frame(
                    frames.size() + 1,
                    frames.size() + 1,
                    spec.name(),
                    (long) spec.width() * spec.height(),
                    start,
                    windows,
                    windows,
                    pixelsSent / pixelBytes,
                    bytes,
                    0,
                    0,
                    0,
                    0,
                    nanos,
                    0,
                    windowNanos,
                    byteNanos,
                    8e9 / spec.maxHertz(),
                    spec.glass().transposed(),
                    false,
                    false,
                    0,
                    List.of(),
                    List.of(),
                    List.of(new Flight.Batch(start, nanos, start, nanos, 2 * windows, bytes))));
        }
        start = -1;
        windows = 0;
        pixelsSent = 0;
        bytes = 0;
        writes = false;
    }
}
