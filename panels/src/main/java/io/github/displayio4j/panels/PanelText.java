package io.github.displayio4j.panels;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.Glass;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.PixelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Panels as text: a line a fact, a word and its values, `#` starts a comment. The catalogue is written so, and so are
/// panels that are not in it. `panel` begins one, `command` and `delay` are those of Linux's `panel-mipi-dbi`.
///
/// ```
/// panel st7789-240x240         name
/// controller ST7789            chip, see Controller
/// size 240x240                 as the user sees it at rotation 0
/// offset 0 80                  added to columns and rows of windows; default 0 0
/// format rgb565                rgb565 (default), rgb565-low-first, rgb666, mono-pages, gray4
/// addressing mipi              mipi (default), ssd1306, pages, or: window 0x15 0x75 0x5C (as SSD1351),
///                              window 0x15 0x75 - (as SSD1331: parameters are commands)
/// glass column=0 row=80 transposed flip-x flip-y bgr inverted round     those that apply; see Glass
/// first-bound-alone            a column or row command may be ended after its first bound; default not
/// clock 62500000               highest write clock of the data sheet in Hz; default 10000000
/// command 0x11                 the init sequence: command and parameters,
/// delay 120                    milliseconds after the command before
/// ```
public final class PanelText {
    private static final Map<String, PixelFormat> FORMATS = new LinkedHashMap<>();
    private static final Map<String, Addressing> ADDRESSINGS = new LinkedHashMap<>();

    static {
        FORMATS.put("rgb565", PixelFormat.RGB565_SWAPPED);
        FORMATS.put("rgb565-low-first", PixelFormat.RGB565);
        FORMATS.put("rgb666", PixelFormat.RGB666);
        FORMATS.put("mono-pages", PixelFormat.MONO_PAGES);
        FORMATS.put("gray4", PixelFormat.gray(4));
        ADDRESSINGS.put("mipi", Addressing.Window.MIPI_DCS);
        ADDRESSINGS.put("ssd1306", Addressing.Window.SSD1306);
        ADDRESSINGS.put("pages", new Addressing.Pages());
    }

    private final String source;
    private final List<PanelSpec> panels = new ArrayList<>();
    private int line;
    private String name = "";
    private @Nullable Controller controller;
    private int[] size = {};
    private int[] offset = {0, 0};
    private PixelFormat format = PixelFormat.RGB565_SWAPPED;
    private Addressing addressing = Addressing.Window.MIPI_DCS;
    private Glass glass = new Glass(0, 0, false, false, false, false, false, false);
    private boolean firstBoundAlone;
    private int clock;
    private InitSequence.Builder init = InitSequence.builder();

    private PanelText(String source) {
        this.source = source;
    }

    /// Reads the panels of a text.
    ///
    /// @param source what to call the text in messages, such as a file name
    /// @throws IllegalArgumentException naming source, line and what is wrong
    public static List<PanelSpec> parse(String source, String text) {
        PanelText reader = new PanelText(source);
        for (String line : text.split("\n", -1)) {
            reader.line++;
            String fact = line.replaceFirst("#.*", "").strip();
            if (!fact.isEmpty()) {
                reader.read(fact.split("\\s+"));
            }
        }
        reader.finish();
        if (reader.panels.isEmpty()) {
            throw new IllegalArgumentException(source + ": has no line 'panel NAME'");
        }
        return List.copyOf(reader.panels);
    }

    /// Reads the one panel of a file.
    ///
    /// @throws IOException if the file can't be read
    /// @throws IllegalArgumentException naming file, line and what is wrong
    public static PanelSpec read(Path file) throws IOException {
        if (Files.size(file) > 1 << 20) {
            throw new IllegalArgumentException(file + ": is no description of a panel: more than 1 MiB");
        }
        List<PanelSpec> panels = parse(file.toString(), Files.readString(file));
        if (panels.size() != 1) {
            throw new IllegalArgumentException(file + ": must describe one panel, not " + panels.size());
        }
        return panels.getFirst();
    }

    /// The panel as text that `parse` reads back.
    ///
    /// @throws IllegalArgumentException if its format or addressing has no name
    public static String write(PanelSpec spec) {
        StringBuilder text = new StringBuilder();
        text.append("panel ").append(spec.name()).append('\n');
        text.append("controller ").append(spec.controller()).append('\n');
        text.append("size ")
                .append(spec.width())
                .append('x')
                .append(spec.height())
                .append('\n');
        text.append("offset %d %d\n".formatted(spec.columnStart(), spec.rowStart()));
        text.append("format ").append(key(spec, FORMATS, spec.format())).append('\n');
        text.append("addressing ").append(addressing(spec)).append('\n');
        text.append(spec.firstBoundAlone() ? "first-bound-alone\n" : "");
        text.append("glass ").append(glass(spec.glass())).append('\n');
        text.append("clock ").append(spec.maxHertz()).append('\n');
        return text.append(init(spec.init())).toString();
    }

    /// Commands and delays as lines.
    public static String init(InitSequence init) {
        StringBuilder text = new StringBuilder();
        for (InitSequence.Step step : init.steps()) {
            text.append("command 0x%02X".formatted(step.command()));
            step.parameters().forEach(value -> text.append(" 0x%02X".formatted(value)));
            text.append('\n');
            if (step.delayMillis() > 0) {
                text.append("delay ").append(step.delayMillis()).append('\n');
            }
        }
        return text.toString();
    }

    private static <T> String key(PanelSpec spec, Map<String, T> names, T value) {
        for (Map.Entry<String, T> entry : names.entrySet()) {
            if (entry.getValue().equals(value)) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException(
                spec.name() + ": " + value + " has no name here; there are " + String.join(", ", names.keySet()));
    }

    private static String addressing(PanelSpec spec) {
        if (spec.addressing() instanceof Addressing.Window w && !ADDRESSINGS.containsValue(w)) {
            String write = w.writeCommand() < 0 ? "-" : "0x%02X".formatted(w.writeCommand());
            return "window 0x%02X 0x%02X %s".formatted(w.columnCommand(), w.rowCommand(), write);
        }
        return key(spec, ADDRESSINGS, spec.addressing());
    }

    private static String glass(Glass glass) {
        return "column=" + glass.column()
                + " row=" + glass.row()
                + (glass.transposed() ? " transposed" : "")
                + (glass.flipX() ? " flip-x" : "")
                + (glass.flipY() ? " flip-y" : "")
                + (glass.bgr() ? " bgr" : "")
                + (glass.inverted() ? " inverted" : "")
                + (glass.round() ? " round" : "");
    }

    private void read(String[] words) {
        if (!words[0].equals("panel") && name.isEmpty()) {
            throw wrong("the first line must be 'panel NAME', not '" + words[0] + "'");
        }
        switch (words[0]) {
            case "panel" -> {
                finish();
                name = only(words);
            }
            case "controller" -> controller = controller(only(words));
            case "size" -> size = numbers(only(words).split("x"), 0, 2, 1, 32767);
            case "offset" -> offset = numbers(words, 1, 2, 0, 32767);
            case "format" -> format = named(FORMATS, "format", only(words));
            case "addressing" -> addressing = addressing(words);
            case "glass" -> glass = glass(words);
            case "first-bound-alone" -> firstBoundAlone = true;
            case "clock" -> clock = numbers(words, 1, 1, 1, Integer.MAX_VALUE)[0];
            case "command" -> {
                int[] bytes = numbers(words, 1, words.length - 1, 0, 255);
                if (bytes.length == 0) {
                    throw wrong("'command' needs a byte");
                }
                init.command(bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
            }
            case "delay" -> {
                try {
                    init.delay(numbers(words, 1, 1, 0, 60_000)[0]);
                } catch (IllegalStateException e) {
                    throw wrong("'delay' must follow a command");
                }
            }
            default ->
                throw wrong("no fact is called '" + words[0] + "'; there are panel, controller, size, offset, format, "
                        + "addressing, first-bound-alone, glass, clock, command, delay");
        }
    }

    private Controller controller(String text) {
        for (Controller known : Controller.values()) {
            if (known.name().equalsIgnoreCase(text)) {
                return known;
            }
        }
        throw wrong("no controller is called '" + text + "'; there are " + Arrays.toString(Controller.values()));
    }

    private Addressing addressing(String[] words) {
        if (words.length == 4 && words[1].equals("window")) {
            int[] bounds = numbers(words, 2, words[3].equals("-") ? 1 : 2, 0, 255);
            throw wrong("'window' needs a column, a row and a write command, not " + bounds.length + " values");
        }
        if (words.length == 5 && words[1].equals("window")) {
            boolean commands = words[4].equals("-");
            int[] codes = numbers(Arrays.copyOf(words, commands ? 4 : 5), 2, commands ? 2 : 3, 0, 255);
            return new Addressing.Window(codes[0], codes[1], commands ? -1 : codes[2], 1, commands);
        }
        return named(ADDRESSINGS, "addressing", only(words));
    }

    private Glass glass(String[] words) {
        int column = 0;
        int row = 0;
        boolean[] flags = new boolean[6];
        List<String> names = List.of("transposed", "flip-x", "flip-y", "bgr", "inverted", "round");
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("column=")) {
                column = numbers(new String[] {words[i].substring(7)}, 0, 1, 0, 32767)[0];
            } else if (words[i].startsWith("row=")) {
                row = numbers(new String[] {words[i].substring(4)}, 0, 1, 0, 32767)[0];
            } else if (names.contains(words[i])) {
                flags[names.indexOf(words[i])] = true;
            } else {
                throw wrong("glass has no '" + words[i] + "'; there are column=N, row=N, " + String.join(", ", names));
            }
        }
        return new Glass(column, row, flags[0], flags[1], flags[2], flags[3], flags[4], flags[5]);
    }

    private String only(String[] words) {
        if (words.length != 2) {
            throw wrong("'" + words[0] + "' needs one value, not " + (words.length - 1));
        }
        return words[1];
    }

    private <T> T named(Map<String, T> names, String what, String name) {
        T value = names.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw wrong("no " + what + " is called '" + name + "'; there are " + String.join(", ", names.keySet()));
        }
        return value;
    }

    private int[] numbers(String[] words, int from, int count, int least, int most) {
        if (words.length - from != count) {
            throw wrong("'" + words[0] + "' needs " + count + " values, not " + (words.length - from));
        }
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            try {
                values[i] = Integer.decode(words[from + i]);
            } catch (NumberFormatException e) {
                throw wrong("'" + words[from + i] + "' is no number such as 16 or 0x10");
            }
            if (values[i] < least || values[i] > most) {
                throw wrong("values must be " + least + ".." + most + ", not " + values[i]);
            }
        }
        return values;
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(source + ":" + line + ": " + message);
    }

    private void finish() {
        if (name.isEmpty()) {
            return;
        }
        Controller chip = controller;
        if (chip == null || size.length == 0) {
            throw wrong("panel '" + name + "' has no line '" + (chip == null ? "controller CHIP'" : "size WxH'"));
        }
        PanelSpec.Builder builder = PanelSpec.builder(name, chip, size[0], size[1]);
        if (firstBoundAlone) {
            builder.firstBoundAlone();
        }
        PanelSpec spec = builder.offset(offset[0], offset[1])
                .format(format)
                .addressing(addressing)
                .glass(glass)
                .init(init)
                .maxHertz(clock == 0 ? 10_000_000 : clock)
                .build();
        try {
            var _ = new Mounting(spec); // checks that the glass lies within the memory
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        panels.add(spec);
        name = "";
        controller = null;
        size = new int[0];
        offset = new int[] {0, 0};
        format = PixelFormat.RGB565_SWAPPED;
        addressing = Addressing.Window.MIPI_DCS;
        glass = new Glass(0, 0, false, false, false, false, false, false);
        clock = 0;
        firstBoundAlone = false;
        init = InitSequence.builder();
    }
}
