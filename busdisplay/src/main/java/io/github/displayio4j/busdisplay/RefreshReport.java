package io.github.displayio4j.busdisplay;

/// What one refresh did and where its time went. One object a display, overwritten by its next refresh.
public final class RefreshReport {
    long frame;
    int areas;
    int windows;
    long pixels;
    long bytes;
    long collectNanos;
    long planNanos;
    long renderNanos;
    long sendNanos;
    long wireNanos;
    boolean skipped;
    long missed;
    boolean tearingEdge;

    RefreshReport() {}

    void clear() {
        areas = 0;
        windows = 0;
        pixels = 0;
        bytes = 0;
        collectNanos = 0;
        planNanos = 0;
        renderNanos = 0;
        sendNanos = 0;
        wireNanos = 0;
        skipped = false;
        missed = 0;
        tearingEdge = false;
    }

    /// Number of the refresh, from 1.
    public long frame() {
        return frame;
    }

    /// Areas of the scene that had changed; 0 if there was nothing to do.
    public int areas() {
        return areas;
    }

    /// Windows that were sent.
    public int windows() {
        return windows;
    }

    /// Pixels that were sent.
    public long pixels() {
        return pixels;
    }

    /// Command, parameter and pixel bytes that were handed to the bus.
    public long bytes() {
        return bytes;
    }

    /// Host time for finding what changed, in nanoseconds.
    public long collectNanos() {
        return collectNanos;
    }

    /// Host time for turning areas into windows, in nanoseconds.
    public long planNanos() {
        return planNanos;
    }

    /// Host time for drawing, in nanoseconds.
    public long renderNanos() {
        return renderNanos;
    }

    /// Host time inside the bus, in nanoseconds; with an emulated panel this is the emulator's time too.
    public long sendNanos() {
        return sendNanos;
    }

    /// Time by the bus's own clock from the first command to the last pixel, in nanoseconds.
    public long wireNanos() {
        return wireNanos;
    }

    /// Whether this frame was skipped because the caller was late (`LateFrames.SKIP`): nothing was drawn.
    public boolean isSkipped() {
        return skipped;
    }

    /// Places of the steady rate that passed without a frame before this one.
    public long missed() {
        return missed;
    }

    /// Whether the frame started when the TE pin rose; false also if there is no such pin or nothing to send.
    public boolean isOnTearingEdge() {
        return tearingEdge;
    }

    @Override
    public String toString() {
        return "frame " + frame + ": " + areas + " areas, " + windows + " windows, " + pixels + " pixels, " + bytes
                + " bytes, wire " + wireNanos / 1000 + " us";
    }
}
