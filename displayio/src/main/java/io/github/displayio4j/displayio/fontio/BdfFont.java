package io.github.displayio4j.displayio.fontio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A font of the Glyph Bitmap Distribution Format 2.1 (Adobe technical note 5005): a text file.
///
/// All of it is looked through and checked at first; a glyph is made when it is asked for.
final class BdfFont extends CachedFont {
    private static final int MAX = Glyph.MAX_SIZE;

    private final BdfLines lines;
    /// Code point and number of the glyph, ordered.
    private long[] codes = new long[256];
    /// Byte and line where each glyph begins.
    private int[] starts = new int[512];
    private int count;

    private int ascent = Integer.MIN_VALUE;
    private int descent = Integer.MIN_VALUE;
    private int width;
    private int defaultCode = -1;
    private @Nullable Glyph defaultGlyph;

    // what was read of the glyph last
    private int encoding;
    private int shiftX;
    private int boxWidth;
    private int boxHeight;
    private int boxX;
    private int boxY;
    private byte[] pixels = {};

    BdfFont(byte[] file) throws FontException {
        lines = new BdfLines(file);
        readHeader();
        readGlyphs();
        Arrays.sort(codes, 0, count);
        Glyph glyph = defaultCode < 0 ? null : read(defaultCode);
        defaultGlyph = glyph != null ? glyph : read(0xfffd);
    }

    private void readHeader() throws FontException {
        boolean box = false;
        int boxTop = 0;
        int boxBottom = 0;
        if (!lines.advance() || !lines.is("STARTFONT")) {
            throw FontException.atLine(1, "a BDF file must begin with STARTFONT");
        }
        while (lines.advance()) {
            if (lines.is("FONTBOUNDINGBOX")) {
                width = lines.integer("width of FONTBOUNDINGBOX", 0, MAX);
                int height = lines.integer("height of FONTBOUNDINGBOX", 0, MAX);
                lines.integer("x of FONTBOUNDINGBOX", -MAX, MAX);
                boxBottom = lines.integer("y of FONTBOUNDINGBOX", -MAX, MAX);
                boxTop = height + boxBottom;
                box = true;
            } else if (lines.is("FONT_ASCENT")) {
                ascent = lines.integer("FONT_ASCENT", -MAX, MAX);
            } else if (lines.is("FONT_DESCENT")) {
                descent = lines.integer("FONT_DESCENT", -MAX, MAX);
            } else if (lines.is("DEFAULT_CHAR")) {
                defaultCode = lines.integer("DEFAULT_CHAR", -1, Integer.MAX_VALUE);
            } else if (lines.is("CHARS")) {
                lines.integer("CHARS", 0, Integer.MAX_VALUE); // a wrong count does no harm
                if (!box) {
                    throw FontException.atLine(lines.number(), "FONTBOUNDINGBOX must come before CHARS");
                }
                ascent = ascent == Integer.MIN_VALUE ? boxTop : ascent;
                descent = descent == Integer.MIN_VALUE ? -boxBottom : descent;
                if (ascent + descent < 1) {
                    throw FontException.atLine(
                            lines.number(), "a line must have a row or more, not " + ascent + " + " + descent);
                }
                return;
            } else if (lines.is("STARTCHAR")) {
                break;
            }
        }
        throw FontException.atLine(lines.number(), "CHARS is missing");
    }

    private void readGlyphs() throws FontException {
        while (lines.advance()) {
            if (lines.is("ENDFONT")) {
                return;
            }
            if (lines.is("STARTCHAR")) {
                int offset = lines.offset();
                int line = lines.number();
                readGlyph();
                add(offset, line);
            }
        }
        throw FontException.atLine(lines.number(), "the file ends before ENDFONT");
    }

    private void add(int offset, int line) {
        if (encoding < 0) {
            return; // has no place in the encoding
        }
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, 2 * count);
            starts = Arrays.copyOf(starts, 4 * count);
        }
        starts[2 * count] = offset;
        starts[2 * count + 1] = line;
        codes[count] = (long) encoding << 32 | count;
        count++;
    }

    /// Reads from STARTCHAR to ENDCHAR.
    private void readGlyph() throws FontException {
        int start = lines.number();
        boolean encoded = false;
        boolean boxed = false;
        shiftX = Integer.MIN_VALUE;
        while (lines.advance()) {
            if (lines.is("ENCODING")) {
                encoding = lines.integer("ENCODING", -1, Character.MAX_CODE_POINT);
                encoded = true;
            } else if (lines.is("DWIDTH")) {
                shiftX = lines.integer("DWIDTH", -MAX, MAX);
            } else if (lines.is("BBX")) {
                boxWidth = lines.integer("width of BBX", 0, MAX);
                boxHeight = lines.integer("height of BBX", 0, MAX);
                boxX = lines.integer("x of BBX", -MAX, MAX);
                boxY = lines.integer("y of BBX", -MAX, MAX);
                boxed = true;
            } else if (lines.is("BITMAP")) {
                if (!encoded || !boxed) {
                    throw FontException.atLine(
                            lines.number(), (encoded ? "BBX" : "ENCODING") + " must come before BITMAP");
                }
                shiftX = shiftX == Integer.MIN_VALUE ? boxX + boxWidth : shiftX;
                readRows();
                return;
            } else if (lines.is("ENDCHAR") || lines.is("STARTCHAR") || lines.is("ENDFONT")) {
                throw FontException.atLine(
                        lines.number(), "BITMAP must come before " + lines.word() + " in the glyph of line " + start);
            }
        }
        throw FontException.atLine(lines.number(), "the file ends in the glyph of line " + start);
    }

    private void readRows() throws FontException {
        if (pixels.length < boxWidth * boxHeight) {
            pixels = new byte[boxWidth * boxHeight];
        }
        int y = 0;
        while (lines.advance() && !lines.is("ENDCHAR")) {
            if (y < boxHeight) {
                lines.row(boxWidth, pixels, y * boxWidth);
            }
            y++;
        }
        if (!lines.is("ENDCHAR")) {
            throw FontException.atLine(lines.number(), "ENDCHAR is missing");
        }
        if (boxWidth > 0 && y != boxHeight) {
            throw FontException.atLine(lines.number(), "a glyph of BBX height " + boxHeight + " has " + y + " rows");
        }
    }

    @Override
    @Nullable
    Glyph read(int codePoint) {
        int at = Arrays.binarySearch(codes, 0, count, (long) codePoint << 32);
        at = at < 0 ? -at - 1 : at;
        if (at == count || (int) (codes[at] >> 32) != codePoint) {
            return null;
        }
        int start = 2 * (int) codes[at];
        lines.seek(starts[start], starts[start + 1]);
        try {
            lines.advance();
            readGlyph();
        } catch (FontException e) {
            throw new AssertionError("was read before", e);
        }
        return new Glyph(boxWidth, boxHeight, boxX, boxY, shiftX, Arrays.copyOf(pixels, boxWidth * boxHeight));
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
        return Math.max(width, 1);
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
