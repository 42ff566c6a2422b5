package io.github.displayio4j.displayio.render;

/// Mixes pixels into those below, channel by channel in the panel's own bits: `(s * w + d * (256 - w) + 128) / 256` of
/// a channel `s` above and `d` below, at a weight `w` of 0..256. A weight of 0 changes nothing, 256 covers.
///
/// "Exchanged": the bytes of a 16-bit pixel, red 5, green 6, blue 5 bits, are exchanged in its `short`.
final class Blend {
    /// The weight that covers.
    static final int FULL = 256;

    /// A half in each of the lanes that `spread` makes.
    private static final long ROUND = 0x0080_0080_0080L;
    /// Without what a shift by one moves from one channel into the next.
    private static final int HALF_MASK = 0x7bef;

    private Blend() {}

    /// Weight of an alpha of 0..255.
    static int weight(int alpha) {
        return alpha + (alpha >> 7);
    }

    /// Weight of one layer through another's.
    static int product(int weight, int other) {
        return weight * other + 128 >> 8;
    }

    /// All pixels at one weight.
    static void uniform(short[] pixels, int source, int weight, boolean exchanged, short[] out, int from, int to) {
        int shift = source - from;
        if (weight == FULL / 2) {
            half(pixels, shift, exchanged, out, from, to);
            return;
        }
        if (exchanged) {
            for (int x = from; x < to; x++) {
                out[x] = Short.reverseBytes(
                        mix(Short.reverseBytes(pixels[x + shift]), Short.reverseBytes(out[x]), weight));
            }
        } else {
            for (int x = from; x < to; x++) {
                out[x] = mix(pixels[x + shift], out[x], weight);
            }
        }
    }

    /// Pixels whose mask is 0, all at one weight.
    static void masked(
            short[] pixels, short[] masks, int source, int weight, boolean exchanged, short[] out, int from, int to) {
        int shift = source - from;
        for (int x = from; x < to; x++) {
            if (masks[x + shift] == 0) {
                out[x] = mix(pixels[x + shift], out[x], weight, exchanged);
            }
        }
    }

    /// Each pixel at a weight of its own, seen through `weight`.
    static void weighted(
            short[] pixels, short[] weights, int source, int weight, boolean exchanged, short[] out, int from, int to) {
        int shift = source - from;
        for (int x = from; x < to; x++) {
            int own = weights[x + shift];
            if (own != 0) {
                out[x] = mix(pixels[x + shift], out[x], product(own, weight), exchanged);
            }
        }
    }

    /// A scratch run, each pixel repeated `scale` times, the first one only `first` times.
    static void run(Run run, int weight, int scale, int first, boolean exchanged, short[] out, int from, int to) {
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, x = end, end = Math.min(to, x + scale)) {
            if (run.pixels[i] != ShadeTable.TRANSPARENT) {
                short pixel = (short) run.pixels[i];
                int through = product(run.weights[i], weight);
                for (int k = x; k < end; k++) {
                    out[k] = mix(pixel, out[k], through, exchanged);
                }
            }
        }
    }

    /// The same for pixels of other formats.
    ///
    /// @param channels where each channel lies, see `Channels`
    static void run(Run run, int weight, int scale, int first, Channels channels, int[] out, int from, int to) {
        int end = Math.min(to, from + first);
        for (int x = from, i = 0; x < to; i++, x = end, end = Math.min(to, x + scale)) {
            if (run.pixels[i] != ShadeTable.TRANSPARENT) {
                int through = product(run.weights[i], weight);
                for (int k = x; k < end; k++) {
                    out[k] = channels.mix(run.pixels[i], out[k], through);
                }
            }
        }
    }

    private static short mix(short above, short below, int weight, boolean exchanged) {
        return exchanged
                ? Short.reverseBytes(mix(Short.reverseBytes(above), Short.reverseBytes(below), weight))
                : mix(above, below, weight);
    }

    private static short mix(short above, short below, int weight) {
        long mixed = spread(above) * weight + spread(below) * (FULL - weight) + ROUND >> 8;
        return (short) (mixed & 0x1f | mixed >> 11 & 0x7e0 | mixed >> 21 & 0xf800);
    }

    /// The channels of a pixel in lanes of 16 bits, so that products do not meet.
    private static long spread(short pixel) {
        return pixel & 0x1f | (pixel & 0x7e0) << 11 | (long) (pixel & 0xf800) << 21;
    }

    /// The mean of two pixels, rounded up. In two loops, so that what is shifted comes from an array: only then does C2
    /// know that 16 bits are enough, and vectorises.
    private static void half(short[] pixels, int shift, boolean exchanged, short[] out, int from, int to) {
        if (exchanged) {
            for (int x = from; x < to; x++) {
                out[x] = (short) (Short.reverseBytes(pixels[x + shift]) ^ Short.reverseBytes(out[x]));
            }
            for (int x = from; x < to; x++) {
                short above = Short.reverseBytes(pixels[x + shift]);
                short differs = out[x];
                out[x] = Short.reverseBytes((short) ((above | above ^ differs) - (differs >> 1 & HALF_MASK)));
            }
        } else {
            for (int x = from; x < to; x++) {
                out[x] ^= pixels[x + shift];
            }
            for (int x = from; x < to; x++) {
                short above = pixels[x + shift];
                short differs = out[x];
                out[x] = (short) ((above | above ^ differs) - (differs >> 1 & HALF_MASK));
            }
        }
    }
}
