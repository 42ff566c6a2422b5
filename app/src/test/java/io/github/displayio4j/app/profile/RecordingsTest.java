package io.github.displayio4j.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.TileGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recordings of programs that did more than one thing, and files that are no whole recordings.
class RecordingsTest {
    @TempDir
    Path folder;

    @Name("example.Other")
    static final class OtherEvent extends Event {
        int frame = 7;
    }

    @Name("displayio4j.Edit")
    static final class StrangeEvent extends Event {
        String waitNanos = "none";
    }

    @Name("displayio4j.Frame")
    static final class FormerEvent extends Event {
        long number = 1;
    }

    private static TileGrid video(Bitmap bitmap) {
        return new TileGrid(bitmap, new ColorConverter(Colorspace.RGB565));
    }

    @Test
    void eachOfSeveralPanelsIsJudgedByItsOwnFrames() throws IOException {
        Bitmap shown = new Bitmap(240, 240, 65536);
        Flight flight;
        try (Stage fast = new Stage("st7789-240x240", 0, 0);
                Stage slow = new Stage("st7789-320x240", 4_000_000, 0)) {
            fast.root.append(video(shown));
            slow.root.append(video(shown));
            for (Stage stage : List.of(fast, slow)) {
                stage.display.refresh();
            }
            try (Recorder recorder = new Recorder()) {
                for (int n = 1; n <= 20; n++) {
                    shown.fill(n * 2081 & 0xffff);
                    fast.display.refresh();
                    slow.display.refresh();
                }
                flight = recorder.end(null);
            }
        }
        assertEquals(List.of("st7789-240x240", "st7789-320x240"), flight.panels());
        List<Cause> causes = Causes.of(flight);
        // the slow one's rows are columns of its memory, too
        assertEquals(
                Set.of("slow-bus", "scan-order"),
                causes.stream().map(Cause::kind).collect(Collectors.toSet()));
        for (Cause cause : causes) {
            assertTrue(cause.where().endsWith("st7789-320x240"), causes.toString());
            assertTrue(cause.millis() > 100, "of its own frames: " + causes);
        }
        String json = ProfileJson.perfetto(Summary.of("two", flight));
        assertTrue(json.contains("bus of st7789-320x240") && json.contains("refresh of st7789-240x240"), json);
    }

    @Test
    void eventsOfOthersDoNotMatter() throws IOException {
        try (Stage stage = new Stage("st7789-240x240", 0, 0);
                Recorder recorder = new Recorder()) {
            new OtherEvent().commit();
            stage.display.refresh();
            new StrangeEvent().commit();
            Flight flight = recorder.end(null);
            assertEquals(1, flight.frames().size());
        }
    }

    @Test
    void anotherVersionsRecordingIsToldAsSuch() throws IOException {
        Path file = folder.resolve("former.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            new FormerEvent().commit();
            recording.stop();
            recording.dump(file);
        }
        String message =
                assertThrows(IOException.class, () -> FlightReader.read(file)).getMessage();
        assertTrue(message.startsWith(file + ": event displayio4j.Frame is not as this version tells it"), message);
    }

    @Test
    void filesThatAreNoWholeRecordingsAreToldAsSuch() throws IOException {
        Path whole = folder.resolve("whole.jfr");
        try (Stage stage = new Stage("st7789-240x240", 0, 0);
                Recorder recorder = new Recorder()) {
            stage.display.refresh();
            recorder.end(whole);
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path file = folder.resolve("cut.jfr");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            int length = i == 0 ? 0 : random.nextInt(bytes.length);
            byte[] damaged = bytes.clone();
            for (int at = 0; at < 200; at++) {
                damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, i % 2 == 0 ? Arrays.copyOf(bytes, length) : damaged);
            try {
                FlightReader.read(file); // what was hit may not have mattered
            } catch (IOException e) {
                String why = "seed " + seed + ", file " + i + ": " + e;
                assertTrue(e.getMessage() != null && e.getMessage().startsWith(file + ": "), why);
                assertTrue(!e.getMessage().endsWith("null"), why);
            }
        }
        Files.write(file, new byte[0]);
        assertTrue(assertThrows(IOException.class, () -> FlightReader.read(file))
                .getMessage()
                .contains("not a whole recording"));
        Path none = folder.resolve("none.jfr");
        assertEquals(
                none + ": there is no such file",
                assertThrows(IOException.class, () -> FlightReader.read(none)).getMessage());
    }
}
