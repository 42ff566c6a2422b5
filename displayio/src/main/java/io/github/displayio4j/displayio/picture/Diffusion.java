package io.github.displayio4j.displayio.picture;

import java.util.Arrays;

/// Floyd and Steinberg's error diffusion to the colours of a palette: what a pixel is too dark or too bright
/// by is made up for by its neighbours to the right and below.
public final class Diffusion {
    private static final int NONE = -1;

    private final int[] palette;
    private final int size;
    private final int width;
    /// Nearest entry by the upper five bits of each channel, or `NONE`.
    private final short[] nearest = new short[1 << 15];
    /// Error in 16ths that this row and the next get, three channels a pixel, one pixel more at both ends.
    private int[] here;
    private int[] below;

    /// @param palette colours; the first `size` count
    /// @param width pixels of a row
    public Diffusion(int[] palette, int size, int width) {
        this.palette = palette;
        this.size = size;
        this.width = width;
        here = new int[3 * (width + 2)];
        below = new int[3 * (width + 2)];
        Arrays.fill(nearest, (short) NONE);
    }

    /// Chooses entries for the next row.
    ///
    /// @param colours `width` of them from `at` on
    /// @param out entries, from 0 on
    public void row(int[] colours, int at, int[] out) {
        int[] errors = here;
        here = below;
        below = errors; // read to the end before it is filled
        Arrays.fill(here, 0);
        int[] next = here;
        int r = 0;
        int g = 0;
        int b = 0;
        for (int x = 0, e = 3; x < width; x++, e += 3) {
            int c = colours[at + x];
            int red = Math.clamp((c >> 16 & 255) + (errors[e] + r >> 4), 0, 255);
            int green = Math.clamp((c >> 8 & 255) + (errors[e + 1] + g >> 4), 0, 255);
            int blue = Math.clamp((c & 255) + (errors[e + 2] + b >> 4), 0, 255);
            int entry = find(red, green, blue);
            out[x] = entry;
            int p = palette[entry];
            int dr = red - (p >> 16 & 255);
            int dg = green - (p >> 8 & 255);
            int db = blue - (p & 255);
            r = 7 * dr;
            g = 7 * dg;
            b = 7 * db;
            spread(next, e, dr, dg, db);
        }
    }

    private static void spread(int[] next, int e, int dr, int dg, int db) {
        next[e - 3] += 3 * dr;
        next[e - 2] += 3 * dg;
        next[e - 1] += 3 * db;
        next[e] += 5 * dr;
        next[e + 1] += 5 * dg;
        next[e + 2] += 5 * db;
        next[e + 3] += dr;
        next[e + 4] += dg;
        next[e + 5] += db;
    }

    private int find(int red, int green, int blue) {
        int cell = red >> 3 << 10 | green >> 3 << 5 | blue >> 3;
        if (nearest[cell] == NONE) {
            nearest[cell] = (short) search(red & 0xf8 | 4, green & 0xf8 | 4, blue & 0xf8 | 4);
        }
        return nearest[cell];
    }

    private int search(int red, int green, int blue) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            int dr = red - (palette[i] >> 16 & 255);
            int dg = green - (palette[i] >> 8 & 255);
            int db = blue - (palette[i] & 255);
            int distance = 2 * dr * dr + 4 * dg * dg + db * db; // the eye's weights, roughly
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
