package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Row loops from samples to pixels. Samples and colours are ints 0..255; plain loops over ints are what the JIT
/// turns into vector code.
final class ColorRows {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final boolean IS_LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    /// Longer than any row. That a loop has an end makes C2 take larger bodies.
    private static final int MOST = 1 << 16;

    private ColorRows() {}

    /// Samples of 8 bits as ints.
    static void unpack(byte[] in, int at, int[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = in[at + i] & 0xff;
        }
    }

    /// Blue, green, red of ARGB. One more byte is written.
    static void bgr888(int[] argb, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            INT.set(out, 3 * i, argb[i]); // the next one goes over the fourth byte
        }
    }

    /// Red, green, blue of ARGB. One more byte is written.
    static void rgb888(int[] argb, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            INT.set(out, 3 * i, Integer.reverseBytes(argb[i] << 8));
        }
    }

    /// YCbCr to red, green, blue (JFIF), rounded as libjpeg's tables do: constants times 2^16.
    static void yccToRgb(
            int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, int[] red, int[] green, int[] blue, int n) {
        for (int i = 0; i < n; i++) {
            int luma = y[yAt + i];
            int u = cb[cbAt + i] - 128;
            int v = cr[crAt + i] - 128;
            int r = luma + ((91881 * v + 32768) >> 16);
            int g = luma + ((-22554 * u - 46802 * v + 32768) >> 16);
            int b = luma + ((116130 * u + 32768) >> 16);
            red[i] = Math.max(0, Math.min(r, 255));
            green[i] = Math.max(0, Math.min(g, 255));
            blue[i] = Math.max(0, Math.min(b, 255));
        }
    }

    /// The same straight to RGB565.
    ///
    /// @param work room for `n` ints
    static void yccTo565(int[] y, int[] cb, int[] cr, int[] work, short[] out, int n) {
        yccToArgb(y, cb, cr, work, n);
        for (int i = 0; i < n; i++) {
            int argb = work[i];
            out[i] = (short) (argb >> 8 & 0xf800 | argb >> 5 & 0x7e0 | argb >> 3 & 0x1f);
        }
    }

    /// The same straight to `0xFFRRGGBB`.
    static void yccToArgb(int[] y, int[] cb, int[] cr, int[] out, int n) {
        blue(y, cb, out, n);
        addRed(y, cr, out, n);
        addGreen(y, cb, cr, out, n);
    }

    // One colour in a loop: C2 makes vector code of short bodies only, and only of ints that have the same index.

    private static void blue(int[] y, int[] cb, int[] out, int n) {
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            int b = y[i] + ((116130 * (cb[i] - 128) + 32768) >> 16);
            out[i] = Math.max(0, Math.min(b, 255));
        }
    }

    private static void addRed(int[] y, int[] cr, int[] out, int n) {
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            int r = y[i] + ((91881 * (cr[i] - 128) + 32768) >> 16);
            out[i] = Math.max(0, Math.min(r, 255)) << 16 | out[i];
        }
    }

    private static void addGreen(int[] y, int[] cb, int[] cr, int[] out, int n) {
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            int g = y[i] + ((-22554 * (cb[i] - 128) - 46802 * (cr[i] - 128) + 32768) >> 16);
            out[i] = 0xff << 24 | Math.max(0, Math.min(g, 255)) << 8 | out[i];
        }
    }

    /// Sums of three parts of a row and one part of another.
    static void sums(int[] near, int[] far, int[] out, int n) {
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            out[i] = 3 * near[i] + far[i];
        }
    }

    /// Three parts of each sum but the first and one of its left neighbour.
    static void widenLeft(int[] sums, int shift, int bias, int[] out, int n) {
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            out[i] = (3 * sums[i + 1] + sums[i] + bias) >> shift;
        }
    }

    /// The same with its right neighbour.
    static void widenRight(int[] sums, int shift, int bias, int[] out, int n) {
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            out[i] = (3 * sums[i + 1] + sums[i + 2] + bias) >> shift;
        }
    }

    /// Pairs of ints as they lie in memory.
    static void zip(int[] first, int[] second, long[] out, int n) {
        int[] low = IS_LITTLE ? first : second;
        int[] high = IS_LITTLE ? second : first;
        for (int i = 0, to = Math.min(n, MOST); i < to; i++) {
            out[i] = (long) high[i] << 32 | low[i] & 0xffffffffL;
        }
    }

    /// Inverted inks: `colour = ink * black / 255`, rounded, in place.
    static void applyBlack(int[] color, int[] black, int blackAt, int n) {
        for (int i = 0; i < n; i++) {
            color[i] = (2 * color[i] * black[blackAt + i] + 255) / 510;
        }
    }

    static void invert(int[] color, int n) {
        for (int i = 0; i < n; i++) {
            color[i] = 255 - color[i];
        }
    }

    static void rgb565(int[] r, int rAt, int[] g, int gAt, int[] b, int bAt, short[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (short) ((r[rAt + i] & 0xf8) << 8 | (g[gAt + i] & 0xfc) << 3 | b[bAt + i] >> 3);
        }
    }

    static void swapBytes(short[] row, int n) {
        for (int i = 0; i < n; i++) {
            row[i] = Short.reverseBytes(row[i]);
        }
    }

    static void argb(int[] r, int rAt, int[] g, int gAt, int[] b, int bAt, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 0xff << 24 | r[rAt + i] << 16 | g[gAt + i] << 8 | b[bAt + i];
        }
    }

    static void rgb888(int[] r, int rAt, int[] g, int gAt, int[] b, int bAt, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[3 * i] = (byte) r[rAt + i];
            out[3 * i + 1] = (byte) g[gAt + i];
            out[3 * i + 2] = (byte) b[bAt + i];
        }
    }

    /// Luma of red, green, blue: constants times 2^16, rounded.
    static void rgbToGray(int[] r, int rAt, int[] g, int gAt, int[] b, int bAt, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) ((19595 * r[rAt + i] + 38470 * g[gAt + i] + 7471 * b[bAt + i] + 32768) >> 16);
        }
    }

    static void gray(int[] y, int yAt, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) y[yAt + i];
        }
    }
}
