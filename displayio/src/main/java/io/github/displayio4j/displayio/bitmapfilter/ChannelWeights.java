package io.github.displayio4j.displayio.bitmapfilter;

import java.util.Arrays;

/// How much of each channel goes into each: three rows for red, green and blue, each of three weights and an offset. A
/// weight of 1 takes a channel as it is, an offset of 1 makes black full.
public final class ChannelWeights {
    private final double[] weights;

    private ChannelWeights(double... weights) {
        for (double weight : weights) {
            if (!(Math.abs(weight) <= 1000)) {
                throw new IllegalArgumentException("weights must be -1000..1000, not " + weight);
            }
        }
        this.weights = weights;
    }

    /// Each channel times a number.
    ///
    /// @throws IllegalArgumentException if a number is not in -1000..1000, here as in all others
    public static ChannelWeights scale(double red, double green, double blue) {
        return new ChannelWeights(red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, 0);
    }

    /// Each channel times a number, and one added.
    public static ChannelWeights scaleOffset(
            double red, double redOffset, double green, double greenOffset, double blue, double blueOffset) {
        return new ChannelWeights(red, 0, 0, redOffset, 0, green, 0, greenOffset, 0, 0, blue, blueOffset);
    }

    /// Each channel from all.
    ///
    /// @param weights nine: what goes into red of red, green, blue; then into green, then into blue
    /// @throws IllegalArgumentException if there are not nine
    public static ChannelWeights mix(double... weights) {
        check(weights, 9);
        double[] w = weights;
        return new ChannelWeights(w[0], w[1], w[2], 0, w[3], w[4], w[5], 0, w[6], w[7], w[8], 0);
    }

    /// Each channel from all, and a number added.
    ///
    /// @param weights twelve: for red what it takes of red, green and blue, and its offset; then green, then blue
    /// @throws IllegalArgumentException if there are not twelve
    public static ChannelWeights mixOffset(double... weights) {
        check(weights, 12);
        return new ChannelWeights(weights.clone());
    }

    private static void check(double[] weights, int count) {
        if (weights.length != count) {
            throw new IllegalArgumentException("there must be " + count + " weights, not " + weights.length);
        }
    }

    /// The weights in 65536ths, as they go from fields of 5 and 6 bits to such fields.
    long[] fixed() {
        long[] fixed = new long[12];
        for (int i = 0; i < 12; i++) {
            int full = i / 4 == 1 ? 63 : 31;
            double scale =
                    switch (i % 4) {
                        case 3 -> 65535.0 * full;
                        case 1 -> i / 4 == 1 ? 65536 : 32768;
                        default -> i / 4 == 1 ? 131072 : 65536;
                    };
            fixed[i] = Math.round(scale * weights[i]);
        }
        return fixed;
    }

    @Override
    public String toString() {
        return "ChannelWeights" + Arrays.toString(weights);
    }
}
