package io.github.displayio4j.displayio;

import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A rectangle of values of 1, 2, 4, 8, 16 or 32 bits, all 0 at first.
///
/// Values below 8 bits are packed into bytes, the leftmost pixel in the most significant bits; values of 16 and
/// 32 bits are stored in the machine's byte order. Rows are padded to 32 bits, if the caller has not given
/// memory with a stride of its own. The values lie on the Java heap or in a `MemorySegment`; nothing else
/// differs.
///
/// A 32-bit value may be any `int`; a `ColorConverter` of `RGB888` reads it as `0xRRGGBB` and ignores the top byte.
public final class Bitmap extends Raster {
    static {
        SceneAccess.install(new SceneDoor());
    }

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;

    /// Storage by width of the values; all empty if the values are not in such an array from its first element on.
    final byte[] bytes;
    final short[] shorts;
    final int[] ints;

    private final int stride;
    private final boolean readOnly;
    private final MemorySegment segment;

    /// A bitmap whose values have the fewest bits of 1, 2, 4, 8, 16 that hold `valueCount` different values.
    ///
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @param valueCount 1..65536
    /// @throws IllegalArgumentException if out of range
    public Bitmap(int width, int height, int valueCount) {
        this(width, height, bitsFor(valueCount), heap(width, height, bitsFor(valueCount)));
    }

    private Bitmap(int width, int height, int bits, MemorySegment values) {
        this(width, height, bits, (int) stride(width, bits), values, new Damage(width, height));
    }

    private Bitmap(int width, int height, int bits, int stride, MemorySegment values, Damage damage) {
        super(width, height, bits, damage);
        this.stride = stride;
        segment = values;
        readOnly = values.isReadOnly();
        // address() of a segment on the heap is its offset in the array
        Object array = values.address() == 0 ? values.heapBase().orElse(null) : null;
        bytes = bits <= 8 && array instanceof byte[] found ? found : new byte[0];
        shorts = bits == 16 && array instanceof short[] found ? found : new short[0];
        ints = bits == 32 && array instanceof int[] found ? found : new int[0];
    }

    private Bitmap(Bitmap shared) {
        super(shared.width(), shared.height(), shared.bitsPerValue(), shared.damage);
        stride = shared.stride;
        segment = shared.segment.asReadOnly();
        readOnly = true;
        bytes = shared.bytes;
        shorts = shared.shorts;
        ints = shared.ints;
    }

    /// A bitmap on the heap.
    ///
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @param bits of a value: 1, 2, 4, 8, 16 or 32
    /// @throws IllegalArgumentException if out of range
    public static Bitmap ofBits(int width, int height, int bits) {
        return new Bitmap(width, height, bits, heap(width, height, bits));
    }

    /// A bitmap off the heap, in zeroed memory of `arena`; it can be used as long as the arena is open, and by the
    /// threads that the arena allows.
    ///
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @param bits of a value: 1, 2, 4, 8, 16 or 32
    /// @throws IllegalArgumentException if out of range
    public static Bitmap ofBits(int width, int height, int bits, Arena arena) {
        checkSize(width, height);
        checkBits(bits);
        return new Bitmap(width, height, bits, arena.allocate(stride(width, bits) * height, 64));
    }

    /// A bitmap over memory that somebody else owns, such as a camera's frame: nothing is copied, all of it is
    /// dirty at first, and `dirty` must be called when it changes. If the segment is read-only, so is the
    /// bitmap.
    ///
    /// @param values the rows, from byte 0 on; on the heap or off
    /// @param width columns, 1..32767
    /// @param height rows, 1..32767
    /// @param bits of a value: 1, 2, 4, 8, 16 or 32
    /// @param stride bytes from one row to the next; at least those of a row, and a multiple of a value's
    /// @throws IllegalArgumentException if out of range, or if the segment is too short
    public static Bitmap wrap(MemorySegment values, int width, int height, int bits, int stride) {
        checkSize(width, height);
        checkBits(bits);
        int row = rowBytes(width, bits);
        int unit = Math.max(1, bits / 8);
        if (stride < row || stride % unit != 0) {
            throw new IllegalArgumentException(
                    "stride must be at least " + row + " and a multiple of " + unit + ", not " + stride);
        }
        long size = (long) stride * (height - 1) + row;
        if (values.byteSize() < size) {
            throw new IllegalArgumentException("values must have at least " + size + " bytes for " + width + "x"
                    + height + " of " + bits + " bits with stride " + stride + ", not " + values.byteSize());
        }
        return new Bitmap(width, height, bits, stride, values, new Damage(width, height));
    }

    private static MemorySegment heap(int width, int height, int bits) {
        checkSize(width, height);
        checkBits(bits);
        long size = stride(width, bits) * height; // below 2^31 elements of each array for the largest bitmap
        return switch (bits) {
            case 16 -> MemorySegment.ofArray(new short[(int) (size / 2)]);
            case 32 -> MemorySegment.ofArray(new int[(int) (size / 4)]);
            default -> MemorySegment.ofArray(new byte[(int) size]);
        };
    }

    private static int rowBytes(int width, int bits) {
        return (width * bits + 7) / 8;
    }

    private static long stride(int width, int bits) {
        return (width * bits + 31) / 32 * 4;
    }

    private static int bitsFor(int valueCount) {
        if (valueCount < 1 || valueCount > 65536) {
            throw new IllegalArgumentException("value count must be 1..65536, not " + valueCount);
        }
        int bits = 1;
        while (1 << bits < valueCount) {
            bits *= 2;
        }
        return bits;
    }

    private static void checkSize(int width, int height) {
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new IllegalArgumentException("bitmap size must be 1..32767, not " + width + "x" + height);
        }
    }

    private static void checkBits(int bits) {
        if (bits < 1 || bits > 32 || Integer.bitCount(bits) != 1) {
            throw new IllegalArgumentException("bits per value must be 1, 2, 4, 8, 16 or 32, not " + bits);
        }
    }

    /// Bytes from one row to the next in `segment()`.
    public int stride() {
        return stride;
    }

    /// The values themselves, for direct access in the layout of this class; call `dirty` after writing. Always the
    /// same object; read-only if the bitmap is.
    public MemorySegment segment() {
        return segment;
    }

    /// Whether `set`, `fill` and the tools that draw into bitmaps are refused.
    public boolean isReadOnly() {
        return readOnly;
    }

    /// The same values and the same damage, for those who may look at them but not write. What is written to this
    /// bitmap is seen in the other; `dirty` works on both.
    public Bitmap asReadOnly() {
        return readOnly ? this : new Bitmap(this);
    }

    /// Whether the values lie in `bytes`, `shorts` or `ints`.
    boolean inArray() {
        return bytes.length + shorts.length + ints.length > 0;
    }

    @Override
    public int get(int x, int y) {
        checkPixel(x, y);
        return switch (bitsPerValue()) {
            case 32 -> ints.length > 0 ? ints[y * (stride / 4) + x] : segment.get(INT, (long) y * stride + 4L * x);
            case 16 ->
                0xffff
                        & (shorts.length > 0
                                ? shorts[y * (stride / 2) + x]
                                : segment.get(SHORT, (long) y * stride + 2L * x));
            default -> {
                int bit = x * bitsPerValue();
                int shift = 8 - bitsPerValue() - (bit & 7);
                yield packed(y, bit) >> shift & maxValue();
            }
        };
    }

    @Override
    void read(int x, int y, int stepX, int stepY, int n, int[] out, int at) {
        int bits = bitsPerValue();
        long row = (long) y * stride;
        if (bits < 8) {
            SegmentRows.unpack(segment, row, stepY * (long) stride, x * bits, stepX * bits, bits, n, out, at);
            return;
        }
        long from = row + (long) x * (bits / 8);
        long step = stepY * (long) stride + stepX * (bits / 8);
        switch (bits) {
            case 8 -> SegmentRows.bytes(segment, from, step, n, out, at);
            case 16 -> SegmentRows.shorts(segment, from, step, n, out, at);
            default -> SegmentRows.ints(segment, from, step, n, out, at);
        }
        if (bits > 8 && ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            for (int i = at; i < at + n; i++) {
                out[i] = Integer.reverseBytes(out[i]) >>> 32 - bits;
            }
        }
    }

    private byte packed(int y, int bit) {
        return bytes.length > 0
                ? bytes[y * stride + bit / 8]
                : segment.get(ValueLayout.JAVA_BYTE, (long) y * stride + bit / 8);
    }

    /// Sets the value at a pixel.
    ///
    /// @param value 0 .. 2^bits - 1, or any `int` if a value has 32 bits
    /// @throws IllegalArgumentException outside the bitmap or if the value does not fit
    /// @throws IllegalStateException if the bitmap is read-only
    public void set(int x, int y, int value) {
        checkPixel(x, y);
        checkWrite(value);
        put(x, y, value);
        damage.add(x, y);
    }

    /// Sets a value that fits, and tells nobody.
    void put(int x, int y, int value) {
        boolean array = inArray();
        switch (bitsPerValue()) {
            case 32 -> {
                if (array) {
                    ints[y * (stride / 4) + x] = value;
                } else {
                    segment.set(INT, (long) y * stride + 4L * x, value);
                }
            }
            case 16 -> {
                if (array) {
                    shorts[y * (stride / 2) + x] = (short) value;
                } else {
                    segment.set(SHORT, (long) y * stride + 2L * x, (short) value);
                }
            }
            default -> {
                int bit = x * bitsPerValue();
                int shift = 8 - bitsPerValue() - (bit & 7);
                byte packed = (byte) ((packed(y, bit) & ~(maxValue() << shift)) | value << shift);
                if (array) {
                    bytes[y * stride + bit / 8] = packed;
                } else {
                    segment.set(ValueLayout.JAVA_BYTE, (long) y * stride + bit / 8, packed);
                }
            }
        }
    }

    /// Sets all pixels.
    ///
    /// @param value 0 .. 2^bits - 1, or any `int` if a value has 32 bits
    /// @throws IllegalArgumentException if the value does not fit
    /// @throws IllegalStateException if the bitmap is read-only
    public void fill(int value) {
        checkWrite(value);
        int pattern = value;
        for (int bits = bitsPerValue(); bits < 8; bits *= 2) {
            pattern |= pattern << bits;
        }
        for (int y = 0; y < height(); y++) {
            fillRow(y, pattern);
        }
        damage.addAll();
    }

    /// What lies between the rows may be somebody else's.
    private void fillRow(int y, int pattern) {
        int n = rowBytes(width(), bitsPerValue());
        if (bytes.length > 0) {
            Arrays.fill(bytes, y * stride, y * stride + n, (byte) pattern);
        } else if (shorts.length > 0) {
            Arrays.fill(shorts, y * (stride / 2), y * (stride / 2) + width(), (short) pattern);
        } else if (ints.length > 0) {
            Arrays.fill(ints, y * (stride / 4), y * (stride / 4) + width(), pattern);
        } else if (bitsPerValue() <= 8) {
            segment.asSlice((long) y * stride, n).fill((byte) pattern);
        } else {
            for (int x = 0; x < width(); x++) {
                put(x, y, pattern);
            }
        }
    }

    /// Tells that values inside `area` were written directly. Clipped to the bitmap.
    public void dirty(Area area) {
        dirty(area.x1(), area.y1(), area.x2(), area.y2());
    }

    /// Tells that values inside the half-open area were written directly. Clipped to the bitmap.
    public void dirty(int x1, int y1, int x2, int y2) {
        int left = Math.max(x1, 0);
        int top = Math.max(y1, 0);
        int right = Math.min(x2, width());
        int bottom = Math.min(y2, height());
        if (left < right && top < bottom) {
            damage.add(left, top, right, bottom);
        }
    }

    /// Tells that any value may have been written directly.
    public void dirty() {
        damage.addAll();
    }

    /// The largest value as an unsigned number.
    private int maxValue() {
        return -1 >>> (32 - bitsPerValue());
    }

    private void checkWrite(int value) {
        if (readOnly) {
            throw new IllegalStateException("the bitmap is read-only: write to the bitmap or memory that it shows");
        }
        if ((value & maxValue()) != value) {
            throw new IllegalArgumentException("value must be 0.." + maxValue() + ", not " + value);
        }
    }
}
