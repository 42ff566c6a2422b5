package io.github.displayio4j.busdisplay;

import com.sun.management.ThreadMXBean;
import io.github.displayio4j.displaybus.BusCost;
import java.lang.management.ManagementFactory;

/// Tells the flight recorder what a display does. Event objects are used again and asked first whether they are wanted:
/// nothing is allocated and next to nothing done while nobody records.
final class DisplayFlight {
    /// Counts what threads allocate; a class of its own, so that it is loaded for who records only.
    private static final class Heap {
        static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private Heap() {}
    }

    private final FrameEvent frame = new FrameEvent();
    private final PlanEvent plan = new PlanEvent();
    private final PanelSpec spec;
    private final double windowNanos;
    private final double byteNanos;
    private boolean records;
    private boolean plans;
    private long allocatedThread = -1;
    private long allocated;

    DisplayFlight(PanelSpec spec, BusCost cost) {
        this.spec = spec;
        WindowWriter writer = new WindowWriter(spec);
        windowNanos = cost.nanos(writer.transfers(), writer.bytes());
        byteNanos = cost.nanosPerByte();
    }

    void begin() {
        records = frame.isEnabled();
        if (records) {
            frame.begin();
        }
    }

    void beginPlan() {
        plans = plan.isEnabled();
        if (plans) {
            plan.begin();
        }
    }

    void planned(long number, int areas, int parts) {
        if (plans) {
            plan.end();
            plan.frame = number;
            plan.areas = areas;
            plan.parts = parts;
            plan.commit();
        }
    }

    void end(long number, long waitNanos, RefreshReport report, boolean failed) {
        if (!records) {
            return;
        }
        frame.end();
        frame.frame = number;
        frame.number = report.frame;
        frame.panel = spec.name();
        frame.panelPixels = (long) spec.width() * spec.height();
        frame.areas = report.areas;
        frame.windows = report.windows;
        frame.pixels = report.pixels;
        frame.bytes = report.bytes;
        frame.waitNanos = waitNanos;
        frame.collectNanos = report.collectNanos;
        frame.planNanos = report.planNanos;
        frame.renderNanos = report.renderNanos;
        frame.sendNanos = report.sendNanos;
        frame.wireNanos = report.wireNanos;
        frame.windowNanos = windowNanos;
        frame.byteNanos = byteNanos;
        frame.leastByteNanos = 8e9 / spec.maxHertz();
        frame.acrossScan = spec.glass().transposed();
        frame.tearingEdge = report.tearingEdge;
        frame.failed = failed;
        frame.allocated = allocated();
        frame.commit();
    }

    private long allocated() {
        long thread = Thread.currentThread().threadId();
        long now = Heap.THREADS.getCurrentThreadAllocatedBytes();
        long since = thread == allocatedThread ? now - allocated : 0;
        allocatedThread = thread;
        allocated = now;
        return since;
    }
}
