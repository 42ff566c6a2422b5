package io.github.displayio4j.jpegio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of a JPEG: an array, or a stream of which as much has been read as was asked for. What was read is
/// kept.
final class Input {
    private static final int FIRST_BYTES = 1 << 14;

    /// What is there lies at `data[from, to)`. A stream may bring another, longer array.
    byte[] data = new byte[0];

    int from;
    int to;

    private final long most;
    private @Nullable InputStream stream;
    /// Kept for streams, so that arrays of a caller are never written to.
    private byte[] own = data;

    private long nanosWaited;

    /// @param most bytes of a stream that are kept
    Input(long most) {
        this.most = Math.min(most, Integer.MAX_VALUE - 16);
    }

    void open(byte[] bytes, int newFrom, int newTo) {
        stream = null;
        data = bytes;
        from = newFrom;
        to = newTo;
    }

    void open(InputStream in) {
        if (own.length == 0) {
            own = new byte[FIRST_BYTES];
        }
        open(own, 0, 0);
        stream = in;
    }

    /// Whether more may come.
    boolean isStream() {
        return stream != null;
    }

    /// An array of at least `n` bytes that is kept for later files.
    byte[] own(int n) {
        if (own.length < n) {
            own = new byte[n + n / 4];
        }
        return own;
    }

    /// Whether `n` bytes from `at` on are there. Waits for a stream to bring them; false if it ends first.
    ///
    /// @throws JpegException if the stream fails or is too long to be kept
    boolean has(int at, int n) throws JpegException {
        return n <= to - at || (stream != null && fill(stream, at, n));
    }

    /// Reads a stream to its end.
    void readAll() throws JpegException {
        while (has(to, 1)) {
            // Each call reads what the stream has ready.
        }
    }

    /// Time that was spent on waiting for streams, in all.
    long nanosWaited() {
        return nanosWaited;
    }

    /// Two bytes as a number.
    int word(int at) {
        return (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
    }

    /// @throws JpegException unless `data[at, end)` holds `n` bytes of `what`
    void need(int at, int n, int end, String what) throws JpegException {
        if (n > end - at) {
            throw error(at, what + " is cut off");
        }
    }

    /// @param at position in `data`
    JpegException error(int at, String problem) {
        return new JpegException(at - from, problem);
    }

    private boolean fill(InputStream in, int at, int n) throws JpegException {
        long start = System.nanoTime();
        try {
            while (n > to - at) {
                if (to == data.length) {
                    grow();
                }
                int read = in.read(data, to, data.length - to);
                if (read < 0) {
                    stream = null;
                    return false;
                }
                to += read;
            }
            return true;
        } catch (IOException e) {
            stream = null;
            throw new JpegException(to, "stream failed: " + e.getMessage(), e);
        } finally {
            nanosWaited += System.nanoTime() - start;
        }
    }

    private void grow() throws JpegException {
        if (data.length >= most) {
            throw new JpegException(to, "stream must have at most " + most + " bytes");
        }
        own = Arrays.copyOf(data, (int) Math.min(most, 2L * data.length));
        data = own;
    }
}
