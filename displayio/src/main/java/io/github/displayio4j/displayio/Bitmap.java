package io.github.displayio4j.displayio;

import java.lang.foreign.MemorySegment;

/// A rectangle of values of 1, 2, 4, 8 or 16 bits, all 0 at first.
///
/// Values below 8 bits are packed into bytes, the leftmost pixel in the most significant bits; rows are padded to
/// 32 bits. 16-bit values are stored in the machine's byte order.
public final class Bitmap {
    private final int width;
    private final int height;
    private final int bitsPerValue;
    private final int stride;
    private final byte[] bytes;
    private final short[] shorts;

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
        bytes = bits <= 8 ? new byte[stride * height] : new byte[0];
        shorts = bits == 16 ? new short[stride / 2 * height] : new short[0];
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

    /// The values themselves, for direct access in the layout of this class; call `dirty` after writing.
    public MemorySegment segment() {
        return bitsPerValue == 16 ? MemorySegment.ofArray(shorts) : MemorySegment.ofArray(bytes);
    }

    /// Tells that values inside `area` were written directly. Clipped to the bitmap.
    public void dirty(Area area) {}

    /// Tells that any value may have been written directly.
    public void dirty() {}
}
