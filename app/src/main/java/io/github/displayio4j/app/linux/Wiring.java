package io.github.displayio4j.app.linux;

import io.github.displayio4j.app.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a panel is wired: what stands after `--bus`, or in a wiring file.
///
/// `spi:0.0,dc=25,reset=24` and a file with the lines `bus = spi:0.0`, `dc = 25`, `reset = 24` say the same. In
/// files, `#` starts a comment.
///
/// @param kind which interface of the kernel
/// @param where which of them: `0.0`, `1`, `card0`
/// @param values what else was said, in its order; keys are those of the kind
public record Wiring(Kind kind, String where, Map<String, String> values) {
    /// Interfaces of the kernel, with the keys that each understands.
    public enum Kind {
        /// `/dev/spidevB.C`
        SPI(
                "dc cs reset busy backlight backlight-low pwm te hz command-hz mode chip panel nanos-per-transfer nanos-per-byte"),
        /// `/dev/i2c-N`
        I2C("address reset hz max chip panel nanos-per-transfer nanos-per-byte"),
        /// Eight or sixteen GPIO lines
        PARALLEL(
                "data wr dc cs reset cycle backlight backlight-low pwm te chip panel nanos-per-transfer nanos-per-byte"),
        /// `/dev/fbN`
        FB("depth"),
        /// `/dev/dri/cardN`
        DRM("");

        private final String keys;

        Kind(String keys) {
            this.keys = keys;
        }

        private List<String> keys() {
            return keys.isEmpty() ? List.of() : List.of(keys.split(" "));
        }

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String FORM =
            "--bus must be KIND:WHERE,key=value,... (such as spi:0.0,dc=25,reset=24), or a" + " wiring file";

    /// Takes a wiring apart.
    ///
    /// @param text what stood after `--bus`: a wiring, or the path of a file with one
    /// @throws UsageException if it is neither, or has a key that its kind does not know
    /// @throws IOException if the file can't be read
    public static Wiring parse(String text) throws IOException {
        int colon = text.indexOf(':');
        @Nullable Kind kind = colon < 0 ? null : kind(text.substring(0, colon));
        if (kind == null) {
            Path file = Path.of(text);
            if (!Files.isRegularFile(file)) {
                throw new UsageException(FORM + ", not '" + text + "': " + kinds() + "; there is no such file");
            }
            return parseLines(text, Files.readAllLines(file, StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>();
        String[] words = text.split(",", -1);
        lines.add("bus=" + words[0]);
        lines.addAll(List.of(words).subList(1, words.length));
        return parseLines("--bus", lines);
    }

    private static Wiring parseLines(String origin, List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            String said = line.replaceFirst("#.*", "").strip();
            int equals = said.indexOf('=');
            if (said.isEmpty() && !origin.equals("--bus")) {
                continue;
            }
            if (equals < 1 || equals == said.length() - 1) {
                throw new UsageException(origin + ": '" + said + "' must be key=value");
            }
            String key = said.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (values.put(key, said.substring(equals + 1).strip()) != null) {
                throw new UsageException(origin + ": '" + key + "' is there twice");
            }
        }
        String bus = values.remove("bus");
        int colon = bus == null ? -1 : bus.indexOf(':');
        @Nullable Kind kind = bus == null || colon < 0 ? null : kind(bus.substring(0, colon));
        if (bus == null || kind == null) {
            throw new UsageException(origin + ": 'bus' must be KIND:WHERE, such as bus = spi:0.0; " + kinds());
        }
        for (String key : values.keySet()) {
            if (!kind.keys().contains(key)) {
                throw new UsageException(origin + ": " + kind.word() + " has no '" + key + "'; it knows "
                        + (kind.keys().isEmpty() ? "none" : String.join(", ", kind.keys())));
            }
        }
        return new Wiring(kind, bus.substring(colon + 1), values);
    }

    private static @Nullable Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private static String kinds() {
        List<String> words = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            words.add(kind.word());
        }
        return "kinds are " + String.join(", ", words);
    }

    /// What was said; null if nothing.
    public @Nullable String get(String key) {
        return values.get(key);
    }

    /// A number that was said.
    ///
    /// @throws UsageException if it is none, or out of range
    public long number(String key, long usual, long least, long most) {
        String said = values.get(key);
        if (said == null) {
            return usual;
        }
        try {
            long value = Long.decode(said);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageException(key + " must be a number from " + least + " to " + most + ", not '" + said + "'");
    }

    /// A cost that was measured; -1 if none.
    ///
    /// @throws UsageException if it is no number >= 0
    public double cost(String key) {
        String said = values.get(key);
        if (said == null) {
            return -1;
        }
        try {
            double value = Double.parseDouble(said);
            if (value >= 0 && value < 1e9) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageException(key + " must be nanoseconds, 0 or more, not '" + said + "'");
    }

    /// The same with other values.
    public Wiring with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Wiring(kind, where, all);
    }

    /// As lines of a file.
    public String toFile() {
        StringBuilder text = new StringBuilder("bus = " + kind.word() + ":" + where + "\n");
        values.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        return text.toString();
    }
}
