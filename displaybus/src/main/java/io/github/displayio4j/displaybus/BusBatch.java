package io.github.displayio4j.displaybus;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;

/// What is sent in one transaction: commands, parameters, pixels, waits. Reused from frame to frame; after the first
/// few frames nothing is allocated.
///
/// Commands and parameters are copied into a native buffer of the batch; pixels are borrowed and must not change until
/// `send` has returned. Bytes that continue the step before (same kind, next to it in the same segment) join it, so a
/// bus sees each run as one step. Used by one thread at a time.
public final class BusBatch {
    /// What a step of a batch is.
    public enum Kind {
        /// Bytes with D/C low.
        COMMAND,
        /// Bytes with D/C high.
        DATA,
        /// A wait of `length(i)` nanoseconds.
        WAIT,
        /// Chip select goes high and, a microsecond later, low again.
        DESELECT
    }

    private static final int INLINE_BYTES = 256;
    private static final int STEPS = 32;

    private MemorySegment inline = Arena.ofAuto().allocate(INLINE_BYTES);
    private long inlineUsed;
    private Kind[] kinds = new Kind[STEPS];
    private MemorySegment[] segments = new MemorySegment[STEPS];
    private long[] offsets = new long[STEPS];
    private long[] lengths = new long[STEPS];
    private boolean[] borrowed = new boolean[STEPS];
    private int size;

    /// An empty batch.
    public BusBatch() {}

    /// Forgets all steps and borrowed segments.
    public BusBatch clear() {
        Arrays.fill(segments, 0, size, MemorySegment.NULL);
        size = 0;
        inlineUsed = 0;
        return this;
    }

    /// Appends a command byte.
    ///
    /// @param command 0..255
    /// @throws IllegalArgumentException if out of range
    public BusBatch command(int command) {
        return inline(Kind.COMMAND, command);
    }

    /// Appends one byte of parameters or pixels.
    ///
    /// @param value 0..255
    /// @throws IllegalArgumentException if out of range
    public BusBatch data(int value) {
        return inline(Kind.DATA, value);
    }

    /// Appends two bytes, most significant first.
    ///
    /// @param value 0..65535
    /// @throws IllegalArgumentException if out of range
    public BusBatch data16(int value) {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("16-bit parameter must be 0..65535, not " + value);
        }
        return data(value >>> 8).data(value & 0xff);
    }

    /// Appends a copy of bytes with D/C high; nothing if there are none.
    public BusBatch data(byte[] bytes) {
        if (bytes.length == 0) {
            return this;
        }
        reserve(bytes.length);
        MemorySegment.copy(bytes, 0, inline, ValueLayout.JAVA_BYTE, inlineUsed, bytes.length);
        inlineUsed += bytes.length;
        return run(Kind.DATA, inline, inlineUsed - bytes.length, bytes.length, false);
    }

    /// Appends borrowed bytes with D/C high; nothing if `length` is 0.
    ///
    /// @throws IllegalArgumentException if they are not inside the segment
    public BusBatch data(MemorySegment bytes, long offset, long length) {
        return borrow(Kind.DATA, bytes, offset, length);
    }

    /// Appends borrowed bytes with D/C low; nothing if `length` is 0.
    ///
    /// @throws IllegalArgumentException if they are not inside the segment
    public BusBatch command(MemorySegment bytes, long offset, long length) {
        return borrow(Kind.COMMAND, bytes, offset, length);
    }

    /// Appends a wait.
    ///
    /// @param nanos >= 0
    /// @throws IllegalArgumentException if negative
    public BusBatch sleep(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("wait must be >= 0 ns, not " + nanos);
        }
        return step(Kind.WAIT, MemorySegment.NULL, 0, nanos, false);
    }

    /// Appends a release of chip select, as between two transactions.
    public BusBatch deselect() {
        return step(Kind.DESELECT, MemorySegment.NULL, 0, 0, false);
    }

    /// Number of steps.
    public int size() {
        return size;
    }

    /// What step `i` is.
    ///
    /// @throws IndexOutOfBoundsException if there is no such step; so do the other readers of a step
    public Kind kind(int i) {
        return kinds[Objects.checkIndex(i, size)];
    }

    /// The segment with the bytes of step `i`.
    public MemorySegment segment(int i) {
        return segments[Objects.checkIndex(i, size)];
    }

    /// First byte of step `i` in its segment.
    public long offset(int i) {
        return offsets[Objects.checkIndex(i, size)];
    }

    /// Bytes of step `i`; nanoseconds if it is a wait.
    public long length(int i) {
        return lengths[Objects.checkIndex(i, size)];
    }

    /// Whether the bytes of step `i` are borrowed (pixels) and not copied (commands and parameters). A bus may send
    /// copied bytes with a slower clock.
    public boolean isBorrowed(int i) {
        return borrowed[Objects.checkIndex(i, size)];
    }

    /// Command and data bytes of all steps.
    public long bytes() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += kinds[i] == Kind.COMMAND || kinds[i] == Kind.DATA ? lengths[i] : 0;
        }
        return sum;
    }

    private BusBatch borrow(Kind kind, MemorySegment bytes, long offset, long length) {
        if (offset < 0 || length < 0 || length > bytes.byteSize() - offset) {
            throw new IllegalArgumentException(
                    "bytes " + offset + " + " + length + " are outside a segment of " + bytes.byteSize());
        }
        return length == 0 ? this : run(kind, bytes, offset, length, true);
    }

    private BusBatch inline(Kind kind, int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException(kind + " byte must be 0..255, not " + value);
        }
        reserve(1);
        inline.set(ValueLayout.JAVA_BYTE, inlineUsed++, (byte) value);
        return run(kind, inline, inlineUsed - 1, 1, false);
    }

    /// Makes room for `n` more bytes of our own; steps that lie in the old buffer move to the new one.
    private void reserve(long n) {
        long capacity = inline.byteSize();
        if (n <= capacity - inlineUsed) {
            return;
        }
        MemorySegment larger = Arena.ofAuto().allocate(Math.max(2 * capacity, inlineUsed + n));
        MemorySegment.copy(inline, 0, larger, 0, inlineUsed);
        for (int i = 0; i < size; i++) {
            boolean ours = kinds[i] == Kind.COMMAND || kinds[i] == Kind.DATA;
            if (ours && !borrowed[i]) {
                segments[i] = larger;
            }
        }
        inline = larger;
    }

    /// Appends bytes, or lengthens the step before if they continue it.
    private BusBatch run(Kind kind, MemorySegment segment, long offset, long length, boolean lent) {
        int last = size - 1;
        if (last >= 0
                && kinds[last] == kind
                && borrowed[last] == lent
                && offsets[last] + lengths[last] == offset
                && segments[last].equals(segment)) {
            lengths[last] += length;
            return this;
        }
        return step(kind, segment, offset, length, lent);
    }

    private BusBatch step(Kind kind, MemorySegment segment, long offset, long length, boolean lent) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            segments = Arrays.copyOf(segments, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            borrowed = Arrays.copyOf(borrowed, size * 2);
        }
        kinds[size] = kind;
        segments[size] = segment;
        offsets[size] = offset;
        lengths[size] = length;
        borrowed[size++] = lent;
        return this;
    }
}
