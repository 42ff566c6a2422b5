package io.github.displayio4j.panels.lint;

import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.panels.CommandTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// C of Arduino libraries and of kernel drivers, in the forms that are usual: a table of command, count with a
/// mark for
/// a delay, parameters, delay; a table of records `{0x36, {0xA0}, 1}`, with a delay behind or a mark in the
/// count; or
/// calls such as `writecommand(0x36); writedata(0xA0); delay(120);`. Names end in those of the data sheet:
/// `ST77XX_SLPOUT`, `MIPI_DCS_EXIT_SLEEP_MODE`.
final class ArduinoReader {
    private static final Pattern CALL = Pattern.compile(
            "\\b(\\w*(?:delay|sleep|command|cmd|comm|data|reg|param|_seq|_cmds)\\w*)\\s*[(]([^();{}]*)[)]\\s*([;{,]?)",
            2);
    private static final Pattern COMMAND_CALL =
            Pattern.compile("(?i)\\b\\w*(?:command|cmd|comm|reg|_seq)\\w*\\s*[(]\\s*(?:\\w+\\s*,\\s*)?\\w+");
    private static final Pattern RECORD =
            Pattern.compile("[{]\\s*(\\w+)\\s*,\\s*(?:[(]\\s*\\w+\\s*\\[\\s*\\w*\\s*\\]\\s*[)]\\s*)?"
                    + "(?:[{]([^{}]*)[}]|NULL|nullptr)\\s*,\\s*(\\w+)\\s*(?:,\\s*(\\w+)\\s*)?,?\\s*[}]");
    private static final int DELAY = 0x80;
    private static final int USUAL_MILLIS = 120;

    private ArduinoReader() {}

    static List<Step> read(String text) {
        String code = withoutComments(text).replaceAll("\\b(?:pdMS_TO_TICKS|K_MSEC)\\s*[(]\\s*(\\d+)\\s*[)]", "$1");
        if (RECORD.matcher(code).find()) {
            return records(code);
        }
        return COMMAND_CALL.matcher(code).find() ? calls(code) : table(code);
    }

    private static List<Step> records(String code) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = RECORD.matcher(code);
        while (matcher.find()) {
            String at = "line " + line(code, matcher.start());
            int count = value(matcher.group(3), at);
            int millis = matcher.group(4) == null ? 0 : value(matcher.group(4), at);
            if (matcher.group(4) == null && (count & DELAY) != 0) {
                millis = USUAL_MILLIS; // LilyGo: a mark, and the driver knows how long
                count &= ~DELAY;
            }
            List<Integer> values = new ArrayList<>();
            String body = matcher.group(2) == null ? "" : matcher.group(2);
            for (String word : body.split(",")) {
                if (!word.isBlank()) {
                    values.add(value(word.strip(), at));
                }
            }
            if (count > values.size()) {
                throw new IllegalArgumentException(
                        at + ": " + count + " parameters are said, " + values.size() + " given");
            }
            steps.add(new Step(at, value(matcher.group(1), at), values.subList(0, count), millis));
        }
        return steps;
    }

    private static List<Step> calls(String code) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = CALL.matcher(code);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String at = "line " + line(code, matcher.start());
            if (matcher.group(3).equals("{") || matcher.group(2).isBlank()) {
                continue; // a definition
            }
            if (name.contains("delay") || name.contains("sleep")) {
                if (!steps.isEmpty()) {
                    Step last = steps.removeLast();
                    steps.add(last.withDelay(last.delayMillis() + millis(name, matcher.group(2))));
                }
                continue;
            }
            List<Integer> values = values(matcher.group(2), at);
            if (name.contains("data") || name.contains("param")) {
                if (steps.isEmpty()) {
                    throw new IllegalArgumentException(at + ": data before the first command");
                }
                Step last = steps.removeLast();
                List<Integer> all = new ArrayList<>(last.parameters());
                all.addAll(values);
                steps.add(new Step(last.at(), last.command(), all, last.delayMillis()));
            } else if (!values.isEmpty()) {
                steps.add(new Step(at, values.getFirst(), values.subList(1, values.size()), 0));
            }
        }
        return steps;
    }

    /// Arguments; a first one that is no number, such as the device, is left out.
    private static List<Integer> values(String arguments, String at) {
        List<Integer> values = new ArrayList<>();
        String[] words = arguments.split(",");
        for (int i = 0; i < words.length; i++) {
            if (words[i].isBlank()
                    || (i == 0 && words.length > 1 && words[i].strip().matches("&?[a-z][a-z0-9_>.-]*"))) {
                continue;
            }
            values.add(value(words[i].strip(), at));
        }
        return values;
    }

    /// `delay(120)`, `vTaskDelay(120 / portTICK_PERIOD_MS)`, `usleep(5000)`, `usleep_range(5000, 7000)`.
    private static double millis(String name, String arguments) {
        Matcher number = Pattern.compile("\\d+").matcher(arguments);
        double value = number.find() ? Integer.parseInt(number.group()) : 0;
        return name.contains("micro") || name.startsWith("us") || name.endsWith("_us") ? value / 1000 : value;
    }

    private static List<Step> table(String code) {
        int open = code.indexOf('{');
        int from = open < 0 ? 0 : open + 1;
        int close = code.indexOf('}', from);
        String body = code.substring(from, close < 0 ? code.length() : close);
        List<Integer> values = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int at = from;
        for (String word : body.split(",", -1)) {
            if (!word.isBlank()) {
                int start = at + word.length() - word.stripLeading().length();
                lines.add("line " + line(code, start));
                values.add(value(word.strip(), lines.getLast()));
            }
            at += word.length() + 1;
        }
        List<Step> steps = parse(values, lines, 0);
        if (steps.isEmpty() || (!values.isEmpty() && values.getFirst() != 0 && counted(values, lines))) {
            steps = parse(values, lines, 1);
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the table is no row of command, count, parameters, delay");
        }
        return steps;
    }

    /// Whether the first number says how many commands follow.
    private static boolean counted(List<Integer> values, List<String> lines) {
        return parse(values, lines, 1).size() == values.getFirst();
    }

    /// Empty if the numbers do not end where a step does.
    private static List<Step> parse(List<Integer> values, List<String> lines, int from) {
        List<Step> steps = new ArrayList<>();
        int at = from;
        while (at + 1 < values.size()) {
            int command = values.get(at);
            int count = values.get(at + 1) & 0x7f;
            boolean delayed = (values.get(at + 1) & DELAY) != 0;
            if (command == 0xff && values.get(at + 1) == 0xff) {
                return steps; // LovyanGFX
            }
            int end = at + 2 + count + (delayed ? 1 : 0);
            if (end > values.size()) {
                return List.of();
            }
            int millis = delayed ? values.get(end - 1) : 0;
            List<Integer> parameters = values.subList(at + 2, at + 2 + count);
            steps.add(new Step(lines.get(at), command, parameters, millis == 255 ? 500 : millis));
            at = end;
        }
        return at == values.size() || values.get(at) == 0 ? steps : List.of();
    }

    private static int value(String expression, String at) {
        int sum = 0;
        for (String part : expression.split("[|+]")) {
            String word = part.strip().replaceAll("^[(]\\w+[)]|[()]", "").strip();
            try {
                sum |= Integer.decode(word.replaceAll("(?i)(?<=[0-9a-f])u?l?$", ""));
            } catch (NumberFormatException e) {
                Integer known = Names.of(word.toUpperCase(Locale.ROOT));
                if (known == null) {
                    throw new IllegalArgumentException(at + ": '" + word + "' is neither a number nor a known name");
                }
                sum |= known;
            }
        }
        return sum;
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder(text);
        Matcher matcher =
                Pattern.compile("//[^\n]*|/[*].*?[*]/", Pattern.DOTALL).matcher(text);
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                out.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
            }
        }
        return out.toString();
    }

    /// Last words of names.
    private static final class Names {
        static final Map<String, Integer> VALUES = new HashMap<>();

        static {
            CommandTable table = CommandTable.of(Controller.ST7789);
            for (int code = 0; code < 256; code++) {
                if (table.isKnown(code)) {
                    VALUES.put(table.name(code), code);
                }
            }
            VALUES.putAll(Map.of("PIXFMT", 0x3A, "PASET", 0x2B, "DELAY", DELAY, "GAMMASET", 0x26));
            VALUES.putAll(Map.of("MY", 0x80, "MX", 0x40, "MV", 0x20, "ML", 0x10, "BGR", 0x08, "MH", 0x04, "RGB", 0));
            String[] vendor = {"FRMCTR1", "FRMCTR2", "FRMCTR3", "INVCTR", "PORCTRL", "DISSET5", "GCTRL"};
            int[] codes = {0xB1, 0xB2, 0xB3, 0xB4, 0xB2, 0xB6, 0xB7};
            for (int i = 0; i < vendor.length; i++) {
                VALUES.put(vendor[i], codes[i]);
            }
            VALUES.putAll(Map.of("DFUNCTR", 0xB6, "PWCTR1", 0xC0, "PWCTR2", 0xC1, "PWCTR3", 0xC2, "PWCTR4", 0xC3));
            VALUES.putAll(Map.of("PWCTR5", 0xC4, "VMCTR1", 0xC5, "VMCTR2", 0xC7, "PWCTR6", 0xFC));
            VALUES.putAll(Map.of("GMCTRP1", 0xE0, "GMCTRN1", 0xE1));
        }

        /// As the kernel calls them, without `MIPI_DCS_`.
        static final Map<String, Integer> KERNEL = Map.ofEntries(
                Map.entry("SOFT_RESET", 0x01),
                Map.entry("ENTER_SLEEP_MODE", 0x10),
                Map.entry("EXIT_SLEEP_MODE", 0x11),
                Map.entry("ENTER_PARTIAL_MODE", 0x12),
                Map.entry("ENTER_NORMAL_MODE", 0x13),
                Map.entry("EXIT_INVERT_MODE", 0x20),
                Map.entry("ENTER_INVERT_MODE", 0x21),
                Map.entry("SET_GAMMA_CURVE", 0x26),
                Map.entry("SET_DISPLAY_OFF", 0x28),
                Map.entry("SET_DISPLAY_ON", 0x29),
                Map.entry("SET_COLUMN_ADDRESS", 0x2A),
                Map.entry("SET_PAGE_ADDRESS", 0x2B),
                Map.entry("WRITE_MEMORY_START", 0x2C),
                Map.entry("SET_TEAR_OFF", 0x34),
                Map.entry("SET_TEAR_ON", 0x35),
                Map.entry("SET_ADDRESS_MODE", 0x36),
                Map.entry("EXIT_IDLE_MODE", 0x38),
                Map.entry("SET_PIXEL_FORMAT", 0x3A),
                Map.entry("SET_TEAR_SCANLINE", 0x44),
                Map.entry("SET_DISPLAY_BRIGHTNESS", 0x51),
                Map.entry("WRITE_CONTROL_DISPLAY", 0x53));

        static @Nullable Integer of(String word) {
            Integer kernel = KERNEL.get(word.replace("MIPI_DCS_", ""));
            return kernel != null ? kernel : VALUES.get(word.substring(word.lastIndexOf('_') + 1));
        }

        private Names() {}
    }
}
