package io.github.displayio4j.displayio.scene;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.github.displayio4j.displayio.Bitmap;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Rows of a bitmap's values as `int`s and back, whatever their depth and wherever they lie: what the tools work on.
/// All runs must lie inside of the bitmap and values must fit; only `update` marks anything as dirty.
public final class ValueRows {
    private ValueRows() {}

    /// The largest value of a bitmap as an unsigned number.
    public static int maxValue(Bitmap bitmap) {
        return -1 >>> (32 - bitmap.bitsPerValue());
    }

    /// Reads the values of `n` pixels from `x`, `y` on to `out[at..at + n)`.
    public static void read(Bitmap bitmap, int x, int y, int n, int[] out, int at) {
        SceneAccess access = SceneAccess.get();
        boolean inArray = access.inArray(bitmap);
        long row = (long) y * bitmap.stride();
        switch (bitmap.bitsPerValue()) {
            case 32 -> {
                if (inArray) {
                    System.arraycopy(access.ints(bitmap), (int) (row / 4) + x, out, at, n);
                } else {
                    MemorySegment.copy(bitmap.segment(), JAVA_INT_UNALIGNED, row + 4L * x, out, at, n);
                }
            }
            case 16 -> {
                if (inArray) {
                    widen(access.shorts(bitmap), (int) (row / 2) + x, n, out, at);
                } else {
                    MemorySegment segment = bitmap.segment();
                    for (int i = 0; i < n; i++) {
                        out[at + i] = segment.get(JAVA_SHORT_UNALIGNED, row + 2L * (x + i)) & 0xffff;
                    }
                }
            }
            case 8 -> {
                if (inArray) {
                    widen(access.bytes(bitmap), (int) row + x, n, out, at);
                } else {
                    MemorySegment segment = bitmap.segment();
                    for (int i = 0; i < n; i++) {
                        out[at + i] = segment.get(JAVA_BYTE, row + x + i) & 0xff;
                    }
                }
            }
            default -> unpack(bitmap, x, y, n, out, at);
        }
    }

    private static void widen(short[] values, int from, int n, int[] out, int at) {
        for (int i = 0; i < n; i++) {
            out[at + i] = values[from + i] & 0xffff;
        }
    }

    private static void widen(byte[] values, int from, int n, int[] out, int at) {
        for (int i = 0; i < n; i++) {
            out[at + i] = values[from + i] & 0xff;
        }
    }

    private static void unpack(Bitmap bitmap, int x, int y, int n, int[] out, int at) {
        MemorySegment segment = bitmap.segment();
        int bits = bitmap.bitsPerValue();
        int max = maxValue(bitmap);
        long row = (long) y * bitmap.stride();
        int bit = x * bits;
        for (int i = 0; i < n; i++, bit += bits) {
            out[at + i] = segment.get(JAVA_BYTE, row + bit / 8) >> (8 - bits - (bit & 7)) & max;
        }
    }

    /// Writes `in[at..at + n)` to the pixels from `x`, `y` on; bits above the bitmap's depth are ignored.
    public static void write(Bitmap bitmap, int x, int y, int n, int[] in, int at) {
        SceneAccess access = SceneAccess.get();
        boolean inArray = access.inArray(bitmap);
        long row = (long) y * bitmap.stride();
        switch (bitmap.bitsPerValue()) {
            case 32 -> {
                if (inArray) {
                    System.arraycopy(in, at, access.ints(bitmap), (int) (row / 4) + x, n);
                } else {
                    MemorySegment.copy(in, at, bitmap.segment(), JAVA_INT_UNALIGNED, row + 4L * x, n);
                }
            }
            case 16 -> {
                if (inArray) {
                    narrow(in, at, n, access.shorts(bitmap), (int) (row / 2) + x);
                } else {
                    MemorySegment segment = bitmap.segment();
                    for (int i = 0; i < n; i++) {
                        segment.set(JAVA_SHORT_UNALIGNED, row + 2L * (x + i), (short) in[at + i]);
                    }
                }
            }
            case 8 -> {
                if (inArray) {
                    narrow(in, at, n, access.bytes(bitmap), (int) row + x);
                } else {
                    MemorySegment segment = bitmap.segment();
                    for (int i = 0; i < n; i++) {
                        segment.set(JAVA_BYTE, row + x + i, (byte) in[at + i]);
                    }
                }
            }
            default -> pack(in, at, n, bitmap, x, y);
        }
    }

    /// Writes `values[0..n)` over `old`, which is what stands there, from the first that differs to the last, and marks
    /// just that as dirty.
    public static void update(Bitmap bitmap, int x, int y, int n, int[] values, int[] old) {
        int first = Arrays.mismatch(values, 0, n, old, 0, n);
        if (first < 0) {
            return;
        }
        int end = n;
        while (values[end - 1] == old[end - 1]) {
            end--;
        }
        write(bitmap, x + first, y, end - first, values, first);
        bitmap.dirty(x + first, y, x + end, y + 1);
    }

    private static void narrow(int[] in, int at, int n, short[] values, int to) {
        for (int i = 0; i < n; i++) {
            values[to + i] = (short) in[at + i];
        }
    }

    private static void narrow(int[] in, int at, int n, byte[] values, int to) {
        for (int i = 0; i < n; i++) {
            values[to + i] = (byte) in[at + i];
        }
    }

    private static void pack(int[] in, int at, int n, Bitmap bitmap, int x, int y) {
        MemorySegment segment = bitmap.segment();
        int bits = bitmap.bitsPerValue();
        int max = maxValue(bitmap);
        long row = (long) y * bitmap.stride();
        int bit = x * bits;
        for (int i = 0; i < n; i++, bit += bits) {
            int shift = 8 - bits - (bit & 7);
            int kept = segment.get(JAVA_BYTE, row + bit / 8) & ~(max << shift);
            segment.set(JAVA_BYTE, row + bit / 8, (byte) (kept | (in[at + i] & max) << shift));
        }
    }

    /// Sets `n` pixels from `x`, `y` on to one value.
    public static void fill(Bitmap bitmap, int x, int y, int n, int value) {
        SceneAccess access = SceneAccess.get();
        boolean inArray = access.inArray(bitmap);
        int bits = bitmap.bitsPerValue();
        long row = (long) y * bitmap.stride();
        if (bits <= 8) {
            fillPacked(bitmap, x, y, n, value);
        } else if (bits == 16 && inArray) {
            int from = (int) (row / 2) + x;
            Arrays.fill(access.shorts(bitmap), from, from + n, (short) value);
        } else if (bits == 32 && inArray) {
            int from = (int) (row / 4) + x;
            Arrays.fill(access.ints(bitmap), from, from + n, value);
        } else {
            MemorySegment segment = bitmap.segment();
            for (int i = x; i < x + n; i++) {
                if (bits == 16) {
                    segment.set(JAVA_SHORT_UNALIGNED, row + 2L * i, (short) value);
                } else {
                    segment.set(JAVA_INT_UNALIGNED, row + 4L * i, value);
                }
            }
        }
    }

    /// Whole bytes at once, and the bits before and behind them by masks.
    private static void fillPacked(Bitmap bitmap, int x, int y, int n, int value) {
        if (n <= 0) {
            return;
        }
        int bits = bitmap.bitsPerValue();
        int pattern = value;
        for (int width = bits; width < 8; width *= 2) {
            pattern |= pattern << width;
        }
        long row = (long) y * bitmap.stride();
        long first = row + x * bits / 8;
        long last = row + ((x + n) * bits - 1) / 8;
        int firstMask = 0xff >> (x * bits & 7);
        int lastMask = 0xff << (7 - ((x + n) * bits - 1 & 7)) & 0xff;
        MemorySegment segment = bitmap.segment();
        if (first == last) {
            mix(segment, first, firstMask & lastMask, pattern);
            return;
        }
        mix(segment, first, firstMask, pattern);
        mix(segment, last, lastMask, pattern);
        if (SceneAccess.get().inArray(bitmap)) {
            Arrays.fill(SceneAccess.get().bytes(bitmap), (int) first + 1, (int) last, (byte) pattern);
        } else {
            for (long i = first + 1; i < last; i++) {
                segment.set(JAVA_BYTE, i, (byte) pattern);
            }
        }
    }

    private static void mix(MemorySegment segment, long at, int mask, int pattern) {
        segment.set(JAVA_BYTE, at, (byte) (segment.get(JAVA_BYTE, at) & ~mask | pattern & mask));
    }
}
