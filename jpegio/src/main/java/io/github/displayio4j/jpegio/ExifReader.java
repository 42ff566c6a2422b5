package io.github.displayio4j.jpegio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The two directories of an EXIF segment (a TIFF file inside of a JPEG) that matter here. What does not lie
/// inside the segment is taken for 0.
final class ExifReader {
    private static final int ORIENTATION = 0x0112;
    private static final int THUMBNAIL_OFFSET = 0x0201;
    private static final int THUMBNAIL_LENGTH = 0x0202;
    private static final int SHORT = 3;

    private final byte[] data;
    private final int from;
    private final int to;
    private final boolean littleEndian;
    private final long first;

    /// Starts on a TIFF header at `data[from]`.
    ExifReader(byte[] data, int from, int to) {
        this.data = data;
        this.from = from;
        this.to = to;
        littleEndian = to - from >= 8 && data[from] == 'I' && data[from + 1] == 'I';
        boolean sound = to - from >= 8 && (littleEndian || data[from] == 'M') && number(2, 2) == 42;
        first = sound ? number(4, 4) : 0;
    }

    /// 1..8, 1 if not told.
    int orientation() {
        long value = value(first, ORIENTATION);
        return value >= 1 && value <= 8 ? (int) value : 1;
    }

    /// Bytes of the JPEG that the second directory names, null if there is none.
    byte @Nullable [] thumbnail() {
        if (first == 0) {
            return null;
        }
        long second = number(first + 2 + 12 * number(first, 2), 4);
        long at = value(second, THUMBNAIL_OFFSET);
        long length = value(second, THUMBNAIL_LENGTH);
        if (at <= 0 || length < 4 || length > to - from - at || number(at, 1) != 0xff) {
            return null;
        }
        return Arrays.copyOfRange(data, (int) (from + at), (int) (from + at + length));
    }

    /// First value of an entry of a directory, 0 if it has none such.
    private long value(long directory, int tag) {
        if (directory == 0) {
            return 0;
        }
        long entries = number(directory, 2);
        for (long i = 0; i < entries; i++) {
            long entry = directory + 2 + 12 * i;
            if (number(entry, 2) == tag) {
                return number(entry + 8, number(entry + 2, 2) == SHORT ? 2 : 4);
            }
        }
        return 0;
    }

    private long number(long at, int bytes) {
        if (at < 0 || at > to - from - bytes) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            long b = data[(int) (from + at + i)] & 0xff;
            value |= b << 8 * (littleEndian ? i : bytes - 1 - i);
        }
        return value;
    }
}
