package io.github.displayio4j.displayio.fontio;

import org.jspecify.annotations.Nullable;

/// A font of LVGL's binary format, which `lv_font_conv` makes with `--format bin`: 1 to 8 bits a pixel, raw or
/// compressed by runs, with kerning.
///
/// The tables `head`, `cmap`, `loca`, `glyf` and perhaps `kern` follow each other, little endian. A glyph is a stream
/// of bits.
final class LvglFont extends CachedFont {
    private static final int MAX = Glyph.MAX_SIZE;
    /// Glyphs may share their data, so that a short file could claim any number of pixels.
    private static final long MAX_PIXELS = 1L << 26;

    private static final int SPARSE = 1;
    private static final int TINY = 2;
    private static final int SUBTABLE = 16;

    private final FontBytes file;
    private final int ascent;
    private final int descent;
    private final int defaultAdvance;
    private final int advanceBits;
    private final boolean fractions;
    private final int xyBits;
    private final int whBits;
    private final int bits;
    private final int compression;
    private int width = 1;

    /// Where `cmap` begins, and its subtables.
    private final long cmap;

    private final int ranges;
    /// First byte of each glyph's data.
    private final long[] starts;

    private final LvglKerning kerning;
    private final @Nullable Glyph defaultGlyph;

    LvglFont(byte[] bytes) throws FontException {
        file = new FontBytes(bytes);
        long head = 0; // the offsets in it are those of lv_font_conv
        int glyphIdFormat = FontBytes.range(file.u8(head + 35), "format of glyph numbers", 0, 1, head + 35);
        ascent = FontBytes.range(file.s16(head + 16, false), "ascent", -MAX, MAX, head + 16);
        descent = FontBytes.range(-file.s16(head + 18, false), "descent", -MAX, MAX, head + 18);
        if (ascent + descent < 1) {
            throw FontException.atByte(head + 16, "a line must have a row or more, not " + ascent + " + " + descent);
        }
        defaultAdvance = FontBytes.range(file.u16(head + 30, false), "default advance", 0, 16 * MAX, head + 30);
        int kerningScale = file.u16(head + 32, false);
        int locaFormat = FontBytes.range(file.u8(head + 34), "format of loca", 0, 1, head + 34);
        fractions = file.u8(head + 36) == 1;
        bits = FontBytes.range(file.u8(head + 37), "bits per pixel", 1, 8, head + 37);
        if (bits > 4 && bits < 8) {
            throw FontException.atByte(head + 37, "bits per pixel must be 1, 2, 3, 4 or 8, not " + bits);
        }
        xyBits = FontBytes.range(file.u8(head + 38), "bits of x and y", 0, 16, head + 38);
        whBits = FontBytes.range(file.u8(head + 39), "bits of width and height", 0, 16, head + 39);
        advanceBits = FontBytes.range(file.u8(head + 40), "bits of the advance", 0, 16, head + 40);
        compression = FontBytes.range(file.u8(head + 41), "compression", 0, 2, head + 41);
        if (file.u8(head + 42) != 0) {
            throw FontException.atByte(head + 42, "fonts for subpixels are not supported: convert without --lcd");
        }
        cmap = next(head, "cmap");
        long loca = next(cmap, "loca");
        long glyf = next(loca, "glyf");
        ranges = readRanges(loca);
        starts = readStarts(loca, glyf, locaFormat);
        long glyfEnd = glyf + file.u32(glyf, false);
        kerning = LvglKerning.read(file, glyfEnd, glyphIdFormat, kerningScale, starts.length);
        checkGlyphs();
        defaultGlyph = read(0xfffd);
    }

    /// Start of the table behind another one.
    private long next(long table, String name) throws FontException {
        long size = file.u32(table, false);
        FontBytes.range(size, "size of a table", 8, Integer.MAX_VALUE, table);
        long at = table + size;
        file.check(at, 12, "table " + name);
        for (int i = 0; i < 4; i++) {
            if (file.u8(at + 4 + i) != name.charAt(i)) {
                throw FontException.atByte(at + 4, "table " + name + " must be here");
            }
        }
        return at;
    }

    private int readRanges(long end) throws FontException {
        int n = FontBytes.range(file.u32(cmap + 8, false), "number of ranges", 0, 65536, cmap + 8);
        for (int i = 0; i < n; i++) {
            long at = cmap + 12 + (long) SUBTABLE * i;
            file.check(at, SUBTABLE, "range " + i);
            FontBytes.range(file.u32(at + 4, false), "first code point", 0, Character.MAX_CODE_POINT, at + 4);
            int format = FontBytes.range(file.u8(at + 14), "format of a range", 0, 3, at + 14);
            int entries = file.u16(at + 12, false);
            long size =
                    switch (format) {
                        case SPARSE -> 4L * entries;
                        case TINY -> 0;
                        case TINY | SPARSE -> 2L * entries;
                        default -> entries;
                    };
            if (size > 0) {
                long data = cmap + file.u32(at, false);
                if (data + size > end) {
                    throw FontException.atByte(at, "range " + i + " has its data behind the end of cmap");
                }
            }
        }
        return n;
    }

    private long[] readStarts(long loca, long glyf, int format) throws FontException {
        long count = FontBytes.range(file.u32(loca + 8, false), "number of glyphs", 0, 65536, loca + 8);
        int size = format == 0 ? 2 : 4;
        file.check(loca + 12, size * count, "loca");
        long end = file.u32(glyf, false);
        file.check(glyf, end, "glyf");
        long[] read = new long[(int) count];
        for (int i = 0; i < read.length; i++) {
            long at = loca + 12 + (long) size * i;
            long offset = format == 0 ? file.u16(at, false) : file.u32(at, false);
            if (offset < 8 || offset > end) {
                throw FontException.atByte(at, "glyph " + i + " must be in glyf at 8.." + end + ", not " + offset);
            }
            read[i] = glyf + offset;
        }
        return read;
    }

    /// Reads each glyph once, to find what is wrong, and the widest.
    private void checkGlyphs() throws FontException {
        long pixels = 0;
        for (int i = 1; i < starts.length; i++) { // glyph 0 has no data of its own
            Glyph glyph = readGlyph(i);
            width = Math.max(width, glyph.shiftX());
            pixels += boxPixels;
            if (pixels > MAX_PIXELS) {
                throw FontException.atByte(
                        starts[i], "the glyphs of a font may have " + MAX_PIXELS + " pixels in all, these have more");
            }
        }
    }

    /// Pixels of the glyph that was read last.
    private int boxPixels;

    private Glyph readGlyph(int id) throws FontException {
        LvglBits in = new LvglBits(file, starts[id]);
        int advance = advanceBits == 0 ? defaultAdvance : in.read(advanceBits);
        if (fractions) {
            advance = advance + 8 >> 4;
        }
        int x = in.readSigned(xyBits);
        int y = in.readSigned(xyBits);
        int boxWidth = in.read(whBits);
        int boxHeight = in.read(whBits);
        FontBytes.range(boxWidth, "glyph width", 0, MAX, starts[id]);
        FontBytes.range(boxHeight, "glyph height", 0, MAX, starts[id]);
        boxPixels = boxWidth * boxHeight;
        in.check(compression == 0 ? (long) boxPixels * bits : 0, starts[id]);
        byte[] coverage = new byte[boxPixels];
        if (compression == 0) {
            for (int i = 0; i < boxPixels; i++) {
                coverage[i] = (byte) in.read(bits);
            }
        } else {
            in.readRuns(bits, coverage);
            for (int i = boxWidth; compression == 1 && i < boxPixels; i++) {
                coverage[i] ^= coverage[i - boxWidth];
            }
        }
        return new Glyph(boxWidth, boxHeight, x, y, Math.min(advance, MAX), coverage);
    }

    /// Number of the glyph of a code point, 0 for none.
    private int id(int codePoint) {
        try {
            for (int i = 0; i < ranges; i++) {
                long at = cmap + 12 + (long) SUBTABLE * i;
                long index = codePoint - file.u32(at + 4, false);
                if (index >= 0 && index < file.u16(at + 8, false)) {
                    return id(at, (int) index);
                }
            }
        } catch (FontException e) {
            throw new AssertionError("was read before", e);
        }
        return 0;
    }

    private int id(long range, int index) throws FontException {
        long data = cmap + file.u32(range, false);
        int first = file.u16(range + 10, false);
        int entries = file.u16(range + 12, false);
        int format = file.u8(range + 14);
        if (format == TINY) {
            return first + index;
        }
        if ((format & SPARSE) == 0) {
            return index < entries ? first + file.u8(data + index) : 0;
        }
        int low = 0;
        int high = entries - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = file.u16(data + 2L * middle, false);
            if (found == index) {
                boolean tiny = (format & TINY) != 0;
                return first + (tiny ? middle : file.u16(data + 2L * (entries + middle), false));
            }
            if (found < index) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 0;
    }

    @Override
    @Nullable
    Glyph read(int codePoint) {
        int id = id(codePoint);
        if (id == 0 || id >= starts.length) {
            return null;
        }
        try {
            return readGlyph(id);
        } catch (FontException e) {
            throw new AssertionError("was read before", e);
        }
    }

    @Override
    public int kerning(int left, int right) {
        return kerning.isEmpty() ? 0 : kerning.between(id(left), id(right));
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
        return (1 << bits) - 1;
    }

    @Override
    public @Nullable Glyph defaultGlyph() {
        return defaultGlyph;
    }
}
