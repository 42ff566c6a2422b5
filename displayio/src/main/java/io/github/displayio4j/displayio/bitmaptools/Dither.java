package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.scene.ValueRows;

/// Error diffusion, to and fro: every second row runs leftwards.
final class Dither {
    /// Columns that a share may go to the side.
    private static final int REACH = 2;

    private final Bitmap source;
    private final Colorspace colorspace;
    private final DitherAlgorithm algorithm;
    /// Brightness with errors of this row and the two below, `REACH` pixels longer at both ends.
    private int[] here;

    private int[] below;
    private int[] last;
    private final int[] out;

    private Dither(Bitmap source, Colorspace colorspace, DitherAlgorithm algorithm) {
        this.source = source;
        this.colorspace = colorspace;
        this.algorithm = algorithm;
        here = new int[source.width() + 2 * REACH];
        below = new int[here.length];
        last = new int[here.length];
        out = new int[source.width()];
    }

    static void run(Bitmap target, Bitmap source, Colorspace colorspace, DitherAlgorithm algorithm) {
        Checks.target(target);
        Checks.sameSize(target, source);
        Channels.check(colorspace, source, "source");
        if (target.bitsPerValue() > 16) {
            throw new IllegalArgumentException("the target must have up to 16 bits, not " + target.bitsPerValue());
        }
        new Dither(source, colorspace, algorithm).run(target);
        target.dirty();
    }

    private void run(Bitmap target) {
        int white = ValueRows.maxValue(target);
        int width = source.width();
        int error = 0;
        load(0, here);
        load(1, below);
        for (int y = 0; y < source.height(); y++) {
            load(y + 2, last);
            error = switch (algorithm) {
                case ATKINSON -> atkinson(y % 2 == 0, white, error);
                case FLOYD_STEINBERG -> floydSteinberg(y % 2 == 0, white, error);
            };
            ValueRows.write(target, 0, y, width, out, 0);
            int[] free = here;
            here = below;
            below = last;
            last = free;
        }
    }

    /// Shares of the error in 256ths: 32 to each of the next two pixels, the three below and the one below that.
    /// What goes below is added up on the way.
    private int atkinson(boolean rightwards, int white, int before) {
        int step = rightwards ? 1 : -1;
        int at = rightwards ? REACH : REACH + out.length - 1;
        int error = before;
        int[] row = here;
        int[] next = below;
        int[] third = last;
        int passed = 0;
        for (int i = 0; i < out.length; i++, at += step) {
            int brightness = row[at] + error;
            int dark = brightness - 128 >> 31;
            out[at - REACH] = white & ~dark;
            int share = 32 * (brightness - (255 & ~dark)) / 256;
            row[at + 2 * step] += share;
            next[at - step] += passed + share;
            third[at] += share;
            passed = share;
            error = share;
        }
        next[at - step] += passed;
        return error;
    }

    /// Shares of the error in 256ths: 112 to the next pixel, 48, 80 and 16 to the three below.
    private int floydSteinberg(boolean rightwards, int white, int before) {
        int step = rightwards ? 1 : -1;
        int at = rightwards ? REACH : REACH + out.length - 1;
        int error = before;
        int[] row = here;
        int[] next = below;
        int passed = 0;
        int ahead = 0;
        for (int i = 0; i < out.length; i++, at += step) {
            int brightness = row[at] + error;
            int dark = brightness - 128 >> 31;
            out[at - REACH] = white & ~dark;
            error = brightness - (255 & ~dark);
            next[at - step] += passed + 48 * error / 256;
            passed = ahead + 80 * error / 256;
            ahead = 16 * error / 256;
            error = 112 * error / 256;
        }
        next[at - step] += passed;
        next[at] += ahead;
        return error;
    }

    /// Brightness by weights of 78, 154 and 29, which take fields of 0..0xf8 and 0..0xfc to 0..255.
    private void load(int y, int[] row) {
        if (y >= source.height()) {
            return;
        }
        int n = source.width();
        ValueRows.read(source, 0, y, n, row, REACH);
        if (colorspace == Colorspace.L8) {
            return;
        }
        boolean swapped = Channels.isSwapped(colorspace);
        int upper = Channels.isBlueFirst(colorspace) ? 29 : 78;
        int lower = Channels.isBlueFirst(colorspace) ? 78 : 29;
        for (int i = REACH; i < REACH + n; i++) {
            int value = swapped ? (row[i] & 0xff) << 8 | row[i] >> 8 : row[i];
            row[i] = ((value >> 8 & 0xf8) * upper + (value >> 3 & 0xfc) * 154 + (value << 3 & 0xf8) * lower) / 256;
        }
    }
}
