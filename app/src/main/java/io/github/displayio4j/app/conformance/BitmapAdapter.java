package io.github.displayio4j.app.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.displayio4j.displayio.Bitmap;
import java.util.Base64;

/// `displayio.Bitmap`.
final class BitmapAdapter extends Adapter {
    final Bitmap bitmap;
    /// How far what was last done to it may be from the golden values.
    Tolerance tolerance = Tolerance.exact();

    BitmapAdapter(Bitmap bitmap) {
        super("Bitmap");
        this.bitmap = bitmap;
    }

    static BitmapAdapter make(Arguments args) {
        return new BitmapAdapter(
                new Bitmap(args.integer(0, "width"), args.integer(1, "height"), args.integer(2, "value_count")));
    }

    @Override
    Object subject() {
        return bitmap;
    }

    @Override
    Object call(String method, Arguments args) {
        switch (method) {
            case "fill" -> bitmap.fill(args.integer(0, "value"));
            case "dirty" ->
                bitmap.dirty(
                        args.integer(0, "x1", 0),
                        args.integer(1, "y1", 0),
                        edge(args.integer(2, "x2", -1), bitmap.width()),
                        edge(args.integer(3, "y2", -1), bitmap.height()));
            default -> {
                return super.call(method, args);
            }
        }
        return Values.NONE;
    }

    private static int edge(int value, int size) {
        return value == -1 ? size : value;
    }

    @Override
    Object get(String attribute) {
        return switch (attribute) {
            case "width" -> (long) bitmap.width();
            case "height" -> (long) bitmap.height();
            case "bits_per_value" -> (long) bitmap.bitsPerValue();
            default -> super.get(attribute);
        };
    }

    @Override
    void setItem(Object index, Object value) {
        bitmap.set(column(index, bitmap.width()), row(index, bitmap.width()), integer(value));
    }

    @Override
    Object item(Object index) {
        return (long) bitmap.get(column(index, bitmap.width()), row(index, bitmap.width()));
    }

    /// Writes every pixel (SCHEMA 3, `fill_data`).
    void fill(JsonObject data) {
        int mask = data.has("mask") ? data.get("mask").getAsInt() : -1;
        if (data.has("xs")) {
            int[] state = {data.get("xs").getAsNumber().intValue()};
            fill((x, y) -> Xorshift.next(state, mask));
        } else if (data.has("grad")) {
            JsonArray by = data.getAsJsonArray("grad");
            int a = by.get(0).getAsInt();
            int b = by.get(1).getAsInt();
            int c = by.get(2).getAsInt();
            fill((x, y) -> (a * x + b * y + c) & mask);
        } else if (data.has("b64")) {
            byte[] bytes = Base64.getDecoder().decode(data.get("b64").getAsString());
            boolean wide = data.get("fmt").getAsString().equals("u16le");
            fill((x, y) -> {
                int i = y * bitmap.width() + x;
                return wide ? (bytes[2 * i] & 0xff) | (bytes[2 * i + 1] & 0xff) << 8 : bytes[i] & 0xff;
            });
        } else {
            throw new Unsupported("fill_data with " + data.keySet());
        }
    }

    private interface Source {
        int value(int x, int y);
    }

    private void fill(Source source) {
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                bitmap.set(x, y, source.value(x, y));
            }
        }
    }

    /// All values row by row: a byte each up to 8 bits, else two bytes, least significant first.
    byte[] values() {
        boolean wide = bitmap.bitsPerValue() > 8;
        byte[] out = new byte[bitmap.width() * bitmap.height() * (wide ? 2 : 1)];
        int at = 0;
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                int value = bitmap.get(x, y);
                out[at++] = (byte) value;
                if (wide) {
                    out[at++] = (byte) (value >> 8);
                }
            }
        }
        return out;
    }
}
