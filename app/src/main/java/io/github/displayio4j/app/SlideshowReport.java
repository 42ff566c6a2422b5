package io.github.displayio4j.app;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a slideshow did, for programs and people.
final class SlideshowReport {
    /// A photo, and what is wrong with it.
    private record Trouble(String file, String reason) {}

    private final String folder;
    private final Rig rig;
    private final List<Trouble> undecodable = new ArrayList<>();
    private final List<Trouble> damaged = new ArrayList<>();
    private int shown;
    private int fades;
    private long fadeFrames;
    private long fadeNanos;
    private double slowest = Double.POSITIVE_INFINITY;

    SlideshowReport(String folder, Rig rig) {
        this.folder = folder;
        this.rig = rig;
    }

    void count() {
        shown++;
    }

    int shown() {
        return shown;
    }

    void damaged(Path file, String reason) {
        add(damaged, file, reason);
    }

    void undecodable(Path file, String reason) {
        add(undecodable, file, reason);
    }

    /// Each file once, however often it came.
    private static void add(List<Trouble> list, Path file, String reason) {
        String name = file.getFileName().toString();
        if (list.stream().noneMatch(t -> t.file.equals(name))) {
            list.add(new Trouble(
                    name, reason.startsWith(file + ": ") ? reason.substring((file + ": ").length()) : reason));
        }
    }

    void faded(long frames, long nanos) {
        fades++;
        fadeFrames += frames;
        fadeNanos += nanos;
        slowest = Math.min(slowest, frames * 1e9 / nanos);
    }

    private double fadeFps() {
        return fadeNanos == 0 ? 0 : fadeFrames * 1e9 / fadeNanos;
    }

    private double slowestFps() {
        return fades == 0 ? 0 : slowest;
    }

    String json(MemoryPeak memory) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("folder").value(folder);
            writer.name("panel").value(rig.name);
            writer.name("width").value(rig.screen.width());
            writer.name("height").value(rig.screen.height());
            writer.name("shown").value(shown);
            list(writer, "undecodable", undecodable);
            list(writer, "damaged", damaged);
            writer.name("fades").value(fades);
            writer.name("fadeFps").value(rounded(fadeFps()));
            writer.name("slowestFadeFps").value(rounded(slowestFps()));
            writer.name("heapMaxBytes").value(memory.heap());
            writer.name("directMaxBytes").value(memory.direct());
            writer.name("memoryMaxBytes").value(memory.most());
            writer.name("rssMaxBytes").value(MemoryPeak.residentBytes());
            writer.endObject();
        }
        return text + "\n";
    }

    private static void list(JsonWriter writer, String name, List<Trouble> list) throws IOException {
        writer.name(name).beginArray();
        for (Trouble trouble : list) {
            writer.beginObject();
            writer.name("file").value(trouble.file);
            writer.name("reason").value(trouble.reason);
            writer.endObject();
        }
        writer.endArray();
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : 0;
    }

    String text(MemoryPeak memory) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s on %s, %dx%d: %d photos shown, %d damaged, %d undecodable%n",
                folder,
                rig.name,
                rig.screen.width(),
                rig.screen.height(),
                shown,
                damaged.size(),
                undecodable.size()));
        for (Trouble trouble : damaged) {
            text.append("  damaged      ")
                    .append(trouble.file)
                    .append(": ")
                    .append(trouble.reason)
                    .append('\n');
        }
        for (Trouble trouble : undecodable) {
            text.append("  undecodable  ")
                    .append(trouble.file)
                    .append(": ")
                    .append(trouble.reason)
                    .append('\n');
        }
        text.append(String.format(
                Locale.ROOT,
                "  fades        %d, %.1f frames a second on the bus, %.1f the slowest%n",
                fades,
                fadeFps(),
                slowestFps()));
        text.append(String.format(
                Locale.ROOT,
                "  memory       %.1f MB heap and %.1f MB off it at most, %.1f MB of the process%n",
                memory.heap() / 1048576.0,
                memory.direct() / 1048576.0,
                MemoryPeak.residentBytes() / 1048576.0));
        return text.toString();
    }
}
