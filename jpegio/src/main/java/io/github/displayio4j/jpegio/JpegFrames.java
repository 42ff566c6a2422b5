package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Where one JPEG ends and the next begins in a stream of them (Motion JPEG), found by walking markers and
/// entropy-coded data: pictures inside of application segments are passed over by their length.
public final class JpegFrames {
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private JpegFrames() {}

    /// Position of the next start of a frame (FF D8 FF) at or after `from`; -1 if there is none.
    public static long start(MemorySegment bytes, long from) {
        for (long at = from; at + 2 < bytes.byteSize(); at++) {
            if (at(bytes, at) == 0xff && isStart(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    /// Position after the frame that starts at `offset`: behind its end marker or, if that is missing, where the
    /// next frame begins. -1 if the data ends first: the frame is cut off, or more has to be read.
    ///
    /// @throws IllegalArgumentException if no frame starts at `offset`
    public static long end(MemorySegment bytes, long offset) {
        long size = bytes.byteSize();
        if (offset < 0 || offset + 1 >= size || at(bytes, offset) != 0xff || at(bytes, offset + 1) != Marker.SOI) {
            throw new IllegalArgumentException("no JPEG starts at " + offset + " of " + size + " bytes");
        }
        long pos = offset + 2;
        while (true) {
            pos = nextFf(bytes, pos);
            if (pos < 0 || pos + 1 >= size) {
                return -1;
            }
            int marker = at(bytes, pos + 1);
            if (marker == Marker.EOI) {
                return pos + 2;
            }
            if (marker == Marker.SOI && pos + 2 >= size) {
                return -1;
            }
            if (isStart(bytes, pos)) {
                return pos;
            }
            if (marker == 0xff) {
                pos++;
            } else if (marker < Marker.SOF0 || Marker.standsAlone(marker)) {
                pos += 2;
            } else {
                long next = afterSegment(bytes, pos + 2);
                if (next < 0) {
                    return -1;
                }
                pos = next;
            }
        }
    }

    /// Position behind the segment whose length lies at `at`. If no marker, scan data or end of the data follows
    /// there, it was no segment but damaged data: then `at`. -1 if the data ends first.
    private static long afterSegment(MemorySegment bytes, long at) {
        long size = bytes.byteSize();
        if (at + 1 >= size) {
            return -1;
        }
        int length = at(bytes, at) << 8 | at(bytes, at + 1);
        if (length < 2) {
            return at;
        }
        if (at + length >= size) {
            return -1;
        }
        boolean scan = at(bytes, at - 1) == Marker.SOS;
        return scan || at(bytes, at + length) == 0xff ? at + length : at;
    }

    private static boolean isStart(MemorySegment bytes, long at) {
        return at + 2 < bytes.byteSize() && at(bytes, at + 1) == Marker.SOI && at(bytes, at + 2) == 0xff;
    }

    private static long nextFf(MemorySegment bytes, long from) {
        long size = bytes.byteSize();
        long at = from;
        while (at + 8 <= size) {
            long eight = bytes.get(LONG, at);
            long found = (~eight - 0x0101010101010101L) & eight & 0x8080808080808080L;
            if (found != 0) {
                // The lowest flag is exact, those above it may be too many.
                return at + Long.numberOfTrailingZeros(found) / 8;
            }
            at += 8;
        }
        for (; at < size; at++) {
            if (at(bytes, at) == 0xff) {
                return at;
            }
        }
        return -1;
    }

    private static int at(MemorySegment bytes, long at) {
        return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }
}
