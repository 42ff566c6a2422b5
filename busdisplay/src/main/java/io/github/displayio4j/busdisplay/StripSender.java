package io.github.displayio4j.busdisplay;

import io.github.displayio4j.busdisplay.plan.RegionPlanner;
import io.github.displayio4j.busdisplay.plan.WindowRegisters;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends a frame as windows that the planner chose: small windows share a strip and so a transaction, a large one
/// takes several strips. Strips are drawn while those before are on the wire.
///
/// No strip holds the bus longer than a given time, so that others on the same wires get their turn in between.
final class StripSender implements FrameSender {
    /// No strip is larger, however fast the bus.
    private static final long MOST_BYTES = 160 * 1024;

    private final PixelFormat format;
    private final BusClock clock;
    private final WindowWriter writer;
    private final RegionPlanner planner;
    private final WindowRegisters registers;
    private final StripQueue queue;
    private final long windowBytes;
    private long left;
    private StripQueue.Strip strip;

    /// @param stripBytes of the buffers, at least one row; 0 for what the bus sends in `holdNanos`
    /// @param handOverNanos strips that take longer to be sent go to a thread of their own
    /// @param tearing whose edge frames wait for
    /// @param stopping asked before each strip: whether to give up
    StripSender(
            DisplayBus bus,
            PanelSpec spec,
            long stripBytes,
            long holdNanos,
            long handOverNanos,
            @Nullable TearingPin tearing,
            BooleanSupplier stopping) {
        format = spec.format();
        clock = bus.clock();
        writer = new WindowWriter(spec);
        BusCost cost = bus.cost();
        planner = new RegionPlanner(spec.width(), spec.height(), writer.alignX(), writer.alignY(), writer.cost(cost));
        registers = writer.newRegisters();
        windowBytes = (long) (cost.nanos(writer.transfers(), writer.bytes()) / cost.nanosPerByte());
        long held = (long) Math.min(MOST_BYTES, holdNanos / cost.nanosPerByte());
        long bytes = stripBytes > 0 ? stripBytes : Math.max(row(spec), held);
        long frameBytes = row(spec) * ((spec.height() + format.alignY() - 1) / format.alignY());
        queue = new StripQueue(bus, "displayio4j-" + spec.name(), bytes, frameBytes, handOverNanos, tearing, stopping);
        strip = queue.next();
    }

    /// Bytes of the smallest strip that a panel can do with: a row, or a page of rows.
    static long row(PanelSpec spec) {
        PixelFormat format = spec.format();
        int columns = (spec.width() + format.alignX() - 1) / format.alignX() * format.alignX();
        return bytes(format, columns, format.alignY());
    }

    static long bytes(PixelFormat format, int columns, int rows) {
        long pixels = (long) columns * rows;
        return format.depth() < 8 ? pixels / format.pixelsPerByte() : pixels * ((format.depth() + 7) / 8);
    }

    @Override
    public AreaList plan(Frame frame) {
        return planner.plan(frame.areas());
    }

    @Override
    public void send(Frame frame, AreaList windows, RefreshReport report) {
        left = 0;
        registers.forget(); // others may have spoken to the controller since the last frame
        for (int i = 0; i < windows.size(); i++) {
            left += bytes(format, windows.x2(i) - windows.x1(i), windows.y2(i) - windows.y1(i));
        }
        try {
            queue.start();
            strip = queue.next();
            for (int i = 0; i < windows.size(); i++) {
                sendWindow(frame, windows.x1(i), windows.y1(i), windows.x2(i), windows.y2(i), report);
            }
            queue.finish();
            report.wireNanos = clock.nanos() - queue.startNanos();
            report.tearingEdge = queue.isOnEdge();
        } finally {
            queue.abandon();
            report.sendNanos += queue.takeSendNanos();
        }
    }

    /// Draws a window into strips and sends those that are full. A controller that takes only so many rows at a
    /// time gets a window for each.
    private void sendWindow(Frame frame, int x1, int y1, int x2, int y2, RefreshReport report) {
        int unit = format.alignY();
        long bytesPerUnit = bytes(format, x2 - x1, unit);
        int y = y1;
        while (y < y2) {
            long room = Math.max(0, strip.pixels.byteSize() - strip.used) / bytesPerUnit;
            int most = writer.maxRows() > 0 ? Math.min(y2, y + writer.maxRows()) : y2;
            int end = (int) Math.min(most, y + room * unit);
            if (end == y) {
                flush(frame, report);
                continue;
            }
            boolean starts = y == y1 || writer.maxRows() > 0;
            if (starts) {
                writer.write(strip.batch, registers, x1, y, x2, writer.maxRows() > 0 ? end : y2);
                report.windows++;
            }
            long start = System.nanoTime();
            long length = frame.render(x1, y, x2, end, strip.pixels, strip.used);
            report.renderNanos += System.nanoTime() - start;
            report.pixels += (long) (x2 - x1) * (end - y);
            strip.batch.data(strip.pixels, strip.used, length);
            strip.used += length + (starts ? windowBytes : 0); // a window takes time too
            left -= length;
            y = end;
            if (left == 0 || strip.used >= strip.pixels.byteSize()) {
                flush(frame, report);
            }
        }
    }

    private void flush(Frame frame, RefreshReport report) {
        report.bytes += strip.batch.bytes();
        if (left == 0) {
            frame.endDrawing(); // what is left is the wire's time: the scene may change now
        }
        queue.send(strip, left == 0);
        strip = queue.next();
    }

    @Override
    public boolean isSender() {
        return queue.isSender();
    }

    @Override
    public void close() {
        queue.close();
    }
}
