package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads files of format `displayio-golden-1` (SCHEMA 1 and 3) and checks that every step has the fields it
/// needs.
final class CaseReader {
    private static final String FORMAT = "displayio-golden-1";

    /// Fields that a step must have.
    static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("new", List.of("id", "type")),
            Map.entry("call", List.of("id", "m")),
            Map.entry("func", List.of("mod", "name")),
            Map.entry("set", List.of("id", "attr", "value")),
            Map.entry("get", List.of("id", "attr")),
            Map.entry("setitem", List.of("id", "index", "value")),
            Map.entry("getitem", List.of("id", "index")),
            Map.entry("delitem", List.of("id", "index")),
            Map.entry("len", List.of("id")),
            Map.entry("sort", List.of("id", "order")),
            Map.entry("palette", List.of("id", "colors")),
            Map.entry("fill_data", List.of("id", "data")),
            Map.entry("clean", List.of("id")),
            Map.entry("bitmap", List.of("id", "expect")),
            Map.entry("refresh", List.of("id")),
            Map.entry("tick", List.of("ms")),
            Map.entry("background", List.of()),
            Map.entry("bgmode", List.of("v")),
            Map.entry("bus_busy", List.of("v")),
            Map.entry("pin", List.of("id", "v")),
            Map.entry("buffer", List.of("id", "n")),
            Map.entry("bytes", List.of("id", "expect")),
            Map.entry("now", List.of()));

    /// Fields that a step may have.
    static final Map<String, List<String>> OPTIONAL = Map.of(
            "new", List.of("args", "kw"),
            "call", List.of("args", "kw", "save"),
            "func", List.of("args", "kw"),
            "get", List.of("save"),
            "pin", List.of("flip_after"),
            "refresh", List.of("kw"));

    private CaseReader() {}

    /// The cases of all files in a folder, or in its folder `cases`, by name; or those of a single file.
    ///
    /// @throws IOException if there are none, or a file is not what it should be; the message says which and why
    static List<Case> read(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        List<Case> cases = new ArrayList<>();
        if (Files.isRegularFile(folder)) {
            read(folder, cases);
            return cases;
        }
        Path inner = folder.resolve("cases");
        Path from = Files.isDirectory(inner) ? inner : folder;
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IOException(from + ": no case files (*.json)");
        }
        for (Path file : files) {
            read(file, cases);
        }
        return cases;
    }

    private static void read(Path file, List<Case> cases) throws IOException {
        String where = file.getFileName().toString();
        try (Reader in = Files.newBufferedReader(file)) {
            JsonObject top = JsonParser.parseReader(in).getAsJsonObject();
            if (top.has("steps") && !top.has("cases")) {
                cases.add(readCase(where, top)); // a benchmark scene (SCHEMA 10)
                return;
            }
            if (!top.has("format") || !FORMAT.equals(top.get("format").getAsString())) {
                throw new IOException(where + ": format must be \"" + FORMAT + "\", not " + top.get("format"));
            }
            JsonArray list = array(where, top, "cases");
            for (int i = 0; i < list.size(); i++) {
                cases.add(readCase(where + ", case " + i, list.get(i).getAsJsonObject()));
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | ClassCastException e) {
            throw new IOException(where + ": not a case file: " + reason(e), e);
        }
    }

    /// What is wrong with a file, in a line.
    private static String reason(RuntimeException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return "not UTF-8";
        }
        String text = e.getCause() instanceof MalformedJsonException cause
                ? String.valueOf(cause.getMessage())
                : String.valueOf(e.getMessage());
        return text.lines().findFirst().orElse("");
    }

    private static Case readCase(String where, JsonObject json) throws IOException {
        String id = text(where, json, "id");
        JsonArray list = array(where + " " + id, json, "steps");
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            steps.add(readStep(where + " " + id + ", step " + i, i, list.get(i).getAsJsonObject()));
        }
        String quirk = json.has("quirk") ? json.get("quirk").getAsString() : null;
        JsonObject files = json.has("files") ? json.getAsJsonObject("files") : new JsonObject();
        return new Case(id, text(where, json, "area"), quirk, files, List.copyOf(steps));
    }

    private static Step readStep(String where, int index, JsonObject json) throws IOException {
        String op = text(where, json, "op");
        if (json.has("expect") && !json.get("expect").isJsonObject()) {
            throw new IOException(where + ": 'expect' must be an object");
        }
        for (String field : FIELDS.getOrDefault(op, List.of())) {
            if (!json.has(field)) {
                throw new IOException(where + ": '" + op + "' must have a field '" + field + "'");
            }
        }
        return new Step(index, op, json);
    }

    private static String text(String where, JsonObject json, String field) throws IOException {
        JsonElement value = json.get(field);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IOException(where + ": there must be a field '" + field + "' with a text");
        }
        return value.getAsString();
    }

    private static JsonArray array(String where, JsonObject json, String field) throws IOException {
        JsonElement value = json.get(field);
        if (value == null || !value.isJsonArray()) {
            throw new IOException(where + ": there must be a field '" + field + "' with a list");
        }
        return value.getAsJsonArray();
    }
}
