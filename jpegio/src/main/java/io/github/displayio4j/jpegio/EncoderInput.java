package io.github.displayio4j.jpegio;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Palette;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Rows of red, green and blue bytes, whatever they are made of.
final class EncoderInput {
    /// The row that was selected lies at `rgb[at]`.
    byte[] rgb = new byte[0];

    int at;

    private byte[] row = rgb;
    private int width;
    private int selected = -1;
    private @Nullable RowSource source;
    private @Nullable Bitmap bitmap;
    private PixelLayout layout = PixelLayout.RGB888;
    /// Colours of the values of a bitmap of less than 16 bits.
    private final int[] colours = new int[256];

    /// Rows of an array, without gaps.
    void open(byte[] pixels, int newWidth) {
        start(newWidth);
        rgb = pixels;
    }

    void open(RowSource newSource, int newWidth) {
        start(newWidth);
        rgb = row(newWidth);
        source = newSource;
    }

    /// @throws IllegalArgumentException if layout and bitmap do not fit
    void open(Bitmap newBitmap, PixelLayout newLayout) {
        int depth = newBitmap.bitsPerValue();
        if (newLayout.bytes() * 8 != depth) {
            throw new IllegalArgumentException(newLayout + " is not what a bitmap of " + depth + " bits holds");
        }
        start(newBitmap.width());
        rgb = row(width);
        bitmap = newBitmap;
        layout = newLayout;
        for (int i = 0; i < 256; i++) {
            colours[i] = i * 0x10101;
        }
    }

    /// @throws IllegalArgumentException if the bitmap has more than 8 bits
    void open(Bitmap newBitmap, Palette palette) {
        if (newBitmap.bitsPerValue() > 8) {
            throw new IllegalArgumentException("values of a palette have 1..8 bits, not " + newBitmap.bitsPerValue());
        }
        start(newBitmap.width());
        rgb = row(width);
        bitmap = newBitmap;
        layout = PixelLayout.GRAY;
        for (int i = 0; i < 256; i++) {
            colours[i] = i < palette.size() ? palette.get(i) : 0;
        }
    }

    private void start(int newWidth) {
        width = newWidth;
        selected = -1;
        source = null;
        bitmap = null;
    }

    private byte[] row(int columns) {
        if (row.length < 3 * columns) {
            row = new byte[3 * columns];
        }
        return row;
    }

    /// Lets go of what was open.
    void close() {
        start(0);
        rgb = row;
    }

    void select(int y) {
        if (source == null && bitmap == null) {
            at = 3 * y * width;
            return;
        }
        at = 0;
        if (y == selected) {
            return;
        }
        selected = y;
        if (source != null) {
            source.row(y, rgb);
        } else if (bitmap != null) {
            load(bitmap, (long) y * bitmap.stride());
        }
    }

    private void load(Bitmap from, long start) {
        MemorySegment values = from.segment();
        int depth = from.bitsPerValue();
        for (int x = 0; x < width; x++) {
            int colour =
                    switch (depth) {
                        case 32 -> values.get(ValueLayout.JAVA_INT_UNALIGNED, start + 4L * x);
                        case 16 -> expand(values.get(ValueLayout.JAVA_SHORT_UNALIGNED, start + 2L * x));
                        case 8 -> colours[values.get(ValueLayout.JAVA_BYTE, start + x) & 0xff];
                        default -> {
                            int bit = x * depth;
                            int eight = values.get(ValueLayout.JAVA_BYTE, start + (bit >> 3));
                            yield colours[eight >> 8 - depth - (bit & 7) & (1 << depth) - 1];
                        }
                    };
            rgb[3 * x] = (byte) (colour >> 16);
            rgb[3 * x + 1] = (byte) (colour >> 8);
            rgb[3 * x + 2] = (byte) colour;
        }
    }

    /// Bits of RGB565 repeated to fill eight.
    private int expand(short value) {
        int pixel = layout == PixelLayout.RGB565_SWAPPED ? Short.reverseBytes(value) : value;
        int r = pixel >> 11 & 31;
        int g = pixel >> 5 & 63;
        int b = pixel & 31;
        return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | b << 3 | b >> 2;
    }
}
