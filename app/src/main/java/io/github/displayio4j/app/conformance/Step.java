package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/// One step of a case.
///
/// @param index from 0
/// @param op what to do
/// @param json all of it; the fields that `op` needs are there
record Step(int index, String op, JsonObject json) {
    private static final JsonObject NOTHING = new JsonObject();

    /// A field with a string.
    String text(String name) {
        return json.get(name).getAsString();
    }

    /// A field with any value.
    JsonElement value(String name) {
        return json.get(name);
    }

    /// Positional arguments.
    JsonArray args() {
        return json.has("args") ? json.getAsJsonArray("args") : new JsonArray();
    }

    /// Named arguments.
    JsonObject named() {
        return json.has("kw") ? json.getAsJsonObject("kw") : NOTHING;
    }

    /// What should come of it; empty if nothing in particular.
    JsonObject expect() {
        return json.has("expect") ? json.getAsJsonObject("expect") : NOTHING;
    }

    @Override
    public String toString() {
        return "step " + index + " (" + op + ")";
    }
}
