package io.github.displayio4j.camera;

/// Finds the end of a JPEG that is still arriving, marker by marker, and goes on where it stood when more has come.
/// Finds what `JpegFrames.end` finds in the whole.
final class FrameWalker {
    private int at;
    private boolean marked;

    /// A frame starts at `start`.
    void begin(int start) {
        at = start + 2;
        marked = false;
    }

    /// The bytes were moved towards the beginning of their array.
    void moved(int by) {
        at -= by;
    }

    /// Whether the end that was found is that of an end marker, not the start of another frame.
    boolean endsWithMarker() {
        return marked;
    }

    /// Position after the frame; -1 if it does not end before `limit`.
    int end(byte[] bytes, int limit) {
        while (true) {
            at = nextFf(bytes, at, limit);
            if (at + 1 >= limit) {
                return -1;
            }
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xD9) {
                marked = true;
                return at + 2;
            }
            if (marker == 0xD8) {
                if (at + 2 >= limit) {
                    return -1;
                }
                if (bytes[at + 2] == (byte) 0xFF) {
                    return at;
                }
            }
            if (marker == 0xff) {
                at++;
            } else if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD9)) {
                at += 2;
            } else {
                int next = afterSegment(bytes, at + 2, limit);
                if (next < 0) {
                    return -1;
                }
                at = next;
            }
        }
    }

    private static int afterSegment(byte[] bytes, int at, int limit) {
        if (at + 1 >= limit) {
            return -1;
        }
        int length = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
        if (length < 2) {
            return at;
        }
        if (at + length >= limit) {
            return -1;
        }
        boolean scan = bytes[at - 1] == (byte) 0xDA;
        return scan || bytes[at + length] == (byte) 0xFF ? at + length : at;
    }

    /// Position of the next FF; `limit` if there is none.
    private static int nextFf(byte[] bytes, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == (byte) 0xFF) {
                return i;
            }
        }
        return limit;
    }

    /// Whether a frame starts at `at`, of which four bytes are there: a start-of-image marker, followed by a marker
    /// that may come first in a JPEG.
    static boolean isStart(byte[] bytes, int at) {
        if (bytes[at + 1] != (byte) 0xD8 || bytes[at + 2] != (byte) 0xFF) {
            return false;
        }
        return SourceFile.comesFirst(bytes[at + 3] & 0xff);
    }
}
