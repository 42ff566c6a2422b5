package io.github.displayio4j.panels.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads captures of logic analysers: sigrok session files, value change dumps, and CSV with a time in the first
/// column and a channel in each other (as Saleae writes it).
public final class LogicImport {
    private static final Pattern RATE = Pattern.compile("([0-9.]+)\\s*([kKMG]?)(?:Hz)?");
    private static final Pattern TIMESCALE = Pattern.compile("([0-9]+)\\s*(s|ms|us|ns|ps|fs)");

    private LogicImport() {}

    /// Reads a capture; what kind it is the end of its name says.
    ///
    /// @throws IOException if it can't be read; the message says where
    public static Trace read(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".sr")) {
                return sigrok(file);
            }
            try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                if (name.endsWith(".vcd")) {
                    return vcd(in);
                }
                if (name.endsWith(".csv")) {
                    return csv(in);
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        throw new IOException(file + ": a capture must end in .sr, .vcd or .csv");
    }

    private static Trace sigrok(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, String> facts = new HashMap<>();
            for (String line : new String(entry(zip, "metadata"), StandardCharsets.UTF_8).split("\n")) {
                int at = line.indexOf('=');
                if (at > 0) {
                    facts.put(
                            line.substring(0, at).strip(),
                            line.substring(at + 1).strip());
                }
            }
            List<String> channels = new ArrayList<>();
            for (int i = 1; facts.containsKey("probe" + i); i++) {
                channels.add(facts.getOrDefault("probe" + i, ""));
            }
            LogicDecoder decoder = new LogicDecoder(channels);
            double period = 1e9 / hertz(facts.getOrDefault("samplerate", ""));
            int unit = Integer.parseInt(facts.getOrDefault("unitsize", "1"));
            String base = facts.getOrDefault("capturefile", "logic-1");
            long sample = 0;
            if (zip.getEntry(base) != null) {
                samples(entry(zip, base), unit, sample, period, decoder);
            }
            for (int i = 1; zip.getEntry(base + "-" + i) != null; i++) {
                byte[] bytes = entry(zip, base + "-" + i);
                samples(bytes, unit, sample, period, decoder);
                sample += bytes.length / unit;
            }
            return decoder.finish();
        }
    }

    private static double hertz(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no rate of samples");
        }
        double unit =
                switch (matcher.group(2)) {
                    case "k", "K" -> 1e3;
                    case "M" -> 1e6;
                    case "G" -> 1e9;
                    default -> 1;
                };
        return Double.parseDouble(matcher.group(1)) * unit;
    }

    private static byte[] entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException("is no sigrok session: '" + name + "' is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void samples(byte[] bytes, int unit, long sample, double period, LogicDecoder decoder) {
        long last = -1;
        for (int at = 0; at + unit <= bytes.length; at += unit) {
            long levels = 0;
            for (int i = 0; i < unit; i++) {
                levels |= (bytes[at + i] & 0xffL) << 8 * i;
            }
            if (levels != last) {
                decoder.change(levels, Math.round((sample + at / unit) * period));
                last = levels;
            }
        }
    }

    private static Trace vcd(BufferedReader in) throws IOException {
        Map<String, Integer> codes = new HashMap<>();
        List<String> names = new ArrayList<>();
        double scale = 1;
        StringBuilder head = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null
                && !head.append(line).append(' ').toString().contains("$enddefinitions")) {
            // the head is read as a whole: its parts may take several lines
        }
        Matcher unit = TIMESCALE.matcher(head);
        if (unit.find()) {
            int power = -3 * List.of("s", "ms", "us", "ns", "ps", "fs").indexOf(unit.group(2));
            scale = Integer.parseInt(unit.group(1)) * Math.pow(10, 9 + power);
        }
        Matcher variable = Pattern.compile("\\$var\\s+\\S+\\s+1\\s+(\\S+)\\s+(\\S+)[^$]*\\$end")
                .matcher(head);
        while (variable.find()) {
            codes.put(variable.group(1), names.size());
            names.add(variable.group(2));
        }
        LogicDecoder decoder = new LogicDecoder(names);
        long levels = 0;
        long time = 0;
        boolean changed = false;
        while ((line = in.readLine()) != null) {
            for (String word : line.strip().split("\\s+")) {
                if (word.startsWith("#")) {
                    if (changed) {
                        decoder.change(levels, Math.round(time * scale));
                        changed = false;
                    }
                    time = Long.parseLong(word.substring(1));
                } else if (word.length() > 1 && "01xXzZ".indexOf(word.charAt(0)) >= 0) {
                    Integer channel = codes.get(word.substring(1));
                    if (channel != null) {
                        long bit = 1L << channel;
                        levels = word.charAt(0) == '1' ? levels | bit : levels & ~bit;
                        changed = true;
                    }
                }
            }
        }
        if (changed) {
            decoder.change(levels, Math.round(time * scale));
        }
        return decoder.finish();
    }

    private static Trace csv(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && (line.isBlank() || line.startsWith(";") || line.startsWith("#"))) {
            line = in.readLine();
        }
        String[] head = line == null ? new String[0] : line.split(",");
        List<String> names = Arrays.stream(head)
                .skip(1)
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .toList();
        LogicDecoder decoder = new LogicDecoder(names);
        while ((line = in.readLine()) != null) {
            String[] cells = line.split(",");
            if (cells.length == head.length) {
                long levels = 0;
                for (int i = 1; i < cells.length; i++) {
                    levels |= cells[i].strip().startsWith("1") ? 1L << i - 1 : 0;
                }
                decoder.change(levels, Math.round(Double.parseDouble(cells[0].strip()) * 1e9));
            }
        }
        return decoder.finish();
    }
}
