package io.github.displayio4j.app.conformance;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
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
        String crc = crc32(seen);
        if (is(expect, "crc32", crc) || is(expect, "ideal_crc32", crc)) {
            return null;
        }
        String data = expect.has("ideal_zb64") ? "ideal_zb64" : "zb64";
        if (!expect.has(data)) {
            return what + " has CRC-32 " + crc + ", not " + expect.get("crc32");
        }
        byte[] golden = inflate(expect.get(data).getAsString());
        if (golden.length != seen.length) {
            return what + " has " + seen.length + " bytes, not " + golden.length;
        }
        int different = 0;
        int first = -1;
        for (int i = 0; i < seen.length; i += cell) {
            if (!hex(seen, i, cell).equals(hex(golden, i, cell))) {
                different++;
                first = first < 0 ? i : first;
            }
        }
        if (first < 0) {
            return what + " equals the golden bytes, but their CRC-32 is " + crc + ", not " + expect.get("crc32");
        }
        int at = first / cell;
        return what + ": " + different + " of " + seen.length / cell + " cells differ, the first at column "
                + at % columns + ", row " + at / columns + ": " + hex(seen, first, cell) + ", not "
                + hex(golden, first, cell);
    }

    private static boolean is(JsonObject expect, String field, String crc) {
        return expect.has(field) && expect.get(field).getAsString().equals(crc);
    }

    private static String hex(byte[] bytes, int from, int n) {
        StringBuilder out = new StringBuilder("0x");
        for (int i = from; i < from + n; i++) {
            out.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return out.toString();
    }

    private static byte[] inflate(String base64) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(base64));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            int n;
            while ((n = inflater.inflate(buffer)) > 0) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("golden bytes cannot be inflated: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
