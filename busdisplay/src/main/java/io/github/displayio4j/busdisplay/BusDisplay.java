package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.render.AreaList;
import io.github.displayio4j.displayio.render.Frame;
import io.github.displayio4j.displayio.render.SceneRenderer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// A panel on a bus that shows a scene.
///
/// `refresh()` sends what changed since the last refresh that reached the panel. If the bus fails, the exception
/// leaves everything of that refresh dirty, so that the next one sends it again.
///
/// All methods may be called from any thread. A refresh keeps those waiting that use the bus; what is to be shown
/// and how it is turned may be changed at any time, for the next refresh. Not closed with it: the bus, which may
/// serve others.
public final class BusDisplay implements AnyDisplay {
    /// `close` is heard this often while a frame waits for its time.
    private static final long SLICE_NANOS = 5_000_000;

    private final DisplayBus bus;
    private final PanelSpec spec;
    private final double nativeFps;
    private final SceneRenderer renderer;
    private final WantedScene wanted;
    private final PanelSetup setup;
    private final FrameSender sender;
    private final FramePacer pacer;
    private final @Nullable TearingPin tearing;
    private final RefreshReport report = new RefreshReport();
    private final DisplayFlight flight;
    private final Object monitor = new Object();

    private AutoRefresh autoRefresh = AutoRefresh.OFF;
    private @Nullable RefreshThread refreshThread;
    private volatile @Nullable RuntimeException autoRefreshFailure;
    private volatile boolean closing;
    private boolean freed;

    private BusDisplay(Builder builder) {
        bus = builder.bus;
        spec = builder.spec;
        nativeFps = builder.nativeFps;
        renderer = new SceneRenderer(spec.format(), spec.width(), spec.height(), builder.colorMode);
        wanted = new WantedScene(spec.width(), spec.height(), renderer);
        wanted.turn(builder.rotation);
        setup = new PanelSetup(bus, spec, builder.backlight, builder.brightness, builder.circuitPython);
        flight = new DisplayFlight(spec, bus.cost());
        pacer = new FramePacer(bus.clock(), builder.lateFrames);
        tearing = builder.tearing == null || builder.circuitPython
                ? null
                : new TearingPin(builder.tearing, bus.clock(), spec);
        sender = builder.circuitPython
                ? new BandSender(bus, spec)
                : new StripSender(
                        bus,
                        spec,
                        builder.stripBytes,
                        builder.holdNanos,
                        builder.handOverNanos,
                        builder.differencesOnly,
                        builder.learnsCost,
                        tearing,
                        () -> closing);
    }

    /// Starts a display: `BusDisplay.builder(bus, spec).rotation(90).build()`.
    public static Builder builder(DisplayBus bus, PanelSpec spec) {
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

    /// The panel.
    public PanelSpec spec() {
        return spec;
    }

    @Override
    public DisplayBus bus() {
        return bus;
    }

    @Override
    public int rotation() {
        return wanted.rotation();
    }

    /// Turns the picture; the panel's own scan direction stays. The next refresh sends all.
    ///
    /// @param degrees 0, 90, 180 or 270
    /// @throws IllegalArgumentException for anything else
    public void setRotation(int degrees) {
        wanted.turn(degrees);
    }

    @Override
    public @Nullable Group rootGroup() {
        return wanted.root();
    }

    @Override
    public void setRootGroup(@Nullable Group group) {
        wanted.show(group);
    }

    /// Says in words how the last refresh was planned and what that saved, for people.
    public String explain() {
        synchronized (monitor) {
            return sender.explain();
        }
    }

    /// What the last refresh did.
    public RefreshReport report() {
        return report;
    }

    /// Resets the panel, sends its init sequence and brightness, and marks everything dirty: for a panel that was
    /// unplugged or lost power.
    ///
    /// @throws BusException if the bus fails; the next refresh starts with this then
    public void restart() {
        synchronized (monitor) {
            requireOpen();
            try {
                renderer.invalidate();
                sender.forget();
                setup.restart();
            } finally {
                freeIfClosing();
            }
        }
    }

    /// 0 (dark) to 1, as set last.
    public double brightness() {
        return setup.brightness();
    }

    /// Sets the brightness.
    ///
    /// @param brightness 0 (dark) to 1
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the display was built without a backlight, or is closed
    /// @throws BusException if the bus or the pin fails; the next refresh starts with setting it then
    public void setBrightness(double brightness) {
        if (!(brightness >= 0 && brightness <= 1)) {
            throw new IllegalArgumentException("brightness must be 0..1, not " + brightness);
        }
        synchronized (monitor) {
            requireOpen();
            try {
                setup.setBrightness(brightness);
            } finally {
                freeIfClosing();
            }
        }
    }

    /// Who refreshes when nobody calls `refresh()`.
    public AutoRefresh autoRefresh() {
        synchronized (monitor) {
            return autoRefresh;
        }
    }

    /// Says who refreshes at the native rate; switching it off makes the next paced frame a first one again.
    ///
    /// @throws IllegalStateException if closed
    public void setAutoRefresh(AutoRefresh who) {
        RefreshThread before;
        synchronized (monitor) {
            requireOpen();
            before = refreshThread;
            refreshThread = null;
            autoRefresh = who;
            if (who == AutoRefresh.OFF) {
                pacer.restart();
            }
            if (who == AutoRefresh.THREAD) {
                refreshThread = new RefreshThread("displayio4j-auto-" + spec.name(), nativeFps, this::refreshSilently);
            }
        }
        if (before != null) {
            before.stop();
        }
    }

    private void refreshSilently() {
        try {
            if (!closing) {
                refreshIfDue();
            }
            autoRefreshFailure = null;
        } catch (RuntimeException e) {
            autoRefreshFailure = closing ? null : e; // what was not sent is dirty: the next one sends it
        }
    }

    /// What the last refresh of the display's own thread failed with; null if it went well.
    public @Nullable RuntimeException autoRefreshFailure() {
        return autoRefreshFailure;
    }

    /// Refreshes if it is time by the native rate and auto refresh is not off: for the loop of a program.
    ///
    /// @return whether it was time
    /// @throws BusException if the bus fails
    public boolean refreshIfDue() {
        synchronized (monitor) {
            requireOpen();
            // the thread keeps the time itself
            boolean due = autoRefresh == AutoRefresh.THREAD
                    || (autoRefresh == AutoRefresh.POLLED && pacer.sinceLast() > 1e9 / nativeFps);
            if (due) {
                draw();
            }
            return due;
        }
    }

    /// Sends what changed, at once.
    ///
    /// @return the report of this refresh; overwritten by the next
    /// @throws BusException if the bus fails; nothing is lost, the next refresh sends it again
    /// @throws IllegalStateException if closed
    public RefreshReport refresh() {
        synchronized (monitor) {
            requireOpen();
            return draw();
        }
    }

    /// Waits for the next place of a steady rate and sends what changed; the first time at once, and so while auto
    /// refresh is on. A caller that is slower than the rate is treated as `LateFrames` says.
    ///
    /// @param targetFps frames per second, > 0
    /// @return the report of this refresh; if it was skipped, `report.isSkipped()`
    /// @throws IllegalArgumentException if out of range
    /// @throws BusException if the bus fails
    public RefreshReport refresh(double targetFps) {
        return refresh(targetFps, 0);
    }

    /// As `refresh(targetFps)`, for a caller that wants to know when it is far too slow.
    ///
    /// @param minimumFps frames per second, >= 0
    /// @throws IllegalStateException if the last frame is more than 1 / `minimumFps` seconds ago, or closed
    public RefreshReport refresh(double targetFps, double minimumFps) {
        synchronized (monitor) {
            requireOpen();
            if (autoRefresh == AutoRefresh.OFF) {
                long due = pacer.due(targetFps, minimumFps);
                if (due == FramePacer.SKIP) {
                    report.clear();
                    report.skipped = true;
                    report.missed = pacer.takeMissed();
                    return report;
                }
                awaitTime(due);
            }
            return draw();
        }
    }

    private void awaitTime(long due) {
        for (long left = due - bus.clock().nanos(); due != FramePacer.AT_ONCE && left > 0; ) {
            bus.clock().sleep(Math.min(left, SLICE_NANOS));
            left = due - bus.clock().nanos();
            if (closing) {
                freeIfClosing();
                throw new IllegalStateException("display " + spec.name() + " was closed while it waited for its time");
            }
        }
    }

    private RefreshReport draw() {
        report.clear();
        report.frame++;
        report.missed = pacer.takeMissed();
        wanted.apply();
        try {
            setup.beginPixels();
            sendFrame();
            setup.endPixels();
            pacer.finished();
        } finally {
            freeIfClosing();
        }
        return report;
    }

    private void sendFrame() {
        flight.begin();
        boolean sent = false;
        long number = -1;
        long waited = 0;
        long start = System.nanoTime();
        try (Frame frame = renderer.beginFrame()) {
            number = frame.number();
            waited = frame.waitNanos();
            report.areas = frame.areas().size();
            long collected = System.nanoTime();
            report.collectNanos = collected - start;
            // areas become windows here, and nowhere else
            flight.beginPlan();
            AreaList windows = sender.plan(frame);
            flight.planned(number, report.areas, windows.size());
            report.planNanos = System.nanoTime() - collected;
            if (tearing != null) {
                tearing.order(windows);
            }
            sender.send(frame, windows, report);
            frame.commit();
            sent = true;
        } finally {
            flight.end(number, waited, report, !sent);
        }
    }

    /// Draws one row of the panel, in the format of the wire: what a refresh now would make of it. Sends nothing.
    ///
    /// @param y row of the panel, unrotated, 0 or more
    /// @param out at least as long as a row
    /// @return bytes written from `out[0]` on
    /// @throws IllegalArgumentException if there is no such row, `out` is too short, or the format puts pixels of
    /// several rows into a byte
    public int fillRow(int y, byte[] out) {
        long row = StripSender.row(spec);
        if (spec.format().alignY() > 1) {
            throw new IllegalArgumentException("fillRow needs a format with whole rows, not pages");
        }
        if (y < 0 || y >= spec.height()) {
            throw new IllegalArgumentException("row must be 0.." + (spec.height() - 1) + ", not " + y);
        }
        if (out.length < row) {
            throw new IllegalArgumentException("buffer must have " + row + " bytes, not " + out.length);
        }
        synchronized (monitor) {
            requireOpen();
            MemorySegment heap = MemorySegment.ofArray(new byte[(int) row]);
            wanted.apply();
            try (Frame frame = renderer.beginFrame()) {
                int unit = spec.format().alignX();
                frame.render(0, y, (spec.width() + unit - 1) / unit * unit, y + 1, heap, 0);
            }
            MemorySegment.copy(heap, ValueLayout.JAVA_BYTE, 0, out, 0, (int) row);
            return (int) row;
        }
    }

    private void requireOpen() {
        if (closing) {
            throw new IllegalStateException("display " + spec.name() + " is closed");
        }
        if (sender.isSender()) {
            throw new IllegalStateException("display " + spec.name() + " cannot be used from within its bus");
        }
    }

    private void freeIfClosing() {
        if (closing && !freed) {
            freed = true;
            Displays.remove(this);
            sender.close();
        }
    }

    /// Frees the strips and ends the display's threads. A refresh of another thread ends with its next strip, in an
    /// `IllegalStateException`. The panel keeps its picture; the bus stays open.
    @Override
    public void close() {
        closing = true;
        if (sender.isSender() || Thread.holdsLock(monitor)) {
            return; // called from within a refresh, by way of the bus: it frees all when it ends
        }
        synchronized (monitor) {
            freeIfClosing();
        }
        RefreshThread thread = refreshThread;
        if (thread != null) {
            thread.stop();
        }
    }

    /// Collects what differs from the defaults.
    public static final class Builder {
        private final DisplayBus bus;
        private final PanelSpec spec;
        private int rotation;
        private ColorMode colorMode = ColorMode.STANDARD;
        private long stripBytes;
        private long holdNanos = 5_000_000;
        private long handOverNanos = 100_000;
        private @Nullable Boolean differencesOnly;
        private boolean learnsCost = true;
        private boolean circuitPython;
        private double nativeFps = 60;
        private double brightness = 1;
        private LateFrames lateFrames = LateFrames.DRAW;
        private AutoRefresh autoRefresh = AutoRefresh.OFF;
        private @Nullable Backlight backlight;
        private @Nullable InputPin tearing;

        private Builder(DisplayBus bus, PanelSpec spec) {
            this.bus = bus;
            this.spec = spec;
        }

        /// Rotation in degrees: 0 (default), 90, 180 or 270.
        public Builder rotation(int degrees) {
            this.rotation = degrees;
            return this;
        }

        /// Rule by which colours become pixels; default `ColorMode.STANDARD`.
        public Builder colorMode(ColorMode mode) {
            this.colorMode = mode;
            return this;
        }

        /// Size of each of the two buffers that are drawn into and sent at once; default is what the bus sends in
        /// the time of `holdNanos`, at least a row and at most 160 KiB.
        ///
        /// @param bytes at least one row (one page of a column-packed panel)
        public Builder stripBytes(int bytes) {
            this.stripBytes = bytes;
            return this;
        }

        /// Longest time for which a strip holds the bus, so that others on the same wires get their turn; default 5
        /// ms. A single row is sent however long it takes.
        ///
        /// @param nanos > 0
        public Builder holdNanos(long nanos) {
            this.holdNanos = nanos;
            return this;
        }

        /// Strips that take longer to be sent are sent by a thread of the display while the next one is drawn;
        /// default 100 us. 0 hands over all but the last of a frame, `Long.MAX_VALUE` none.
        public Builder handOverNanos(long nanos) {
            this.handOverNanos = nanos;
            return this;
        }

        /// Whether pixels are compared with a copy of what the panel holds, and only those that differ are sent;
        /// default yes unless the bus takes less than 8 ns a byte. The copy is as large as a frame. Say no if
        /// something else than this display writes into the panel's memory.
        public Builder differencesOnly(boolean differences) {
            this.differencesOnly = differences;
            return this;
        }

        /// Whether windows are planned by what sends were seen to cost once that is known, instead of what the bus
        /// declares; default yes. `explain()` says what was learned.
        public Builder learnsCost(boolean learns) {
            this.learnsCost = learns;
            return this;
        }

        /// Sends as CircuitPython does: bands of 512 bytes with a window each, each command a transaction, chip
        /// select toggled after commands; no reset when the display is built, no TE pin. For comparisons; it is
        /// slower.
        public Builder circuitPython() {
            this.circuitPython = true;
            return this;
        }

        /// Rate of auto refresh in frames per second; default 60.
        public Builder nativeFps(double fps) {
            this.nativeFps = fps;
            return this;
        }

        /// Who refreshes when nobody calls `refresh()`; default nobody.
        public Builder autoRefresh(AutoRefresh who) {
            this.autoRefresh = who;
            return this;
        }

        /// What happens to paced frames that come late; default they are drawn.
        public Builder lateFrames(LateFrames late) {
            this.lateFrames = late;
            return this;
        }

        /// How the brightness is set; default not at all.
        public Builder backlight(Backlight light) {
            this.backlight = light;
            return this;
        }

        /// Brightness after the start, 0..1; default 1.
        public Builder brightness(double brightness) {
            this.brightness = brightness;
            return this;
        }

        /// The panel's TE pin: frames start when it rises, and pixels go out in the order of the scan, in bands
        /// where the glass is turned against the memory. The init sequence must switch it on (35h).
        public Builder tearing(InputPin pin) {
            this.tearing = pin;
            return this;
        }

        /// Resets the panel if the bus can, sends the init sequence, and gives the display; its first refresh sends
        /// all.
        ///
        /// @throws IllegalArgumentException if a strip is too small for a row, or a value is out of its range
        /// @throws BusException if the bus fails
        public BusDisplay build() {
            long row = StripSender.row(spec);
            if (stripBytes != 0 && stripBytes < row) {
                throw new IllegalArgumentException(
                        "strip must hold a row of " + row + " bytes at least, not " + stripBytes);
            }
            if (holdNanos <= 0 || handOverNanos < 0) {
                throw new IllegalArgumentException(
                        "holdNanos must be > 0 and handOverNanos >= 0, not " + holdNanos + " and " + handOverNanos);
            }
            if (!(nativeFps > 0 && nativeFps <= 1000)) {
                throw new IllegalArgumentException("native rate must be > 0 and at most 1000 fps, not " + nativeFps);
            }
            if (!(brightness >= 0 && brightness <= 1)) {
                throw new IllegalArgumentException("brightness must be 0..1, not " + brightness);
            }
            BusDisplay display = new BusDisplay(this);
            Displays.add(display);
            try {
                display.restart();
                display.setAutoRefresh(autoRefresh);
            } catch (RuntimeException e) {
                display.close();
                throw e;
            }
            return display;
        }
    }
}
