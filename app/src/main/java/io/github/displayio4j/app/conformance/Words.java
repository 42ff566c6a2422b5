package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A transcript of SCHEMA 4 in one form for both sides, so that only what a controller can tell apart is compared.
///
/// Neighbouring runs of the same kind are one run, waits are in nanoseconds, and chip select that is toggled inside a
/// bus transaction is a word `+`. Left out are calls without bytes or time, settings of the port, probing of an
/// address, and D/C driven to where it is.
final class Words {
    private static final int IN_FULL = 64;

    private final List<String> words = new ArrayList<>();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private String runKind = "";
    private String level = "";

    /// Appends bytes of a kind such as `C`, `D` or `spi`.
    void bytes(String kind, byte[] bytes, boolean joins) {
        if (bytes.length == 0) {
            return;
        }
        if (!joins || !kind.equals(runKind)) {
            endRun();
        }
        runKind = kind;
        run.writeBytes(bytes);
    }

    /// Appends any other word.
    void word(String word) {
        if (word.startsWith("dc=")) {
            if (word.equals(level)) {
                return;
            }
            level = word;
        }
        endRun();
        words.add(word);
    }

    /// Appends a wait; one after a read of the busy pin is how often it is read, which nobody can tell.
    void sleep(long nanos) {
        boolean polls = run.size() == 0 && !words.isEmpty() && words.getLast().startsWith("Y:");
        if (nanos > 0 && !polls) {
            word("ns:" + nanos);
        }
    }

    private void endRun() {
        if (run.size() > 0) {
            byte[] bytes = run.toByteArray();
            words.add(
                    bytes.length <= IN_FULL
                            ? runKind + ":" + HexFormat.of().formatHex(bytes)
                            : runKind + "#" + bytes.length + "~" + Expected.crc32(bytes));
            run.reset();
        }
    }

    /// All words since the last call.
    List<String> take() {
        endRun();
        List<String> out = List.copyOf(words);
        words.clear();
        return out;
    }

    /// Reads a bus transcript of a golden file.
    void readBus(JsonArray golden) {
        for (JsonElement element : golden) {
            String word = element.getAsString();
            switch (word.charAt(0)) {
                case 'W' -> sleep(Long.parseLong(word, 2, word.length(), 10) * 1_000_000);
                case 'C', 'D' -> readRun(word);
                default -> word(word);
            }
        }
    }

    private void readRun(String word) {
        String kind = word.substring(0, 1);
        boolean toggles = word.charAt(1) == '+';
        int at = toggles ? 2 : 1;
        if (word.charAt(at) == '#') {
            word(kind + word.substring(at)); // a checksum stands for a run of its own
            if (toggles) {
                word("+");
            }
            return;
        }
        for (byte value : HexFormat.of().parseHex(word.substring(at + 1))) {
            bytes(kind, new byte[] {value}, true);
            if (toggles) {
                word("+");
            }
        }
    }

    /// Reads a wire transcript of a golden file.
    void readWire(JsonArray golden) {
        for (JsonElement element : golden) {
            String word = element.getAsString();
            int colon = word.indexOf(':');
            if (word.startsWith("cfg:") || word.startsWith("probe@")) {
                continue;
            }
            if (word.startsWith("us:") || word.startsWith("ms:")) {
                sleep(Long.parseLong(word, 3, word.length(), 10) * (word.charAt(0) == 'u' ? 1_000 : 1_000_000));
            } else if (word.startsWith("spi:")) {
                bytes("spi", HexFormat.of().parseHex(word.substring(4)), true);
            } else if (word.startsWith("i2c@") && colon > 0) {
                byte[] bytes = HexFormat.of().parseHex(word.substring(colon + 1));
                if (bytes.length > 1) { // a control byte alone says nothing
                    bytes(word.substring(0, colon).toLowerCase(Locale.ROOT), bytes, false);
                }
            } else {
                word(word);
            }
        }
    }

    /// What differs, or null.
    static @Nullable String difference(String what, List<String> seen, List<String> golden) {
        int n = Math.min(seen.size(), golden.size());
        for (int i = 0; i < n; i++) {
            if (!seen.get(i).equals(golden.get(i))) {
                return what + " word " + i + " is " + seen.get(i) + ", not " + golden.get(i);
            }
        }
        if (seen.size() != golden.size()) {
            return what + " has " + seen.size() + " words, not " + golden.size() + ": after " + n
                    + (seen.size() > n ? " there is more, " + seen.get(n) : " there should be " + golden.get(n));
        }
        return null;
    }
}
