package io.github.displayio4j.jpegio;

/// Row loops for samples of 12 bits, 0..4095, as `ColorRows` has them for 8. Colours are made at 12 bits and cut
/// off to 8 at the end.
final class DeepRows {
    private static final int MAX = 4095;

    private DeepRows() {}

    /// YCbCr to red, green, blue: constants times 2^16, rounded.
    static void yccToRgb(
            int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, int[] red, int[] green, int[] blue, int n) {
        for (int i = 0; i < n; i++) {
            int luma = y[yAt + i];
            int u = cb[cbAt + i] - 2048;
            int v = cr[crAt + i] - 2048;
            int r = luma + ((91881 * v + 32768) >> 16);
            int g = luma + ((-22554 * u - 46802 * v + 32768) >> 16);
            int b = luma + ((116130 * u + 32768) >> 16);
            red[i] = Math.max(0, Math.min(r, MAX));
            green[i] = Math.max(0, Math.min(g, MAX));
            blue[i] = Math.max(0, Math.min(b, MAX));
        }
    }

    static void invert(int[] color, int n) {
        for (int i = 0; i < n; i++) {
            color[i] = MAX - color[i];
        }
    }

    /// Inverted inks: `colour = ink * black / 4095`, rounded, in place.
    static void applyBlack(int[] color, int[] black, int blackAt, int n) {
        for (int i = 0; i < n; i++) {
            color[i] = (2 * color[i] * black[blackAt + i] + MAX) / (2 * MAX);
        }
    }

    /// The upper 8 bits.
    static void reduce(int[] samples, int at, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = samples[at + i] >> 4;
        }
    }
}
