package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.ParallelPort;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// Eight or sixteen data lines and WR by the kernel's GPIO interface: two system calls a word, so a second or so
/// for a frame. For boards whose registers are not known. One thread at a time.
public final class GpioPort implements ParallelPort {
    /// Two system calls on a small ARM.
    private static final double ASSUMED_NANOS_PER_WORD = 2_000;

    private final GpioLines lines;
    private final int count;
    private final long strobe;

    /// A port; WR is high afterwards.
    ///
    /// @param lines 8 or 16 data lines, least significant first, then WR
    /// @throws IllegalArgumentException if their number is another one
    public GpioPort(GpioLines lines) {
        this.lines = lines;
        count = lines.count() - 1;
        if (count != 8 && count != 16) {
            throw new IllegalArgumentException(
                    "a parallel port has 8 or 16 data lines and WR, not " + lines.count() + " lines in all");
        }
        strobe = 1L << count;
        lines.set(strobe, strobe);
    }

    @Override
    public int lines() {
        return count;
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        int step = count / 8;
        if (length % step != 0) {
            throw new IllegalArgumentException("16 lines take words of two bytes, not " + length + " bytes");
        }
        for (long at = offset; at < offset + length; at += step) {
            long word = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            if (step == 2) {
                word = word << 8 | bytes.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff;
            }
            lines.set(word, 2 * strobe - 1); // WR falls, data as they are
            lines.set(strobe, strobe);
        }
    }

    @Override
    public long nanosPerWrite() {
        return 0;
    }

    @Override
    public double nanosPerWord() {
        return ASSUMED_NANOS_PER_WORD;
    }
}
