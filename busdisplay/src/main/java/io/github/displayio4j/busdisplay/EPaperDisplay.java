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
/// sleep, which spares the panel: ask it now and then, or call `awaitShown()` at the end.
///
/// All methods may be called from any thread. A refresh keeps those waiting that use the bus; what is to be shown
/// and how it is turned may be changed at any time, for the next refresh. Not closed with it: the bus, which may
/// serve others.
public final class EPaperDisplay implements AnyDisplay {
    /// Added to the least time between refreshes, as in CircuitPython.
    private static final long MARGIN_NANOS = 100_000_000;

    /// A controller may take its time until its busy pin tells.
    private static final long REACTION_NANOS = 1_000_000;

    /// What cleans panels of six and seven colours: pixels of no ink.
    private static final int CLEAN = 0x77;

    private final DisplayBus bus;
    private final BusClock clock;
    private final EPaperSpec spec;
    private final int fullRefreshEvery;
    private final SceneRenderer[] renderers;
    private final WantedScene wanted;
    private final EPaperWriter writer;
    private final boolean hasBusyPin;
    private final Object monitor = new Object();

    private InitSequence start;
    private long intervalNanos;
    private boolean shown;
    private long shownAt;
    private long fullyShownAt;
    private boolean showing;
    /// Whether the refresh under way, or the last one, drives changed pixels alone.
    private boolean partial;
    private int partialRefreshes;
    /// Whether a send failed: nobody knows what the panel's memory holds.
    private boolean stale = true;
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
        writer = new EPaperWriter(bus, spec, builder.busy, () -> closing);
        renderers = new SceneRenderer[spec.planes().size()];
        for (int i = 0; i < renderers.length; i++) {
            renderers[i] =
                    new SceneRenderer(spec.planes().get(i).format(), spec.width(), spec.height(), builder.colorMode);
        }
        wanted = new WantedScene(spec.width(), spec.height(), renderers);
        wanted.turn(builder.rotation);
    }

    /// Starts a display: `EPaperDisplay.builder(bus, spec).busy(pin).build()`.
    public static Builder builder(DisplayBus bus, EPaperSpec spec) {
        return new Builder(bus, spec);
    }

    @Override
    public int width() {
        return wanted.width();
    }

    @Override
    public int height() {
        return wanted.height();
    }

    @Override
    public int rotation() {
        return wanted.rotation();
    }

    /// Turns the picture; the next refresh writes all.
    ///
    /// @param degrees 0, 90, 180 or 270
    /// @throws IllegalArgumentException for anything else
    public void setRotation(int degrees) {
        wanted.turn(degrees);
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
        return wanted.root();
    }

    @Override
    public void setRootGroup(@Nullable Group group) {
        wanted.show(group);
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
            EPaperSpec.Partial fast = spec.partial();
            long interval = fast == null || stale ? intervalNanos : fast.intervalNanos();
            return shown ? Math.max(0, shownAt + interval + MARGIN_NANOS - clock.nanos()) : 0;
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

    /// Waits until the panel shows the last picture, and lets it sleep.
    ///
    /// @throws BusException if the bus or the busy pin fails, or the panel stays busy
    /// @throws IllegalStateException if closed, also while waiting
    public void awaitShown() {
        synchronized (monitor) {
            requireOpen();
            try {
                if (showing) {
                    long least = hasBusyPin ? REACTION_NANOS : refreshNanos();
                    writer.pause(shownAt + least + 1 - clock.nanos());
                    writer.awaitIdle();
                    finishShowing();
                }
            } finally {
                freeIfClosing();
            }
        }
    }

    private long refreshNanos() {
        EPaperSpec.Partial fast = spec.partial();
        return partial && fast != null ? fast.refreshNanos() : spec.refreshNanos();
    }

    private boolean finishShowing() {
        if (showing) {
            long since = clock.nanos() - shownAt;
            boolean done = hasBusyPin ? since > REACTION_NANOS && !writer.isBusy() : since > refreshNanos();
            if (done) {
                EPaperSpec.Partial fast = spec.partial();
                if (fast != null && partial) {
                    writer.writeAgain(fast.previousCommand()); // the next one starts from what is shown now
                }
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
            boolean sent = false;
            try {
                if (finishShowing()) {
                    sent = true;
                    return new EPaperRefresh.TooSoon(hasBusyPin ? 1 : shownAt + refreshNanos() + 1 - clock.nanos());
                }
                EPaperRefresh result = draw();
                sent = true;
                return result;
            } finally {
                if (!sent) {
                    stale = true;
                    for (SceneRenderer renderer : renderers) {
                        renderer.invalidate();
                    }
                }
                freeIfClosing();
            }
        }
    }

    private EPaperRefresh draw() {
        boolean all;
        boolean fast;
        wanted.apply();
        try (Frame frame = renderers[0].beginFrame()) {
            if (frame.areas().size() == 0) {
                frame.commit();
                return new EPaperRefresh.Unchanged();
            }
            fast = isPartial();
            all = !fast && isFull(frame.areas());
        }
        // edits may come in while the panel wakes up, which takes a minute if it is cleaned
        if (spec.cleans()) {
            clean();
        }
        EPaperSpec.Partial how = spec.partial();
        writer.start(fast && how != null ? how.start() : start);
        EPaperRefresh.Started started = send(all);
        writer.send(fast && how != null ? how.refresh() : spec.refresh(), false);
        shown = true;
        showing = true;
        partial = fast;
        shownAt = clock.nanos();
        if (!fast) {
            fullyShownAt = shownAt;
        }
        partialRefreshes = all ? 0 : partialRefreshes + 1;
        stale = false;
        return started;
    }

    /// All planes are drawn from one moment of the scene: the frames of all of them are open together.
    private EPaperRefresh.Started send(boolean all) {
        try (Frame frame = renderers[0].beginFrame()) {
            int areas = writer.plan(frame.areas(), all || frame.areas().size() == 0);
            long bytes = writer.draw(frame, 0);
            if (renderers.length == 1) {
                frame.endDrawing();
                write(all);
            } else {
                try (Frame second = renderers[1].beginFrame()) {
                    bytes += writer.draw(second, 1);
                    second.endDrawing();
                    frame.endDrawing();
                    write(all);
                    second.commit();
                }
            }
            frame.commit();
            return new EPaperRefresh.Started(all, areas, bytes);
        }
    }

    private void write(boolean all) {
        writer.write();
        EPaperSpec.Partial how = spec.partial();
        if (how != null && all) {
            writer.writeAgain(how.previousCommand());
        }
    }

    /// Whether changed pixels alone can be driven: not too often, but rather than to drive all too soon.
    private boolean isPartial() {
        return spec.partial() != null
                && !stale
                && (partialRefreshes < fullRefreshEvery - 1
                        || clock.nanos() < fullyShownAt + intervalNanos + MARGIN_NANOS);
    }

    /// Whether all must be written: parts cannot be, or enough of them were, or it is all that changed.
    private boolean isFull(AreaList areas) {
        return spec.window() == null
                || spec.partial() != null
                || stale
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
        writer.pause(hasBusyPin ? REACTION_NANOS : spec.refreshNanos());
        writer.awaitIdle();
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

    /// Frees the buffers. A refresh of another thread ends with the next thing that it sends or waits for, in an
    /// `IllegalStateException`. The panel keeps its picture, but does not sleep if it was busy: `awaitShown()`
    /// before lets it. The bus stays open.
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

        /// Refreshes all of the panel each so many times, since parts leave ghosts; default 10. 1 means always. A
        /// full refresh that would come too soon after the last one gives way to partial ones, where there are
        /// any.
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
