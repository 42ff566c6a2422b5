package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.EPaperSpec;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.displayio.PixelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// E-paper panels as text: a line a fact, a word and its values, `#` starts a comment.
///
/// ```
/// paper ssd1680-122x250        name
/// controller SSD1680           or UC8151
/// size 122x250                 unrotated
/// offset 8 0                   added to columns and rows of windows, in pixels; default 0 0
/// first-column 8               column output at the left edge of the glass; default 0
/// inks 0x000000 0xFFFFFF       black, white, and what there is beyond
/// plane mono 0x24              what is written, and by which command: mono, black, highlight, highlight-inverted
/// (the
///                              third ink is the highlight), four, six or seven (inks); one or two such lines
/// window                       a part of the memory can be chosen, as on the SSD1680; default not
/// busy high                    level of the busy pin while busy: high (default) or low
/// cleans                       the panel is cleaned by a refresh of its own before each picture; default not
/// refresh-time 2000 3000       ms that a refresh takes, and that is waited for where there is no busy pin
/// partial-time 333 1000 500    ms of a partial refresh, of the wait for it, of the rest after it; default there
/// is none
/// rest 180000                  least ms between refreshes; default 180000
/// start                        what follows is sent from reset to taking pixels:
/// command 0x12                 a command and its parameters,
/// delay 10                     milliseconds after the command before
/// partial-start 0x26           likewise before a partial refresh; and the command that writes the picture before
/// refresh                      what makes the pixels be shown; default 0x20
/// partial-refresh              likewise for a part; default as refresh
/// stop                         what lets the panel sleep; default nothing
/// ```
public final class PaperText {
    private static final long MILLI = 1_000_000;
    private static final EPaperSpec.Window WINDOW = new EPaperSpec.Window(0x44, 0x45, 0x4E, 0x4F, false, true, true);
    private static final List<String> SECTIONS =
            List.of("start", "partial-start", "refresh", "partial-refresh", "stop");

    private final String source;
    private final Map<String, String[]> facts = new LinkedHashMap<>();
    private final Map<String, InitSequence.Builder> sections = new LinkedHashMap<>();
    private final List<String[]> planes = new ArrayList<>();
    private InitSequence.@Nullable Builder section;
    private int line;

    private PaperText(String source) {
        this.source = source;
    }

    /// Whether a text describes e-paper.
    public static boolean isPaper(String text) {
        return text.lines().map(String::strip).anyMatch(line -> line.startsWith("paper "));
    }

    /// Reads the panel of a file.
    ///
    /// @throws IOException if the file can't be read
    /// @throws IllegalArgumentException naming file, line and what is wrong
    public static Paper read(Path file) throws IOException {
        if (Files.size(file) > 1 << 20) {
            throw new IllegalArgumentException(file + ": is no description of a panel: more than 1 MiB");
        }
        return parse(file.toString(), Files.readString(file));
    }

    /// Reads the panel of a text.
    ///
    /// @param source what to call the text in messages, such as a file name
    /// @throws IllegalArgumentException naming source, line and what is wrong
    public static Paper parse(String source, String text) {
        PaperText reader = new PaperText(source);
        for (String fact : text.split("\n", -1)) {
            reader.line++;
            String words = fact.replaceFirst("#.*", "").strip();
            if (!words.isEmpty()) {
                reader.take(words.split("\\s+"));
            }
        }
        return reader.finish();
    }

    private void take(String[] words) {
        String fact = words[0];
        if (SECTIONS.contains(fact)) {
            section = sections.computeIfAbsent(fact, _ -> InitSequence.builder());
            facts.put(fact, words);
            return;
        }
        switch (fact) {
            case "command" -> {
                int[] bytes = numbers(words, 1, 255, 1 << 16);
                current().command(bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
            }
            case "delay" -> {
                try {
                    current().delay(numbers(words, 1, 60_000, 1)[0]);
                } catch (IllegalStateException e) {
                    throw wrong("'delay' must follow a command");
                }
            }
            case "plane" -> planes.add(words);
            case "paper", "controller", "size", "offset", "first-column", "inks", "busy", "refresh-time" ->
                facts.put(fact, words);
            case "partial-time", "rest", "window", "cleans" -> facts.put(fact, words);
            default ->
                throw wrong("no fact is called '" + fact
                        + "'; there are paper, controller, size, offset, first-column, inks,"
                        + " plane, window, busy, cleans, refresh-time, partial-time, rest, command, delay, "
                        + String.join(", ", SECTIONS));
        }
    }

    private InitSequence.Builder current() {
        InitSequence.Builder now = section;
        if (now == null) {
            throw wrong("a command must stand below one of " + String.join(", ", SECTIONS));
        }
        return now;
    }

    private int[] numbers(String[] words, int least, int largest, int most) {
        int n = words.length - 1;
        if (n < least || n > most) {
            throw wrong("'" + words[0] + "' needs " + least + (most > least ? " or more" : "") + " values, not " + n);
        }
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            try {
                values[i] = Integer.decode(words[i + 1]);
            } catch (NumberFormatException e) {
                throw wrong("'" + words[i + 1] + "' is no number such as 16 or 0x10");
            }
            if (values[i] < 0 || values[i] > largest) {
                throw wrong("values must be 0.." + largest + ", not " + values[i]);
            }
        }
        return values;
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(source + ":" + line + ": " + message);
    }

    private String word(String fact, String otherwise) {
        String[] words = facts.get(fact);
        if (words == null) {
            if (otherwise.isEmpty()) {
                throw wrong("there is no line '" + fact + "'");
            }
            return otherwise;
        }
        if (words.length != 2) {
            throw wrong("'" + fact + "' needs one value, not " + (words.length - 1));
        }
        return words[1];
    }

    private int[] values(String fact, int largest, int... otherwise) {
        String[] words = facts.get(fact);
        return words == null ? otherwise : numbers(words, otherwise.length, largest, otherwise.length);
    }

    private InitSequence commands(String name, InitSequence otherwise) {
        InitSequence.Builder found = sections.get(name);
        return found == null ? otherwise : found.build();
    }

    private Paper finish() {
        String name = word("paper", "");
        Paper.Controller chip = controller(word("controller", ""));
        int[] size = numbers(("size " + word("size", "").replace('x', ' ')).split(" "), 2, 32767, 2);
        int[] offset = values("offset", 32767, 0, 0);
        int[] times = values("refresh-time", Integer.MAX_VALUE, 15_000, 20_000);
        int[] partial = values("partial-time", Integer.MAX_VALUE, 0, 0, 0);
        InitSequence start = commands("start", InitSequence.builder().build());
        InitSequence refresh =
                commands("refresh", InitSequence.builder().command(0x20).build());
        String[] inkWords = facts.get("inks");
        int[] inks = inkWords == null ? new int[] {0, 0xffffff} : numbers(inkWords, 2, 0xffffff, 8);
        String busy = word("busy", "high");
        if (!busy.equals("high") && !busy.equals("low")) {
            throw wrong("'busy' must be high or low, not '" + busy + "'");
        }
        EPaperSpec.Builder spec = EPaperSpec.builder(name, size[0], size[1], start)
                .offset(offset[0], offset[1])
                .refresh(refresh)
                .stop(commands("stop", InitSequence.builder().build()))
                .busyHigh(busy.equals("high"))
                .cleans(facts.containsKey("cleans"))
                .refreshNanos(times[1] * MILLI)
                .intervalNanos(values("rest", Integer.MAX_VALUE, 180_000)[0] * MILLI);
        for (String[] words : planes) {
            if (words.length != 3) {
                throw wrong("'plane' needs a kind and a command, not " + (words.length - 1) + " values");
            }
            spec.plane(format(words[1], inks), numbers(new String[] {"plane", words[2]}, 1, 255, 1)[0]);
        }
        if (facts.containsKey("window")) {
            spec.window(WINDOW);
        }
        if (partial[0] > 0) {
            String[] previous = facts.get("partial-start");
            if (previous == null) {
                throw wrong("'partial-time' needs 'partial-start COMMAND'");
            }
            spec.partial(new EPaperSpec.Partial(
                    commands("partial-start", start),
                    commands("partial-refresh", refresh),
                    numbers(previous, 1, 255, 1)[0],
                    partial[1] * MILLI,
                    partial[2] * MILLI));
        }
        try {
            return new Paper(
                    spec.build(),
                    chip,
                    values("first-column", 1024, 0)[0],
                    Arrays.stream(inks).boxed().toList(),
                    times[0] * MILLI,
                    partial[0] * MILLI);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Paper.Controller controller(String name) {
        for (Paper.Controller known : Paper.Controller.values()) {
            if (known.name().equalsIgnoreCase(name)) {
                return known;
            }
        }
        throw wrong("no e-paper controller is called '" + name + "'; there are "
                + Arrays.toString(Paper.Controller.values()));
    }

    private static Map<String, PixelFormat> formats(int[] inks) {
        int third = inks.length > 2 ? inks[2] : 0xff0000;
        int fourth = inks.length > 3 ? inks[3] : 0xff0000;
        Map<String, PixelFormat> formats = new LinkedHashMap<>();
        formats.put("mono", PixelFormat.MONO_ROWS);
        formats.put("black", PixelFormat.blackPlane(third));
        formats.put("highlight", PixelFormat.highlightPlane(third));
        formats.put("highlight-inverted", PixelFormat.highlightPlane(third).withInvertedBits());
        formats.put("four", PixelFormat.fourColors(third, fourth));
        formats.put("six", PixelFormat.SPECTRA6);
        formats.put("seven", PixelFormat.ACEP);
        return formats;
    }

    private PixelFormat format(String kind, int[] inks) {
        PixelFormat format = formats(inks).get(kind);
        if (format == null) {
            throw wrong("no plane is called '" + kind + "'; there are "
                    + String.join(", ", formats(inks).keySet()));
        }
        return format;
    }

    /// The panel as text that `parse` reads back.
    public static String write(Paper paper) {
        EPaperSpec spec = paper.spec();
        StringBuilder text = new StringBuilder("paper " + spec.name() + "\n");
        text.append("controller ").append(paper.controller()).append('\n');
        text.append("size %dx%d\n".formatted(spec.width(), spec.height()));
        text.append("offset %d %d\n".formatted(spec.columnStart(), spec.rowStart()));
        text.append("first-column ").append(paper.firstColumn()).append("\ninks");
        paper.inks().forEach(ink -> text.append(" 0x%06X".formatted(ink)));
        text.append('\n');
        int[] inks = paper.inks().stream().mapToInt(i -> i).toArray();
        for (EPaperSpec.Plane plane : spec.planes()) {
            String kind = formats(inks).entrySet().stream()
                    .filter(entry -> entry.getValue().equals(plane.format()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(spec.name() + ": a plane has no name here"));
            text.append("plane %s 0x%02X\n".formatted(kind, plane.command()));
        }
        text.append(spec.window() != null ? "window\n" : "");
        text.append("busy ").append(spec.busyHigh() ? "high" : "low").append('\n');
        text.append(spec.cleans() ? "cleans\n" : "");
        text.append("refresh-time %d %d\n".formatted(paper.refreshNanos() / MILLI, spec.refreshNanos() / MILLI));
        EPaperSpec.Partial partial = spec.partial();
        if (partial != null) {
            text.append("partial-time %d %d %d\n"
                    .formatted(
                            paper.partialNanos() / MILLI,
                            partial.refreshNanos() / MILLI,
                            partial.intervalNanos() / MILLI));
        }
        text.append("rest ").append(spec.intervalNanos() / MILLI).append("\nstart\n");
        text.append(PanelText.init(spec.start()));
        if (partial != null) {
            text.append("partial-start 0x%02X\n".formatted(partial.previousCommand()));
            text.append(PanelText.init(partial.start())).append("partial-refresh\n");
            text.append(PanelText.init(partial.refresh()));
        }
        text.append("refresh\n").append(PanelText.init(spec.refresh()));
        return text.append("stop\n").append(PanelText.init(spec.stop())).toString();
    }
}
