package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs the steps of one case (SCHEMA 3, 4, 7): at level 1 panel memory, bitmaps, results and errors; at level 2
/// what displays ask of their buses too; at level 3, in cases that have it, what is on the wires.
///
/// A step, a field or an expectation that this runner does not know makes the case unsupported: nothing passes
/// because nobody looked. What level 1 leaves out on purpose is counted.
final class CaseRunner implements AutoCloseable {
    /// Fields that steps may have beside those of their own kind.
    private static final Set<String> COMMON_FIELDS = Set.of("op", "expect");

    /// What a result is compared with here.
    private static final Set<String> COMPARED =
            Set.of("raises", "ret", "panel", "planes", "w", "h", "bits", "crc32", "zb64", "ideal_crc32", "ideal_zb64");

    /// Areas of cases in which partial refreshes must be those of the C core too (SCHEMA 7.2).
    private static final Set<String> EXACT_AREAS = Set.of("bus", "i2c", "epaper");

    private static final Set<String> TRANSCRIPTS = Set.of("bus", "wire");

    /// Information, or told by the windows of the bus transcript.
    private static final Set<String> LEFT_OUT = Set.of("dirty", "clipped", "msg");

    /// From these levels on, transcripts of buses and of wires are compared.
    private static final int BUS_LEVEL = 2;

    private static final int WIRE_LEVEL = 3;

    private final Bench bench;
    private final boolean hasWires;
    /// One for the whole case, since it knows where D/C stands.
    private final Words goldenWire = new Words();
    private final Case golden;
    private final Values values;
    private final Map<String, Integer> leftOut = new TreeMap<>();

    private CaseRunner(Case golden, int level) {
        this.golden = golden;
        bench = new Bench(level);
        hasWires = golden.steps().stream().anyMatch(step -> step.expect().has("wire"));
        values = new Values(new CaseFiles(golden.files()));
    }

    /// Runs a case. It goes on after a step that should raise an error, and ends at the first one that differs.
    static Result run(Case golden, int level) {
        try (CaseRunner runner = new CaseRunner(golden, level)) {
            return new Result(golden, runner.verdict(), runner.leftOut);
        }
    }

    private Verdict verdict() {
        try {
            for (Step step : golden.steps()) {
                String difference = check(step);
                if (difference != null) {
                    return new Verdict.Failed(step, difference);
                }
            }
            return new Verdict.Passed();
        } catch (Unsupported e) {
            return new Verdict.Skipped(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            return new Verdict.Skipped("more memory");
        }
    }

    @Override
    public void close() {
        for (Object object : values.all()) {
            if (object instanceof AnyDisplayAdapter display) {
                display.close();
            }
        }
        for (Object object : values.all()) {
            if (object instanceof OnDiskBitmapAdapter file) {
                file.bitmap.close(); // no display draws it any more
            }
        }
        values.files.close();
    }

    /// Runs a step and compares.
    ///
    /// @return what differs, or null
    private @Nullable String check(Step step) {
        JsonObject expect = step.expect();
        requireKnown(step, expect);
        String difference = compareResult(step, expect);
        for (String memory : List.of("panel", "planes")) {
            if (difference == null && expect.has(memory)) {
                if (!(expect.get(memory) instanceof JsonObject panel)) {
                    throw new Unsupported("'expect." + memory + "' that is not an object");
                }
                difference = display(step).difference(panel);
            }
        }
        if (difference == null) {
            difference = compareTranscripts(step, expect);
        }
        return difference == null && step.op().equals("bitmap") ? compareBitmap(step) : difference;
    }

    /// A step without a transcript must not send anything.
    private @Nullable String compareTranscripts(Step step, JsonObject expect) {
        List<String> bus = bench.busWords.take();
        List<String> wire = bench.wireWords.take();
        if (bench.level < BUS_LEVEL) {
            return null;
        }
        Words golden = new Words();
        if (expect.has("bus")) {
            golden.readBus(expect.getAsJsonArray("bus"));
        }
        String difference = Words.difference("bus", bus, golden.take());
        if (difference != null && !EXACT_AREAS.contains(this.golden.area()) && isPartial(step, expect)) {
            leftOut.merge("partial refreshes with areas of their own", 1, Integer::sum);
            return null;
        }
        if (bench.level < WIRE_LEVEL) {
            return difference;
        }
        if (expect.has("wire")) {
            goldenWire.readWire(expect.getAsJsonArray("wire"));
        }
        return difference == null && hasWires ? Words.difference("wire", wire, goldenWire.take()) : difference;
    }

    /// Whether it is the refresh of less than a whole panel.
    private boolean isPartial(Step step, JsonObject expect) {
        return step.op().equals("refresh")
                && expect.get("clipped") instanceof JsonArray areas
                && !object(step, AnyDisplayAdapter.class).isWhole(areas);
    }

    private void requireKnown(Step step, JsonObject expect) {
        List<String> fields = CaseReader.FIELDS.get(step.op());
        if (fields == null) {
            throw new Unsupported("step '" + step.op() + "'");
        }
        for (String field : step.json().keySet()) {
            if (!COMMON_FIELDS.contains(field)
                    && !fields.contains(field)
                    && !CaseReader.OPTIONAL.getOrDefault(step.op(), List.of()).contains(field)) {
                throw new Unsupported("'" + field + "' in a '" + step.op() + "' step");
            }
        }
        for (String key : expect.keySet()) {
            boolean above =
                    (key.equals("bus") && bench.level < BUS_LEVEL) || (key.equals("wire") && bench.level < WIRE_LEVEL);
            if (above || LEFT_OUT.contains(key)) {
                leftOut.merge(key, 1, Integer::sum);
            } else if (!COMPARED.contains(key) && !TRANSCRIPTS.contains(key)) {
                throw new Unsupported("'expect." + key + "'");
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a step throws is what that step is judged by
    private @Nullable String compareResult(Step step, JsonObject expect) {
        String raises = expect.has("raises") ? expect.get("raises").getAsString() : null;
        Object result;
        try {
            result = execute(step);
        } catch (Unsupported e) {
            throw e;
        } catch (RuntimeException e) {
            if (raises != null) {
                return Misuse.matches(raises, e) ? null : "must raise " + raises + ", not " + e;
            }
            if (e instanceof WrongType) {
                throw new Unsupported("an argument that no adapter takes: " + e.getMessage());
            }
            return "must not raise anything, but did: " + e;
        }
        if (raises != null) {
            return "must raise " + raises + " (" + expect.get("msg") + "), but went through";
        }
        if (expect.has("ret") && isLeftOut(step)) {
            leftOut.merge(step.op(), 1, Integer::sum);
            return null;
        }
        if (expect.has("ret") && !isSame(expect.get("ret"), result)) {
            return "result is " + result + ", not " + expect.get("ret");
        }
        return null;
    }

    /// Time that passes with each area that is sent tells how many there were: not at level 1.
    private boolean isLeftOut(Step step) {
        return step.op().equals("now") && bench.turnNanos > 0 && bench.level < BUS_LEVEL;
    }

    private Object execute(Step step) {
        switch (step.op()) {
            case "new" -> {
                String type = step.text("type");
                Adapter made = Types.make(type, arguments(type, step), bench, values, golden.id());
                if (values.find(step.text("id")) instanceof AnyDisplayAdapter before) {
                    before.close();
                }
                values.put(step.text("id"), made);
            }
            case "call" -> {
                String method = step.text("m");
                Arguments args = arguments(method, step);
                Object result = object(step, Adapter.class).call(method, args);
                args.end();
                return kept(step, result);
            }
            case "func" -> {
                String name = step.text("mod") + "." + step.text("name");
                return Functions.call(name, arguments(name, step));
            }
            case "set" -> object(step, Adapter.class).set(step.text("attr"), values.of(step.value("value")));
            case "get" -> {
                return kept(step, object(step, Adapter.class).get(step.text("attr")));
            }
            case "setitem" ->
                object(step, Adapter.class).setItem(values.of(step.value("index")), values.of(step.value("value")));
            case "getitem" -> {
                return object(step, Adapter.class).item(values.of(step.value("index")));
            }
            case "delitem" -> object(step, Adapter.class).deleteItem(values.of(step.value("index")));
            case "len" -> {
                return (long) object(step, Adapter.class).length();
            }
            case "sort" ->
                object(step, GroupAdapter.class)
                        .sort(step.list("order").asList().stream()
                                .map(id -> values.find(id.getAsString()))
                                .toList());
            case "palette" -> {
                JsonArray colours = step.list("colors");
                Adapter palette = object(step, PaletteAdapter.class);
                for (int i = 0; i < colours.size(); i++) {
                    palette.setItem((long) i, values.of(colours.get(i)));
                }
            }
            case "fill_data" -> object(step, BitmapAdapter.class).fill(step.object("data"));
            // nobody here clears the damage of a bitmap: every display remembers what it has seen
            case "clean", "bitmap" -> object(step, BitmapAdapter.class);
            case "refresh" -> {
                return object(step, AnyDisplayAdapter.class).refresh(arguments("refresh", step));
            }
            case "tick" -> bench.clock.sleep(step.integer("ms") * 1_000_000);
            case "now" -> {
                return bench.clock.nanos() / 1_000_000;
            }
            case "background" -> display(step).background();
            case "bgmode" -> bench.turnNanos = step.integer("v") * 1_000_000;
            case "bus_busy" -> bench.holdBus(step.integer("v") != 0);
            case "pin" ->
                object(step, PinAdapter.class)
                        .drive(step.integer("v") != 0, step.has("flip_after") ? step.integer("flip_after") : -1);
            case "buffer" -> values.put(step.text("id"), new byte[Math.toIntExact(step.integer("n"))]);
            case "bytes" -> {
                return rowBytes(step, object(step, byte[].class));
            }
            default -> throw new Unsupported("step '" + step.op() + "'");
        }
        return Values.NONE;
    }

    /// Bytes of a buffer. What the C core writes beyond a row of the panel is what lies off the panel; that is
    /// taken from the golden file, and counted.
    private String rowBytes(Step step, byte[] buffer) {
        String ours = HexFormat.of().formatHex(buffer);
        int[] beyond = bench.beyondRow.get(buffer);
        if (beyond == null || !step.expect().has("ret")) {
            return ours;
        }
        String theirs = step.expect().get("ret").getAsString();
        if (theirs.length() != ours.length() || theirs.equals(ours)) {
            return ours;
        }
        leftOut.merge("bytes off the panel", 1, Integer::sum);
        return ours.substring(0, 2 * beyond[0])
                + theirs.substring(2 * beyond[0], 2 * beyond[1])
                + ours.substring(2 * beyond[1]);
    }

    private Object kept(Step step, Object result) {
        if (step.has("save")) {
            values.keep(step.text("save"), result);
        }
        return result;
    }

    private Arguments arguments(String callee, Step step) {
        List<Object> positional = step.args().asList().stream().map(values::of).toList();
        Map<String, Object> named = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : step.named().entrySet()) {
            named.put(entry.getKey(), values.of(entry.getValue()));
        }
        return new Arguments(callee, positional, named);
    }

    /// The display of a step; if the step does not say, the only one of the case.
    private AnyDisplayAdapter display(Step step) {
        if (step.has("id")) {
            return object(step, AnyDisplayAdapter.class);
        }
        AnyDisplayAdapter only = null;
        for (Object object : values.all()) {
            if (object instanceof AnyDisplayAdapter display) {
                if (only != null) {
                    throw new Unsupported("step '" + step.op() + "' without a name beside several displays");
                }
                only = display;
            }
        }
        if (only == null) {
            throw new Unsupported("step '" + step.op() + "' without a display");
        }
        return only;
    }

    private <T> T object(Step step, Class<T> type) {
        Object object = values.find(step.text("id"));
        if (type.isInstance(object)) {
            return type.cast(object);
        }
        throw new Unsupported("step '" + step.op() + "' of " + (object.equals(Values.NONE) ? "nothing" : object));
    }

    /// Whether a result is what the golden file says; numbers that are not whole may differ in the last digits.
    private static boolean isSame(JsonElement golden, Object result) {
        if (golden instanceof JsonArray list) {
            if (!(result instanceof List<?> seen) || seen.size() != list.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!isSame(list.get(i), seen.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (!golden.isJsonPrimitive()) {
            return golden.isJsonNull() && result.equals(Values.NONE);
        }
        if (golden.getAsJsonPrimitive().isBoolean()) {
            return result.equals(golden.getAsBoolean());
        }
        if (golden.getAsJsonPrimitive().isNumber()) {
            double number = golden.getAsDouble();
            return result instanceof Number seen && Math.abs(seen.doubleValue() - number) <= 1e-6 * Math.abs(number);
        }
        String text = golden.getAsString();
        boolean anyObject = !(result instanceof Number || result instanceof Boolean || result.equals(Values.NONE));
        return text.equals("<obj>") ? anyObject : text.equals(result);
    }

    private @Nullable String compareBitmap(Step step) {
        BitmapAdapter adapter = object(step, BitmapAdapter.class);
        JsonObject expect = step.expect();
        int width = adapter.bitmap.width();
        int height = adapter.bitmap.height();
        int bits = adapter.bitmap.bitsPerValue();
        if (!isSame(expect.get("w"), (long) width)
                || !isSame(expect.get("h"), (long) height)
                || !isSame(expect.get("bits"), (long) bits)) {
            return "bitmap is " + width + "x" + height + " of " + bits + " bits, not " + expect.get("w") + "x"
                    + expect.get("h") + " of " + expect.get("bits");
        }
        return Expected.difference("bitmap", expect, adapter.values(), bits > 8 ? 2 : 1, width, adapter.tolerance);
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
