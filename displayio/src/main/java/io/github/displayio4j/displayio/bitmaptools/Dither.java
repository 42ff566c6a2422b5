package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.scene.ValueRows;

/// Error diffusion, to and fro: every second row runs leftwards.
final class Dither {
    /// Shares of the error in 256ths: columns ahead, rows below, share; the first is for the next pixel.
    private static final int[][] ATKINSON = {{1, 0, 32}, {2, 0, 32}, {-1, 1, 32}, {0, 1, 32}, {0, 2, 32}};

    private static final int[][] FLOYD_STEINBERG = {{1, 0, 112}, {-1, 1, 48}, {0, 1, 80}, {1, 1, 16}};
    /// Columns that a share may go to the side.
    private static final int REACH = 2;

    private final Bitmap source;
    private final Colorspace colorspace;
    private final int[][] shares;
    /// Brightness with errors of this row and the two below, `REACH` pixels longer at both ends.
    private int[][] rows;
    private final int[] out;

    private Dither(Bitmap source, Colorspace colorspace, DitherAlgorithm algorithm) {
        this.source = source;
        this.colorspace = colorspace;
        shares = switch (algorithm) {
            case ATKINSON -> ATKINSON;
            case FLOYD_STEINBERG -> FLOYD_STEINBERG;
        };
        rows = new int[3][source.width() + 2 * REACH];
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
        load(0, rows[0]);
        load(1, rows[1]);
        for (int y = 0; y < source.height(); y++) {
            load(y + 2, rows[2]);
            int step = y % 2 == 0 ? 1 : -1;
            for (int i = 0, x = step > 0 ? 0 : width - 1; i < width; i++, x += step) {
                int brightness = rows[0][REACH + x] + error;
                boolean light = brightness >= 128;
                out[x] = light ? white : 0;
                error = brightness - (light ? 255 : 0);
                for (int k = 1; k < shares.length; k++) {
                    int[] share = shares[k];
                    rows[share[1]][REACH + x + step * share[0]] += share[2] * error / 256;
                }
                error = error * shares[0][2] / 256;
            }
            ValueRows.write(target, 0, y, width, out, 0);
            rows = new int[][] {rows[1], rows[2], rows[0]};
        }
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
