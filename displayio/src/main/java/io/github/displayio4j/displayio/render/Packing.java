package io.github.displayio4j.displayio.render;

import io.github.displayio4j.displayio.PixelFormat;

/// From one pixel an `int` to the bytes of the wire, for all formats but 16-bit ones.
final class Packing {
    private Packing() {}

    /// Packs whole rows.
    ///
    /// @param pixels `width * rows` of them, aligned as the format asks for
    /// @return bytes written from `out[0]` on
    static int pack(PixelFormat format, int[] pixels, int width, int rows, byte[] out) {
        int n = width * rows;
        switch (format.depth()) {
            case 32 -> fourBytes(pixels, n, format.swapped(), out);
            case 18, 24 -> threeBytes(pixels, n, format.swapped(), out);
            case 8 -> oneByte(pixels, n, out);
            default -> {
                if (format.shareRow()) {
                    sideBySide(pixels, n, format.depth(), format.firstPixelHigh(), out);
                } else {
                    pages(pixels, width, rows, format.depth(), format.firstPixelHigh(), out);
                }
            }
        }
        int bytes = format.depth() < 8 ? n / format.pixelsPerByte() : n * ((format.depth() + 7) / 8);
        if (format.invertedBits()) {
            invert(out, bytes);
        }
        return bytes;
    }

    private static void fourBytes(int[] pixels, int n, boolean swapped, byte[] out) {
        int first = swapped ? 24 : 0;
        int step = swapped ? -8 : 8;
        for (int i = 0; i < n; i++) {
            int pixel = pixels[i];
            out[4 * i] = (byte) (pixel >> first);
            out[4 * i + 1] = (byte) (pixel >> first + step);
            out[4 * i + 2] = (byte) (pixel >> first + 2 * step);
            out[4 * i + 3] = (byte) (pixel >> first + 3 * step);
        }
    }

    private static void threeBytes(int[] pixels, int n, boolean swapped, byte[] out) {
        int first = swapped ? 16 : 0;
        int last = 16 - first;
        for (int i = 0; i < n; i++) {
            int pixel = pixels[i];
            out[3 * i] = (byte) (pixel >> first);
            out[3 * i + 1] = (byte) (pixel >> 8);
            out[3 * i + 2] = (byte) (pixel >> last);
        }
    }

    private static void invert(byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] ^= (byte) 0xff;
        }
    }

    private static void oneByte(int[] pixels, int n, byte[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) pixels[i];
        }
    }

    private static void sideBySide(int[] pixels, int n, int depth, boolean firstHigh, byte[] out) {
        int perByte = 8 / depth;
        int firstShift = firstHigh ? 8 - depth : 0;
        int step = firstHigh ? -depth : depth;
        for (int i = 0, at = 0; i < n; at++) {
            int packed = 0;
            for (int k = 0, shift = firstShift; k < perByte; k++, shift += step) {
                packed |= pixels[i++] << shift;
            }
            out[at] = (byte) packed;
        }
    }

    private static void pages(int[] pixels, int width, int rows, int depth, boolean firstHigh, byte[] out) {
        int perByte = 8 / depth;
        int firstShift = firstHigh ? 8 - depth : 0;
        int step = firstHigh ? -depth : depth;
        int at = 0;
        for (int y = 0; y < rows; y += perByte) {
            for (int x = 0; x < width; x++) {
                int packed = 0;
                for (int k = 0, shift = firstShift; k < perByte; k++, shift += step) {
                    packed |= pixels[(y + k) * width + x] << shift;
                }
                out[at++] = (byte) packed;
            }
        }
    }
}
