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

/// C of Arduino libraries: a table of command, count with a mark for a delay, parameters, delay; or calls such as
/// `writecommand(0x36); writedata(0xA0); delay(120);`. Names end in those of the data sheet: `ST77XX_SLPOUT`.
final class ArduinoReader {
    private static final Pattern CALL =
            Pattern.compile("\\b(\\w*(?:delay|command|cmd|comm|data|reg|param)\\w*)\\s*\\(([^();{}]*)\\)", 2);
    private static final int DELAY = 0x80;

    private ArduinoReader() {}

    static List<Step> read(String text) {
        String code = withoutComments(text);
        Matcher calls = Pattern.compile("(?i)\\bw(?:r(?:ite)?)?_?\\w*(?:command|cmd|comm|reg)\\w*\\s*\\(")
                .matcher(code);
        return calls.find() ? calls(code) : table(code);
    }

    private static List<Step> calls(String code) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = CALL.matcher(code);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String at = "line " + line(code, matcher.start());
            List<Integer> values = new ArrayList<>();
            for (String word : matcher.group(2).split(",")) {
                if (!word.isBlank()) {
                    values.add(value(word.strip(), at));
                }
            }
            if (name.contains("delay")) {
                if (!steps.isEmpty() && !values.isEmpty()) {
                    Step last = steps.removeLast();
                    steps.add(last.withDelay(last.delayMillis() + values.getFirst()));
                }
            } else if (name.contains("data") || name.contains("param")) {
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
                Integer known = Names.VALUES.get(
                        word.substring(word.lastIndexOf('_') + 1).toUpperCase(Locale.ROOT));
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

        private Names() {}
    }
}
