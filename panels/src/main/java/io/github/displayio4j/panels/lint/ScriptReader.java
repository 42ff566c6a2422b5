package io.github.displayio4j.panels.lint;

import io.github.displayio4j.panels.Paper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads init sequences in the forms of others.
public final class ScriptReader {
    /// Firmware file of `panel-mipi-dbi`: this, padded with zeros to 15 bytes, and the version 1.
    private static final byte[] MAGIC = "MIPI DBI".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern BYTES_LITERAL = Pattern.compile(
            "\\b[bB][rR]?(\"\"\".*?\"\"\"|'''.*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')",
            Pattern.DOTALL);
    private static final Pattern BYTES_LIST =
            Pattern.compile("\\bbyte(?:s|array)\\s*\\(\\s*[\\[(]([^\\])]*)[\\])]", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\b(?:0[xX][0-9a-fA-F]+|[0-9]+)\\b");

    private ScriptReader() {}

    /// Guesses the form of a file from its content.
    public static ScriptFormat guess(byte[] file) {
        if (startsWith(file, MAGIC)) {
            return ScriptFormat.MIPI_DBI;
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (BYTES_LITERAL.matcher(text).find() || BYTES_LIST.matcher(text).find()) {
            return ScriptFormat.CIRCUITPYTHON;
        }
        if (Pattern.compile("(?m)^\\s*command\\s+(0[xX])?[0-9a-fA-F]+")
                .matcher(text)
                .find()) {
            return ScriptFormat.MIPI_DBI;
        }
        if (Pattern.compile("-1\\s*,\\s*\\w+|\\bwrite_reg\\s*\\(\\s*par\\b")
                .matcher(text)
                .find()) {
            return ScriptFormat.FBTFT;
        }
        boolean printable = text.chars().allMatch(c -> c >= 32 && c < 127 || c == '\n' || c == '\r' || c == '\t');
        return printable && NUMBER.matcher(text).find() ? ScriptFormat.ARDUINO : ScriptFormat.CIRCUITPYTHON;
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException saying where the file is no such sequence
    public static Script read(ScriptFormat format, byte[] file) {
        return read(format, file, null);
    }

    /// Reads a file that is for a panel of e-paper, for which CircuitPython has other rules: no wait where none is
    /// given, and for some panels lengths of two bytes.
    ///
    /// @param paper null for others
    /// @throws IllegalArgumentException saying where the file is no such sequence
    public static Script read(ScriptFormat format, byte[] file, @Nullable Paper paper) {
        String text = new String(file, StandardCharsets.UTF_8);
        Script script =
                switch (format) {
                    case CIRCUITPYTHON ->
                        CircuitPythonReader.withPatches(
                                CircuitPythonReader.read(pythonBytes(file, text), paper != null),
                                withoutComments(text));
                    case MIPI_DBI -> new Script(startsWith(file, MAGIC) ? firmware(file) : mipiDbi(text), 0);
                    case FBTFT -> new Script(fbtft(text), 0);
                    case ARDUINO -> new Script(ArduinoReader.read(text), 0);
                };
        if (script.steps().isEmpty() && !script.remarks().isEmpty()) {
            Finding first = script.remarks().getFirst();
            throw new IllegalArgumentException(first.at() + ": " + first.message());
        }
        if (script.steps().isEmpty()) {
            throw new IllegalArgumentException("there is no command in it");
        }
        return script;
    }

    private static byte[] pythonBytes(byte[] file, String text) {
        String source = new String(file, StandardCharsets.ISO_8859_1);
        if (BYTES_LITERAL.matcher(source).find()) {
            return longestLiteral(text);
        }
        Matcher list = BYTES_LIST.matcher(source);
        return list.find() ? listed(withoutComments(text)) : file;
    }

    /// `bytes([0x01, 0x80, ...])` and `bytearray((...))`: the longest one.
    private static byte[] listed(String text) {
        Matcher list = BYTES_LIST.matcher(text);
        byte[] longest = {};
        while (list.find()) {
            Matcher number = NUMBER.matcher(list.group(1));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (number.find()) {
                bytes.write(Integer.decode(number.group()));
            }
            longest = bytes.size() > longest.length ? bytes.toByteArray() : longest;
        }
        return longest;
    }

    /// Literals with nothing but spaces, comments and `+` between them are one; the longest such is the sequence.
    static byte[] longestLiteral(String text) {
        String source = withoutComments(text);
        Matcher matcher = BYTES_LITERAL.matcher(source);
        StringBuilder current = new StringBuilder();
        String longest = "";
        int end = -1;
        while (matcher.find()) {
            String between = end < 0 ? "x" : source.substring(end, matcher.start());
            if (!between.replaceAll("[\\s+\\\\]", "").isEmpty()) {
                current.setLength(0);
            }
            String literal = matcher.group(1);
            int quotes = literal.startsWith("\"\"\"") || literal.startsWith("'''") ? 3 : 1;
            current.append(unescape(literal.substring(quotes, literal.length() - quotes)));
            longest = current.length() > longest.length() ? current.toString() : longest;
            end = matcher.end();
        }
        return longest.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Comments blanked out, unless the `#` is inside of quotes.
    private static String withoutComments(String text) {
        StringBuilder out = new StringBuilder(text);
        char quote = 0;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote || c == '\n' ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                while (i < out.length() && out.charAt(i) != '\n') {
                    out.setCharAt(i++, ' ');
                }
            }
        }
        return out.toString();
    }

    private static String unescape(String literal) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c != '\\' || i + 1 == literal.length()) {
                out.append(c);
                continue;
            }
            char kind = literal.charAt(++i);
            if (kind == 'x' && i + 2 < literal.length()) {
                out.append((char) Integer.parseInt(literal.substring(i + 1, i + 3), 16));
                i += 2;
            } else if (kind >= '0' && kind <= '7') {
                int n = i;
                while (n < literal.length() && n < i + 3 && literal.charAt(n) >= '0' && literal.charAt(n) <= '7') {
                    n++;
                }
                out.append((char) (Integer.parseInt(literal.substring(i, n), 8) & 0xff));
                i = n - 1;
            } else {
                int named = "abtnvfr".indexOf(kind);
                if (named >= 0) {
                    out.append((char) (7 + named));
                } else if (kind != '\n') {
                    out.append(kind == '\\' || kind == '"' || kind == '\'' ? "" : "\\")
                            .append(kind);
                }
            }
        }
        return out.toString();
    }

    private static List<Step> mipiDbi(String text) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String[] words = line.replaceFirst("#.*", "").strip().split("[\\s,]+");
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "command" -> {
                    List<Integer> bytes = numbers(words, number);
                    if (bytes.isEmpty()) {
                        throw new IllegalArgumentException("line " + number + ": 'command' needs a byte");
                    }
                    steps.add(new Step("line " + number, bytes.getFirst(), bytes.subList(1, bytes.size()), 0));
                }
                case "delay" -> delay(steps, numbers(words, number), "line " + number);
                default -> {} // blank, or a fact of a panel file
            }
        }
        return steps;
    }

    private static List<Integer> numbers(String[] words, int line) {
        List<Integer> values = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            try {
                values.add(Integer.decode(words[i]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("line " + line + ": '" + words[i] + "' is no number such as 0x36");
            }
            if (values.getLast() < 0 || values.getLast() > 255 && !words[0].equals("delay")) {
                throw new IllegalArgumentException("line " + line + ": bytes must be 0..255, not " + words[i]);
            }
        }
        return values;
    }

    private static void delay(List<Step> steps, List<Integer> millis, String at) {
        if (steps.isEmpty() || millis.size() != 1) {
            throw new IllegalArgumentException(at + ": a delay has one number and follows a command");
        }
        Step last = steps.removeLast();
        steps.add(last.withDelay(last.delayMillis() + millis.getFirst()));
    }

    private static List<Step> firmware(byte[] file) {
        List<Step> steps = new ArrayList<>();
        int at = 16;
        while (at < file.length) {
            int count = at + 1 < file.length ? file[at + 1] & 0xff : 256;
            if (at + 2 + count > file.length) {
                throw new IllegalArgumentException("byte " + at + ": the file ends inside a command");
            }
            List<Integer> parameters = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parameters.add(file[at + 2 + i] & 0xff);
            }
            if (file[at] == 0 && count == 1) { // a NOP with a parameter is a delay
                delay(steps, parameters, "byte " + at);
            } else {
                steps.add(new Step("byte " + at, file[at] & 0xff, parameters, 0));
            }
            at += 2 + count;
        }
        return steps;
    }

    private static List<Step> fbtft(String text) {
        if (text.contains("write_reg")) {
            return ArduinoReader.read(text.replaceAll("\\bwrite_reg\\s*\\(\\s*par\\s*,", "write_command("));
        }
        List<Step> steps = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int line = 0;
        for (String row : text.split("\n", -1)) {
            line++;
            Matcher matcher = NUMBER.matcher(row.replaceFirst("//.*", ""));
            while (matcher.find()) {
                values.add(Integer.decode(matcher.group()));
                lines.add(line);
            }
        }
        int at = values.indexOf(-1);
        at = at < 0 ? values.size() : at;
        while (at < values.size() && values.get(at) != -3) {
            String where = "line " + lines.get(at);
            int mark = values.get(at);
            int end = at + 1;
            while (end < values.size() && values.get(end) >= 0) {
                end++;
            }
            List<Integer> part = List.copyOf(values.subList(at + 1, end));
            if (mark == -1 && !part.isEmpty() && part.stream().allMatch(value -> value <= 255)) {
                steps.add(new Step(where, part.getFirst(), part.subList(1, part.size()), 0));
            } else if (mark == -2) {
                delay(steps, part, where);
            } else {
                throw new IllegalArgumentException(
                        where + ": -1 needs a command and bytes, -2 milliseconds, -3 ends; not " + mark + " " + part);
            }
            at = end;
        }
        return steps;
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(file, 0, start.length, start, 0, start.length);
    }
}
