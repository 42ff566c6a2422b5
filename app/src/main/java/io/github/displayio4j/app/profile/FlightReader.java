package io.github.displayio4j.app.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Reads recordings of the JVM's flight recorder.
public final class FlightReader {
    private final List<RecordedEvent> frames = new ArrayList<>();
    private final Map<Long, List<Flight.Change>> changes = new HashMap<>();
    private final Map<Long, List<Flight.Convert>> converts = new HashMap<>();
    private final Map<Long, List<RecordedEvent>> batches = new HashMap<>();
    private final Map<Long, Long> waits = new HashMap<>();
    private final List<RecordedEvent> busWaits = new ArrayList<>();
    private final List<RecordedEvent> edits = new ArrayList<>();
    private final List<RecordedEvent> decodes = new ArrayList<>();
    private final List<RecordedEvent> collections = new ArrayList<>();
    private final Map<String, Long> sites = new HashMap<>();

    private FlightReader() {}

    /// Reads a recording.
    ///
    /// @throws IOException if it is none, or has no frame in it
    public static Flight read(Path file) throws IOException {
        FlightReader reader = new FlightReader();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                reader.take(recording.readEvent());
            }
        }
        if (reader.frames.isEmpty()) {
            throw new IOException(
                    file + ": holds no event displayio4j.Frame: was it recorded while a display refreshed?");
        }
        return reader.flight();
    }

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "displayio4j.Frame" -> frames.add(event);
            case "displayio4j.Collect" -> waits.put(event.getLong("frame"), event.getLong("waitNanos"));
            case "displayio4j.Change" -> of(changes, event).add(change(event));
            case "displayio4j.Convert" -> of(converts, event).add(convert(event));
            case "displayio4j.BusBatch" -> of(batches, event).add(event);
            case "displayio4j.BusWait" -> busWaits.add(event);
            case "displayio4j.Edit" -> edits.add(event);
            case "displayio4j.Decode" -> decodes.add(event);
            case "jdk.GarbageCollection" -> collections.add(event);
            case "jdk.ObjectAllocationSample" -> sites.merge(site(event), event.getLong("weight"), Long::sum);
            default -> {}
        }
    }

    private static <T> List<T> of(Map<Long, List<T>> lists, RecordedEvent event) {
        return lists.computeIfAbsent(event.getLong("frame"), _ -> new ArrayList<>());
    }

    private static Flight.Change change(RecordedEvent event) {
        return new Flight.Change(
                event.getString("layer"),
                event.getString("kind"),
                event.getLong("pixels"),
                event.getInt("x1"),
                event.getInt("y1"),
                event.getInt("x2"),
                event.getInt("y2"),
                event.getBoolean("hidden"),
                event.getBoolean("opaque"));
    }

    private static Flight.Convert convert(RecordedEvent event) {
        return new Flight.Convert(
                event.getString("layer"),
                event.getLong("nanos"),
                event.getLong("pixels"),
                event.getBoolean("cached"),
                event.getBoolean("onDisk"),
                event.getBoolean("crossed"));
    }

    /// The method that is not of the JDK and allocated.
    private static String site(RecordedEvent event) {
        if (event.getStackTrace() != null) {
            for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                String type = frame.getMethod().getType().getName();
                if (type.equals(Recorder.class.getName())) {
                    return ""; // what recording itself needs
                }
                if (!type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.")) {
                    return type.substring(type.lastIndexOf('.') + 1) + "."
                            + frame.getMethod().getName() + ":" + frame.getLineNumber();
                }
            }
        }
        return "";
    }

    private Flight flight() {
        frames.sort(Comparator.comparing(RecordedEvent::getStartTime));
        Instant zero = frames.getFirst().getStartTime();
        Instant end = frames.getLast().getEndTime();
        List<Flight.Frame> list = new ArrayList<>();
        for (RecordedEvent event : frames) {
            list.add(frame(event, zero));
        }
        long gc = 0;
        for (RecordedEvent event : collections) {
            if (!event.getStartTime().isBefore(zero) && event.getStartTime().isBefore(end)) {
                gc += event.getDuration("sumOfPauses").toNanos();
            }
        }
        String site = sites.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return new Flight(
                list,
                edits.stream()
                        .map(e -> new Flight.Edit(since(zero, e), nanos(e), thread(e)))
                        .toList(),
                decodes.stream()
                        .map(e -> new Flight.Decode(since(zero, e), nanos(e), e.getString("what")))
                        .toList(),
                gc,
                site);
    }

    private static String thread(RecordedEvent event) {
        return event.getThread() == null || event.getThread().getJavaName() == null
                ? ""
                : event.getThread().getJavaName();
    }

    private static long since(Instant zero, RecordedEvent event) {
        return Duration.between(zero, event.getStartTime()).toNanos();
    }

    private static long nanos(RecordedEvent event) {
        return event.getDuration().toNanos();
    }

    private Flight.Frame frame(RecordedEvent event, Instant zero) {
        long id = event.getLong("frame");
        long gate = waits.getOrDefault(id, 0L);
        long bus = 0;
        for (RecordedEvent wait : busWaits) {
            // a thread of the display may wait for the bus, but only while its frame lasts
            if (!wait.getStartTime().isBefore(event.getStartTime())
                    && wait.getStartTime().isBefore(event.getEndTime())) {
                bus += nanos(wait);
            }
        }
        long send = event.getLong("sendNanos");
        List<Flight.Batch> sent = new ArrayList<>();
        for (RecordedEvent batch : batches.getOrDefault(id, List.of())) {
            sent.add(new Flight.Batch(
                    since(zero, batch),
                    nanos(batch),
                    batch.getLong("wireStart"),
                    batch.getLong("wireNanos"),
                    batch.getInt("transfers"),
                    batch.getLong("bytes")));
        }
        return new Flight.Frame(
                id,
                event.getLong("number"),
                event.getString("panel"),
                event.getLong("panelPixels"),
                since(zero, event),
                event.getInt("areas"),
                event.getInt("windows"),
                event.getLong("pixels"),
                event.getLong("bytes"),
                Math.max(0, event.getLong("collectNanos") - gate),
                event.getLong("planNanos"),
                event.getLong("renderNanos"),
                Math.max(0, nanos(event) - gate - send),
                event.getLong("wireNanos"),
                gate + bus,
                event.getDouble("windowNanos"),
                event.getDouble("byteNanos"),
                event.getDouble("leastByteNanos"),
                event.getBoolean("acrossScan"),
                event.getBoolean("tearingEdge"),
                event.getBoolean("failed"),
                event.getLong("allocated"),
                changes.getOrDefault(id, List.of()),
                converts.getOrDefault(id, List.of()),
                sent);
    }
}
