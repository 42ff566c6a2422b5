package io.github.displayio4j.displayio.fontio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A font made at random, written in the formats that are read: each writer in the plainest way, and apart from the
/// readers.
public final class RandomFont implements Font {
    final int ascent;
    final int descent;
    final int levels;
    final Map<Integer, Glyph> glyphs = new TreeMap<>();
    private final Random random;

    /// A font of so many glyphs, most of them of ASCII.
    public RandomFont(Random random, int levels, int largest, int count) {
        this.random = random;
        this.levels = levels;
        ascent = 1 + random.nextInt(12);
        descent = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            int width = random.nextInt(largest + 1);
            int height = random.nextInt(largest + 1);
            byte[] coverage = new byte[width * height];
            int kind = random.nextInt(4);
            for (int k = 0; k < coverage.length; k++) {
                boolean repeats = kind == 0 || (kind == 1 && random.nextInt(8) > 0);
                coverage[k] = repeats && k > 0 ? coverage[k - 1] : (byte) random.nextInt(levels + 1);
            }
            Glyph glyph = new Glyph(
                    width, height, random.nextInt(9) - 4, random.nextInt(9) - 4, random.nextInt(largest + 3), coverage);
            int code = random.nextInt(3) > 0 ? 32 + random.nextInt(90) : random.nextInt(0x500);
            glyphs.put(code, glyph);
        }
    }

    @Override
    public int ascent() {
        return ascent;
    }

    @Override
    public int descent() {
        return descent;
    }

    @Override
    public int width() {
        return 9;
    }

    @Override
    public int levels() {
        return levels;
    }

    @Override
    public @Nullable Glyph glyph(int codePoint) {
        return glyphs.get(codePoint);
    }

    @Override
    public int kerning(int left, int right) {
        return (left * 7 + right) % 5 == 0 ? -1 : 0;
    }

    /// As a file of the Glyph Bitmap Distribution Format.
    byte[] bdf() {
        String end = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder out = new StringBuilder("STARTFONT 2.1" + end + "FONT -test" + end + "SIZE 10 75 75" + end);
        out.append("FONTBOUNDINGBOX 9 ")
                .append(ascent + descent)
                .append(" 0 ")
                .append(-descent)
                .append(end);
        out.append("STARTPROPERTIES 2").append(end);
        out.append("FONT_ASCENT ").append(ascent).append(end);
        out.append("FONT_DESCENT ").append(descent).append(end);
        out.append("ENDPROPERTIES")
                .append(end)
                .append("CHARS ")
                .append(glyphs.size())
                .append(end);
        for (Map.Entry<Integer, Glyph> entry : glyphs.entrySet()) {
            Glyph glyph = entry.getValue();
            out.append("STARTCHAR U").append(entry.getKey()).append(end);
            out.append("ENCODING ").append(entry.getKey()).append(end);
            out.append("SWIDTH 500 0").append(end);
            out.append("DWIDTH ").append(glyph.shiftX()).append(" 0").append(end);
            out.append("BBX ").append(glyph.width()).append(' ').append(glyph.height());
            out.append(' ').append(glyph.dx()).append(' ').append(glyph.dy()).append(end);
            out.append("BITMAP").append(end);
            for (int y = 0; y < glyph.height(); y++) {
                StringBuilder bits = new StringBuilder();
                for (int x = 0; x < (glyph.width() + 7) / 8 * 8; x++) {
                    bits.append(x < glyph.width() && glyph.coverage(x, y) == 1 ? '1' : '0');
                }
                for (int i = 0; i < bits.length(); i += 8) {
                    out.append(HexFormat.of().withUpperCase().toHexDigits((byte)
                            Integer.parseInt(bits.substring(i, i + 8), 2)));
                }
                out.append(end);
            }
            out.append("ENDCHAR").append(end);
        }
        return out.append("ENDFONT").append(end).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Bytes in one order.
    private static final class Out {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final boolean big;

        Out(boolean big) {
            this.big = big;
        }

        Out add(int size, long value) {
            for (int i = 0; i < size; i++) {
                bytes.write((int) (value >> 8 * (big ? size - 1 - i : i)));
            }
            return this;
        }

        void add(byte[] more) {
            bytes.writeBytes(more);
        }
    }

    /// As a file of the Portable Compiled Format, in one of its many variants.
    byte[] pcf() {
        int count = glyphs.size();
        boolean big = random.nextBoolean();
        boolean compressed = random.nextBoolean();
        Out metrics = new Out(big);
        metrics.add(compressed ? 2 : 4, count);
        for (Glyph glyph : glyphs.values()) {
            int[] values = {
                glyph.dx(), glyph.dx() + glyph.width(), glyph.shiftX(), glyph.dy() + glyph.height(), -glyph.dy()
            };
            for (int value : values) {
                metrics.add(compressed ? 1 : 2, compressed ? value + 0x80 : value);
            }
            if (!compressed) {
                metrics.add(2, 0);
            }
        }
        int padding = random.nextInt(4);
        int unit = random.nextInt(padding + 1); // a row is made of whole units
        boolean bigBits = random.nextBoolean();
        Out bitmaps = new Out(big);
        Out offsets = new Out(big);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Glyph glyph : glyphs.values()) {
            offsets.add(4, data.size());
            int stride = (glyph.width() + (8 << padding) - 1) / (8 << padding) << padding;
            for (int y = 0; y < glyph.height(); y++) {
                byte[] row = new byte[stride];
                for (int x = 0; x < glyph.width(); x++) {
                    if (glyph.coverage(x, y) == 1) {
                        // pixel x of a unit is bit x of a number, counted from the end that comes first
                        int size = 8 << unit;
                        int bit = bigBits ? size - 1 - x % size : x % size;
                        int inUnit = big ? (size - 1 - bit) / 8 : bit / 8;
                        row[x / size * (size / 8) + inUnit] |= (byte) (1 << bit % 8);
                    }
                }
                data.writeBytes(row);
            }
        }
        bitmaps.add(4, count);
        bitmaps.add(offsets.bytes.toByteArray());
        for (int i = 0; i < 4; i++) {
            bitmaps.add(4, data.size());
        }
        bitmaps.add(data.toByteArray());
        Out encodings = new Out(big);
        int last = glyphs.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) >> 8;
        encodings.add(2, 0).add(2, 255).add(2, 0).add(2, last).add(2, 0);
        Integer[] codes = glyphs.keySet().toArray(new Integer[0]);
        for (int code = 0; code < (last + 1) * 256; code++) {
            int at = Arrays.binarySearch(codes, code);
            encodings.add(2, at < 0 ? 0xffff : at);
        }
        Out accelerators = new Out(big);
        accelerators.add(8, 0).add(4, ascent).add(4, descent).add(4, 0);
        int bytes = big ? 4 : 0;
        int[] types = {2, 4, 8, 32};
        int[] formats = {bytes, bytes | (compressed ? 0x100 : 0), bytes | padding | unit << 4 | (bigBits ? 8 : 0), bytes
        };
        byte[][] tables = {
            accelerators.bytes.toByteArray(),
            metrics.bytes.toByteArray(),
            bitmaps.bytes.toByteArray(),
            encodings.bytes.toByteArray()
        };
        Out file = new Out(false);
        file.add("\1fcp".getBytes(StandardCharsets.ISO_8859_1));
        file.add(4, tables.length);
        int at = 8 + 16 * tables.length;
        for (int i = 0; i < tables.length; i++) {
            file.add(4, types[i])
                    .add(4, formats[i])
                    .add(4, tables[i].length + 4)
                    .add(4, at);
            at += tables[i].length + 4;
        }
        for (int i = 0; i < tables.length; i++) {
            file.add(4, formats[i]);
            file.add(tables[i]);
        }
        return file.bytes.toByteArray();
    }

    /// A text of bits.
    private static String bits(int value, int n) {
        StringBuilder out = new StringBuilder();
        for (int i = n - 1; i >= 0; i--) {
            out.append(value >> i & 1);
        }
        return out.toString();
    }

    /// As a file of LVGL's binary format.
    ///
    /// @param bits of a pixel: 1, 2, 3, 4, 8, as many as the levels need
    /// @param compression 0 none, 1 runs of rows that are exclusive-ored, 2 runs
    /// @param kerning null, or by left and right code point, in sixteenths
    byte[] lvgl(int bits, int compression, Map<Long, Integer> kerning) {
        boolean wide = random.nextBoolean();
        Out glyf = new Out(false);
        Out loca = new Out(false);
        loca.add(4, glyphs.size() + 1).add(wide ? 4 : 2, 8);
        int at = 8;
        for (Glyph glyph : glyphs.values()) {
            loca.add(wide ? 4 : 2, at);
            StringBuilder out = new StringBuilder(bits(glyph.shiftX(), 7));
            out.append(bits(glyph.dx(), 8)).append(bits(glyph.dy(), 8));
            out.append(bits(glyph.width(), 7)).append(bits(glyph.height(), 7));
            int n = glyph.width() * glyph.height();
            int[] pixels = new int[n];
            for (int i = 0; i < n; i++) {
                int x = i % glyph.width();
                int y = i / glyph.width();
                int above = compression == 1 && y > 0 ? glyph.coverage(x, y - 1) : 0;
                pixels[i] = glyph.coverage(x, y) ^ above;
            }
            out.append(compression == 0 ? raw(pixels, bits) : runs(pixels, bits));
            while (out.length() % 8 != 0) {
                out.append('0');
            }
            for (int i = 0; i < out.length(); i += 8) {
                glyf.add(1, Integer.parseInt(out.substring(i, i + 8), 2));
            }
            at += out.length() / 8;
        }
        Out head = new Out(false);
        head.add(4, 1)
                .add(2, kerning.isEmpty() ? 3 : 4)
                .add(2, 10)
                .add(2, ascent)
                .add(2, -descent);
        head.add(2, 0).add(2, 0).add(2, 0).add(2, 0).add(2, 0).add(2, 0).add(2, 16);
        head.add(1, wide ? 1 : 0)
                .add(1, 1)
                .add(1, 0)
                .add(1, bits)
                .add(1, 8)
                .add(1, 7)
                .add(1, 7)
                .add(1, compression);
        head.add(1, 0).add(1, 0).add(2, 0).add(2, 0);
        Out file = new Out(false);
        table(file, "head", head);
        table(file, "cmap", cmap());
        table(file, "loca", loca);
        table(file, "glyf", glyf);
        if (!kerning.isEmpty()) {
            table(file, "kern", kern(kerning));
        }
        return file.bytes.toByteArray();
    }

    private static void table(Out file, String name, Out content) {
        while (content.bytes.size() % 4 != 0) {
            content.add(1, 0);
        }
        file.add(4, content.bytes.size() + 8);
        file.add(name.getBytes(StandardCharsets.ISO_8859_1));
        file.add(content.bytes.toByteArray());
    }

    /// All four kinds of ranges: ASCII each in one of its own, the rest in one or two.
    private Out cmap() {
        Out headers = new Out(false);
        Out data = new Out(false);
        Integer[] codes = glyphs.keySet().toArray(new Integer[0]);
        int ascii = 0;
        while (ascii < codes.length && codes[ascii] < 128) {
            ascii++;
        }
        int middle = ascii + (codes.length - ascii) / 2;
        int ranges = (ascii > 0 ? 2 : 0) + (middle > ascii ? 1 : 0) + (codes.length > middle ? 1 : 0);
        int base = 12 + 16 * ranges;
        if (ascii > 0) { // the first by itself, the others by a table
            headers.add(4, 0)
                    .add(4, codes[0])
                    .add(2, 1)
                    .add(2, 1)
                    .add(2, 1)
                    .add(1, 2)
                    .add(1, 0);
            int from = codes[0] + 1;
            int n = Math.max(codes[ascii - 1] - from + 1, 0);
            headers.add(4, base)
                    .add(4, from)
                    .add(2, n)
                    .add(2, 2)
                    .add(2, n)
                    .add(1, 0)
                    .add(1, 0);
            int id = 0;
            for (int code = from; code < from + n; code++) {
                boolean there = glyphs.containsKey(code);
                data.add(1, there ? id++ : 254); // beyond all glyphs
            }
        }
        if (middle > ascii) {
            sparse(headers, data, base, codes, ascii, middle, true);
        }
        if (codes.length > middle) {
            sparse(headers, data, base, codes, middle, codes.length, false);
        }
        Out out = new Out(false);
        out.add(4, ranges);
        out.add(headers.bytes.toByteArray());
        out.add(data.bytes.toByteArray());
        return out;
    }

    private static void sparse(Out headers, Out data, int base, Integer[] codes, int from, int to, boolean tiny) {
        int n = to - from;
        headers.add(4, base + data.bytes.size()).add(4, codes[from]).add(2, codes[to - 1] - codes[from] + 1);
        headers.add(2, from + 1).add(2, n).add(1, tiny ? 3 : 1).add(1, 0);
        for (int i = from; i < to; i++) {
            data.add(2, codes[i] - codes[from]);
        }
        for (int i = from; i < to && !tiny; i++) {
            data.add(2, i - from);
        }
    }

    private Out kern(Map<Long, Integer> kerning) {
        Integer[] codes = glyphs.keySet().toArray(new Integer[0]);
        Map<Long, Integer> byGlyph = new TreeMap<>();
        kerning.forEach((pair, value) -> byGlyph.put(
                (Arrays.binarySearch(codes, (int) (pair >> 32)) + 1L) << 16
                        | Arrays.binarySearch(codes, pair.intValue()) + 1,
                value));
        Out out = new Out(false);
        if (random.nextBoolean() || codes.length > 200) {
            out.add(4, 0).add(4, byGlyph.size());
            byGlyph.keySet().forEach(pair -> out.add(2, pair >> 16).add(2, pair & 0xffff));
            byGlyph.values().forEach(value -> out.add(1, value));
            return out;
        }
        int n = codes.length + 1;
        out.add(4, 3).add(2, n).add(1, n - 1).add(1, n - 1); // each glyph a class of its own
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < n; i++) {
                out.add(1, i);
            }
        }
        for (long left = 1; left < n; left++) {
            for (long right = 1; right < n; right++) {
                out.add(1, byGlyph.getOrDefault(left << 16 | right, 0));
            }
        }
        return out;
    }

    private static String raw(int[] pixels, int bits) {
        StringBuilder out = new StringBuilder();
        for (int pixel : pixels) {
            out.append(bits(pixel, bits));
        }
        return out.toString();
    }

    /// A run of n >= 2 is told by two values and n - 2 ones and a zero, or ten ones, a one, and the number of the rest.
    private static String runs(int[] pixels, int bits) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pixels.length; ) {
            int n = 1;
            while (i + n < pixels.length && pixels[i + n] == pixels[i] && n < 75) {
                n++;
            }
            String value = bits(pixels[i], bits);
            out.append(value);
            if (n > 1 && n < 12) {
                out.append(value).append("1".repeat(n - 2)).append('0');
            } else if (n >= 12) {
                out.append(value).append("1".repeat(11)).append(bits(n - 12, 6));
            }
            i += n;
        }
        return out.toString();
    }
}
