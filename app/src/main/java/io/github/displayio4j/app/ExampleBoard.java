package io.github.displayio4j.app;

import io.github.displayio4j.app.examples.Board;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.panels.GifRecorder;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.PreviewWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A display for an example: its frames go into a recording as fast as they are drawn, or to a window or a
/// real panel in time.
final class ExampleBoard implements Board, AutoCloseable {
    final GlassView glass;
    private final Rig rig;
    private final long limit;
    private final @Nullable GifRecorder recorder;
    private final @Nullable PreviewWindow window;
    private final Runnable step;
    private final LocalTime start = LocalTime.now(ZoneId.systemDefault());
    private final Map<String, Path> files = new HashMap<>();
    private @Nullable Path folder;
    private Group root = new Group();
    private long frames;
    private long nanos;

    /// @param limit frames after which `sleep` says that it is enough
    /// @param step called after each frame
    ExampleBoard(Rig rig, long limit, @Nullable GifRecorder recorder, @Nullable PreviewWindow window, Runnable step) {
        this.rig = rig;
        this.limit = limit;
        this.recorder = recorder;
        this.window = window;
        this.step = step;
        glass = TurnedGlass.of(rig.glass, rig.screen.rotation());
        rig.screen.setRootGroup(root);
    }

    long frames() {
        return frames;
    }

    @Override
    public int width() {
        return rig.screen.width();
    }

    @Override
    public int height() {
        return rig.screen.height();
    }

    @Override
    public void show(Layer layer) {
        if (!root.isEmpty()) {
            root.pop();
        }
        root.append(layer);
    }

    @Override
    public boolean sleep(double seconds) {
        rig.screen.refresh();
        if (recorder != null) {
            recorder.capture(nanos);
        }
        nanos += Math.round(seconds * 1e9);
        frames++;
        step.run();
        boolean goesOn = frames < limit;
        if (window != null) {
            return pollFor(window, seconds) && goesOn;
        }
        if (rig.isReal() && goesOn) {
            rig.clock.sleepUntil(rig.clock.nanos() + Math.round(seconds * 1e9));
        }
        return goesOn;
    }

    private static boolean pollFor(PreviewWindow window, double seconds) {
        long due = System.nanoTime() + Math.round(seconds * 1e9);
        boolean open = window.poll();
        while (open && due - System.nanoTime() > 1_000_000) {
            open = window.poll((int) ((due - System.nanoTime()) / 1_000_000));
        }
        return open;
    }

    @Override
    public Path file(String name) {
        return files.computeIfAbsent(name, this::unpacked);
    }

    private Path unpacked(String name) {
        try (InputStream in = Board.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchFileException(name);
            }
            if (folder == null) {
                folder = Files.createTempDirectory("displayio4j");
            }
            Path file = folder.resolve(name);
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LocalTime time() {
        return start.plusNanos(nanos);
    }

    @Override
    public void close() throws IOException {
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
