package io.github.displayio4j.jpegio;

/// Row loops from pixels to samples, rounded as libjpeg does: constants times 2^16.
final class EncoderRows {
    private static final int HALF = 1 << 15;
    /// 128, and a rounding that keeps 0.5 below 256.
    private static final int CHROMA_BIAS = (128 << 16) + HALF - 1;

    private EncoderRows() {}

    static void luma(byte[] rgb, int at, int[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            int r = rgb[at + 3 * i] & 0xff;
            int g = rgb[at + 3 * i + 1] & 0xff;
            int b = rgb[at + 3 * i + 2] & 0xff;
            out[o + i] = (19595 * r + 38470 * g + 7471 * b + HALF) >> 16;
        }
    }

    /// Blue difference at `o`, red difference at `o + second`.
    static void chroma(byte[] rgb, int at, int[] out, int o, int second, int n) {
        for (int i = 0; i < n; i++) {
            int r = rgb[at + 3 * i] & 0xff;
            int g = rgb[at + 3 * i + 1] & 0xff;
            int b = rgb[at + 3 * i + 2] & 0xff;
            out[o + i] = (-11059 * r - 21709 * g + 32768 * b + CHROMA_BIAS) >> 16;
            out[o + second + i] = (32768 * r - 27439 * g - 5329 * b + CHROMA_BIAS) >> 16;
        }
    }

    /// Averages 1, 2 or 4 samples into one; the rounding alternates between columns so that no drift remains.
    static void shrink(int[] in, int at, int below, int[] out, int o, int n, Subsampling subsampling) {
        switch (subsampling) {
            case S444, GRAY -> System.arraycopy(in, at, out, o, n);
            case S422 -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = (in[at + 2 * i] + in[at + 2 * i + 1] + (i & 1)) >> 1;
                }
            }
            case S420 -> {
                for (int i = 0; i < n; i++) {
                    int upper = in[at + 2 * i] + in[at + 2 * i + 1];
                    int lower = in[at + below + 2 * i] + in[at + below + 2 * i + 1];
                    out[o + i] = (upper + lower + 1 + (i & 1)) >> 2;
                }
            }
        }
    }
}
