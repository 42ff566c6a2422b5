package io.github.displayio4j.app.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Reads recordings of the JVM's flight recorder. Events of others in them do not matter.
public final class FlightReader {
    /// Threads of displays that send are called this and the panel's name (`StripQueue`).
    private static final String SENDER = "displayio4j-";

    private static final BusWaits NONE = new BusWaits();

    private final List<RecordedEvent> frames = new ArrayList<>();
    private final Map<Long, List<Flight.Change>> changes = new HashMap<>();
    private final Map<Long, List<Flight.Convert>> converts = new HashMap<>();
    private final Map<Long, List<Flight.Batch>> batches = new HashMap<>();
    private final Map<String, BusWaits> busWaits = new HashMap<>();
    private final List<Flight.Edit> edits = new ArrayList<>();
    private final List<Flight.Decode> decodes = new ArrayList<>();
    private final BusWaits collections = new BusWaits();
    private final Map<String, Long> sites = new HashMap<>();
    /// From here on times are counted.
    private long zero;

    private FlightReader() {}

    /// Reads a recording.
    ///
    /// @throws IOException if it is none, is cut off or damaged, or has no frame in it
    public static Flight read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file");
        }
        FlightReader reader = new FlightReader();
        long events = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                events++;
                try {
                    reader.take(event);
                } catch (IllegalArgumentException | ClassCastException e) { // a field is missing, or is another thing
                    throw other(file, event.getEventType().getName(), e);
                }
            }
        } catch (IOException e) {
            throw String.valueOf(e.getMessage()).startsWith(file.toString())
                    ? e
                    : new IOException(file + ": not a whole recording, " + after(events) + e.getMessage(), e);
        } catch (RuntimeException e) { // the parser, of bytes that are none of its own
            throw new IOException(
                    file + ": not a whole recording, " + after(events)
                            + e.getClass().getSimpleName(),
                    e);
        }
        if (reader.frames.isEmpty()) {
            throw new IOException(
                    file + ": holds no event displayio4j.Frame: was it recorded while a display refreshed?");
        }
        try {
            return reader.flight();
        } catch (IllegalArgumentException | ClassCastException e) {
            throw other(file, "displayio4j.Frame", e);
        }
    }

    private static IOException other(Path file, String event, RuntimeException e) {
        return new IOException(
                file + ": event " + event + " is not as this version tells it (" + e.getMessage()
                        + "): record again with this version",
                e);
    }

    private static String after(long events) {
        return "or it is damaged after " + events + " events: ";
    }

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "displayio4j.Frame" -> frames.add(event);
            case "displayio4j.Change" -> of(changes, event).add(change(event));
            case "displayio4j.Convert" -> of(converts, event).add(convert(event));
            case "displayio4j.BusBatch" -> of(batches, event).add(batch(event));
            case "displayio4j.BusWait" ->
                busWaits.computeIfAbsent(thread(event), _ -> new BusWaits()).add(start(event), nanos(event));
            case "displayio4j.Edit" -> edits.add(new Flight.Edit(start(event), nanos(event), thread(event)));
            case "displayio4j.Decode" ->
                decodes.add(new Flight.Decode(start(event), nanos(event), event.getString("what")));
            case "jdk.GarbageCollection" ->
                collections.add(start(event), event.getDuration("sumOfPauses").toNanos());
            case "jdk.ObjectAllocationSample" -> sites.merge(site(event), event.getLong("weight"), Long::sum);
            default -> {}
        }
    }

    private static <T> List<T> of(Map<Long, List<T>> lists, RecordedEvent event) {
        return lists.computeIfAbsent(event.getLong("frame"), _ -> new ArrayList<>(2));
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

    private static Flight.Batch batch(RecordedEvent event) {
        return new Flight.Batch(
                start(event),
                nanos(event),
                event.getLong("wireStart"),
                event.getLong("wireNanos"),
                event.getInt("transfers"),
                event.getLong("bytes"));
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
        zero = start(frames.getFirst());
        long end = zero;
        busWaits.values().forEach(BusWaits::sort);
        collections.sort();
        List<Flight.Frame> list = new ArrayList<>();
        for (RecordedEvent event : frames) {
            list.add(frame(event));
            end = Math.max(end, start(event) + nanos(event));
        }
        String site = sites.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        return new Flight(
                list,
                edits.stream()
                        .sorted(Comparator.comparingLong(Flight.Edit::start)) // a file has them in no order
                        .map(edit -> new Flight.Edit(edit.start() - zero, edit.nanos(), edit.thread()))
                        .toList(),
                decodes.stream()
                        .sorted(Comparator.comparingLong(Flight.Decode::start))
                        .map(decode -> new Flight.Decode(decode.start() - zero, decode.nanos(), decode.what()))
                        .toList(),
                collections.between(zero, end),
                site);
    }

    private static String thread(RecordedEvent event) {
        return event.getThread() == null || event.getThread().getJavaName() == null
                ? ""
                : event.getThread().getJavaName();
    }

    /// Nanoseconds since 1970.
    private static long start(RecordedEvent event) {
        Instant start = event.getStartTime();
        return start.getEpochSecond() * 1_000_000_000 + start.getNano();
    }

    private static long nanos(RecordedEvent event) {
        return event.getDuration().toNanos();
    }

    /// For others on the bus: the thread that refreshes waited, or the display's own while the frame lasted.
    private long waited(RecordedEvent event, String panel) {
        long from = start(event);
        long to = from + nanos(event);
        String thread = thread(event);
        String sender = SENDER + panel;
        long own = busWaits.getOrDefault(thread, NONE).between(from, to);
        return thread.equals(sender)
                ? own
                : own + busWaits.getOrDefault(sender, NONE).between(from, to);
    }

    private Flight.Frame frame(RecordedEvent event) {
        long id = event.getLong("frame");
        long gate = event.getLong("waitNanos");
        long send = event.getLong("sendNanos");
        String panel = event.getString("panel");
        List<Flight.Batch> sent = new ArrayList<>();
        for (Flight.Batch batch : batches.getOrDefault(id, List.of())) {
            sent.add(batch.startingAt(batch.start() - zero));
        }
        return new Flight.Frame(
                id,
                event.getLong("number"),
                panel,
                event.getLong("panelPixels"),
                start(event) - zero,
                event.getInt("areas"),
                event.getInt("windows"),
                event.getLong("pixels"),
                event.getLong("bytes"),
                Math.max(0, event.getLong("collectNanos") - gate),
                event.getLong("planNanos"),
                event.getLong("renderNanos"),
                Math.max(0, nanos(event) - gate - send),
                event.getLong("wireNanos"),
                gate + waited(event, panel),
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
