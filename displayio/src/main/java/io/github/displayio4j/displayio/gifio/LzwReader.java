package io.github.displayio4j.displayio.gifio;

/// The compression of GIF (GIF89a, appendix F). The string of a code is what stood in the output when the
/// code was learned, and the byte behind it: so strings are copied from the output, and no table of them is
/// kept.
final class LzwReader {
    private static final int MAX_CODES = 4096;
    private static final int MAX_BITS = 12;

    /// Where the string of a code begins in the output, and how long it is.
    private final int[] starts = new int[MAX_CODES];
    private final int[] lengths = new int[MAX_CODES];
    private int position;

    /// Unpacks until there are `count` values, or the end code, or the end of the data.
    ///
    /// @param data without the lengths of blocks; `n` bytes of it
    /// @param rootBits bits of a value, 1..8
    /// @return values unpacked, or -1 if there is a code that stands for nothing, at `position()`
    int unpack(byte[] data, int n, int rootBits, byte[] out, int count) {
        int clear = 1 << rootBits;
        int next = clear + 2;
        int bits = rootBits + 1;
        int pool = 0;
        int pooled = 0;
        int in = 0;
        int at = 0;
        int before = 0; // length of the string before, which stands in front of `at`; 0 after a clear code
        while (at < count) {
            while (pooled < bits) {
                if (in == n) {
                    return at;
                }
                pool |= (data[in++] & 0xff) << pooled;
                pooled += 8;
            }
            int code = pool & (1 << bits) - 1;
            pool >>>= bits;
            pooled -= bits;
            if (code == clear) {
                next = clear + 2;
                bits = rootBits + 1;
                before = 0;
                continue;
            }
            if (code == clear + 1) {
                return at;
            }
            if (before > 0 && next < MAX_CODES) {
                starts[next] = at - before;
                lengths[next] = before + 1;
                next++;
                if (next == 1 << bits && bits < MAX_BITS) {
                    bits++;
                }
            }
            if (code < clear) {
                out[at++] = (byte) code;
                before = 1;
            } else if (code < next) {
                before = Math.min(lengths[code], count - at);
                copy(out, starts[code], at, before);
                at += before;
            } else {
                position = in - 1;
                return -1;
            }
        }
        return at;
    }

    /// Where in the data the code is that stands for nothing.
    int position() {
        return position;
    }

    /// Forwards: the last byte may be one that is written here.
    private static void copy(byte[] out, int from, int to, int n) {
        for (int i = 0; i < n; i++) {
            out[to + i] = out[from + i];
        }
    }
}
