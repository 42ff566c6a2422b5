package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/// One step of a case. A field that is not of the kind that its reader asks for makes the case unsupported.
///
/// @param index from 0
/// @param op what to do
/// @param json all of it; the fields that `op` needs are there
record Step(int index, String op, JsonObject json) {
    private static final JsonObject NOTHING = new JsonObject();

    /// Whether the field is there.
    boolean has(String name) {
        return json.has(name);
    }

    /// A field with a string.
    String text(String name) {
        JsonElement value = json.get(name);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isString()) {
            throw malformed(name, "a text");
        }
        return value.getAsString();
    }

    /// A field with a whole number.
    long integer(String name) {
        try {
            return json.get(name).getAsLong();
        } catch (NullPointerException
                | NumberFormatException
                | UnsupportedOperationException
                | IllegalStateException e) {
            throw malformed(name, "a whole number");
        }
    }

    /// A field with any value.
    JsonElement value(String name) {
        return json.get(name);
    }

    /// A field with a list.
    JsonArray list(String name) {
        if (json.get(name) instanceof JsonArray list) {
            return list;
        }
        throw malformed(name, "a list");
    }

    /// A field with an object.
    JsonObject object(String name) {
        if (json.get(name) instanceof JsonObject object) {
            return object;
        }
        throw malformed(name, "an object");
    }

    /// Positional arguments.
    JsonArray args() {
        return has("args") ? list("args") : new JsonArray();
    }

    /// Named arguments.
    JsonObject named() {
        return has("kw") ? object("kw") : NOTHING;
    }

    /// What should come of it; empty if nothing in particular.
    JsonObject expect() {
        return has("expect") ? object("expect") : NOTHING;
    }

    private Unsupported malformed(String name, String kind) {
        return new Unsupported("a '" + op + "' step whose '" + name + "' is not " + kind);
    }

    @Override
    public String toString() {
        return "step " + index + " (" + op + ")";
    }
}
