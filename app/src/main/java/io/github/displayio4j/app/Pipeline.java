package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.camera.Fit;
import io.github.displayio4j.camera.FrameFeed;
import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.NewestFrames;
import io.github.displayio4j.camera.SimulatedCamera;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.PixelFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Source, viewfinder and bench, driven frame by frame on one thread.
final class Pipeline implements AutoCloseable {
    private final Viewfinder viewfinder;
    private final FrameSource source;
    private static final double USUAL_RATE = 30;

    private final CameraControls controls;
    private final Interrupt interrupt;
    private boolean ended;
    private long unreadable;
    private @Nullable String lastProblem;
    final Rig rig;
    final Statistics statistics = new Statistics();

    /// Frames as they are, without photos.
    ///
    /// @param sourceName as `FrameSources.open` takes it; null is the simulated camera
    /// @throws IOException if there is no such source
    Pipeline(@Nullable String sourceName, PanelOptions options) throws IOException {
        this(sourceName, options, new LookOptions(), new Viewer.Ear());
    }

    /// Opens the source and powers the bench.
    ///
    /// @param sourceName as `FrameSources.open` takes it; null is the simulated camera
    /// @param other hears the bus as well
    /// @throws IOException if there is no such source
    Pipeline(@Nullable String sourceName, PanelOptions options, LookOptions look, WireListener other)
            throws IOException {
        FrameSource opened = FrameSources.open(sourceName);
        source = opened.isLive() ? new NewestFrames(FrameFeed.start(opened)) : opened;
        Rig powered = null;
        try {
            powered = new Rig(options, other);
            rig = powered;
            viewfinder = viewfinder(rig, options.fit, true);
            controls = new CameraControls(look, viewfinder, colorspace(rig), usualRate(), rig);
        } catch (RuntimeException | IOException e) {
            source.close();
            if (powered != null) {
                powered.close();
            }
            throw e;
        }
        rig.screen.setRootGroup(viewfinder.root());
        interrupt = Interrupt.listen();
    }

    /// Whether the program is to end.
    boolean isInterrupted() {
        return interrupt.isRaised();
    }

    /// Frames a second by which time is counted.
    double usualRate() {
        return framesPerSecond() > 0 ? framesPerSecond() : USUAL_RATE;
    }

    /// Whether a frame would have to be waited for, because a camera has none yet.
    boolean isWaiting() {
        return source instanceof NewestFrames newest && newest.isWaiting();
    }

    /// What the source says of itself; empty if nothing.
    String status() {
        return source.status();
    }

    /// A key of the window.
    void key(int key) {
        if (statistics.frames() > 0 && !ended) {
            controls.key(key, source);
        }
    }

    /// What the shutter did.
    CameraControls controls() {
        return controls;
    }

    /// A viewfinder whose video is stored as this panel wants it on the wire.
    static Viewfinder viewfinder(Rig rig, Fit fit, boolean overlays) {
        return Viewfinder.builder(rig.screen.width(), rig.screen.height())
                .fit(fit)
                .overlays(overlays)
                .colorspace(colorspace(rig))
                .build();
    }

    private static Colorspace colorspace(Rig rig) {
        return rig.format.kind() == PixelFormat.Kind.GRAY ? Colorspace.L8 : Colorspace.RGB565_SWAPPED;
    }

    /// What is shown.
    Group scene() {
        return viewfinder.root();
    }

    /// The source's name for people.
    String name() {
        return source.name();
    }

    /// Frames of the source; -1 if it has no end.
    int frameCount() {
        return source.frameCount();
    }

    /// Nominal rate of the source.
    double framesPerSecond() {
        return source.framesPerSecond();
    }

    /// Rate that the label shows.
    void setFramesPerSecond(double measured) {
        viewfinder.setFramesPerSecond(measured);
    }

    /// Frames that could not be read, or not decoded to the end.
    long damagedFrames() {
        return unreadable + viewfinder.damagedFrames();
    }

    /// What was wrong with the last of them.
    @Nullable
    String lastDamage() {
        String damage = viewfinder.lastDamage();
        return damage == null ? lastProblem : damage;
    }

    /// Whether the source is the simulated camera, which has no end.
    boolean isSimulated() {
        return source instanceof SimulatedCamera;
    }

    /// Frames of which at least a part was decoded.
    long decodedFrames() {
        return viewfinder.shownFrames();
    }

    /// Takes the next frame through to the glass.
    ///
    /// @param again a source that has ended starts again
    /// @return false if it has ended and does not
    /// @throws IOException if not one frame of the source can be read
    boolean frame(boolean again) throws IOException {
        statistics.beginFrame();
        long start = System.nanoTime();
        if (!advance(again)) {
            return false;
        }
        long taken = System.nanoTime();
        viewfinder.show(source);
        long decoded = System.nanoTime();
        RefreshReport report = rig.screen.refresh();
        statistics.endFrame(taken - start, decoded - taken, report);
        controls.shown(source);
        return true;
    }

    /// Passes over a frame that came due too late.
    void skip() {
        try {
            if (!source.skip() && !source.isLive()) {
                source.rewind();
            }
        } catch (IOException e) {
            unreadable++;
            lastProblem = e.getMessage();
        }
    }

    private boolean advance(boolean again) throws IOException {
        boolean restarted = false;
        while (true) {
            try {
                if (source.next()) {
                    return true;
                }
            } catch (IOException e) {
                unreadable++;
                lastProblem = e.getMessage();
                continue;
            }
            boolean nothing = restarted || statistics.frames() == 0;
            if (nothing) {
                throw new IOException(source.name() + ": no frame can be read"
                        + (lastProblem == null ? "" : " (" + lastProblem + ")"));
            }
            if (!again || source.isLive()) {
                ended = true;
                return false;
            }
            source.rewind();
            restarted = true;
        }
    }

    @Override
    public void close() {
        viewfinder.close();
        source.close();
        controls.close();
        rig.close();
        interrupt.close();
    }
}
