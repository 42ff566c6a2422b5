package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Row loops from samples to pixels. Samples and colours are ints 0..255; plain loops over ints are what the JIT
/// turns into vector code.
final class ColorRows {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private ColorRows() {}

    /// Samples of 8 bits as ints.
    static void unpack(byte[] in, int at, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = in[at + i] & 0xff;
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

    /// The same straight to RGB565. One loop from ints to shorts: C2 makes vector code of it, since what is written
    /// cannot be what is read.
    static void yccTo565(int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, short[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            int luma = y[yAt + i];
            int u = cb[cbAt + i] - 128;
            int v = cr[crAt + i] - 128;
            int r = Math.max(0, Math.min(luma + ((91881 * v + 32768) >> 16), 255));
            int g = Math.max(0, Math.min(luma + ((-22554 * u - 46802 * v + 32768) >> 16), 255));
            int b = Math.max(0, Math.min(luma + ((116130 * u + 32768) >> 16), 255));
            out[o + i] = (short) ((r & 0xf8) << 8 | (g & 0xfc) << 3 | b >> 3);
        }
    }

    /// As `yccTo565` with the bytes of each pixel swapped.
    static void yccToSwapped565(int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, short[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            int luma = y[yAt + i];
            int u = cb[cbAt + i] - 128;
            int v = cr[crAt + i] - 128;
            int r = Math.max(0, Math.min(luma + ((91881 * v + 32768) >> 16), 255));
            int g = Math.max(0, Math.min(luma + ((-22554 * u - 46802 * v + 32768) >> 16), 255));
            int b = Math.max(0, Math.min(luma + ((116130 * u + 32768) >> 16), 255));
            out[o + i] = (short) ((r & 0xf8) | g >> 5 | (g & 0x1c) << 11 | (b & 0xf8) << 5);
        }
    }

    /// The same straight to `0xFFRRGGBB`.
    static void yccToArgb(int[] y, int yAt, int[] cb, int cbAt, int[] cr, int crAt, int[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            int luma = y[yAt + i];
            int u = cb[cbAt + i] - 128;
            int v = cr[crAt + i] - 128;
            int r = Math.max(0, Math.min(luma + ((91881 * v + 32768) >> 16), 255));
            int g = Math.max(0, Math.min(luma + ((-22554 * u - 46802 * v + 32768) >> 16), 255));
            int b = Math.max(0, Math.min(luma + ((116130 * u + 32768) >> 16), 255));
            out[o + i] = 0xff << 24 | r << 16 | g << 8 | b;
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
