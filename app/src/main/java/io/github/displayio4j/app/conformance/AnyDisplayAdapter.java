package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A display of any kind.
abstract class AnyDisplayAdapter extends Adapter implements AutoCloseable {
    AnyDisplayAdapter(String type) {
        super(type);
    }

    /// Refreshes.
    ///
    /// @return CircuitPython's result
    abstract Object refresh(Arguments args);

    /// Does what the background task does once.
    abstract void background();

    /// Whether these areas, as in `expect.clipped`, are one around the whole panel.
    abstract boolean isWhole(JsonArray areas);

    /// What differs from the golden memory of the panel, or null.
    abstract @Nullable String difference(JsonObject golden);

    static boolean isWhole(JsonArray areas, int width, int height) {
        if (areas.size() != 1 || !(areas.get(0) instanceof JsonArray edges)) {
            return false;
        }
        return edges.asList().stream().map(JsonElement::getAsInt).toList().equals(List.of(0, 0, width, height));
    }

    @Override
    public abstract void close();
}
