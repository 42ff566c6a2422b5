package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.Frame;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Sends what an e-paper controller wants: sequences with their waits, windows, and planes in bands. Each command
/// and each band is a transaction, so that others on the bus wait for no more than one.
final class EPaperWriter implements AutoCloseable {
    /// As many bits as CircuitPython sends at once.
    private static final int BAND_BITS = 8 * 512;

    private static final long POLL_NANOS = 1_000_000;

    /// Seven colours take 40 s; a panel that is busy for longer is not there.
    private static final long LONGEST_BUSY_NANOS = 120_000_000_000L;

    private final DisplayBus bus;
    private final EPaperSpec spec;
    private final @Nullable InputPin busy;
    private final BusClock clock;
    private final BusBatch batch = new BusBatch();
    private final BusBatch toggled = new BusBatch();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment band;

    EPaperWriter(DisplayBus bus, EPaperSpec spec, @Nullable InputPin busy) {
        this.bus = bus;
        this.spec = spec;
        this.busy = busy;
        clock = bus.clock();
        long row = 0;
        for (EPaperSpec.Plane plane : spec.planes()) {
            row = Math.max(
                    row, bytes(plane.format(), up(spec.width(), plane.format().alignX()), 1));
        }
        band = arena.allocate(Math.max(BAND_BITS / 8, row), 8);
    }

    private static long bytes(PixelFormat format, int columns, int rows) {
        return StripSender.bytes(format, columns, rows);
    }

    private static int up(int edge, int unit) {
        return (edge + unit - 1) / unit * unit;
    }

    /// Resets the panel if the bus can, and sends the start sequence.
    void start(InitSequence sequence) {
        if (bus.hasReset()) {
            bus.reset();
        }
        clock.sleep(spec.startUpNanos());
        send(sequence, true);
    }

    /// Sends a sequence.
    ///
    /// @param awaits whether the controller may be busy after each command
    void send(InitSequence sequence, boolean awaits) {
        for (InitSequence.Step step : sequence.steps()) {
            batch.clear().command(step.command());
            for (int parameter : step.parameters()) {
                batch.data(parameter);
            }
            send();
            clock.sleep(step.delayMillis() * 1_000_000L);
            if (awaits) {
                awaitIdle();
            }
        }
    }

    /// Whether the busy pin says so; false without one.
    boolean isBusy() {
        return busy != null && busy.isHigh() == spec.busyHigh();
    }

    /// Waits while the controller is busy.
    ///
    /// @throws BusException if it stays so
    void awaitIdle() {
        long end = clock.nanos() + LONGEST_BUSY_NANOS;
        while (isBusy()) {
            if (clock.nanos() >= end) {
                throw new BusException(new IOException(spec.name() + ": the busy pin says busy for more than "
                        + LONGEST_BUSY_NANOS / 1_000_000_000 + " s: wrong pin or level, or no panel"));
            }
            clock.sleep(POLL_NANOS);
        }
    }

    /// Writes an area of a plane into the controller's memory.
    ///
    /// @return bytes of pixels
    long write(Frame frame, EPaperSpec.Plane plane, int x1, int y1, int x2, int y2) {
        PixelFormat format = plane.format();
        setWindow(format, x1, y1, x2, y2);
        command(plane.command());
        int rows = Math.max(BAND_BITS / format.depth() / (x2 - x1), 1);
        long sum = 0;
        for (int y = y1; y < y2; y += rows) {
            long length = frame.render(x1, y, x2, Math.min(y + rows, y2), band, 0);
            batch.clear().data(band, 0, length);
            send();
            sum += length;
        }
        return sum;
    }

    /// Fills all of the first plane with one byte, row by row.
    void fill(int value) {
        EPaperSpec.Plane plane = spec.planes().getFirst();
        PixelFormat format = plane.format();
        int columns = up(spec.width(), format.alignX());
        setWindow(format, 0, 0, columns, spec.height());
        command(plane.command());
        long row = bytes(format, columns, 1);
        band.asSlice(0, row).fill((byte) value);
        for (int y = 0; y < spec.height(); y++) {
            batch.clear().data(band, 0, row);
            send();
        }
    }

    private void setWindow(PixelFormat format, int x1, int y1, int x2, int y2) {
        EPaperSpec.Window window = spec.window();
        if (window == null) {
            return;
        }
        int left = (x1 + spec.columnStart()) / format.alignX();
        int right = (x2 + spec.columnStart()) / format.alignX() - 1;
        int top = y1 + spec.rowStart();
        int bottom = y2 + spec.rowStart() - 1;
        bounds(window.columnCommand(), window, window.wideColumns(), left, right);
        bounds(window.currentColumnCommand(), window, window.wideColumns(), left, -1);
        bounds(window.rowCommand(), window, window.wideRows(), top, bottom);
        bounds(window.currentRowCommand(), window, window.wideRows(), top, -1);
    }

    /// Sends a command with one bound, or two.
    private void bounds(int command, EPaperSpec.Window window, boolean wide, int first, int last) {
        if (command < 0) {
            return;
        }
        batch.clear().command(command);
        bound(window, wide, first);
        if (last >= 0) {
            bound(window, wide, last);
        }
        send();
    }

    private void bound(EPaperSpec.Window window, boolean wide, int value) {
        if (!wide) {
            batch.data(value);
        } else if (window.littleEndian()) {
            batch.data(value & 0xff).data(value >>> 8);
        } else {
            batch.data16(value);
        }
    }

    private void command(int command) {
        batch.clear().command(command);
        send();
    }

    private void send() {
        if (spec.togglesChipSelect()) {
            ChipSelect.toggleEachByte(batch, toggled.clear());
            bus.send(toggled);
        } else {
            bus.send(batch);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
