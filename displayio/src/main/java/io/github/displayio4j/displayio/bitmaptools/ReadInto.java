package io.github.displayio4j.displayio.bitmaptools;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads a bitmap's values from a stream: rows of packed pixels, each row padded to whole elements. Numbers of 16
/// and 32 bits come least significant byte first, those of 24 bits most significant first.
public final class ReadInto {
    private final InputStream in;
    private final int bitsPerPixel;
    private int elementSize = 1;
    private boolean reversePixels;
    private boolean swapBytes;
    private boolean reverseRows;

    ReadInto(InputStream in, int bitsPerPixel) {
        if (bitsPerPixel != 24 && (bitsPerPixel < 1 || bitsPerPixel > 32 || Integer.bitCount(bitsPerPixel) != 1)) {
            throw new IllegalArgumentException("bits per pixel must be 1, 2, 4, 8, 16, 24 or 32, not " + bitsPerPixel);
        }
        this.in = in;
        this.bitsPerPixel = bitsPerPixel;
    }

    /// Bytes that rows are padded to multiples of, and within which `swapBytes` turns bytes round; 1 if not said.
    ///
    /// @param bytes 1, 2 or 4
    /// @throws IllegalArgumentException if out of range
    public ReadInto elementSize(int bytes) {
        if (bytes != 1 && bytes != 2 && bytes != 4) {
            throw new IllegalArgumentException("element size must be 1, 2 or 4, not " + bytes);
        }
        elementSize = bytes;
        return this;
    }

    /// Below 8 bits: the first pixel of a byte is in its most significant bits, not the least.
    public ReadInto reversePixels() {
        reversePixels = true;
        return this;
    }

    /// The bytes of each element come in the opposite order.
    public ReadInto swapBytes() {
        swapBytes = true;
        return this;
    }

    /// The bottom row comes first.
    public ReadInto reverseRows() {
        reverseRows = true;
        return this;
    }

    /// Reads all rows of a bitmap; bits of a value that the bitmap does not have are ignored.
    ///
    /// @throws EOFException if the stream ends too early; the rows before are in the bitmap then
    /// @throws IOException if the stream fails
    /// @throws IllegalStateException if the bitmap is read-only
    public void to(Bitmap target) throws IOException {
        Checks.target(target);
        int width = target.width();
        int height = target.height();
        int length = Math.ceilDiv(width * bitsPerPixel, elementSize * 8) * elementSize;
        byte[] bytes = new byte[length];
        int[] values = new int[width];
        for (int i = 0; i < height; i++) {
            int read = in.readNBytes(bytes, 0, length);
            if (read < length) {
                throw new EOFException("the stream ended after " + ((long) i * length + read) + " of "
                        + (long) height * length + " bytes, in row " + i + " of " + height);
            }
            if (swapBytes) {
                swap(bytes);
            }
            unpack(bytes, values);
            int y = reverseRows ? height - 1 - i : i;
            ValueRows.write(target, 0, y, width, values, 0);
            target.dirty(0, y, width, y + 1);
        }
    }

    private void swap(byte[] bytes) {
        if (elementSize == 2) {
            for (int i = 0; i < bytes.length; i += 2) {
                byte first = bytes[i];
                bytes[i] = bytes[i + 1];
                bytes[i + 1] = first;
            }
        } else if (elementSize == 4) {
            for (int i = 0; i < bytes.length; i += 4) {
                byte first = bytes[i];
                byte second = bytes[i + 1];
                bytes[i] = bytes[i + 3];
                bytes[i + 1] = bytes[i + 2];
                bytes[i + 2] = second;
                bytes[i + 3] = first;
            }
        }
    }

    private void unpack(byte[] bytes, int[] values) {
        switch (bitsPerPixel) {
            case 8 -> bytes8(bytes, values);
            case 16 -> bytes16(bytes, values);
            case 24 -> bytes24(bytes, values);
            case 32 -> bytes32(bytes, values);
            default -> packed(bytes, values);
        }
    }

    private static void bytes8(byte[] bytes, int[] values) {
        for (int x = 0; x < values.length; x++) {
            values[x] = bytes[x] & 0xff;
        }
    }

    private static void bytes16(byte[] bytes, int[] values) {
        for (int x = 0; x < values.length; x++) {
            values[x] = bytes[2 * x] & 0xff | (bytes[2 * x + 1] & 0xff) << 8;
        }
    }

    private static void bytes24(byte[] bytes, int[] values) {
        for (int x = 0; x < values.length; x++) {
            values[x] = (bytes[3 * x] & 0xff) << 16 | (bytes[3 * x + 1] & 0xff) << 8 | bytes[3 * x + 2] & 0xff;
        }
    }

    private static void bytes32(byte[] bytes, int[] values) {
        for (int x = 0; x < values.length; x++) {
            values[x] = bytes[4 * x] & 0xff
                    | (bytes[4 * x + 1] & 0xff) << 8
                    | (bytes[4 * x + 2] & 0xff) << 16
                    | bytes[4 * x + 3] << 24;
        }
    }

    /// Several in a byte: which shift is the first one's, and how it goes on, is the same for all bytes.
    private void packed(byte[] bytes, int[] values) {
        int perByte = 8 / bitsPerPixel;
        int mask = (1 << bitsPerPixel) - 1;
        int first = reversePixels ? 8 - bitsPerPixel : 0;
        int step = reversePixels ? -bitsPerPixel : bitsPerPixel;
        for (int x = 0, at = 0; x < values.length; at++) {
            int end = Math.min(x + perByte, values.length);
            for (int shift = first; x < end; x++, shift += step) {
                values[x] = bytes[at] >> shift & mask;
            }
        }
    }
}
