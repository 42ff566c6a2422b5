package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Sends a frame as CircuitPython's `busdisplay` does: each area in bands that fit a buffer of 512 bytes, a window
/// for each band, and for each command a transaction of its own. For drop-in comparisons; `StripSender` is faster.
final class BandSender implements FrameSender {
    /// CIRCUITPY_DISPLAY_AREA_BUFFER_SIZE.
    private static final int BUFFER_BITS = 8 * 512;

    private final DisplayBus bus;
    private final PanelSpec spec;
    private final WindowWriter writer;
    private final AreaList clipped = new AreaList();
    private final BusBatch commands = new BusBatch();
    private final BusBatch batch = new BusBatch();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment band;

    BandSender(DisplayBus bus, PanelSpec spec) {
        this.bus = bus;
        this.spec = spec;
        writer = new WindowWriter(spec);
        band = arena.allocate(Math.max(BUFFER_BITS / 8, StripSender.row(spec)) + 8, 8);
    }

    @Override
    public AreaList plan(Frame frame) {
        AreaList areas = frame.unmergedAreas();
        clipped.clear();
        for (int i = 0; i < areas.size(); i++) {
            clipped.add(
                    areas.x1(i) / writer.alignX() * writer.alignX(),
                    areas.y1(i) / writer.alignY() * writer.alignY(),
                    up(areas.x2(i), writer.alignX()),
                    up(areas.y2(i), writer.alignY()));
        }
        return clipped;
    }

    private static int up(int edge, int unit) {
        return (edge + unit - 1) / unit * unit;
    }

    @Override
    public void send(Frame frame, AreaList windows, RefreshReport report) {
        long start = bus.clock().nanos();
        for (int i = 0; i < windows.size(); i++) {
            int rows = rows(windows.x2(i) - windows.x1(i));
            for (int y = windows.y1(i); y < windows.y2(i); y += rows) {
                send(frame, windows.x1(i), y, windows.x2(i), Math.min(y + rows, windows.y2(i)), report);
            }
        }
        report.wireNanos = bus.clock().nanos() - start;
    }

    /// Rows of a band. 24-bit pixels fill a word of the buffer each, as in CircuitPython.
    private int rows(int columns) {
        PixelFormat format = spec.format();
        int unit = writer.alignY();
        if (writer.maxRows() > 0) {
            return writer.maxRows();
        }
        int depth = format.depth() > 16 ? 32 : format.depth();
        return Math.max(BUFFER_BITS / depth / columns / unit * unit, unit);
    }

    private void send(Frame frame, int x1, int y1, int x2, int y2, RefreshReport report) {
        writer.columns(commands.clear(), x1, x2);
        sendCommands(report);
        writer.rows(commands.clear(), y1, y2);
        sendCommands(report);
        batch.clear();
        if (writer.writeCommand() >= 0) {
            batch.command(writer.writeCommand()).deselect();
        }
        long length = frame.render(x1, y1, x2, y2, band, 0);
        batch.data(band, 0, length);
        bus.send(batch);
        report.windows++;
        report.pixels += (long) (x2 - x1) * (y2 - y1);
        report.bytes += batch.bytes();
    }

    private void sendCommands(RefreshReport report) {
        report.bytes += commands.bytes();
        if (writer.dataAsCommands()) {
            ChipSelect.toggleEachByte(commands, batch.clear());
            bus.send(batch);
        } else {
            bus.send(commands);
        }
    }

    @Override
    public boolean isSender() {
        return false;
    }

    @Override
    public void close() {
        arena.close();
    }
}
