package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.displayio4j.displaybus.VirtualClock;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs the steps of one case at level 1 (SCHEMA 3, 4, 7): panel memory, bitmaps, results and errors.
///
/// Dirty areas of bitmaps and displays belong to level 2: here areas are kept in another way.
final class CaseRunner implements AutoCloseable {
    private final VirtualClock clock = new VirtualClock();
    private final Map<String, Object> objects = new HashMap<>();

    private CaseRunner() {}

    /// Runs a case. It goes on after a step that should raise an error, and ends at the first one that differs.
    static Verdict run(Case golden) {
        try (CaseRunner runner = new CaseRunner()) {
            for (Step step : golden.steps()) {
                String difference = runner.check(step);
                if (difference != null) {
                    return new Verdict.Failed(step, difference);
                }
            }
            return new Verdict.Passed();
        } catch (Unsupported e) {
            return new Verdict.Skipped(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        for (Object object : objects.values()) {
            if (object instanceof DisplayAdapter display) {
                display.close();
            }
        }
    }

    /// Runs a step and compares.
    ///
    /// @return what differs, or null
    @SuppressWarnings("CatchingUnchecked") // whatever a step throws is what that step is judged by
    private @Nullable String check(Step step) {
        JsonObject expect = step.expect();
        String raises = expect.has("raises") ? expect.get("raises").getAsString() : null;
        Object result;
        try {
            result = execute(step);
        } catch (Unsupported e) {
            throw e;
        } catch (RuntimeException e) {
            if (raises == null) {
                return "must not raise anything, but did: " + e;
            }
            return Misuse.matches(raises, e) ? null : "must raise " + raises + ", not " + e;
        }
        if (raises != null) {
            return "must raise " + raises + " (" + expect.get("msg") + "), but went through";
        }
        if (expect.has("ret") && !isSame(expect.get("ret"), result)) {
            return "result is " + result + ", not " + expect.get("ret");
        }
        if (expect.has("panel")) {
            return object(step, DisplayAdapter.class).difference(expect.getAsJsonObject("panel"));
        }
        return step.op().equals("bitmap") ? compareBitmap(step) : null;
    }

    private Object execute(Step step) {
        switch (step.op()) {
            case "new" -> {
                String type = step.text("type");
                Object made = Types.make(type, arguments(type, step), clock);
                Object before = objects.put(step.text("id"), made);
                if (before instanceof DisplayAdapter display) {
                    display.close();
                }
            }
            case "call" -> {
                String method = step.text("m");
                Arguments args = arguments(method, step);
                Object result = object(step, Adapter.class).call(method, args);
                args.end();
                if (step.json().has("save")) {
                    throw new Unsupported("results that are kept");
                }
                return result;
            }
            case "func" -> {
                String name = step.text("mod") + "." + step.text("name");
                return Functions.call(name, arguments(name, step));
            }
            case "set" -> object(step, Adapter.class).set(step.text("attr"), value(step, "value"));
            case "get" -> {
                if (step.json().has("save")) {
                    throw new Unsupported("results that are kept");
                }
                return object(step, Adapter.class).get(step.text("attr"));
            }
            case "setitem" -> object(step, Adapter.class).setItem(value(step, "index"), value(step, "value"));
            case "getitem" -> {
                return object(step, Adapter.class).item(value(step, "index"));
            }
            case "delitem" -> object(step, Adapter.class).deleteItem(value(step, "index"));
            case "len" -> {
                return (long) object(step, Adapter.class).length();
            }
            case "palette" -> {
                JsonArray colours = step.value("colors").getAsJsonArray();
                Adapter palette = object(step, PaletteAdapter.class);
                for (int i = 0; i < colours.size(); i++) {
                    palette.setItem((long) i, Values.of(colours.get(i), objects));
                }
            }
            case "fill_data" ->
                object(step, BitmapAdapter.class).fill(step.value("data").getAsJsonObject());
            // nobody here clears the damage of a bitmap: every display remembers what it has seen
            case "clean", "bitmap" -> object(step, BitmapAdapter.class);
            case "refresh" -> {
                object(step, DisplayAdapter.class).refresh(arguments("refresh", step));
                return true;
            }
            case "tick" -> clock.sleep(step.value("ms").getAsLong() * 1_000_000);
            default -> throw new Unsupported("step '" + step.op() + "'");
        }
        return Values.NONE;
    }

    private Arguments arguments(String callee, Step step) {
        List<Object> positional = step.args().asList().stream()
                .map(value -> Values.of(value, objects))
                .toList();
        Map<String, Object> named = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : step.named().entrySet()) {
            named.put(entry.getKey(), Values.of(entry.getValue(), objects));
        }
        return new Arguments(callee, positional, named);
    }

    private Object value(Step step, String field) {
        return Values.of(step.value(field), objects);
    }

    private <T> T object(Step step, Class<T> type) {
        Object object = objects.get(step.text("id"));
        if (type.isInstance(object)) {
            return type.cast(object);
        }
        throw new Unsupported("step '" + step.op() + "' of " + (object == null ? "nothing" : object));
    }

    private static boolean isSame(JsonElement golden, Object result) {
        if (golden.isJsonPrimitive() && golden.getAsJsonPrimitive().isString()) {
            String text = golden.getAsString();
            boolean anyObject = text.equals("<obj>") && !result.equals(Values.NONE);
            return text.equals(result) || (anyObject && !(result instanceof Long || result instanceof Boolean));
        }
        return Values.of(golden, Map.of()).equals(result);
    }

    private @Nullable String compareBitmap(Step step) {
        BitmapAdapter adapter = object(step, BitmapAdapter.class);
        JsonObject expect = step.expect();
        int width = adapter.bitmap.width();
        int height = adapter.bitmap.height();
        int bits = adapter.bitmap.bitsPerValue();
        if (expect.get("w").getAsInt() != width
                || expect.get("h").getAsInt() != height
                || expect.get("bits").getAsInt() != bits) {
            return "bitmap is " + width + "x" + height + " of " + bits + " bits, not " + expect.get("w") + "x"
                    + expect.get("h") + " of " + expect.get("bits");
        }
        return Expected.difference("bitmap", expect, adapter.values(), bits > 8 ? 2 : 1, width);
    }

    /// Python's errors and ours.
    private static final class Misuse {
        static boolean matches(String python, RuntimeException ours) {
            boolean ourMisuse = ours instanceof IllegalArgumentException
                    || ours instanceof IllegalStateException
                    || ours instanceof UnsupportedOperationException
                    || ours instanceof WrongType;
            boolean badInput = ours instanceof UncheckedIOException;
            return switch (python) {
                case "IndexError", "TypeError", "AttributeError", "KeyError" -> ourMisuse;
                case "OSError", "EOFError" -> badInput;
                // Python's word for bad values of arguments and for bad content of files
                case "ValueError", "RuntimeError", "NotImplementedError" -> ourMisuse || badInput;
                default -> throw new Unsupported("errors of class " + python);
            };
        }
    }
}
