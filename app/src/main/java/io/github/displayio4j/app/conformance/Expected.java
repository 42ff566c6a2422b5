package io.github.displayio4j.app.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Compares bytes with what a golden file says of them: `crc32` and `zb64`, or better `ideal_crc32` and `ideal_zb64`
/// (SCHEMA 4, 5, 7).
final class Expected {
    private Expected() {}

    /// CRC-32 as in the files.
    static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }

    /// What differs, or null.
    ///
    /// @param what for the message, such as `panel`
    /// @param cell bytes of one cell
    /// @param columns cells in a row
    static @Nullable String difference(String what, JsonObject expect, byte[] seen, int cell, int columns) {
        return difference(what, expect, seen, cell, columns, Tolerance.exact());
    }

    /// What differs by more than the tolerance, or null.
    static @Nullable String difference(
            String what, JsonObject expect, byte[] seen, int cell, int columns, Tolerance tolerance) {
        String ideal = compare(what, expect, "ideal_", seen, cell, columns, tolerance);
        if (ideal == null) {
            return null;
        }
        String plain = compare(what, expect, "", seen, cell, columns, tolerance);
        if (plain == null) {
            return null;
        }
        return expect.has("ideal_crc32") ? ideal : plain;
    }

    private static @Nullable String compare(
            String what, JsonObject expect, String prefix, byte[] seen, int cell, int columns, Tolerance tolerance) {
        String crc = text(expect, prefix + "crc32");
        String data = text(expect, prefix + "zb64");
        if (crc == null && data == null) {
            return what + ": the golden file does not say what it must be";
        }
        byte[] golden = data == null ? null : inflate(data);
        if (data != null && golden == null) {
            return what + ": the golden bytes cannot be read (" + prefix + "zb64)";
        }
        if (golden != null && crc != null && !crc.equals(crc32(golden))) {
            return what + ": the golden file contradicts itself: CRC-32 of its bytes is " + crc32(golden) + ", not "
                    + crc;
        }
        if (golden == null) {
            return crc32(seen).equals(crc) ? null : what + " has CRC-32 " + crc32(seen) + ", not " + crc;
        }
        if (golden.length != seen.length) {
            return what + " has " + seen.length + " bytes, not " + golden.length;
        }
        String excess = tolerance.excess(seen, golden, cell);
        return excess == null
                ? null
                : what + ": " + firstDifference(seen, golden, cell, columns) + more(excess, tolerance);
    }

    private static String more(String excess, Tolerance tolerance) {
        return tolerance.equals(Tolerance.exact()) ? "" : " (" + excess + ")";
    }

    private static String firstDifference(byte[] seen, byte[] golden, int cell, int columns) {
        int different = 0;
        int first = -1;
        for (int i = 0; i + cell <= seen.length; i += cell) {
            if (!Arrays.equals(seen, i, i + cell, golden, i, i + cell)) {
                different++;
                first = first < 0 ? i : first;
            }
        }
        int at = first / cell;
        return different + " of " + seen.length / cell + " cells differ, the first at column " + at % columns + ", row "
                + at / columns + ": " + hex(seen, first, cell) + ", not " + hex(golden, first, cell);
    }

    private static @Nullable String text(JsonObject expect, String field) {
        JsonElement value = expect.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
    }

    private static String hex(byte[] bytes, int from, int n) {
        StringBuilder out = new StringBuilder("0x");
        for (int i = from; i < from + n; i++) {
            out.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return out.toString();
    }

    private static byte @Nullable [] inflate(String base64) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(base64));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int n;
            while ((n = inflater.inflate(buffer)) > 0) {
                out.write(buffer, 0, n);
            }
            return inflater.finished() ? out.toByteArray() : null;
        } catch (DataFormatException | IllegalArgumentException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
