package io.github.displayio4j.app.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Plays one of the scenes that are made for profiling.
public final class SceneRun {
    /// Frames before anything is recorded: loops are compiled then.
    private static final int WARM_UP = 60;

    private SceneRun() {}

    /// Names of the scenes, and what they show.
    public static List<String> names() {
        return Arrays.stream(SlowScene.values())
                .map(scene -> "%-24s %s".formatted(scene.title, scene.about))
                .toList();
    }

    /// Whether there is such a scene.
    public static boolean exists(String name) {
        return find(name) != null;
    }

    private static @Nullable SlowScene find(String name) {
        return Arrays.stream(SlowScene.values())
                .filter(scene -> scene.title.equals(name))
                .findFirst()
                .orElse(null);
    }

    /// What was recorded is lost when the process ends: the recorder throws it away first.
    ///
    /// @throws IOException if the user has enough
    public static void requireGoing(BooleanSupplier stop) throws IOException {
        if (stop.getAsBoolean()) {
            throw new IOException("stopped before all frames were recorded: nothing is written");
        }
    }

    /// Plays a scene.
    ///
    /// @param frames that are recorded
    /// @param keep where the recording is put; null if it is not wanted
    /// @param pictures keeps the glass of the slowest frames; null if they are not wanted
    /// @param progress told how many frames are done
    /// @param stop asked before each frame: whether the user has enough
    /// @throws IOException if the recording can't be written
    /// @throws InterruptedException if the thread is
    public static Flight run(
            String name,
            int frames,
            @Nullable Path keep,
            @Nullable SlowestFrames pictures,
            IntConsumer progress,
            BooleanSupplier stop)
            throws IOException, InterruptedException {
        SlowScene scene = find(name);
        if (scene == null) {
            throw new IllegalArgumentException("no such scene: " + name);
        }
        try (SlowScene.Play play = scene.play()) {
            play.open();
            int n = 0;
            for (; n < WARM_UP; n++) {
                play.frame(n);
                play.stage.display.refresh();
            }
            if (pictures != null) {
                pictures.prepare(play.stage.panel);
            }
            try (Recorder recorder = new Recorder()) {
                for (; n < WARM_UP + frames; n++) {
                    requireGoing(stop);
                    play.frame(n);
                    play.stage.display.refresh();
                    if (pictures != null) {
                        pictures.see(play.stage.display.report(), play.stage.panel);
                    }
                    progress.accept(n - WARM_UP + 1);
                }
                return recorder.end(keep);
            }
        }
    }
}
