package io.github.displayio4j.app.profile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.displayio4j.app.profile.Flight.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The summary for programs, and the recording for Perfetto and Chrome's tracing page.
public final class ProfileJson {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private static final int OTHERS = 0;
    /// The first of a panel's two tracks; the other one is its bus.
    private static final int HOST = 1;

    private static final int TRACKS = 2;

    private ProfileJson() {}

    /// `name`, `frames`, `meanMillis`, `p50Millis`, `p99Millis`, `maxMillis`, `stages` {...}, `worst` [sentence], and
    /// `causes` [{`kind`, `where`, `millis`, `share`, `what`, `remedy`}], worst first.
    public static String summary(Summary summary) {
        JsonObject json = new JsonObject();
        json.addProperty("name", summary.name());
        json.addProperty("frames", summary.flight().frames().size());
        json.addProperty("meanMillis", summary.meanMillis());
        json.addProperty("p50Millis", summary.millis(50));
        json.addProperty("p99Millis", summary.millis(99));
        json.addProperty("maxMillis", summary.nanos().getMaxValue() / 1e6);
        JsonObject stages = new JsonObject();
        stages.addProperty("collect", summary.mean(Frame::collectNanos));
        stages.addProperty("plan", summary.mean(Frame::planNanos));
        stages.addProperty("render", summary.mean(Frame::renderNanos));
        stages.addProperty(
                "compare",
                summary.mean(f -> Math.max(0, f.hostNanos() - f.collectNanos() - f.planNanos() - f.renderNanos())));
        stages.addProperty("bus", summary.mean(Frame::wireNanos));
        stages.addProperty("wait", summary.mean(Frame::lockNanos));
        json.add("stages", stages);
        JsonArray worst = new JsonArray();
        summary.worst(3).forEach(frame -> worst.add(Summary.sentence(frame)));
        json.add("worst", worst);
        json.add("causes", GSON.toJsonTree(summary.causes()));
        return GSON.toJson(json);
    }

    /// The Trace Event Format: for each panel a track for the machine and one for its bus by that one's own clock,
    /// and a track for other threads.
    public static String perfetto(Summary summary) {
        JsonArray events = new JsonArray();
        List<String> panels = summary.flight().panels();
        for (int i = 0; i < panels.size(); i++) {
            name(events, HOST + TRACKS * i, "refresh of " + panels.get(i));
            name(events, HOST + TRACKS * i + 1, "bus of " + panels.get(i) + " (its own clock)");
        }
        name(events, OTHERS, "edit scopes, decoding");
        Map<String, Long> wireZeros = new HashMap<>();
        for (Frame frame : summary.flight().frames()) {
            for (Flight.Batch batch : frame.batches()) {
                wireZeros.merge(frame.panel(), batch.wireStart(), Math::min);
            }
        }
        for (Frame frame : summary.flight().frames()) {
            int host = HOST + TRACKS * panels.indexOf(frame.panel());
            frame(events, host, frame);
            for (Flight.Batch batch : frame.batches()) {
                JsonObject sent = new JsonObject();
                sent.addProperty("bytes", batch.bytes());
                sent.addProperty("transfers", batch.transfers());
                long start = batch.wireStart() - wireZeros.getOrDefault(frame.panel(), 0L);
                event(events, host + 1, "batch of frame " + frame.number(), start, batch.wireNanos(), sent);
            }
        }
        for (Flight.Edit edit : summary.flight().edits()) {
            event(events, OTHERS, "edit by " + edit.thread(), edit.start(), edit.nanos(), null);
        }
        for (Flight.Decode decode : summary.flight().decodes()) {
            event(events, OTHERS, "decode " + decode.what(), decode.start(), decode.nanos(), null);
        }
        JsonObject json = new JsonObject();
        json.add("traceEvents", events);
        json.addProperty("displayTimeUnit", "ms");
        return GSON.toJson(json);
    }

    /// Stages lie within their frame, layers within its drawing.
    private static void frame(JsonArray events, int track, Frame frame) {
        JsonObject about = new JsonObject();
        about.addProperty("windows", frame.windows());
        about.addProperty("bytes", frame.bytes());
        about.addProperty("report", Summary.sentence(frame));
        event(events, track, "frame " + frame.number(), frame.start(), frame.hostNanos() + frame.lockNanos(), about);
        long at = frame.start();
        event(events, track, "collect", at, frame.collectNanos(), null);
        at += frame.collectNanos();
        event(events, track, "plan", at, frame.planNanos(), null);
        at += frame.planNanos();
        event(events, track, "render", at, frame.renderNanos(), null);
        for (Flight.Convert convert : frame.converts()) {
            JsonObject layer = new JsonObject();
            layer.addProperty("pixels", convert.pixels());
            event(events, track, convert.layer(), at, convert.nanos(), layer);
            at += convert.nanos();
        }
    }

    private static void name(JsonArray events, int track, String name) {
        JsonObject event = new JsonObject();
        event.addProperty("name", "thread_name");
        event.addProperty("ph", "M");
        event.addProperty("pid", 1);
        event.addProperty("tid", track);
        JsonObject about = new JsonObject();
        about.addProperty("name", name);
        event.add("args", about);
        events.add(event);
    }

    private static void event(
            JsonArray events, int track, String name, long start, long nanos, @Nullable JsonObject about) {
        JsonObject event = new JsonObject();
        event.addProperty("name", name);
        event.addProperty("cat", "displayio4j");
        event.addProperty("ph", "X");
        event.addProperty("ts", start / 1e3);
        event.addProperty("dur", nanos / 1e3);
        event.addProperty("pid", 1);
        event.addProperty("tid", track);
        if (about != null) {
            event.add("args", about);
        }
        events.add(event);
    }
}
