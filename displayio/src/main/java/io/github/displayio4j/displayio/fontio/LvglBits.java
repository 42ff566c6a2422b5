package io.github.displayio4j.displayio.fontio;

import java.util.Arrays;

/// The bits of a glyph of LVGL's format, the highest of a byte first.
final class LvglBits {
    /// Repeats that are told one by one; more are counted.
    private static final int MAX_ONES = 10;
    /// Bits of the counter.
    private static final int COUNTER_BITS = 6;

    private final FontBytes file;
    private long at;

    /// @param start byte at which the glyph begins
    LvglBits(FontBytes file, long start) {
        this.file = file;
        at = 8 * start;
    }

    /// Checks that so many bits are there, before an array is made for them.
    void check(long n, long glyph) throws FontException {
        if (at + n > 8L * file.size()) {
            throw FontException.atByte(glyph, "a glyph of " + n + " bits lies beyond the end of the file");
        }
    }

    int read(int n) throws FontException {
        if (at + n > 8L * file.size()) {
            throw FontException.atByte(file.size(), "the file ends in a glyph");
        }
        int value = 0;
        for (int i = 0; i < n; i++, at++) {
            value = value << 1 | file.byteAt((int) (at >> 3)) >> 7 - (at & 7) & 1;
        }
        return value;
    }

    int readSigned(int n) throws FontException {
        int value = read(n);
        return n > 0 && value >> n - 1 != 0 ? value - (1 << n) : value;
    }

    /// Fills an array from runs. A value that comes twice begins one: a 1 for each more of it, a 0 ends it; an eleventh
    /// 1 is followed by the number of those that are left. What comes behind a run is no repeat of it.
    void readRuns(int bits, byte[] out) throws FontException {
        int previous = -1;
        for (int i = 0; i < out.length; ) {
            int value = read(bits);
            out[i++] = (byte) value;
            if (value != previous) {
                previous = value;
                continue;
            }
            previous = -1;
            int left = 0;
            while (left < MAX_ONES && i + left < out.length && read(1) == 1) {
                left++;
            }
            if (left == MAX_ONES && i + left < out.length && read(1) == 1) {
                left += read(COUNTER_BITS);
            }
            int end = Math.min(i + left, out.length);
            Arrays.fill(out, i, end, (byte) value);
            i = end;
        }
    }
}
