package io.github.displayio4j.displayio.render;

import java.util.Arrays;

/// The loops over a run of pixels. `source` is where the run's first value lies, `step` the way to the next one
/// (signed, a row's stride when axes are exchanged); the run goes to `out[from..to)`. "Some": transparent ones are
/// left out.
///
/// A step of 1 has a loop of its own where it is common: only then does C2 drop the bounds checks, or vectorise.
final class Rows {
    private Rows() {}

    static void widen(short[] values, int source, int step, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            out[x] = values[source] & 0xffff;
        }
    }

    static void widenSome(short[] values, int source, int step, short except, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            short value = values[source];
            out[x] = value == except ? ShadeTable.TRANSPARENT : value & 0xffff;
        }
    }

    static void widenSwapped(short[] values, int source, int step, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            out[x] = Short.reverseBytes(values[source]) & 0xffff;
        }
    }

    static void widenSwappedSome(short[] values, int source, int step, short except, int[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            short value = values[source];
            out[x] = value == except ? ShadeTable.TRANSPARENT : Short.reverseBytes(value) & 0xffff;
        }
    }

    static void lookUp(byte[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        if (step == 1) {
            int shift = source - from;
            for (int x = from; x < to; x++) {
                out[x] = (short) pixels[values[x + shift] & 0xff];
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = (short) pixels[values[source] & 0xff];
        }
    }

    static void lookUp(short[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        if (step == 1) {
            int shift = source - from;
            for (int x = from; x < to; x++) {
                out[x] = (short) pixels[values[x + shift] & 0xffff];
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = (short) pixels[values[source] & 0xffff];
        }
    }

    static void lookUp(byte[] values, int source, int step, int[] pixels, int[] out, int from, int to) {
        if (step == 1) {
            int shift = source - from;
            for (int x = from; x < to; x++) {
                out[x] = pixels[values[x + shift] & 0xff];
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = pixels[values[source] & 0xff];
        }
    }

    static void lookUp(short[] values, int source, int step, int[] pixels, int[] out, int from, int to) {
        if (step == 1) {
            int shift = source - from;
            for (int x = from; x < to; x++) {
                out[x] = pixels[values[x + shift] & 0xffff];
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = pixels[values[source] & 0xffff];
        }
    }

    static void lookUpSome(byte[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            int pixel = pixels[values[source] & 0xff];
            if (pixel >= 0) {
                out[x] = (short) pixel;
            }
        }
    }

    static void lookUpSome(short[] values, int source, int step, int[] pixels, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            int pixel = pixels[values[source] & 0xffff];
            if (pixel >= 0) {
                out[x] = (short) pixel;
            }
        }
    }

    static void copy(short[] values, int source, int step, short[] out, int from, int to) {
        if (step == 1) {
            System.arraycopy(values, source, out, from, to - from);
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = values[source];
        }
    }

    static void swap(short[] values, int source, int step, short[] out, int from, int to) {
        if (step == 1) {
            int shift = source - from;
            for (int x = from; x < to; x++) {
                out[x] = Short.reverseBytes(values[x + shift]);
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            out[x] = Short.reverseBytes(values[source]);
        }
    }

    static void copySome(short[] values, int source, int step, short except, short[] out, int from, int to) {
        if (step == 1) {
            int shift = source - from;
            for (int x = from; x < to; x++) {
                short value = values[x + shift];
                if (value != except) {
                    out[x] = value;
                }
            }
            return;
        }
        for (int x = from; x < to; x++, source += step) {
            short value = values[source];
            if (value != except) {
                out[x] = value;
            }
        }
    }

    /// Copies where the mask is 0; where it is -1 the pixel is 0.
    static void copyMasked(short[] pixels, short[] masks, int source, short[] out, int from, int to) {
        int shift = source - from;
        for (int x = from; x < to; x++) {
            out[x] = (short) (out[x] & masks[x + shift] | pixels[x + shift]);
        }
    }

    static void swapSome(short[] values, int source, int step, short except, short[] out, int from, int to) {
        for (int x = from; x < to; x++, source += step) {
            short value = values[source];
            if (value != except) {
                out[x] = Short.reverseBytes(value);
            }
        }
    }

    /// Looks values up in `count` pixels from `first` on; those beyond are transparent.
    static void map(
            byte[] values, int source, int step, int[] pixels, int first, int count, int[] out, int at, int to) {
        for (int x = at; x < to; x++, source += step) {
            int value = values[source] & 0xff;
            out[x] = value < count ? pixels[first + value] : ShadeTable.TRANSPARENT;
        }
    }

    static void map(
            short[] values, int source, int step, int[] pixels, int first, int count, int[] out, int at, int to) {
        for (int x = at; x < to; x++, source += step) {
            int value = values[source] & 0xffff;
            out[x] = value < count ? pixels[first + value] : ShadeTable.TRANSPARENT;
        }
    }

    /// Reads `n` values of 1, 2 or 4 bits; positions and steps count pixels, and rows begin at whole bytes.
    static void unpack(byte[] packed, int source, int step, int bits, byte[] values, int n) {
        int mask = (1 << bits) - 1;
        int last = 8 / bits - 1;
        int perByte = Integer.numberOfTrailingZeros(last + 1);
        for (int i = 0; i < n; i++, source += step) {
            values[i] = (byte) (packed[source >> perByte] >> ((last - (source & last)) * bits) & mask);
        }
    }

    /// Repeats each pixel `scale` times, the first one only `first` times.
    static void repeat(int[] pixels, int scale, int first, short[] out, int from, int to) {
        if (scale == 1) {
            for (int x = from; x < to; x++) {
                out[x] = (short) pixels[x - from];
            }
            return;
        }
        int x = from;
        int i = 0;
        for (int end = Math.min(to, from + first); x < end; x++) {
            out[x] = (short) pixels[0];
        }
        i++;
        if (scale == 2) {
            for (; x < to - 1; x += 2) {
                short pixel = (short) pixels[i++];
                out[x] = pixel;
                out[x + 1] = pixel;
            }
        } else if (scale == 3) {
            for (; x < to - 2; x += 3) {
                short pixel = (short) pixels[i++];
                out[x] = pixel;
                out[x + 1] = pixel;
                out[x + 2] = pixel;
            }
        }
        while (x < to) {
            short pixel = (short) pixels[i++];
            for (int end = Math.min(to, x + scale); x < end; x++) {
                out[x] = pixel;
            }
        }
    }

    static void repeat(int[] pixels, int scale, int first, int[] out, int from, int to) {
        if (scale == 1) {
            System.arraycopy(pixels, 0, out, from, to - from);
            return;
        }
        int x = from;
        int i = 0;
        for (int end = Math.min(to, from + first); x < end; x++) {
            out[x] = pixels[0];
        }
        i++;
        if (scale == 2) {
            for (; x < to - 1; x += 2) {
                int pixel = pixels[i++];
                out[x] = pixel;
                out[x + 1] = pixel;
            }
        } else if (scale == 3) {
            for (; x < to - 2; x += 3) {
                int pixel = pixels[i++];
                out[x] = pixel;
                out[x + 1] = pixel;
                out[x + 2] = pixel;
            }
        }
        while (x < to) {
            int pixel = pixels[i++];
            for (int end = Math.min(to, x + scale); x < end; x++) {
                out[x] = pixel;
            }
        }
    }

    static void repeatSome(int[] pixels, int scale, int first, short[] out, int from, int to) {
        if (scale == 1) {
            for (int x = from; x < to; x++) {
                int pixel = pixels[x - from];
                out[x] = pixel >= 0 ? (short) pixel : out[x];
            }
            return;
        }
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, x = end, end = Math.min(to, x + scale)) {
            int pixel = pixels[i];
            if (pixel >= 0) {
                Arrays.fill(out, x, end, (short) pixel);
            }
        }
    }

    static void repeatSome(int[] pixels, int scale, int first, int[] out, int from, int to) {
        if (scale == 1) {
            for (int x = from; x < to; x++) {
                int pixel = pixels[x - from];
                out[x] = pixel >= 0 ? pixel : out[x];
            }
            return;
        }
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, x = end, end = Math.min(to, x + scale)) {
            int pixel = pixels[i];
            if (pixel >= 0) {
                Arrays.fill(out, x, end, pixel);
            }
        }
    }

    /// Repeats each of `n` pixels `scale` times, as pixels and masks for `copyMasked`.
    static void repeatMasked(int[] run, int n, int scale, short[] pixels, short[] masks, int from) {
        int x = from;
        for (int i = 0; i < n; i++) {
            int pixel = run[i];
            int mask = pixel >> 31;
            for (int end = x + scale; x < end; x++) {
                pixels[x] = (short) (pixel & ~mask);
                masks[x] = (short) mask;
            }
        }
    }

    /// The same with weights for `Blend.weighted`.
    static void repeatWeighted(
            int[] run, int[] runWeights, int n, int scale, short[] pixels, short[] weights, int from) {
        int x = from;
        for (int i = 0; i < n; i++) {
            int mask = ~(run[i] >> 31);
            for (int end = x + scale; x < end; x++) {
                pixels[x] = (short) (run[i] & mask);
                weights[x] = (short) (runWeights[i] & mask);
            }
        }
    }
}
