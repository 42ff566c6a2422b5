package io.github.displayio4j.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.vectorio.Circle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the recorder is told is what happened.
class FlightTest {
    @TempDir
    Path folder;

    private final Palette palette = new Palette(4);
    private final Bitmap bitmap = new Bitmap(32, 32, 4);
    private final TileGrid grid =
            TileGrid.builder(bitmap, palette).tiles(2, 2).tileSize(16, 16).build();
    private final Circle circle = new Circle(palette, 5, 200, 200);
    private final Group inner = new Group();

    private static String kinds(Flight.Frame frame) {
        List<String> words = new ArrayList<>();
        for (Flight.Change change : frame.changes()) {
            words.add(
                    change.kind() + " " + change.layer() + " " + change.pixels() + (change.hidden() ? " hidden" : ""));
        }
        return String.join(", ", words);
    }

    @Test
    void eachKindOfChangeIsTold() throws IOException {
        palette.set(1, 0xFF0000);
        List<String> expected = new ArrayList<>();
        long bytes = 0;
        int windows = 0;
        Flight flight;
        try (Stage stage = new Stage("st7789-240x240", 0, 0);
                Recorder recorder = new Recorder()) {
            stage.display.refresh();
            expected.add("all  57600");
            inner.setName("menu");
            inner.append(grid);
            inner.append(circle);
            stage.root.append(inner);
            List<Runnable> edits = List.of(
                    () -> {},
                    () -> grid.moveTo(1, 0),
                    () -> grid.setTile(1, 1, 3),
                    () -> bitmap.set(0, 0, 1),
                    () -> palette.set(2, 0x00FF00),
                    () -> grid.setFlip(true, false),
                    () -> inner.setOpacity(0.5),
                    () -> circle.setRadius(6),
                    () -> inner.remove(circle));
            expected.add("added root/menu/TileGrid[0] 1024, added root/menu/Circle[1] 121");
            expected.add("moved root/menu/TileGrid[0] 1056");
            expected.add("tiles root/menu/TileGrid[0] 256");
            // one pixel, in the three tiles that show it
            expected.add("pixels root/menu/TileGrid[0] 3");
            expected.add("colours root/menu/TileGrid[0] 1024, colours root/menu/Circle[1] 121");
            expected.add("content root/menu/TileGrid[0] 1024");
            expected.add("placed root/menu/TileGrid[0] 1024, placed root/menu/Circle[1] 121");
            expected.add("moved root/menu/Circle[1] 169");
            expected.add("removed root/menu/Circle[1] 169");
            for (Runnable edit : edits) {
                edit.run();
                RefreshReport report = stage.display.refresh();
                bytes += report.bytes();
                windows += report.windows();
            }
            flight = recorder.end(null);
        }
        assertEquals(expected, flight.frames().stream().map(FlightTest::kinds).toList());
        List<Flight.Frame> steady = flight.steady();
        assertEquals(9, steady.size());
        assertEquals(bytes, steady.stream().mapToLong(Flight.Frame::bytes).sum());
        assertEquals(windows, steady.stream().mapToInt(Flight.Frame::windows).sum());
        assertEquals(
                bytes,
                steady.stream()
                        .flatMap(frame -> frame.batches().stream())
                        .mapToLong(Flight.Batch::bytes)
                        .sum(),
                "the batches of a frame are its bytes");
    }

    @Test
    void editScopesAreToldWithWhatEachTook() throws IOException, InterruptedException {
        Flight flight;
        try (Stage stage = new Stage("st7789-240x240", 0, 0);
                Recorder recorder = new Recorder()) {
            for (int i = 0; i < 3; i++) {
                try (Scene.Edit _ = Scene.edit()) {
                    palette.set(0, i);
                    Thread.sleep(i == 1 ? 30 : 0);
                }
            }
            stage.display.refresh();
            flight = recorder.end(null);
        }
        assertEquals(3, flight.edits().size());
        assertEquals(Thread.currentThread().getName(), flight.edits().getFirst().thread());
        assertTrue(flight.edits().get(1).nanos() >= 30_000_000, "30 ms, not " + flight.edits());
        assertTrue(flight.edits().get(0).nanos() < flight.edits().get(1).nanos(), "each its own: " + flight.edits());
    }

    @Test
    void aRecordingWithoutFramesIsAnError() throws IOException {
        Path file = folder.resolve("empty.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            recording.stop();
            recording.dump(file);
        }
        String message =
                assertThrows(IOException.class, () -> FlightReader.read(file)).getMessage();
        assertTrue(message.contains("holds no event displayio4j.Frame"), message);
        Files.writeString(file, "no recording");
        assertFalse(assertThrows(IOException.class, () -> FlightReader.read(file))
                .getMessage()
                .isEmpty());
    }
}
