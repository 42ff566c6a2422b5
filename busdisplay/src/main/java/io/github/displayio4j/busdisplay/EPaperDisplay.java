package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import org.jspecify.annotations.Nullable;

/// An e-paper panel on a bus that shows a scene.
///
/// A refresh takes seconds and wears the panel: `refresh()` answers that it is too soon instead of doing it. It
/// returns when the panel has all pixels and begins to show them; `isBusy()` tells when it has done so, and lets it
/// sleep.
///
/// All methods may be called from any thread; a refresh keeps the others waiting. Not closed with it: the bus.
public final class EPaperDisplay implements AnyDisplay {
    /// Added to the least time between refreshes, as in CircuitPython.
    private static final long MARGIN_NANOS = 100_000_000;

    /// What cleans panels of six and seven colours: pixels of no ink.
    private static final int CLEAN = 0x77;

    private final DisplayBus bus;
    private final BusClock clock;
    private final EPaperSpec spec;
    private final int fullRefreshEvery;
    private final SceneRenderer[] renderers;
    private final EPaperWriter writer;
    private final boolean hasBusyPin;
    private final Object monitor = new Object();

    private InitSequence start;
    private long intervalNanos;
    private boolean shown;
    private long shownAt;
    private boolean showing;
    private int partialRefreshes;
    private volatile boolean closing;
    private boolean freed;

    private EPaperDisplay(Builder builder) {
        bus = builder.bus;
        clock = bus.clock();
        spec = builder.spec;
        fullRefreshEvery = builder.fullRefreshEvery;
        start = spec.start();
        intervalNanos = spec.intervalNanos();
        hasBusyPin = builder.busy != null;
        writer = new EPaperWriter(bus, spec, builder.busy);
        renderers = new SceneRenderer[spec.planes().size()];
        for (int i = 0; i < renderers.length; i++) {
            renderers[i] =
                    new SceneRenderer(spec.planes().get(i).format(), spec.width(), spec.height(), builder.colorMode);
            renderers[i].setRotation(builder.rotation);
        }
    }

    /// Starts a display: `EPaperDisplay.builder(bus, spec).busy(pin).build()`.
    public static Builder builder(DisplayBus bus, EPaperSpec spec) {
        return new Builder(bus, spec);
    }

    @Override
    public int width() {
        return renderers[0].width();
    }

    @Override
    public int height() {
        return renderers[0].height();
    }

    @Override
    public int rotation() {
        return renderers[0].rotation();
    }

    /// Turns the picture; the next refresh writes all.
    ///
    /// @param degrees 0, 90, 180 or 270
    /// @throws IllegalArgumentException for anything else
    public void setRotation(int degrees) {
        synchronized (monitor) {
            for (SceneRenderer renderer : renderers) {
                renderer.setRotation(degrees);
            }
        }
    }

    /// The panel.
    public EPaperSpec spec() {
        return spec;
    }

    @Override
    public DisplayBus bus() {
        return bus;
    }

    @Override
    public @Nullable Group rootGroup() {
        return renderers[0].rootGroup();
    }

    @Override
    public void setRootGroup(@Nullable Group group) {
        synchronized (monitor) {
            for (SceneRenderer renderer : renderers) {
                renderer.setRootGroup(group);
            }
        }
    }

    /// Changes how the panel refreshes from the next time on, such as to a fast waveform.
    ///
    /// @param newStart from reset to taking pixels
    /// @param newIntervalNanos least time between refreshes, >= 0
    /// @throws IllegalArgumentException if negative
    public void updateRefreshMode(InitSequence newStart, long newIntervalNanos) {
        if (newIntervalNanos < 0) {
            throw new IllegalArgumentException("time between refreshes must be >= 0 ns, not " + newIntervalNanos);
        }
        synchronized (monitor) {
            start = newStart;
            intervalNanos = newIntervalNanos;
        }
    }

    /// Time after which a refresh is allowed, in nanoseconds; 0 if it is now.
    public long nanosToRefresh() {
        synchronized (monitor) {
            return shown ? Math.max(0, shownAt + intervalNanos + MARGIN_NANOS - clock.nanos()) : 0;
        }
    }

    /// Whether the panel still changes to the last picture. When it does no more, the stop sequence is sent.
    ///
    /// @throws BusException if the bus or the busy pin fails
    public boolean isBusy() {
        synchronized (monitor) {
            requireOpen();
            return finishShowing();
        }
    }

    private boolean finishShowing() {
        if (showing) {
            boolean done = hasBusyPin ? !writer.isBusy() : clock.nanos() - shownAt > spec.refreshNanos();
            if (done) {
                writer.send(spec.stop(), false);
                showing = false;
            }
        }
        return showing;
    }

    /// Writes what changed and lets the panel show it, if it may.
    ///
    /// @return what came of it
    /// @throws BusException if the bus fails; nothing is lost, the next refresh writes all
    /// @throws IllegalStateException if closed
    public EPaperRefresh refresh() {
        synchronized (monitor) {
            requireOpen();
            long left = nanosToRefresh();
            if (left > 0) {
                return new EPaperRefresh.TooSoon(left);
            }
            if (finishShowing()) {
                return new EPaperRefresh.TooSoon(hasBusyPin ? 1 : shownAt + spec.refreshNanos() + 1 - clock.nanos());
            }
            boolean sent = false;
            try {
                EPaperRefresh result = draw();
                sent = true;
                return result;
            } finally {
                if (!sent) {
                    for (SceneRenderer renderer : renderers) {
                        renderer.invalidate(); // who knows what the panel's memory holds
                    }
                }
                freeIfClosing();
            }
        }
    }

    /// All planes are drawn from one moment of the scene: the frames of all of them are open together.
    private EPaperRefresh draw() {
        try (Frame frame = renderers[0].beginFrame()) {
            if (renderers.length == 1) {
                return draw(frame, null);
            }
            try (Frame second = renderers[1].beginFrame()) {
                return draw(frame, second);
            }
        }
    }

    private EPaperRefresh draw(Frame frame, @Nullable Frame second) {
        AreaList areas = frame.areas();
        if (areas.size() == 0) {
            frame.commit();
            if (second != null) {
                second.commit();
            }
            return new EPaperRefresh.Unchanged();
        }
        boolean full = isFull(areas);
        if (full) {
            areas.clear();
            areas.add(0, 0, spec.width(), spec.height());
        }
        if (spec.cleans()) {
            clean();
        }
        writer.start(start);
        long bytes = 0;
        int unit = spec.planes().getFirst().format().alignX();
        for (int i = 0; i < areas.size(); i++) {
            int x1 = areas.x1(i) / unit * unit;
            int x2 = (areas.x2(i) + unit - 1) / unit * unit;
            bytes += writer.write(frame, spec.planes().getFirst(), x1, areas.y1(i), x2, areas.y2(i));
            if (second != null) {
                bytes += writer.write(second, spec.planes().getLast(), x1, areas.y1(i), x2, areas.y2(i));
            }
        }
        writer.send(spec.refresh(), false);
        frame.commit();
        if (second != null) {
            second.commit();
        }
        showing = true;
        shown = true;
        shownAt = clock.nanos();
        partialRefreshes = full ? 0 : partialRefreshes + 1;
        return new EPaperRefresh.Started(full, areas.size(), bytes);
    }

    /// Whether all must be written: parts cannot be, or enough of them were, or it is all that changed.
    private boolean isFull(AreaList areas) {
        return spec.window() == null
                || !shown
                || partialRefreshes >= fullRefreshEvery - 1
                || (areas.x1(0) == 0
                        && areas.y1(0) == 0
                        && areas.x2(0) == spec.width()
                        && areas.y2(0) == spec.height());
    }

    private void clean() {
        writer.start(start);
        writer.fill(CLEAN);
        writer.send(spec.refresh(), false);
        if (hasBusyPin) {
            writer.awaitIdle();
        } else {
            clock.sleep(spec.refreshNanos());
        }
        writer.send(spec.stop(), false);
    }

    private void requireOpen() {
        if (closing) {
            throw new IllegalStateException("display " + spec.name() + " is closed");
        }
    }

    private void freeIfClosing() {
        if (closing && !freed) {
            freed = true;
            Displays.remove(this);
            writer.close();
        }
    }

    /// Frees the buffer, after a refresh under way. The panel keeps its picture; the bus stays open.
    @Override
    public void close() {
        closing = true;
        if (!Thread.holdsLock(monitor)) {
            synchronized (monitor) {
                freeIfClosing();
            }
        }
    }

    /// Collects what differs from the defaults.
    public static final class Builder {
        private final DisplayBus bus;
        private final EPaperSpec spec;
        private @Nullable InputPin busy;
        private int rotation;
        private int fullRefreshEvery = 10;
        private ColorMode colorMode = ColorMode.STANDARD;

        private Builder(DisplayBus bus, EPaperSpec spec) {
            this.bus = bus;
            this.spec = spec;
        }

        /// The busy pin; without one, the times of the spec are waited.
        public Builder busy(InputPin pin) {
            this.busy = pin;
            return this;
        }

        /// Rotation in degrees: 0 (default), 90, 180 or 270.
        public Builder rotation(int degrees) {
            this.rotation = degrees;
            return this;
        }

        /// Writes all of the panel each so many refreshes, since parts leave ghosts; default 10. 1 writes all
        /// always.
        ///
        /// @param refreshes >= 1
        public Builder fullRefreshEvery(int refreshes) {
            this.fullRefreshEvery = refreshes;
            return this;
        }

        /// Rule by which colours become pixels; default `ColorMode.STANDARD`.
        public Builder colorMode(ColorMode mode) {
            this.colorMode = mode;
            return this;
        }

        /// The display. Nothing is sent before its first refresh.
        ///
        /// @throws IllegalArgumentException if a value is out of its range
        public EPaperDisplay build() {
            if (fullRefreshEvery < 1) {
                throw new IllegalArgumentException("full refresh every 1 or more, not " + fullRefreshEvery);
            }
            EPaperDisplay display = new EPaperDisplay(this);
            Displays.add(display);
            return display;
        }
    }
}
