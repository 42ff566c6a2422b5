package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Makes a picture that is too large even at 1/8 smaller by a whole factor: each pixel is the mean of a square of
/// decoded ones; squares at the right and lower edge may be cut off.
final class Shrinker {
    private static final int MOST_BYTES = 64 << 20;

    private final int factor;
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] samples;
    private final MemorySegment decoded;
    private final int[] sums;
    private final short[] row16;
    private final byte[] row8;

    /// For pictures decoded at `width` x `height`.
    ///
    /// @throws IOException if they need more memory than is sensible for a panel
    Shrinker(int factor, int width, int height, PixelLayout layout) throws IOException {
        this.factor = factor;
        this.width = width;
        this.height = height;
        channels = layout == PixelLayout.GRAY ? 1 : 3;
        if ((long) width * height * channels > MOST_BYTES) {
            throw new IOException("a picture of " + width + "x" + height + " pixels at 1/8 is too large for a panel");
        }
        samples = new byte[width * height * channels];
        decoded = MemorySegment.ofArray(samples);
        int columns = shrunk(width, factor);
        sums = new int[columns * channels];
        row16 = new short[columns];
        row8 = new byte[columns];
    }

    /// Columns or rows that are left of `size`.
    static int shrunk(int size, int factor) {
        return (size + factor - 1) / factor;
    }

    /// Decodes the open picture and writes the means into `target`, all of it.
    void decode(JpegDecoder decoder, DecodeOptions options, Bitmap target, PixelLayout layout) throws IOException {
        decoder.decode(decoded, 0, width * channels, channels == 1 ? PixelLayout.GRAY : PixelLayout.RGB888, options);
        for (int y = 0; y < target.height(); y++) {
            meansOfRow(y * factor, Math.min((y + 1) * factor, height));
            long at = (long) y * target.stride();
            if (channels == 1) {
                for (int x = 0; x < row8.length; x++) {
                    row8[x] = (byte) sums[x];
                }
                MemorySegment.copy(row8, 0, target.segment(), ValueLayout.JAVA_BYTE, at, row8.length);
            } else {
                pack(layout == PixelLayout.RGB565_SWAPPED);
                MemorySegment.copy(row16, 0, target.segment(), ValueLayout.JAVA_SHORT_UNALIGNED, at, row16.length);
            }
        }
        target.dirty();
    }

    private void meansOfRow(int top, int bottom) {
        for (int x = 0; x < row16.length; x++) {
            int left = x * factor;
            int right = Math.min(left + factor, width);
            int count = (right - left) * (bottom - top);
            for (int channel = 0; channel < channels; channel++) {
                int sum = count / 2;
                for (int y = top; y < bottom; y++) {
                    int from = (y * width + left) * channels + channel;
                    int to = (y * width + right) * channels;
                    for (int at = from; at < to; at += channels) {
                        sum += samples[at] & 0xff;
                    }
                }
                sums[x * channels + channel] = sum / count;
            }
        }
    }

    private void pack(boolean swapped) {
        for (int x = 0; x < row16.length; x++) {
            int pixel = sums[3 * x] >> 3 << 11 | sums[3 * x + 1] >> 2 << 5 | sums[3 * x + 2] >> 3;
            row16[x] = swapped ? Short.reverseBytes((short) pixel) : (short) pixel;
        }
    }
}
