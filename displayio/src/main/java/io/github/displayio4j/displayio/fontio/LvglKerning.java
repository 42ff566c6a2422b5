package io.github.displayio4j.displayio.fontio;

import java.util.Arrays;

/// The table `kern` of LVGL's format: pairs of glyphs with a value each, or classes of glyphs with a value for each
/// pair of classes.
final class LvglKerning {
    private static final int PAIRS = 0;
    private static final int CLASSES = 3;
    private static final LvglKerning NONE = new LvglKerning(new long[0], new byte[0]);

    /// Left and right glyph of each pair, ordered.
    private final long[] pairs;

    private final byte[] values;
    private byte[] leftClasses = {};
    private byte[] rightClasses = {};
    private int rightCount;
    private int scale;

    private LvglKerning(long[] pairs, byte[] values) {
        this.pairs = pairs;
        this.values = values;
    }

    /// Reads the table at an offset, if it is there.
    static LvglKerning read(FontBytes file, long at, int glyphIdFormat, int scale, int glyphs) throws FontException {
        if (at + 12 > file.size() || file.u32(at + 4, false) != 0x6e72656bL) { // "kern"
            return NONE;
        }
        int format = file.u8(at + 8);
        LvglKerning kerning =
                switch (format) {
                    case PAIRS -> readPairs(file, at + 12, glyphIdFormat == 0 ? 1 : 2);
                    case CLASSES -> readClasses(file, at + 12, glyphs);
                    default -> throw FontException.atByte(at + 8, "format of kern must be 0 or 3, not " + format);
                };
        kerning.scale = scale;
        return kerning;
    }

    private static LvglKerning readPairs(FontBytes file, long at, int size) throws FontException {
        long n = file.u32(at, false);
        file.check(at + 4, n * (2 * size + 1), "kerning of " + n + " pairs");
        long[] pairs = new long[(int) n];
        byte[] values = new byte[(int) n];
        for (int i = 0; i < pairs.length; i++) {
            long pair = at + 4 + 2L * size * i;
            long left = size == 1 ? file.u8(pair) : file.u16(pair, false);
            long right = size == 1 ? file.u8(pair + 1) : file.u16(pair + 2, false);
            pairs[i] = left << 16 | right;
            values[i] = (byte) file.u8(at + 4 + 2L * size * n + i);
            if (i > 0 && pairs[i] <= pairs[i - 1]) {
                throw FontException.atByte(pair, "kerning pairs must be in order");
            }
        }
        return new LvglKerning(pairs, values);
    }

    private static LvglKerning readClasses(FontBytes file, long at, int glyphs) throws FontException {
        int n = file.u16(at, false);
        int left = file.u8(at + 2);
        int right = file.u8(at + 3);
        file.check(at + 4, 2L * n + (long) left * right, "kerning of " + left + " x " + right + " classes");
        byte[] leftClasses = new byte[Math.min(n, glyphs)];
        byte[] rightClasses = new byte[leftClasses.length];
        for (int i = 0; i < leftClasses.length; i++) {
            long place = at + 4 + i;
            leftClasses[i] = (byte) FontBytes.range(file.u8(place), "left class", 0, left, place);
            rightClasses[i] = (byte) FontBytes.range(file.u8(place + n), "right class", 0, right, place + n);
        }
        byte[] values = new byte[left * right];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) file.u8(at + 4 + 2L * n + i);
        }
        LvglKerning kerning = new LvglKerning(new long[0], values);
        kerning.leftClasses = leftClasses;
        kerning.rightClasses = rightClasses;
        kerning.rightCount = right;
        return kerning;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    /// Columns to add between two glyphs: values are sixteenths, and so is their scale.
    int between(int left, int right) {
        return value(left, right) * scale + 128 >> 8;
    }

    private int value(int left, int right) {
        if (pairs.length > 0) {
            int at = Arrays.binarySearch(pairs, (long) left << 16 | right);
            return at < 0 ? 0 : values[at];
        }
        if (left >= leftClasses.length || right >= rightClasses.length) {
            return 0;
        }
        int row = leftClasses[left] & 0xff;
        int column = rightClasses[right] & 0xff;
        return row == 0 || column == 0 ? 0 : values[(row - 1) * rightCount + column - 1];
    }
}
