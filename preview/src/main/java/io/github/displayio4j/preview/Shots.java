package io.github.displayio4j.preview;

import io.github.displayio4j.panels.GifRecorder;
import io.github.displayio4j.panels.GlassImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pictures and animations of the glass that the user asks for, under the next names that are free. What goes wrong
/// is told in the window.
final class Shots {
    private final List<PanelView> views;
    private @Nullable GifRecorder recorder;
    private Path recorded = Path.of("");
    private String note = "";
    Path folder = Path.of("");

    Shots(List<PanelView> views) {
        this.views = views;
    }

    /// What was saved last, or is being recorded.
    String note() {
        return recorder == null ? note : "recording " + recorded + ": Shift+F12 ends";
    }

    /// Writes the glass of each panel, pixel for pixel.
    void picture() {
        try {
            StringBuilder names = new StringBuilder();
            for (PanelView view : views) {
                Path file = free(".png");
                GlassImages.writePng(view.glass(), file, 1);
                names.append(names.isEmpty() ? "" : ", ").append(file);
            }
            note = "saved " + names;
        } catch (IOException e) {
            note = "not saved: " + e.getMessage();
        }
    }

    /// Writes a picture of the whole window.
    void picture(PreviewWindow window) {
        try {
            Path file = free(".png");
            note = "";
            window.writePng(file);
            note = "saved " + file;
        } catch (IOException e) {
            note = "not saved: " + e.getMessage();
        }
    }

    /// Starts an animation of a panel, or ends the one that is being recorded.
    void record(int panel, long now) {
        if (recorder != null) {
            end();
            return;
        }
        try {
            recorded = free(".gif");
            recorder = GifRecorder.open(recorded, views.get(panel).glass(), 1);
            capture(now);
        } catch (IOException | IllegalArgumentException e) {
            note = "not recorded: " + e.getMessage();
        }
    }

    /// The glass has changed.
    void capture(long now) {
        GifRecorder running = recorder;
        if (running != null) {
            try {
                running.capture(now);
            } catch (UncheckedIOException e) {
                end();
            }
        }
    }

    private void end() {
        GifRecorder running = recorder;
        recorder = null;
        if (running != null) {
            try {
                running.close();
                note = "saved " + recorded;
            } catch (IOException e) {
                note = "not recorded: " + e.getMessage();
            }
        }
    }

    void close() {
        end();
    }

    private Path free(String ending) {
        for (int i = 1; ; i++) {
            Path file = folder.resolve("preview-" + i + ending);
            if (!Files.exists(file)) {
                return file;
            }
        }
    }
}
