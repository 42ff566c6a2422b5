package io.github.displayio4j.displayio.render;

import java.util.Arrays;

/// Mixes blocks of pixels of red 5, green 6, blue 5 bits into those below, as `Blend` does one by one.
///
/// Many pixels are gathered from short rows, then each step is a loop of its own over arrays of `short`. Such a loop
/// C2 turns into vector instructions, without the vector module: it keeps 16 bits wherever a shift to the right is of
/// what was read from an array, and it needs long runs to be worth it.
final class Mixer {
    /// Pixels at a time: six arrays of them stay in the first level cache.
    private static final int LANES = 1024;
    /// Gathering rows shorter than this costs more than it saves.
    private static final int NARROW = 24;

    private static final int HALF_MASK = 0x7bef;

    private short[] above = new short[0];
    private short[] below = above;
    private short[] amounts = above;
    private short[] red = above;
    private short[] green = above;
    private short[] blue = above;

    /// What the amounts of a block are.
    private enum Amounts {
        NONE,
        MASKS,
        WEIGHTS
    }

    /// All pixels at one weight.
    ///
    /// @param step from one row of the source to the next
    /// @param exchanged whether the bytes of all pixels are exchanged
    /// @param at of the first pixel in `out`, whose rows are `stride` apart
    void uniform(
            short[] pixels,
            int source,
            int step,
            int weight,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        if (w < NARROW) {
            for (int y = 0; y < h; y++) {
                int to = at + y * stride;
                Blend.uniform(pixels, source + y * step, weight, exchanged, out, to, to + w);
            }
        } else {
            mix(pixels, pixels, Amounts.NONE, source, step, weight, exchanged, out, at, stride, w, h);
        }
    }

    /// Those whose mask is 0, at one weight; the other masks are -1.
    void masked(
            short[] pixels,
            short[] masks,
            int source,
            int step,
            int weight,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        if (w < NARROW) {
            for (int y = 0; y < h; y++) {
                int to = at + y * stride;
                Blend.masked(pixels, masks, source + y * step, weight, exchanged, out, to, to + w);
            }
        } else {
            mix(pixels, masks, Amounts.MASKS, source, step, weight, exchanged, out, at, stride, w, h);
        }
    }

    /// Each at its own weight of 0..256, seen through `weight`.
    void weighted(
            short[] pixels,
            short[] weights,
            int source,
            int step,
            int weight,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        if (w < NARROW) {
            for (int y = 0; y < h; y++) {
                int to = at + y * stride;
                Blend.weighted(pixels, weights, source + y * step, weight, exchanged, out, to, to + w);
            }
        } else {
            mix(pixels, weights, Amounts.WEIGHTS, source, step, weight, exchanged, out, at, stride, w, h);
        }
    }

    private void mix(
            short[] pixels,
            short[] own,
            Amounts kind,
            int source,
            int step,
            int weight,
            boolean exchanged,
            short[] out,
            int at,
            int stride,
            int w,
            int h) {
        if (above.length == 0) {
            above = new short[LANES];
            below = new short[LANES];
            amounts = new short[LANES];
            red = new short[LANES];
            green = new short[LANES];
            blue = new short[LANES];
        }
        for (int x = 0; x < w; x += LANES) {
            int columns = Math.min(LANES, w - x);
            int rows = LANES / columns;
            for (int y = 0; y < h; y += rows) {
                int n = Math.min(rows, h - y);
                int from = source + x + y * step;
                int to = at + x + y * stride;
                gather(pixels, from, step, above, columns, n);
                gather(out, to, stride, below, columns, n);
                if (kind != Amounts.NONE) {
                    gather(own, from, step, amounts, columns, n);
                }
                mix(kind, weight, exchanged, columns * n);
                for (int i = 0; i < n; i++) {
                    System.arraycopy(below, i * columns, out, to + i * stride, columns);
                }
            }
        }
    }

    private static void gather(short[] from, int at, int step, short[] to, int columns, int rows) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, at + i * step, to, i * columns, columns);
        }
    }

    private void mix(Amounts kind, int weight, boolean exchanged, int n) {
        if (exchanged) {
            exchange(above, n);
            exchange(below, n);
        }
        if (kind == Amounts.NONE && weight == Blend.FULL / 2) {
            differ(above, below, red, n);
            mean(above, red, below, n);
        } else {
            switch (kind) {
                case NONE -> Arrays.fill(amounts, 0, n, (short) weight);
                case MASKS -> choose(amounts, weight, n);
                case WEIGHTS -> {
                    if (weight != Blend.FULL) {
                        multiply(amounts, weight, n);
                        shift(amounts, n);
                    }
                }
            }
            red(above, below, amounts, red, n);
            green(above, below, amounts, green, n);
            blue(above, below, amounts, blue, n);
            join(red, green, blue, below, n);
        }
        if (exchanged) {
            exchange(below, n);
        }
    }

    private static void exchange(short[] pixels, int n) {
        for (int i = 0; i < n; i++) {
            pixels[i] = Short.reverseBytes(pixels[i]);
        }
    }

    private static void differ(short[] above, short[] below, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (short) (above[i] ^ below[i]);
        }
    }

    /// The mean of each channel, rounded up.
    private static void mean(short[] above, short[] differ, short[] below, int n) {
        for (int i = 0; i < n; i++) {
            below[i] = (short) ((above[i] | below[i]) - (differ[i] >> 1 & HALF_MASK));
        }
    }

    private static void choose(short[] masks, int weight, int n) {
        for (int i = 0; i < n; i++) {
            masks[i] = (short) (~masks[i] & weight);
        }
    }

    /// At most 256 times 255, which fits 16 bits without a sign; `shift` takes the upper byte.
    private static void multiply(short[] weights, int weight, int n) {
        for (int i = 0; i < n; i++) {
            weights[i] = (short) (weights[i] * weight + 128);
        }
    }

    private static void shift(short[] weights, int n) {
        for (int i = 0; i < n; i++) {
            weights[i] = (short) (weights[i] >> 8 & 0xff);
        }
    }

    /// `(s - d) * w + 128` of one channel; `join` adds the upper byte of it to `d`.
    private static void red(short[] above, short[] below, short[] weights, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (short) (((above[i] >> 11 & 31) - (below[i] >> 11 & 31)) * weights[i] + 128);
        }
    }

    private static void green(short[] above, short[] below, short[] weights, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (short) (((above[i] >> 5 & 63) - (below[i] >> 5 & 63)) * weights[i] + 128);
        }
    }

    private static void blue(short[] above, short[] below, short[] weights, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (short) (((above[i] & 31) - (below[i] & 31)) * weights[i] + 128);
        }
    }

    private static void join(short[] red, short[] green, short[] blue, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            int below = out[i];
            out[i] = (short) ((red[i] >> 8) + (below >> 11 & 31) << 11
                    | (green[i] >> 8) + (below >> 5 & 63) << 5
                    | (blue[i] >> 8) + (below & 31));
        }
    }
}
