package io.github.displayio4j.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `displayio4j soak` as a user calls it.
class SoakCommandTest {
    @Test
    void itTellsItsSeedAndThatAllIsWell() {
        Cli run = Cli.run("soak", "--mutations", 300, "--seed", 5, "--threads", 1);
        assertEquals(0, run.code(), run.out());
        assertTrue(run.err().contains("soak: seed 5"), run.err());
        assertTrue(run.out().endsWith("seed 5: all pixels equal\n"), run.out());
    }

    @Test
    void jsonIsForPrograms() {
        Cli run = Cli.run("soak", "--mutations", 100, "--seed", 6, "--json");
        assertEquals(0, run.code(), run.out());
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertEquals(6, json.get("seed").getAsLong());
        assertTrue(json.get("mutations").getAsLong() >= 100);
        assertFalse(json.get("failed").getAsBoolean());
    }

    @Test
    void threadsShareAScene() {
        Cli run = Cli.run("soak", "--concurrent", "0.2s", "--runs", 4, "--seed", 9);
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().startsWith("4/4 runs good, "), run.out());
    }

    @Test
    void aCameraInRealTime(@TempDir Path card) throws IOException {
        Cli run = Cli.run("soak", "sim", "--seconds", 1, "--photos", card, "--json");
        assertEquals(0, run.code(), run.err());
        JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
        assertTrue(json.get("frames").getAsLong() > 0);
        assertTrue(json.get("slowedFrames").getAsLong() > 0);
        assertEquals(0, json.get("staleFrames").getAsLong(), "each frame on the glass is the newest");
        assertEquals(0, json.get("wrongPixels").getAsLong(), "labels and icon too");
        double ratio = json.get("bytesRatio").getAsDouble();
        assertTrue(ratio > 0 && ratio <= 1.02, "bytes of what moves alone: " + ratio);
        double wire = json.get("p99WireMillis").getAsDouble();
        assertTrue(wire <= 84_491 * 8 / 62_500.0 + 0.1, "a frame on the wire: " + wire);
        assertTrue(json.get("p99LatencyMillis").getAsDouble() >= wire);
        assertTrue(json.get("fps").getAsDouble() <= 31, "frames come at their rate");
        assertTrue(json.has("allocatedBytesPerFrame") && json.has("gcMaxPauseMillis"));
        double half = 0;
        for (String stage : new String[] {"handOver", "decode", "draw", "send"}) {
            JsonObject times = json.getAsJsonObject("stages").getAsJsonObject(stage);
            half += times.get("p50Millis").getAsDouble();
            assertTrue(
                    times.get("p99Millis").getAsDouble()
                            <= times.get("maxMillis").getAsDouble(),
                    stage);
        }
        assertTrue(
                half > wire && half < 4 * json.get("maxLatencyMillis").getAsDouble(), "stages make the whole: " + half);
        assertEquals(0, json.get("wrongPhotos").getAsInt());
        try (var files = Files.list(card)) {
            assertEquals(json.get("photos").getAsLong(), files.count());
        }
        assertTrue(json.get("photos").getAsInt() > 0
                && json.get("longestGapFrames").getAsLong() >= 0);
        assertTrue(json.getAsJsonObject("start").get("frames").getAsLong() > 0, "told apart");
    }

    @Test
    void aCameraThatIsNoneIsNamed() {
        Cli run = Cli.run("soak", "no-such.mjpeg", "--seconds", 1);
        assertEquals(1, run.code(), run.err());
        assertTrue(run.err().contains("no-such.mjpeg: no such file"), run.err());
    }

    @Test
    void aRecipeIsPlayedAgain() {
        Cli run = Cli.run("soak", "--replay", "1f;rgb565-16:40x30:90:4:STANDARD:plain;m1,r0,f0:30,t0:180,r0");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().startsWith("display0: rgb565-16, 40x30, turned by 90, strips of 4 rows, colours STANDARD\n"),
                run.out());
        assertTrue(run.out().contains("  display0.refresh(), but the bus breaks down after 30 bytes\n"), run.out());
        assertTrue(run.out().contains("\nall pixels equal\n"), run.out());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--mutations 0                                 | --mutations must be 1 or more, not 0",
                "--threads 0                                   | --threads must be 1..64, not 0",
                "--seconds 0                                   | --seconds must be 1 or more, not 0.0",
                "--seed x                                      | --seed",
                "--concurrent soon                             | must be a number of seconds above 0, not 'soon'",
                "--concurrent 1 --runs 0                       | --runs must be 1 or more, not 0",
                "--replay nonsense                             | a recipe is SCENE;SCREEN;...;MOVES, not 'nonsense'",
                "--replay 1;oled-9:40x30:0:4:STANDARD:plain;r0          | no target 'oled-9'; there are",
                "--replay 1;rgb565-16:40x30:0:4:STANDARD:plain;r1      | screen must be 0..0, not 1",
                "--replay 1;rgb565-16:40x30:0:4:STANDARD:plain;q0      | no move 'q0'",
                "--replay 1;rgb565-16:fortyx30:0:4:STANDARD:plain;r0   | --replay: For input string",
            })
    void wrongUseIsOneLine(String options, String message) {
        Object[] words = ("soak " + options).split(" ");
        Cli run = Cli.run(words);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
