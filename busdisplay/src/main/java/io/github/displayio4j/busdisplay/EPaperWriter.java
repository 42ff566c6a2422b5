package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends what an e-paper controller wants: sequences with their waits, windows, and planes in bands. Each command
/// and each band is a transaction, so that others on the bus wait for no more than one. A picture is drawn as a
/// whole first, so that the scene may change while it is sent.
final class EPaperWriter implements AutoCloseable {
    /// As many bits as CircuitPython sends at once.
    private static final int BAND_BITS = 8 * 512;

    /// `close` is heard this often while the panel takes its time.
    private static final long SLICE_NANOS = 50_000_000;

    /// Seven colours take 40 s; a panel that is busy for longer is not there.
    private static final long LONGEST_BUSY_NANOS = 120_000_000_000L;

    private final DisplayBus bus;
    private final EPaperSpec spec;
    private final @Nullable InputPin busy;
    private final BusClock clock;
    private final BooleanSupplier stopping;
    private final BusBatch batch = new BusBatch();
    private final BusBatch toggled = new BusBatch();
    private final Arena arena = Arena.ofShared();
    /// The areas of the picture one after the other, for each plane.
    private final MemorySegment[] pixels;
    private final AreaList areas = new AreaList();

    /// @param stopping asked between commands and while waiting: whether to give up
    EPaperWriter(DisplayBus bus, EPaperSpec spec, @Nullable InputPin busy, BooleanSupplier stopping) {
        this.bus = bus;
        this.spec = spec;
        this.busy = busy;
        this.stopping = stopping;
        clock = bus.clock();
        pixels = new MemorySegment[spec.planes().size()];
        for (int i = 0; i < pixels.length; i++) {
            PixelFormat format = spec.planes().get(i).format();
            pixels[i] = arena.allocate(bytes(format, up(spec.width(), format.alignX()), spec.height()), 8);
        }
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
        InputPin pin = busy;
        if (pin == null) {
            return;
        }
        long end = clock.nanos() + LONGEST_BUSY_NANOS;
        while (!pin.await(!spec.busyHigh(), SLICE_NANOS, clock)) {
            requireOpen();
            if (clock.nanos() >= end) {
                throw new BusException(new IOException(spec.name() + ": the busy pin says busy for more than "
                        + LONGEST_BUSY_NANOS / 1_000_000_000 + " s: wrong pin or level, or no panel"));
            }
        }
    }

    /// Waits, unless the display is closed.
    void pause(long nanos) {
        for (long left = nanos; left > 0; left -= SLICE_NANOS) {
            requireOpen();
            clock.sleep(Math.min(left, SLICE_NANOS));
        }
    }

    private void requireOpen() {
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException("display " + spec.name() + " was closed while it refreshed");
        }
    }

    /// Chooses what the next picture consists of: these areas, widened to whole bytes, or all of the panel if that
    /// is less.
    ///
    /// @param all whether it is all of the panel anyway
    /// @return number of areas
    int plan(AreaList changed, boolean all) {
        areas.clear();
        int unit = spec.planes().getFirst().format().alignX();
        long sum = 0;
        for (int i = 0; i < changed.size(); i++) {
            int x1 = changed.x1(i) / unit * unit;
            int x2 = up(changed.x2(i), unit);
            areas.add(x1, changed.y1(i), x2, changed.y2(i));
            sum += (long) (x2 - x1) * (changed.y2(i) - changed.y1(i));
        }
        int width = up(spec.width(), unit);
        if (all || sum > (long) width * spec.height()) {
            areas.clear();
            areas.add(0, 0, width, spec.height());
        }
        return areas.size();
    }

    /// Draws the areas of a plane.
    ///
    /// @return bytes of pixels
    long draw(Frame frame, int plane) {
        long sum = 0;
        for (int i = 0; i < areas.size(); i++) {
            sum += frame.render(areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i), pixels[plane], sum);
        }
        return sum;
    }

    /// Writes what was drawn into the controller's memory, plane by plane in each area.
    void write() {
        long[] at = new long[pixels.length];
        for (int i = 0; i < areas.size(); i++) {
            for (int plane = 0; plane < pixels.length; plane++) {
                at[plane] += write(i, plane, spec.planes().get(plane).command(), at[plane]);
            }
        }
    }

    /// Writes what was drawn of the first plane once more, with another command.
    void writeAgain(int command) {
        long at = 0;
        for (int i = 0; i < areas.size(); i++) {
            at += write(i, 0, command, at);
        }
    }

    private long write(int area, int plane, int command, long from) {
        PixelFormat format = spec.planes().get(plane).format();
        int columns = areas.x2(area) - areas.x1(area);
        int rows = areas.y2(area) - areas.y1(area);
        setWindow(format, areas.x1(area), areas.y1(area), areas.x2(area), areas.y2(area));
        command(command);
        long length = bytes(format, columns, rows);
        long band = bytes(format, columns, Math.max(BAND_BITS / format.depth() / columns, 1));
        for (long at = 0; at < length; at += band) {
            batch.clear().data(pixels[plane], from + at, Math.min(band, length - at));
            send();
        }
        return length;
    }

    /// Fills all of the first plane with one byte, row by row.
    void fill(int value) {
        PixelFormat format = spec.planes().getFirst().format();
        int columns = up(spec.width(), format.alignX());
        setWindow(format, 0, 0, columns, spec.height());
        command(spec.planes().getFirst().command());
        long row = bytes(format, columns, 1);
        pixels[0].asSlice(0, row).fill((byte) value);
        for (int y = 0; y < spec.height(); y++) {
            batch.clear().data(pixels[0], 0, row);
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
        requireOpen();
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
