package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Palette;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Rows into a bitmap of 1, 2, 4 or 8 bits: of each pixel the number of the nearest colour of a palette, the
/// error passed on to its neighbours (Floyd and Steinberg) or not.
final class PaletteWriter extends RowWriter {
    private static final int CACHE = 1 << 12;

    private MemorySegment out = MemorySegment.NULL;
    private Placement place = new Placement();
    private int bits = 8;
    private boolean dither;
    private int colours;
    private int[] reds = new int[0];
    private int[] greens = reds;
    private int[] blues = reds;
    /// By hash of a colour: the colour and the number found for it, `colour << 8 | number`; -1: nothing yet.
    private final long[] found = new long[CACHE];

    /// Errors times 16 that the row before and this one pass on, by colour; of pixel `x` at `x + 1`.
    private final int[][] passed = new int[3][0];

    private final int[][] passing = new int[3][0];

    /// Rows go to `newOut` as `newPlace` says.
    ///
    /// @throws IllegalArgumentException if no colour of the palette can be had
    void open(MemorySegment newOut, Placement newPlace, int newBits, Palette palette, boolean newDither) {
        prepare(PixelLayout.RGB888, 0);
        out = newOut;
        place = newPlace;
        columns = newPlace.columns();
        bits = newBits;
        dither = newDither;
        colours = Math.min(palette.size(), 1 << newBits);
        if (reds.length < colours) {
            reds = new int[256];
            greens = new int[256];
            blues = new int[256];
        }
        boolean any = false;
        for (int i = 0; i < colours; i++) {
            boolean opaque = !palette.isTransparent(i);
            any |= opaque;
            // Far from every colour: never the nearest.
            reds[i] = opaque ? palette.get(i) >> 16 : 1 << 14;
            greens[i] = palette.get(i) >> 8 & 0xff;
            blues[i] = palette.get(i) & 0xff;
        }
        if (!any) {
            throw new IllegalArgumentException("palette must have an opaque colour among its first " + colours);
        }
        Arrays.fill(found, -1);
        for (int c = 0; c < 3; c++) {
            if (passed[c].length < columns + 2) {
                passed[c] = new int[columns + 2];
                passing[c] = new int[columns + 2];
            }
            Arrays.fill(passed[c], 0);
        }
    }

    @Override
    void close() {
        out = MemorySegment.NULL;
    }

    @Override
    void write(int y, int[] r, int rAt, int[] g, int gAt, int[] b, int bAt) {
        long at = place.start + y * place.rowStep;
        if (!dither) {
            for (int x = 0; x < columns; x++, at += place.pixelStep) {
                set(at, nearest(r[rAt + x], g[gAt + x], b[bAt + x]));
            }
            return;
        }
        int rError = 0;
        int gError = 0;
        int bError = 0;
        for (int c = 0; c < 3; c++) {
            Arrays.fill(passing[c], 0);
        }
        for (int x = 0; x < columns; x++, at += place.pixelStep) {
            int red = clamp(r[rAt + x] + (rError + passed[0][x + 1] + 8 >> 4));
            int green = clamp(g[gAt + x] + (gError + passed[1][x + 1] + 8 >> 4));
            int blue = clamp(b[bAt + x] + (bError + passed[2][x + 1] + 8 >> 4));
            int value = nearest(red, green, blue);
            set(at, value);
            rError = pass(passing[0], x, red - reds[value]);
            gError = pass(passing[1], x, green - greens[value]);
            bError = pass(passing[2], x, blue - blues[value]);
        }
        for (int c = 0; c < 3; c++) {
            int[] row = passed[c];
            passed[c] = passing[c];
            passing[c] = row;
        }
    }

    /// Leaves 3, 5 and 1 sixteenths of an error to the row below.
    ///
    /// @return the 7 sixteenths for the next pixel
    private static int pass(int[] below, int x, int error) {
        below[x] += 3 * error;
        below[x + 1] += 5 * error;
        below[x + 2] += error;
        return 7 * error;
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(value, 255));
    }

    private int nearest(int r, int g, int b) {
        int colour = r << 16 | g << 8 | b;
        int slot = (colour * 0x9e3779b1) >>> 20;
        long known = found[slot];
        if (known >> 8 == colour) {
            return (int) known & 0xff;
        }
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours; i++) {
            int dr = r - reds[i];
            int dg = g - greens[i];
            int db = b - blues[i];
            int distance = dr * dr + dg * dg + db * db;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        found[slot] = (long) colour << 8 | best;
        return best;
    }

    private void set(long bit, int value) {
        long at = bit >> 3;
        if (bits == 8) {
            out.set(ValueLayout.JAVA_BYTE, at, (byte) value);
            return;
        }
        int shift = 8 - bits - (int) (bit & 7);
        int others = out.get(ValueLayout.JAVA_BYTE, at) & ~((1 << bits) - 1 << shift);
        out.set(ValueLayout.JAVA_BYTE, at, (byte) (others | value << shift));
    }

    @Override
    void put(int y) {
        throw new IllegalStateException("values are written by `write` alone");
    }

    @Override
    boolean takesYcc() {
        return false;
    }

    @Override
    boolean takesVectors() {
        return false;
    }

    @Override
    boolean canRepeat() {
        return false;
    }
}
