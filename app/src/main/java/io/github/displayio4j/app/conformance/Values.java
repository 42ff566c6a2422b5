package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.displayio4j.displayio.Colorspace;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Values of SCHEMA 2 as Java objects: `Long`, `Double`, `Boolean`, `String`, `List` (lists and tuples), `byte[]`,
/// `Colorspace`, `FileName`, objects of the case, and `NONE`.
final class Values {
    /// Python's None.
    static final Object NONE = new Object() {
        @Override
        public String toString() {
            return "None";
        }
    };

    /// A file of the case.
    record FileName(String name) {}

    private Values() {}

    /// Reads a value.
    ///
    /// @throws Unsupported if it is of a kind that no adapter takes
    static Object of(JsonElement json, Map<String, Object> objects) {
        return switch (json) {
            case JsonPrimitive primitive -> ofPrimitive(primitive);
            case JsonArray array -> list(array, objects);
            case JsonObject object -> ofObject(object, objects);
            default -> NONE;
        };
    }

    private static Object ofPrimitive(JsonPrimitive value) {
        if (value.isBoolean()) {
            return value.getAsBoolean();
        }
        if (value.isString()) {
            return value.getAsString();
        }
        String digits = value.getAsString();
        boolean whole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return whole ? (Object) value.getAsLong() : (Object) value.getAsDouble();
    }

    private static List<Object> list(JsonArray array, Map<String, Object> objects) {
        List<Object> out = new ArrayList<>();
        for (JsonElement element : array) {
            out.add(of(element, objects));
        }
        return out;
    }

    private static Object ofObject(JsonObject json, Map<String, Object> objects) {
        String kind = json.keySet().iterator().next();
        return switch (kind) {
            case "$" -> made(json.get(kind).getAsString(), objects);
            case "t" -> list(json.getAsJsonArray(kind), objects);
            case "b64" -> Base64.getDecoder().decode(json.get(kind).getAsString());
            case "cs" -> Colorspace.valueOf(json.get(kind).getAsString());
            case "file" -> new FileName(json.get(kind).getAsString());
            default -> throw new Unsupported("values of kind '" + kind + "'");
        };
    }

    private static Object made(String id, Map<String, Object> objects) {
        Object object = objects.get(id);
        if (object == null) {
            throw new Unsupported("object '" + id + "', which could not be made");
        }
        return object;
    }
}
