package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.camera.Fit;
import io.github.displayio4j.camera.FrameSource;
import io.github.displayio4j.camera.FrameSources;
import io.github.displayio4j.camera.SimulatedCamera;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.PixelFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Source, viewfinder and bench, driven frame by frame on one thread.
final class Pipeline implements AutoCloseable {
    private final Viewfinder viewfinder;
    private final FrameSource source;
    private long unreadable;
    private @Nullable String lastProblem;
    final Rig rig;
    final Statistics statistics = new Statistics();

    /// Opens the source and powers the bench.
    ///
    /// @param sourceName as `FrameSources.open` takes it; null is the simulated camera
    /// @throws IOException if there is no such source
    Pipeline(@Nullable String sourceName, PanelOptions options) throws IOException {
        source = FrameSources.open(sourceName);
        try {
            rig = new Rig(options);
        } catch (RuntimeException | IOException e) {
            source.close();
            throw e;
        }
        viewfinder = viewfinder(rig, options.fit, true);
        rig.screen.setRootGroup(viewfinder.root());
    }

    /// A viewfinder whose video is stored as this panel wants it on the wire.
    static Viewfinder viewfinder(Rig rig, Fit fit, boolean overlays) {
        boolean gray = rig.format.kind() == PixelFormat.Kind.GRAY;
        return Viewfinder.builder(rig.screen.width(), rig.screen.height())
                .fit(fit)
                .overlays(overlays)
                .colorspace(gray ? Colorspace.L8 : Colorspace.RGB565_SWAPPED)
                .build();
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
        return true;
    }

    /// Passes over a frame that came due too late.
    void skip() {
        try {
            if (!source.skip()) {
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
            if (!again) {
                return false;
            }
            source.rewind();
            restarted = true;
        }
    }

    @Override
    public void close() {
        source.close();
        rig.close();
    }
}
