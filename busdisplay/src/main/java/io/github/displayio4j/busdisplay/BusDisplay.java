package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A panel on a bus that shows a scene.
///
/// `refresh()` sends what changed since the last refresh that reached the panel. If the bus fails, the exception leaves
/// everything of that refresh dirty, so that the next one sends it again.
///
/// Not closed with it: the bus, which may serve others.
public final class BusDisplay implements AutoCloseable {
    /// Bytes of a strip: enough for a frame of the usual small panels in one piece.
    private static final int STRIP_BYTES = 160 * 1024;

    private final DisplayBus bus;
    private final PanelSpec spec;
    private final SceneRenderer renderer;
    private final WindowWriter writer;
    private final RegionPlanner planner;
    private final RefreshReport report = new RefreshReport();
    private final BusBatch batch = new BusBatch();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment strip;
    private boolean closed;

    private BusDisplay(DisplayBus bus, PanelSpec spec, int rotation, int stripBytes) {
        this.bus = bus;
        this.spec = spec;
        renderer = new SceneRenderer(spec.format(), spec.width(), spec.height());
        renderer.setRotation(rotation);
        writer = new WindowWriter(spec);
        planner = new RegionPlanner(spec, writer, bus.cost());
        strip = arena.allocate(stripBytes, 64);
    }

    /// Starts a display: `BusDisplay.builder(bus, spec).rotation(90).build()`.
    public static Builder builder(DisplayBus bus, PanelSpec spec) {
        return new Builder(bus, spec);
    }

    /// Columns as seen at the current rotation.
    public int width() {
        return renderer.width();
    }

    /// Rows as seen at the current rotation.
    public int height() {
        return renderer.height();
    }

    /// The panel.
    public PanelSpec spec() {
        return spec;
    }

    /// The bus.
    public DisplayBus bus() {
        return bus;
    }

    /// 0, 90, 180 or 270 degrees.
    public int rotation() {
        return renderer.rotation();
    }

    /// Turns the picture; the panel's own scan direction stays. The next refresh sends all.
    ///
    /// @param degrees 0, 90, 180 or 270
    /// @throws IllegalArgumentException for anything else
    public synchronized void setRotation(int degrees) {
        renderer.setRotation(degrees);
    }

    /// What is shown.
    public @Nullable Group rootGroup() {
        return renderer.rootGroup();
    }

    /// Shows a scene from the next refresh on; null shows black.
    public synchronized void setRootGroup(@Nullable Group group) {
        renderer.setRootGroup(group);
    }

    /// What the last refresh did.
    public RefreshReport report() {
        return report;
    }

    /// Resets the panel, sends its init sequence and marks everything dirty: for a panel that was unplugged or lost
    /// power.
    ///
    /// @throws BusException if the bus fails
    public synchronized void restart() {
        requireOpen();
        renderer.invalidate();
        if (bus.hasReset()) {
            bus.reset();
            bus.clock().sleep(5_000_000); // MIPI DCS: 5 ms after a reset before any command
        }
        boolean dataAsCommands = spec.addressing() instanceof Addressing.Window window && window.dataAsCommands();
        spec.init().send(bus, batch, dataAsCommands);
    }

    /// Sends what changed.
    ///
    /// @return the report of this refresh; overwritten by the next
    /// @throws BusException if the bus fails; nothing is lost, the next refresh sends it again
    /// @throws IllegalStateException if closed
    public synchronized RefreshReport refresh() {
        requireOpen();
        report.clear();
        report.frame++;
        long start = System.nanoTime();
        long wireStart = bus.clock().nanos();
        try (Frame frame = renderer.beginFrame()) {
            AreaList areas = frame.areas();
            report.areas = areas.size();
            long collected = System.nanoTime();
            report.collectNanos = collected - start;
            AreaList windows = planner.plan(areas);
            report.windows = windows.size();
            report.planNanos = System.nanoTime() - collected;
            for (int i = 0; i < windows.size(); i++) {
                send(frame, windows.x1(i), windows.y1(i), windows.x2(i), windows.y2(i));
            }
            frame.commit();
        } finally {
            batch.clear();
        }
        report.wireNanos = bus.clock().nanos() - wireStart;
        return report;
    }

    /// Sends one window as strips; a controller that only takes one page at a time gets a window for each.
    private void send(Frame frame, int x1, int y1, int x2, int y2) {
        PixelFormat format = spec.format();
        int unit = format.alignY();
        int bytesPerUnit = bytes(format, x2 - x1, unit);
        int unitsPerStrip = Math.max(1, (int) (strip.byteSize() / bytesPerUnit));
        int stripRows = writer.maxRows() > 0 ? writer.maxRows() : unitsPerStrip * unit;
        for (int y = y1; y < y2; y += stripRows) {
            int end = Math.min(y + stripRows, y2);
            long start = System.nanoTime();
            long length = frame.render(x1, y, x2, end, strip, 0);
            long rendered = System.nanoTime();
            batch.clear();
            if (y == y1) {
                writer.write(batch, x1, y1, x2, writer.maxRows() > 0 ? end : y2);
            } else if (writer.maxRows() > 0) {
                writer.write(batch, x1, y, x2, end);
            }
            batch.data(strip, 0, length);
            bus.send(batch);
            report.bytes += batch.bytes();
            report.pixels += (long) (x2 - x1) * (end - y);
            report.renderNanos += rendered - start;
            report.sendNanos += System.nanoTime() - rendered;
        }
    }

    private static int bytes(PixelFormat format, int columns, int rows) {
        int pixels = columns * rows;
        return format.depth() < 8 ? pixels / format.pixelsPerByte() : pixels * ((format.depth() + 7) / 8);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("display " + spec.name() + " is closed");
        }
    }

    /// Frees the strips. The panel keeps its picture; the bus stays open. A second call does nothing.
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }

    /// Collects what differs from the defaults.
    public static final class Builder {
        private final DisplayBus bus;
        private final PanelSpec spec;
        private int rotation;
        private int stripBytes = STRIP_BYTES;

        private Builder(DisplayBus bus, PanelSpec spec) {
            this.bus = bus;
            this.spec = spec;
        }

        /// Rotation in degrees: 0 (default), 90, 180 or 270.
        public Builder rotation(int degrees) {
            this.rotation = degrees;
            return this;
        }

        /// Size of the buffer that is drawn into and sent at once; default 160 KiB.
        ///
        /// @param bytes at least one row (one page of a column-packed panel)
        public Builder stripBytes(int bytes) {
            this.stripBytes = bytes;
            return this;
        }

        /// Resets the panel if the bus can, sends the init sequence, and gives the display; its first refresh sends
        /// all.
        ///
        /// @throws IllegalArgumentException if a strip is too small for a row, or the rotation is none
        /// @throws BusException if the bus fails
        public BusDisplay build() {
            int row = bytes(
                    spec.format(),
                    Math.max(spec.width(), spec.format().alignX()),
                    spec.format().alignY());
            if (stripBytes < row) {
                throw new IllegalArgumentException(
                        "strip must hold a row of " + row + " bytes at least, not " + stripBytes);
            }
            BusDisplay display = new BusDisplay(bus, spec, rotation, stripBytes);
            try {
                display.restart();
            } catch (RuntimeException e) {
                display.close();
                throw e;
            }
            return display;
        }
    }
}
