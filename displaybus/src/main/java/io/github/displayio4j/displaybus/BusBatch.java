package io.github.displayio4j.displaybus;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// What is sent in one transaction: commands, parameters, pixels, waits. Reused from frame to frame; after the first
/// few
/// frames nothing is allocated. Commands and parameters are copied into a native buffer of the batch; pixels are
/// borrowed and
/// must not change until `send` has returned.
public final class BusBatch {
    /// What a step of a batch is.
    public enum Kind {
        /// Bytes with D/C low.
        COMMAND,
        /// Bytes with D/C high.
        DATA,
        /// A wait of `length(i)` nanoseconds.
        WAIT,
        /// Chip select goes high and low again.
        DESELECT
    }

    private static final int INLINE_BYTES = 256;

    private MemorySegment inline = Arena.ofAuto().allocate(INLINE_BYTES);
    private int inlineUsed;
    private Kind[] kinds = new Kind[32];
    private MemorySegment[] segments = new MemorySegment[32];
    private long[] offsets = new long[32];
    private long[] lengths = new long[32];
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

    /// Appends borrowed bytes with D/C high; nothing if `length` is 0.
    public BusBatch data(MemorySegment bytes, long offset, long length) {
        return borrow(Kind.DATA, bytes, offset, length);
    }

    /// Appends borrowed bytes with D/C low; nothing if `length` is 0.
    public BusBatch command(MemorySegment bytes, long offset, long length) {
        return borrow(Kind.COMMAND, bytes, offset, length);
    }

    /// Appends a wait.
    ///
    /// @param nanos >= 0
    public BusBatch sleep(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("wait must be >= 0 ns, not " + nanos);
        }
        return step(Kind.WAIT, MemorySegment.NULL, 0, nanos);
    }

    /// Appends a release of chip select, as between two transactions.
    public BusBatch deselect() {
        return step(Kind.DESELECT, MemorySegment.NULL, 0, 0);
    }

    /// Number of steps.
    public int size() {
        return size;
    }

    /// What step `i` is.
    public Kind kind(int i) {
        return kinds[i];
    }

    /// The segment with the bytes of step `i`.
    public MemorySegment segment(int i) {
        return segments[i];
    }

    /// First byte of step `i` in its segment.
    public long offset(int i) {
        return offsets[i];
    }

    /// Bytes of step `i`; nanoseconds if it is a wait.
    public long length(int i) {
        return lengths[i];
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
        return length == 0 ? this : step(kind, bytes, offset, length);
    }

    /// Appends one byte of our own; it joins the step before if that is of the same kind and ends where this one
    /// starts.
    private BusBatch inline(Kind kind, int value) {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException(kind + " byte must be 0..255, not " + value);
        }
        if (inlineUsed == inline.byteSize()) {
            growInline();
        }
        inline.set(ValueLayout.JAVA_BYTE, inlineUsed++, (byte) value);
        int last = size - 1;
        boolean joins = last >= 0
                && kinds[last] == kind
                && kind == Kind.DATA
                && segments[last].equals(inline)
                && offsets[last] + lengths[last] == inlineUsed - 1;
        if (joins) {
            lengths[last]++;
            return this;
        }
        return step(kind, inline, inlineUsed - 1, 1);
    }

    private void growInline() {
        MemorySegment larger = Arena.ofAuto().allocate(inline.byteSize() * 2);
        larger.copyFrom(inline);
        for (int i = 0; i < size; i++) {
            if (segments[i].equals(inline)) {
                segments[i] = larger;
            }
        }
        inline = larger;
    }

    private BusBatch step(Kind kind, MemorySegment segment, long offset, long length) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            segments = Arrays.copyOf(segments, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        kinds[size] = kind;
        segments[size] = segment;
        offsets[size] = offset;
        lengths[size++] = length;
        return this;
    }
}
