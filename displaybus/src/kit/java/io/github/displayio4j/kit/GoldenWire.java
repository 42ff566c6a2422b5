package io.github.displayio4j.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.DisplayBus;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Golden cases that say both what the display core asked of its bus and what then was on the wires (SCHEMA 4).
/// Payloads over 64 bytes are known by length only here; bytes of that number stand in for them.
public final class GoldenWire {
    private static final Path CASES =
            Path.of(System.getProperty("conformance.dir", "../../shared/conformance"), "cases");

    private GoldenWire() {}

    /// The cases of a file that have wire transcripts.
    public static List<JsonObject> cases(String file) throws IOException {
        Path path = CASES.resolve(file);
        boolean there = Files.exists(path);
        assertTrue(there || !"1".equals(System.getenv("REQUIRE_SHARED")), path + " is missing");
        assumeTrue(there, path + " is missing: golden wire transcripts are not compared");
        List<JsonObject> out = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(path)) {
            for (JsonElement golden :
                    JsonParser.parseReader(in).getAsJsonObject().getAsJsonArray("cases")) {
                if (golden.getAsJsonObject().has("wire")) {
                    out.add(golden.getAsJsonObject());
                }
            }
        }
        return out;
    }

    /// Plays what the display core asked: `B`, `C:`, `D:`, `E`, `W:`, `R`, with `+` for chip select after each
    /// byte.
    ///
    /// @param toggles whether the bus has a chip select to toggle
    public static void play(JsonArray asked, DisplayBus bus, boolean toggles) {
        BusBatch batch = new BusBatch();
        for (JsonElement element : asked) {
            String call = element.getAsString();
            switch (call.charAt(0)) {
                case 'B' -> batch.clear();
                case 'E' -> bus.send(batch);
                case 'R' -> bus.reset();
                case 'W' -> bus.clock().sleep(Long.parseLong(call.substring(2)) * 1_000_000);
                default -> append(batch, call.charAt(0) == 'C', payload(call), toggles && call.charAt(1) == '+');
            }
        }
    }

    private static void append(BusBatch batch, boolean command, byte[] bytes, boolean toggle) {
        for (byte value : bytes) {
            if (command) {
                batch.command(value & 0xff);
            } else {
                batch.data(value & 0xff);
            }
            if (toggle) {
                batch.deselect();
            }
        }
    }

    private static byte[] payload(String call) {
        int hash = call.indexOf('#');
        return hash < 0
                ? HexFormat.of().parseHex(call, call.indexOf(':') + 1, call.length())
                : new byte[Integer.parseInt(call, hash + 1, call.indexOf('~'), 10)];
    }

    /// Words of a wire transcript without what does not reach a controller: settings of the port, D/C driven to
    /// where it is, empty data, probing, checksums, how many calls bytes are split into; waits in one unit.
    ///
    /// @param dataMode where D/C stands before
    public static List<String> essence(List<String> words, boolean dataMode) {
        List<String> out = new ArrayList<>();
        String level = dataMode ? "dc=1" : "dc=0";
        for (String word : words) {
            boolean noise = word.isEmpty()
                    || word.startsWith("cfg:")
                    || word.startsWith("probe@")
                    || word.matches("i2c@..:40")
                    || word.equals(level);
            if (word.startsWith("dc=")) {
                level = word;
            }
            boolean more =
                    word.startsWith("spi:") && !out.isEmpty() && out.getLast().startsWith("spi:");
            if (more) {
                out.add(out.removeLast() + word.substring(4));
            } else if (!noise) {
                out.add(word.replaceFirst("^us:(\\d+)000$", "ms:$1").replaceFirst("~.*", ""));
            }
        }
        return out;
    }

    /// Strings of a JSON array.
    public static List<String> words(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }
}
