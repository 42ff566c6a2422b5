package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    @TempDir
    Path folder;

    @Test
    void theScenesAreListed() {
        Cli cli = Cli.run("profile", "--list");
        assertEquals(0, cli.code(), cli.err());
        assertEquals(11, cli.out().lines().count());
        assertTrue(cli.out().contains("defect-palette-change"), cli.out());
        assertTrue(cli.out().contains("healthy"), cli.out());
    }

    @Test
    void aFaultIsNamedOnAPageInATimelineAndInARecording() throws IOException {
        Path page = folder.resolve("deep/profile.html");
        Path timeline = folder.resolve("trace.json");
        Path recording = folder.resolve("kept.jfr");
        Cli cli = Cli.run(
                "profile",
                "defect-palette-change",
                "--frames",
                "20",
                "--json",
                "--report",
                page,
                "--perfetto",
                timeline,
                "--recording",
                recording);
        assertEquals(0, cli.code(), cli.err());
        JsonObject cause = JsonParser.parseString(cli.out())
                .getAsJsonObject()
                .getAsJsonArray("causes")
                .get(0)
                .getAsJsonObject();
        assertEquals("palette-change", cause.get("kind").getAsString());
        assertEquals("root/theme", cause.get("where").getAsString());
        assertTrue(cause.get("millis").getAsDouble() > 1, cause.toString());
        assertTrue(cause.get("remedy").getAsString().contains("palette"), cause.toString());

        String html = Files.readString(page);
        for (String part : List.of(
                "palette-change", "id=\"timeline\"", "id=\"heat\"", "id=\"stages\"", "data:image/png;base64,")) {
            assertTrue(html.contains(part), part);
        }
        assertFalse(html.contains("http"), "the page needs nothing else");
        checkTimeline(Files.readString(timeline));

        Cli again = Cli.run("profile", recording, "--json");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("\"kind\": \"palette-change\""), again.out());
    }

    /// The Trace Event Format: what each event must have.
    private static void checkTimeline(String json) {
        int frames = 0;
        int batches = 0;
        for (JsonElement element :
                JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("traceEvents")) {
            JsonObject event = element.getAsJsonObject();
            for (String key : List.of("name", "ph", "pid", "tid")) {
                assertTrue(event.has(key), event.toString());
            }
            switch (event.get("ph").getAsString()) {
                case "X" -> {
                    assertTrue(event.get("ts").getAsDouble() >= 0, event.toString());
                    assertTrue(event.get("dur").getAsDouble() >= 0, event.toString());
                }
                case "M" -> assertTrue(event.getAsJsonObject("args").has("name"), event.toString());
                default -> throw new AssertionError(event);
            }
            String name = event.get("name").getAsString();
            frames += name.startsWith("frame ") ? 1 : 0;
            batches += name.startsWith("batch ") ? 1 : 0;
        }
        assertEquals(20, frames);
        assertTrue(batches >= 20, batches + " batches");
    }

    @Test
    void aCameraIsProfiled() {
        Cli cli = Cli.run("profile", "sim", "--frames", "10", "--json", "--panel", "st7789-240x240");
        assertEquals(0, cli.code(), cli.err());
        JsonObject json = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertEquals(10, json.get("frames").getAsInt());
        assertTrue(json.getAsJsonObject("stages").get("bus").getAsDouble() > 0, cli.out());
    }

    @Test
    void theRecordingOfABusIsProfiled() throws IOException {
        Path gray = folder.resolve("gray.jpg");
        Path trace = folder.resolve("bus.trace");
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "jpeg", gray.toFile());
        Cli recorded = Cli.run("trace", "record", gray, "--panel", "memento", "--bus-hz", "4000000", "-o", trace);
        assertEquals(0, recorded.code(), recorded.err());
        Cli cli = Cli.run("profile", trace, "--json");
        assertEquals(0, cli.code(), cli.err());
        JsonObject json = JsonParser.parseString(cli.out()).getAsJsonObject();
        assertTrue(
                json.getAsJsonObject("stages").get("bus").getAsDouble() > 200, "57600 pixels at 4 MHz: " + cli.out());
        assertTrue(cli.out().contains("\"kind\": \"slow-bus\""), cli.out());
    }

    @Test
    void wrongUsageIsToldAsSuch() {
        for (Cli cli : List.of(
                Cli.run("profile"),
                Cli.run("profile", "defect-none"),
                Cli.run("profile", "a\0b"),
                Cli.run("profile", "nonsense"),
                Cli.run("run", "sim", "--panel", "acep-600x448", "--preview", "none"),
                Cli.run("profile", "healthy", "--panel", "memento"),
                Cli.run("profile", "healthy", "--rotation", "90"),
                Cli.run("profile", "sim", "--panel", "acep-600x448"),
                Cli.run("profile", "some.jfr", "--recording", "other.jfr"),
                Cli.run("profile", "some.jfr", "--frames", "20"),
                Cli.run("profile", "some.jfr", "--panel", "memento"),
                Cli.run("profile", "healthy", "--frames", "1"))) {
            assertEquals(2, cli.code(), cli.out());
            assertFalse(cli.err().isBlank());
        }
        Cli missing = Cli.run("profile", folder.resolve("none.jfr"));
        assertEquals(1, missing.code());
        Cli folderAsFile = Cli.run("profile", "healthy", "--report", folder);
        assertEquals(1, folderAsFile.code());
        assertTrue(folderAsFile.err().contains("no name of a file"), folderAsFile.err());
        Cli below = Cli.run("profile", "healthy", "--perfetto", "/proc/none/x.json");
        assertEquals(1, below.code());
    }
}
