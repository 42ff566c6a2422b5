package io.github.displayio4j.displayio.fontio;

import org.jspecify.annotations.Nullable;

/// A font of the Portable Compiled Format of X11: what `bdftopcf` makes of BDF files.
///
/// A file has tables of metrics, bitmaps and encodings, each in a byte order, bit order and padding of its own.
final class PcfFont extends CachedFont {
    private static final int ACCELERATORS = 1 << 1;
    private static final int METRICS = 1 << 2;
    private static final int BITMAPS = 1 << 3;
    private static final int ENCODINGS = 1 << 5;
    private static final int BDF_ACCELERATORS = 1 << 8;
    private static final int MAX_TABLES = 64;

    private static final int COMPRESSED = 0x100;
    private static final int BIG_BYTES = 1 << 2;
    private static final int BIG_BITS = 1 << 3;
    private static final int MAX = Glyph.MAX_SIZE;
    private static final int NO_GLYPH = 0xffff;

    /// A table: where its numbers begin, behind the format.
    private record Table(int format, long start) {
        boolean big() {
            return (format & BIG_BYTES) != 0;
        }
    }

    private final FontBytes file;
    private final boolean hasBigBits;
    /// Bytes that stand in the other order, minus 1: see `bit`.
    private final int exchange;
    private final int padding;
    /// Left and right edge, shift, rows above and below the base line of each glyph.
    private final short[] metrics;
    /// Where the rows of each glyph begin in the file.
    private final int[] rows;

    private final int bitmapStart;
    private final int firstColumn;
    private final int lastColumn;
    private final int firstRow;
    private final int lastRow;
    private final char[] encodings;
    private final int ascent;
    private final int descent;
    private final int width;
    private final @Nullable Glyph defaultGlyph;

    PcfFont(byte[] bytes) throws FontException {
        file = new FontBytes(bytes);
        metrics = readMetrics(table(METRICS, "metrics"));
        Table bitmaps = table(BITMAPS, "bitmaps");
        hasBigBits = (bitmaps.format & BIG_BITS) != 0;
        padding = 1 << (bitmaps.format & 3);
        int unit = 1 << (bitmaps.format >> 4 & 3);
        exchange = bitmaps.big() == hasBigBits ? 0 : unit - 1;
        int count = metrics.length / 5;
        rows = new int[count];
        bitmapStart = readOffsets(bitmaps, count);
        Table encoding = table(ENCODINGS, "encodings");
        long at = encoding.start;
        boolean big = encoding.big();
        firstColumn = FontBytes.range(file.u16(at, big), "first byte 2", 0, 255, at);
        lastColumn = FontBytes.range(file.u16(at + 2, big), "last byte 2", firstColumn, 255, at + 2);
        firstRow = FontBytes.range(file.u16(at + 4, big), "first byte 1", 0, 255, at + 4);
        lastRow = FontBytes.range(file.u16(at + 6, big), "last byte 1", firstRow, 255, at + 6);
        int defaultCode = file.u16(at + 8, big);
        encodings = readEncodings(at + 10, big, count);
        Table accelerators = findTable(BDF_ACCELERATORS);
        accelerators = accelerators == null ? table(ACCELERATORS, "accelerators") : accelerators;
        at = accelerators.start + 8;
        ascent = range(at, accelerators.big(), "font ascent");
        descent = range(at + 4, accelerators.big(), "font descent");
        if (ascent + descent < 1) {
            throw FontException.atByte(at, "a line must have a row or more, not " + ascent + " + " + descent);
        }
        width = widest();
        Glyph glyph = read(defaultCode);
        defaultGlyph = glyph != null ? glyph : read(0xfffd);
    }

    private int range(long at, boolean big, String what) throws FontException {
        int value = (int) file.u32(at, big);
        return FontBytes.range(value, what, -MAX, MAX, at);
    }

    private Table table(int type, String name) throws FontException {
        Table table = findTable(type);
        if (table == null) {
            throw FontException.atByte(4, "the table of " + name + " is missing");
        }
        return table;
    }

    private @Nullable Table findTable(int type) throws FontException {
        int n = FontBytes.range(file.u32(4, false), "number of tables", 1, MAX_TABLES, 4);
        for (int i = 0; i < n; i++) {
            long at = 8 + 16L * i;
            if (file.u32(at, false) == type) {
                long format = file.u32(at + 4, false);
                long size = file.u32(at + 8, false);
                long start = file.u32(at + 12, false);
                file.check(start, Math.max(size, 4), "table " + type);
                if (file.u32(start, false) != format) {
                    throw FontException.atByte(start, "table " + type + " has another format than the list of tables");
                }
                return new Table((int) format, start + 4);
            }
        }
        return null;
    }

    private short[] readMetrics(Table table) throws FontException {
        boolean compressed = (table.format & COMPRESSED) != 0;
        long start = table.start + (compressed ? 2 : 4);
        long count = compressed ? file.u16(table.start, table.big()) : file.u32(table.start, table.big());
        int size = compressed ? 5 : 12;
        FontBytes.range(count, "number of glyphs", 1, NO_GLYPH, table.start);
        file.check(start, count * size, "metrics of " + count + " glyphs");
        short[] read = new short[5 * (int) count];
        for (int i = 0; i < read.length; i++) {
            long at = start + (long) i / 5 * size + (compressed ? i % 5 : 2 * (i % 5));
            int value = compressed ? file.u8(at) - 0x80 : file.s16(at, table.big());
            read[i] = (short) FontBytes.range(value, "metric", -MAX, MAX, at);
        }
        for (int i = 0; i < read.length; i += 5) {
            FontBytes.range(read[i + 1] - read[i], "glyph width", 0, MAX, start + (long) i / 5 * size);
            FontBytes.range(read[i + 3] + read[i + 4], "glyph height", 0, MAX, start + (long) i / 5 * size);
        }
        return read;
    }

    private int readOffsets(Table table, int count) throws FontException {
        long at = table.start;
        FontBytes.range(file.u32(at, table.big()), "number of bitmaps", count, count, at);
        long data = at + 4 + 4L * count + 16;
        file.check(at, data - at, "offsets of " + count + " bitmaps");
        int unit = exchange + 1;
        for (int i = 0; i < count; i++) {
            long offset = file.u32(at + 4 + 4L * i, table.big());
            int width = metrics[5 * i + 1] - metrics[5 * i];
            int height = metrics[5 * i + 3] + metrics[5 * i + 4];
            long size = (long) stride(width) * height;
            file.check(data, (offset + size + unit - 1) / unit * unit, "bitmap " + i);
            rows[i] = (int) offset;
        }
        return (int) data;
    }

    private char[] readEncodings(long start, boolean big, int count) throws FontException {
        int n = (lastColumn - firstColumn + 1) * (lastRow - firstRow + 1);
        file.check(start, 2L * n, "encodings");
        char[] read = new char[n];
        for (int i = 0; i < n; i++) {
            int glyph = file.u16(start + 2L * i, big);
            if (glyph != NO_GLYPH) {
                FontBytes.range(glyph, "glyph of a code", 0, count - 1, start + 2L * i);
            }
            read[i] = (char) glyph;
        }
        return read;
    }

    private int widest() {
        int most = 1;
        for (int i = 0; i < metrics.length; i += 5) {
            most = Math.max(most, metrics[i + 2]);
        }
        return most;
    }

    private int stride(int width) {
        return (width + 8 * padding - 1) / (8 * padding) * padding;
    }

    @Override
    @Nullable
    Glyph read(int codePoint) {
        int row = codePoint >> 8;
        int column = codePoint & 0xff;
        if (row < firstRow || row > lastRow || column < firstColumn || column > lastColumn) {
            return null;
        }
        int i = encodings[(row - firstRow) * (lastColumn - firstColumn + 1) + column - firstColumn];
        if (i == NO_GLYPH) {
            return null;
        }
        int left = metrics[5 * i];
        int glyphWidth = metrics[5 * i + 1] - left;
        int below = metrics[5 * i + 4];
        int height = metrics[5 * i + 3] + below;
        byte[] coverage = new byte[glyphWidth * height];
        int stride = stride(glyphWidth);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < glyphWidth; x++) {
                coverage[y * glyphWidth + x] = (byte) bit(rows[i] + y * stride, x);
            }
        }
        return new Glyph(glyphWidth, height, left, -below, metrics[5 * i + 2], coverage);
    }

    /// A pixel of a row. Where bits and bytes are not ordered alike, the bytes of a unit stand in the other order.
    private int bit(int row, int x) {
        int at = row + x / 8 ^ exchange;
        return file.byteAt(bitmapStart + at) >> (hasBigBits ? 7 - x % 8 : x % 8) & 1;
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
        return width;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public @Nullable Glyph defaultGlyph() {
        return defaultGlyph;
    }
}
