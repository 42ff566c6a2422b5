package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.Damage;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A rectangle of values of 1, 2, 4, 8 or 16 bits, all 0 at first.
///
/// Values below 8 bits are packed into bytes, the leftmost pixel in the most significant bits; rows are padded to
/// 32 bits. 16-bit values are stored in the machine's byte order.
public final class Bitmap {
    final byte[] bytes;
    final short[] shorts;
    final Damage damage;

    private final int width;
    private final int height;
    private final int bitsPerValue;
    private final int stride;
    private final MemorySegment segment;

    /// A bitmap whose values have the fewest bits of 1, 2, 4, 8, 16 that hold `valueCount` different values.
    ///
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @param valueCount 1..65536
    /// @throws IllegalArgumentException if out of range
    public Bitmap(int width, int height, int valueCount) {
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new IllegalArgumentException("bitmap size must be 1..32767, not " + width + "x" + height);
        }
        if (valueCount < 1 || valueCount > 65536) {
            throw new IllegalArgumentException("value count must be 1..65536, not " + valueCount);
        }
        this.width = width;
        this.height = height;
        int bits = 1;
        while (1 << bits < valueCount) {
            bits *= 2;
        }
        bitsPerValue = bits;
        stride = (width * bits + 31) / 32 * 4;
        int size = stride * height; // below 2^31 for the largest bitmap
        bytes = bits <= 8 ? new byte[size] : new byte[0];
        shorts = bits == 16 ? new short[size / 2] : new short[0];
        segment = bits == 16 ? MemorySegment.ofArray(shorts) : MemorySegment.ofArray(bytes);
        damage = new Damage(width, height);
    }

    /// Columns.
    public int width() {
        return width;
    }

    /// Rows.
    public int height() {
        return height;
    }

    /// 1, 2, 4, 8 or 16.
    public int bitsPerValue() {
        return bitsPerValue;
    }

    /// Bytes from one row to the next in `segment()`.
    public int stride() {
        return stride;
    }

    /// The values themselves, for direct access in the layout of this class; call `dirty` after writing. Always the
    /// same
    /// object.
    public MemorySegment segment() {
        return segment;
    }

    /// The value at a pixel.
    ///
    /// @throws IllegalArgumentException outside the bitmap
    public int get(int x, int y) {
        checkPixel(x, y);
        if (bitsPerValue == 16) {
            return shorts[y * (stride / 2) + x] & 0xffff;
        }
        int bit = x * bitsPerValue;
        int shift = 8 - bitsPerValue - (bit & 7);
        return bytes[y * stride + bit / 8] >> shift & maxValue();
    }

    /// Sets the value at a pixel.
    ///
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException outside the bitmap or if the value does not fit
    public void set(int x, int y, int value) {
        checkPixel(x, y);
        checkValue(value);
        int max = maxValue();
        if (bitsPerValue == 16) {
            shorts[y * (stride / 2) + x] = (short) value;
        } else {
            int bit = x * bitsPerValue;
            int shift = 8 - bitsPerValue - (bit & 7);
            int at = y * stride + bit / 8;
            bytes[at] = (byte) ((bytes[at] & ~(max << shift)) | value << shift);
        }
        damage.add(x, y);
    }

    private void checkValue(int value) {
        if (value < 0 || value > maxValue()) {
            throw new IllegalArgumentException("value must be 0.." + maxValue() + ", not " + value);
        }
    }

    /// Sets all pixels.
    ///
    /// @param value 0 .. 2^bits - 1
    /// @throws IllegalArgumentException if the value does not fit
    public void fill(int value) {
        checkValue(value);
        if (bitsPerValue == 16) {
            Arrays.fill(shorts, (short) value);
        } else {
            int pattern = 0;
            for (int shift = 0; shift < 8; shift += bitsPerValue) {
                pattern |= value << shift;
            }
            Arrays.fill(bytes, (byte) pattern);
        }
        damage.addAll();
    }

    /// Tells that values inside `area` were written directly. Clipped to the bitmap.
    public void dirty(Area area) {
        dirty(area.x1(), area.y1(), area.x2(), area.y2());
    }

    /// Tells that values inside the half-open area were written directly. Clipped to the bitmap.
    public void dirty(int x1, int y1, int x2, int y2) {
        int left = Math.max(x1, 0);
        int top = Math.max(y1, 0);
        int right = Math.min(x2, width);
        int bottom = Math.min(y2, height);
        if (left < right && top < bottom) {
            damage.add(left, top, right, bottom);
        }
    }

    /// Tells that any value may have been written directly.
    public void dirty() {
        damage.addAll();
    }

    private int maxValue() {
        return (1 << bitsPerValue) - 1;
    }

    private void checkPixel(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IllegalArgumentException(
                    "pixel must be inside 0.." + (width - 1) + ", 0.." + (height - 1) + ", not " + x + ", " + y);
        }
    }
}
