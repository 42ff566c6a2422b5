package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.displayio4j.displayio.Colorspace;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Values of SCHEMA 2 as Java objects: `Long`, `Double`, `Boolean`, `String`, `List` (lists and tuples), `byte[]`,
/// `Colorspace`, the records below, objects of the case, and `NONE`.
final class Values {
    /// Python's None.
    static final Object NONE = new Object() {
        @Override
        public String toString() {
            return "None";
        }
    };

    /// Path of a file of the case.
    record FileName(String name) {}

    /// A file of the case, open for reading.
    record OpenFile(String name, ByteArrayInputStream in) {}

    /// A typed array.
    ///
    /// @param type `B` bytes, `h` and `H` 16 bits with and without sign
    record TypedArray(char type, List<Object> values) {}

    /// A function of SCHEMA 2.
    ///
    /// @param a what `const` gives
    record Function(String name, double a) {}

    /// A value of an enumeration.
    ///
    /// @param kind `bm` BlendMode, `da` DitherAlgorithm
    record Choice(String kind, String name) {}

    final CaseFiles files;
    private final Map<String, Object> named = new HashMap<>();
    private final IdentityHashMap<Object, Adapter> adapters = new IdentityHashMap<>();

    Values(CaseFiles files) {
        this.files = files;
    }

    /// Keeps an object under a name.
    void put(String id, Object object) {
        named.put(id, object);
        if (object instanceof Adapter adapter) {
            adapters.put(adapter.subject(), adapter);
        }
    }

    /// Keeps the result of a step under a name: an object of the case again if it came from one.
    void keep(String id, Object result) {
        Adapter known = adapters.get(result);
        put(id, known == null ? Adapter.wrap(result) : known);
    }

    /// The object of that name, or `NONE`.
    Object find(String id) {
        return named.getOrDefault(id, NONE);
    }

    /// All objects.
    Iterable<Object> all() {
        return named.values();
    }

    /// Reads a value.
    ///
    /// @throws Unsupported if it is of a kind that no adapter takes
    Object of(JsonElement json) {
        return switch (json) {
            case JsonPrimitive primitive -> ofPrimitive(primitive);
            case JsonArray array -> list(array);
            case JsonObject object -> ofObject(object);
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
        try {
            return whole ? (Object) Long.valueOf(digits) : (Object) value.getAsDouble();
        } catch (NumberFormatException e) {
            throw new Unsupported("numbers of more than 64 bits");
        }
    }

    private List<Object> list(JsonArray array) {
        List<Object> out = new ArrayList<>();
        for (JsonElement element : array) {
            out.add(of(element));
        }
        return out;
    }

    private Object ofObject(JsonObject json) {
        String kind = json.isEmpty() ? "" : json.keySet().iterator().next();
        try {
            return switch (kind) {
                case "$" -> made(json.get(kind).getAsString());
                case "t" -> list(json.getAsJsonArray(kind));
                case "b64" -> CaseFiles.decode(json.get(kind).getAsString());
                case "cs" -> Colorspace.valueOf(json.get(kind).getAsString());
                case "file" -> new FileName(json.get(kind).getAsString());
                case "open" -> {
                    String name = json.get(kind).getAsString();
                    yield new OpenFile(name, new ByteArrayInputStream(files.bytes(name)));
                }
                case "xsb" ->
                    bytes(json.get(kind).getAsNumber().intValue(), json.get("n").getAsInt());
                case "arr" -> new TypedArray(json.get(kind).getAsString().charAt(0), list(json.getAsJsonArray("v")));
                case "fn" ->
                    new Function(
                            json.get(kind).getAsString(),
                            json.has("a") ? json.get("a").getAsDouble() : 0);
                case "bm", "da" -> new Choice(kind, json.get(kind).getAsString());
                default -> throw new Unsupported("values of kind '" + kind + "'");
            };
        } catch (NullPointerException
                | ClassCastException
                | UnsupportedOperationException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw new Unsupported("a value such as " + json);
        }
    }

    private static byte[] bytes(int seed, int n) {
        int[] state = {seed};
        byte[] out = new byte[n];
        for (int i = 0; i < n; i++) {
            out[i] = (byte) Xorshift.next(state, 0xff);
        }
        return out;
    }

    private Object made(String id) {
        Object object = named.get(id);
        if (object == null) {
            throw new Unsupported("object '" + id + "', which could not be made");
        }
        return object;
    }
}
