package io.github.displayio4j.app;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.panels.GifRecorder;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.SafeFile;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.NoDisplayException;
import io.github.displayio4j.preview.Pace;
import io.github.displayio4j.preview.PreviewWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/// The main job: a source through the engine to a glass, into a window, a terminal or files.
final class Run {
    private static final int SIMULATED_FRAMES = 120;
    private static final int WAIT_MILLIS = 10;
    private static final int WINDOW_PIXELS = 720; // the zoom is chosen so that the window is about so large

    private final PanelOptions panel;
    private final RunOptions options;
    private final LookOptions look;

    Run(PanelOptions panel, RunOptions options, LookOptions look) {
        this.panel = panel;
        this.options = options;
        this.look = look;
    }

    /// Runs it.
    ///
    /// @param source null is the simulated camera
    /// @return exit code
    int execute(@Nullable String source) throws IOException {
        if (options.frames != null && options.frames < 1) {
            throw new UsageException("--frames must be 1 or more, not " + options.frames);
        }
        look.check();
        Viewer.Ear ear = new Viewer.Ear();
        try (Pipeline pipeline = new Pipeline(source, panel, look, ear)) {
            GlassView glass = TurnedGlass.of(pipeline.rig.glass, pipeline.rig.screen.rotation());
            Viewer viewer = Viewer.open(
                    options.preview,
                    options.json,
                    options.out != null || pipeline.rig.isReal(),
                    pipeline.rig,
                    ear,
                    pipeline.name(),
                    pipeline::scene);
            RunReport report = viewer != null
                    ? toViewer(pipeline, glass, viewer)
                    : pipeline.rig.isReal() && options.out == null
                            ? toPanel(pipeline, glass)
                            : toFiles(pipeline, glass);
            pipeline.controls().close();
            pipeline.controls().saved().forEach(photo -> System.err.println("displayio4j: saved " + photo));
            pipeline.controls().failures().forEach(why -> System.err.println("displayio4j: not saved: " + why));
            String damage = pipeline.lastDamage();
            if (damage != null) {
                System.err.println("displayio4j: " + pipeline.damagedFrames() + " damaged frames; the last: " + damage);
            }
            System.out.print(options.json ? report.json() : report.summary());
            if (pipeline.decodedFrames() == 0) {
                throw new IOException(pipeline.name() + ": not one frame could be decoded");
            }
            return pipeline.controls().failures().isEmpty() ? 0 : 1;
        }
    }

    /// A window on a glass, if there is to be one.
    ///
    /// @throws UsageException if a terminal is asked for
    static @Nullable PreviewWindow window(GlassView glass, String title, Preview preview) {
        if (preview == Preview.NONE) {
            return null;
        }
        if (preview == Preview.TERMINAL || preview == Preview.SIXEL) {
            throw new UsageException("--preview must be auto, window or none here, not "
                    + preview.name().toLowerCase(Locale.ROOT));
        }
        int zoom = Math.clamp(WINDOW_PIXELS / Math.max(glass.width(), glass.height()), 1, PreviewWindow.MAX_ZOOM);
        try {
            return PreviewWindow.open(glass, "displayio4j: " + title, zoom);
        } catch (NoDisplayException e) {
            if (preview == Preview.WINDOW) {
                throw new IllegalStateException(e.getMessage(), e);
            }
            return null;
        }
    }

    /// Every frame as fast as it goes; picture, animation and report into the folder.
    private RunReport toFiles(Pipeline pipeline, GlassView glass) throws IOException {
        Path folder = Files.createDirectories(options.out == null ? Path.of("out") : options.out);
        Path gif = folder.resolve("glass.gif");
        pipeline.controls().waitForPhotos();
        int frames = frames(pipeline);
        double framesPerSecond = pipeline.usualRate();
        try (GifRecorder recorder = GifRecorder.open(gif, glass, 1);
                ProgressBar bar = Progress.bar("displayio4j", " frames", frames)) {
            for (int i = 0; i != frames && !pipeline.isInterrupted() && pipeline.frame(options.frames != null); i++) {
                pipeline.setFramesPerSecond(pipeline.statistics.fpsWire());
                recorder.capture(Math.round(i * 1e9 / framesPerSecond));
                bar.step();
            }
        }
        return finish(pipeline, glass, folder, gif, 0);
    }

    /// At the rate of the source, or as fast as the wires go; what comes too late is passed over.
    private RunReport toPanel(Pipeline pipeline, GlassView glass) throws IOException {
        int frames = frames(pipeline);
        double framesPerSecond = pipeline.usualRate();
        long period = Math.round(1e9 / framesPerSecond);
        long dropped = 0;
        BusClock clock = pipeline.rig.clock;
        long due = clock.nanos();
        try (ProgressBar bar = Progress.bar("displayio4j", " frames", frames)) {
            for (int i = 0; i != frames && !pipeline.isInterrupted() && pipeline.frame(options.frames != null); i++) {
                bar.step();
                pipeline.setFramesPerSecond(pipeline.statistics.fpsWire());
                due += period;
                for (; clock.nanos() - due > period; due += period, dropped++) {
                    pipeline.skip();
                }
                clock.sleepUntil(due);
            }
        }
        return finish(pipeline, glass, null, null, dropped);
    }

    /// At the rate of the source until the window is closed, the terminal has seen all, or `--frames` were shown.
    private RunReport toViewer(Pipeline pipeline, GlassView glass, Viewer viewer) throws IOException {
        long period = Math.round(1e9 / pipeline.usualRate());
        boolean endless = viewer instanceof Viewer.OnWindow;
        int frames = endless && options.frames == null ? -1 : frames(pipeline);
        long dropped = 0;
        try (viewer) {
            Pace pace = viewer.pace();
            long due = System.nanoTime();
            long second = due;
            long shownBefore = 0;
            boolean open = true;
            boolean ended = false;
            while (open && pipeline.statistics.frames() != frames && !pipeline.isInterrupted()) {
                if (ended || pipeline.isWaiting() || !pace.next()) {
                    if (ended && !endless) {
                        break;
                    }
                    open = viewer.poll(WAIT_MILLIS);
                    due = System.nanoTime(); // nothing is late that is held up
                    continue;
                }
                for (; System.nanoTime() - due > period * pace.slowness(); due += period, dropped++) {
                    pipeline.skip(); // too late for this one
                }
                long frameNanos = pipeline.rig.clock.nanos();
                long frameStart = System.nanoTime();
                ended = !pipeline.frame(endless || options.frames != null);
                due += period * pace.slowness();
                open = viewer.poll(0);
                for (int key = viewer.takeKey(); key != PreviewWindow.NO_KEY; key = viewer.takeKey()) {
                    pipeline.key(key);
                }
                while (open && due - System.nanoTime() > 1_000_000) {
                    open = viewer.poll((int) ((due - System.nanoTime()) / 1_000_000));
                    // the panel lives on meanwhile: its scan goes over the glass
                    pipeline.rig.passUntil(frameNanos + (System.nanoTime() - frameStart) / pace.slowness());
                }
                long now = System.nanoTime();
                if (now - second > 1_000_000_000L) {
                    double fps = (pipeline.statistics.frames() - shownBefore) / ((now - second) / 1e9);
                    pipeline.setFramesPerSecond(fps);
                    viewer.setTitle(String.format(
                            Locale.ROOT, "displayio4j: %s on %s, %.1f fps", pipeline.name(), pipeline.rig.name, fps));
                    second = now;
                    shownBefore = pipeline.statistics.frames();
                }
            }
        }
        return finish(
                pipeline, glass, options.out == null ? null : Files.createDirectories(options.out), null, dropped);
    }

    private static RunReport finish(
            Pipeline pipeline, GlassView glass, @Nullable Path folder, @Nullable Path gif, long dropped)
            throws IOException {
        Path png = folder == null ? null : folder.resolve("glass.png");
        if (png != null) {
            GlassImages.writePng(glass, png, 1);
        }
        RunReport report = new RunReport(
                pipeline.name(),
                pipeline.rig,
                pipeline.statistics,
                dropped,
                pipeline.damagedFrames(),
                pipeline.controls().codes(),
                png == null ? null : png.toString(),
                gif == null ? null : gif.toString());
        if (folder != null) {
            byte[] json = report.json().getBytes(StandardCharsets.UTF_8);
            try (SafeFile file = new SafeFile(folder.resolve("report.json"))) {
                file.out().write(json);
                file.commit();
            }
        }
        return report;
    }

    /// Frames to show; -1 if only the end of the source will tell.
    private int frames(Pipeline pipeline) {
        if (options.frames != null) {
            return options.frames;
        }
        return pipeline.isSimulated() ? SIMULATED_FRAMES : pipeline.frameCount();
    }
}
