package io.github.displayio4j.displayio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The loops that read runs of values from memory which is not an array: `n` of them from byte `from` on, each `step`
/// bytes from the one before, lowest byte first, to `out[at..]`.
///
/// Values that follow each other have a loop of their own: only then does C2 drop the bounds checks. The layouts are
/// constants, as they must be for it to see what an access is.
final class SegmentRows {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private SegmentRows() {}

    static void bytes(MemorySegment values, long from, long step, int n, int[] out, int at) {
        if (step == 1) {
            for (int i = 0; i < n; i++) {
                out[at + i] = values.get(ValueLayout.JAVA_BYTE, from + i) & 0xff;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            out[at + i] = values.get(ValueLayout.JAVA_BYTE, from + i * step) & 0xff;
        }
    }

    static void shorts(MemorySegment values, long from, long step, int n, int[] out, int at) {
        if (step == 2) {
            for (int i = 0; i < n; i++) {
                out[at + i] = values.get(SHORT, from + 2L * i) & 0xffff;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            out[at + i] = values.get(SHORT, from + i * step) & 0xffff;
        }
    }

    static void ints(MemorySegment values, long from, long step, int n, int[] out, int at) {
        if (step == 4) {
            MemorySegment.copy(values, INT, from, out, at, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            out[at + i] = values.get(INT, from + i * step);
        }
    }

    /// Values of three bytes, the lowest first.
    static void triples(MemorySegment values, long from, long step, int n, int[] out, int at) {
        // four bytes from the one before: behind the last value the memory may end
        if (step == 3) {
            for (int i = 0; i < n; i++) {
                out[at + i] = values.get(INT, from - 1 + 3L * i) >>> 8;
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            out[at + i] = values.get(INT, from - 1 + i * step) >>> 8;
        }
    }

    /// Values of fewer than eight bits, the first one in a byte's high bits.
    ///
    /// @param row first byte of the row
    /// @param bit where the first value lies in the row
    static void unpack(
            MemorySegment values, long row, long rowStep, int bit, int bitStep, int bits, int n, int[] out, int at) {
        int max = (1 << bits) - 1;
        int last = 8 - bits;
        if (rowStep == 0) {
            for (int i = 0, from = bit; i < n; i++, from += bitStep) {
                out[at + i] = values.get(ValueLayout.JAVA_BYTE, row + (from >> 3)) >> last - (from & 7) & max;
            }
            return;
        }
        long from = row + (bit >> 3);
        int shift = last - (bit & 7);
        for (int i = 0; i < n; i++) {
            out[at + i] = values.get(ValueLayout.JAVA_BYTE, from + i * rowStep) >> shift & max;
        }
    }
}
