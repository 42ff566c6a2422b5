package io.github.displayio4j.busdisplay;

import static java.util.Objects.requireNonNull;

import io.github.displayio4j.busdisplay.plan.DrawList;
import io.github.displayio4j.busdisplay.plan.RegionPlanner;
import io.github.displayio4j.busdisplay.plan.Shadow;
import io.github.displayio4j.busdisplay.plan.WindowRegisters;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends a frame as windows that the planner chose: small windows share a strip and so a transaction, a large one
/// takes several strips. Strips are drawn while those before are on the wire.
///
/// Where a byte takes its time on the wire, what was drawn is first compared with what the panel holds
/// (`Shadow`), and
/// the windows are those of the pixels that differ.
///
/// No strip holds the bus longer than a given time, so that others on the same wires get their turn in between.
final class StripSender implements FrameSender {
    /// No strip is larger, however fast the bus.
    private static final long MOST_BYTES = 160 * 1024;
    /// A byte is compared in a fourth of this time at most.
    private static final double SLOW_BYTE_NANOS = 8;

    private final PixelFormat format;
    private final BusClock clock;
    private final WindowWriter writer;
    private final RegionPlanner planner;
    private final WindowRegisters registers;
    private final StripQueue queue;
    private final boolean learns;
    /// Of the bus, if it is not what the bus declares.
    private @Nullable BusCost learned;

    private final long windowBytes;
    private final @Nullable TearingPin tearing;
    private final DrawList draws;
    private final @Nullable Shadow shadow;
    private final Shadow.Painter painter = this::paint;
    private final Shadow.Sink sink = this::sendDiffering;
    /// Bytes of the windows that are known.
    private long left;
    /// Whether no other windows follow those.
    private boolean last;

    private StripQueue.Strip strip;
    private final StripEvent stripEvent = new StripEvent();
    /// The window that the last pixels went to: those of the row `goesOnAt`, up to `goesOnTo`, need no other.
    private int goesOnX1;

    private int goesOnX2;
    private int goesOnAt;
    private int goesOnTo;
    /// Of the refresh under way.
    private @Nullable Frame frame;

    private @Nullable RefreshReport report;

    /// @param stripBytes of the buffers, at least one row; 0 for what the bus sends in `holdNanos`
    /// @param handOverNanos strips that take longer to be sent go to a thread of their own
    /// @param differences whether only pixels that differ are sent; null if the bus decides
    /// @param learns whether plans follow what sends cost
    /// @param tearing whose edge frames wait for
    /// @param stopping asked before each strip: whether to give up
    StripSender(
            DisplayBus bus,
            PanelSpec spec,
            long stripBytes,
            long holdNanos,
            long handOverNanos,
            @Nullable Boolean differences,
            boolean learns,
            @Nullable TearingPin tearing,
            BooleanSupplier stopping) {
        format = spec.format();
        this.tearing = tearing;
        this.learns = learns;
        clock = bus.clock();
        writer = new WindowWriter(spec);
        BusCost cost = bus.cost();
        planner = new RegionPlanner(spec.width(), spec.height(), writer.alignX(), writer.alignY(), writer.cost(cost));
        draws = new DrawList(spec.width(), spec.height(), writer.alignX(), writer.alignY());
        boolean wanted = differences != null ? differences : cost.nanosPerByte() >= SLOW_BYTE_NANOS;
        boolean compares = wanted && spec.controller().windowUnit() == 1; // a cell is a row of bytes in a Shadow
        int cellBytes = (int) bytes(format, writer.alignX(), writer.alignY());
        shadow = compares
                ? new Shadow(
                        spec.width(), spec.height(), writer.alignX(), writer.alignY(), cellBytes, writer.cost(cost))
                : null;
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
    public AreaList plan(Frame newFrame) {
        learn();
        return shadow == null ? planner.plan(newFrame.areas()) : draws.of(newFrame.areas());
    }

    private void learn() {
        BusCost cost = learns ? queue.learned() : null;
        if (cost != null) {
            learned = cost;
            planner.setCost(writer.cost(cost));
            if (shadow != null) {
                shadow.setCost(writer.cost(cost));
            }
        }
    }

    @Override
    public void send(Frame newFrame, AreaList areas, RefreshReport newReport) {
        frame = newFrame;
        report = newReport;
        left = 0;
        last = false;
        goesOnAt = -1;
        registers.forget(); // others may have spoken to the controller since the last frame
        boolean sent = false;
        try {
            queue.start(newFrame.number());
            strip = queue.next();
            if (shadow == null) {
                sendWindows(areas, -1, true);
            } else {
                shadow.narrow(areas, painter, sink);
                last = true;
                if (strip.used > 0) {
                    flush(newFrame, newReport);
                }
            }
            queue.finish();
            newReport.wireNanos = clock.nanos() - queue.startNanos();
            newReport.tearingEdge = queue.isOnEdge();
            sent = true;
        } finally {
            if (!sent) {
                forget();
            }
            queue.abandon();
            newReport.sendNanos += queue.takeSendNanos();
            frame = null;
            report = null;
        }
    }

    @Override
    public void forget() {
        if (shadow != null) {
            shadow.forget();
        }
    }

    @Override
    public String explain() {
        String plan = shadow == null ? planner.explain() : shadow.explain();
        BusCost cost = learned;
        return cost == null
                ? plan
                : String.format(
                        Locale.ROOT,
                        "%s As sends were seen to take: %.1f us a transfer and %.1f ns a byte.",
                        plan,
                        cost.nanosPerTransfer() / 1000,
                        cost.nanosPerByte());
    }

    private long paint(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        long start = System.nanoTime();
        long length = requireNonNull(frame).render(x1, y1, x2, y2, out, offset);
        requireNonNull(report).renderNanos += System.nanoTime() - start;
        return length;
    }

    private void sendDiffering(AreaList windows, int bottom, boolean isLast) {
        if (isLast) {
            requireNonNull(frame).endDrawing(); // what is left is the wire's time: the scene may change now
        }
        if (tearing != null) {
            tearing.order(windows);
        }
        sendWindows(windows, windows.size() == 1 ? bottom : -1, isLast);
    }

    /// Sends windows.
    ///
    /// @param bottom of a single window: where rows end that may follow as if they were of it; else -1
    /// @param isLast whether no other windows follow
    private void sendWindows(AreaList windows, int bottom, boolean isLast) {
        last = isLast;
        for (int i = 0; i < windows.size(); i++) {
            left += bytes(format, windows.x2(i) - windows.x1(i), windows.y2(i) - windows.y1(i));
        }
        for (int i = 0; i < windows.size(); i++) {
            int y2 = windows.y2(i);
            sendWindow(windows.x1(i), windows.y1(i), windows.x2(i), y2, Math.max(bottom, y2));
        }
    }

    /// Draws a window into strips and sends those that are full. A controller that takes only so many rows at a
    /// time gets a window for each.
    ///
    /// @param bottom what the controller is told to be the window's end
    private void sendWindow(int x1, int y1, int x2, int y2, int bottom) {
        Frame drawn = requireNonNull(frame);
        RefreshReport counts = requireNonNull(report);
        int unit = format.alignY();
        long bytesPerUnit = bytes(format, x2 - x1, unit);
        boolean goesOn = y1 == goesOnAt && x1 == goesOnX1 && x2 == goesOnX2 && y2 <= goesOnTo;
        int y = y1;
        while (y < y2) {
            long room = Math.max(0, strip.pixels.byteSize() - strip.used) / bytesPerUnit;
            int most = writer.maxRows() > 0 ? Math.min(y2, y + writer.maxRows()) : y2;
            int end = (int) Math.min(most, y + room * unit);
            if (end == y) {
                flush(drawn, counts);
                continue;
            }
            boolean starts = writer.maxRows() > 0 || (y == y1 && !goesOn);
            if (starts) {
                writer.write(strip.batch, registers, x1, y, x2, writer.maxRows() > 0 ? end : bottom);
                counts.windows++;
            }
            long length;
            if (shadow == null) {
                length = paint(x1, y, x2, end, strip.pixels, strip.used);
            } else {
                length = shadow.copy(x1, y, x2, end, strip.pixels, strip.used);
            }
            counts.pixels += (long) (x2 - x1) * (end - y);
            strip.batch.data(strip.pixels, strip.used, length);
            strip.used += length + (starts ? windowBytes : 0); // a window takes time too
            left -= length;
            y = end;
            if ((left == 0 && last) || strip.used >= strip.pixels.byteSize()) {
                flush(drawn, counts);
            }
        }
        if (!goesOn) {
            goesOnX1 = x1;
            goesOnX2 = x2;
            goesOnTo = writer.maxRows() > 0 ? -1 : bottom;
        }
        goesOnAt = y2;
    }

    private void flush(Frame drawn, RefreshReport counts) {
        boolean ends = left == 0 && last;
        counts.bytes += strip.batch.bytes();
        if (ends) {
            drawn.endDrawing(); // what is left is the wire's time: the scene may change now
        }
        boolean records = stripEvent.isEnabled();
        if (records) {
            stripEvent.begin();
        }
        long bytes = strip.batch.bytes();
        queue.send(strip, ends);
        strip = queue.next();
        if (records) {
            stripEvent.end();
            stripEvent.frame = drawn.number();
            stripEvent.bytes = bytes;
            stripEvent.last = ends;
            stripEvent.commit();
        }
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
