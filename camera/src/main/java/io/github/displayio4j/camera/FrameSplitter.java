package io.github.displayio4j.camera;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes JPEG frames out of a stream: concatenated, or as parts of a multipart answer, with or without lengths,
/// boundaries and garbage in between.
///
/// A frame ends where its markers say (`FrameWalker`). A `Content-Length` right before it is believed only if a
/// boundary follows there. Memory is bounded: between frames no more than a header is kept, and a frame that is too
/// large is given up.
final class FrameSplitter {
    /// Of what lies before a frame, enough for the header of a part.
    private static final int KEPT_HEADER = 4 << 10;

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_BUFFER = 256 << 10;

    private final InputStream in;
    private final int mostBytes;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private MemorySegment segment = MemorySegment.ofArray(buffer);
    /// Bytes that came and are kept: `buffer[0, limit)`.
    private int limit;
    /// Of the current frame, then where to look on.
    private int start;

    private int end;
    private boolean atEnd;
    private final FrameWalker walker = new FrameWalker();

    /// @param mostBytes that a frame may have
    FrameSplitter(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /// Reads up to the end of the next frame, which is then in `segment()` from `start()` on.
    ///
    /// @return false at the end of the stream
    /// @throws IOException if the stream fails, from then on there is no further frame; or if the frame is too
    ///     large, then the next one is looked for behind it
    boolean next() throws IOException {
        start = end;
        if (!findStart()) {
            return false;
        }
        int declared = declaredLength();
        walker.begin(start);
        while (true) {
            end = frameEnd(declared);
            if (end >= 0) {
                return true;
            }
            if (limit - start >= mostBytes) {
                end = limit;
                throw new IOException("a frame has more than " + mostBytes + " bytes");
            }
            if (!more()) {
                end = frameEnd(declared);
                end = end < 0 ? limit : end; // cut off
                return end - start > 4;
            }
        }
    }

    /// What holds the frame.
    MemorySegment segment() {
        return segment;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /// Moves `start` to the next start of a frame.
    private boolean findStart() throws IOException {
        while (true) {
            for (; start + 3 < limit; start++) {
                if (buffer[start] == (byte) 0xFF && FrameWalker.isStart(buffer, start)) {
                    return true;
                }
            }
            if (!more()) {
                start = limit;
                end = limit;
                return false;
            }
        }
    }

    /// Reads what there is, at least a byte.
    ///
    /// @return false at the end of the stream
    private boolean more() throws IOException {
        if (atEnd) {
            return false;
        }
        if (limit == buffer.length) {
            int drop = Math.max(0, start - KEPT_HEADER);
            if (drop > 0) {
                System.arraycopy(buffer, drop, buffer, 0, limit - drop);
                start -= drop;
                limit -= drop;
                walker.moved(drop);
            } else {
                buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, mostBytes + 2 * KEPT_HEADER));
                segment = MemorySegment.ofArray(buffer);
            }
        }
        try {
            int n = in.read(buffer, limit, buffer.length - limit);
            atEnd = n < 0;
            limit += Math.max(0, n);
        } catch (IOException e) {
            atEnd = true;
            throw e;
        }
        return !atEnd;
    }

    /// What the header that ends at `start` says; -1 if there is none, or it cannot be.
    private int declaredLength() {
        int at = start;
        int from = Math.max(0, start - KEPT_HEADER);
        if (at - from < 4 || buffer[at - 1] != '\n' || (buffer[at - 2] != '\n' && buffer[at - 3] != '\n')) {
            return -1;
        }
        int found = -1;
        for (int i = from; i < at - LENGTH.length; i++) {
            if ((buffer[i] | 0x20) == 'c' && isName(i)) {
                found = i + LENGTH.length;
            }
        }
        if (found < 0) {
            return -1;
        }
        while (found < at && buffer[found] == ' ') {
            found++;
        }
        long length = 0;
        int digits = 0;
        for (; found < at && buffer[found] >= '0' && buffer[found] <= '9' && digits < 18; found++, digits++) {
            length = length * 10 + buffer[found] - '0';
        }
        return digits == 0 || length < 4 || length > mostBytes ? -1 : (int) length;
    }

    private boolean isName(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            byte b = buffer[at + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    /// Where the frame ends; -1 if more must come to know.
    private int frameEnd(int declared) {
        int marked = walker.end(buffer, limit);
        int told = declared < 0 ? -1 : start + declared;
        if (marked < 0) {
            return told >= 0 && boundary(told) > 0 ? told : -1; // a part that was cut off
        }
        if (told < 0 || marked == told) {
            return walker.endsWithMarker() ? marked : withoutHeader(marked);
        }
        if (marked > told) {
            return boundary(told) > 0 ? told : marked;
        }
        int follows = boundary(marked);
        if (follows > 0 || (told <= limit && isLineEnd(marked, told))) {
            return marked;
        }
        int later = boundary(told);
        if (later > 0 || (atEnd && limit == told)) {
            return told; // bytes behind the end marker that are the camera's
        }
        return (follows < 0 || later < 0) && !atEnd ? -1 : marked;
    }

    private boolean isLineEnd(int from, int to) {
        int i = from;
        while (i < to && (buffer[i] == '\r' || buffer[i] == '\n')) {
            i++;
        }
        return i == to;
    }

    /// Whether a boundary stands at `at`: 1 yes, 0 no, -1 more must come to know.
    private int boundary(int at) {
        int i = at;
        while (i < limit && i < at + 4 && (buffer[i] == '\r' || buffer[i] == '\n')) {
            i++;
        }
        if (i + 2 > limit) {
            boolean possible = i >= limit || buffer[i] == '-';
            return possible ? -1 : 0;
        }
        return buffer[i] == '-' && buffer[i + 1] == '-' ? 1 : 0;
    }

    /// A frame without end marker that ends where the next one begins, without the header of that.
    private int withoutHeader(int at) {
        if (at - start < 8 || buffer[at - 1] != '\n' || (buffer[at - 2] != '\n' && buffer[at - 3] != '\n')) {
            return at;
        }
        for (int i = at - 4; i > Math.max(start, at - KEPT_HEADER); i--) {
            if (buffer[i] == '\n' && buffer[i + 1] == '-' && buffer[i + 2] == '-') {
                return buffer[i - 1] == '\r' ? i - 1 : i;
            }
        }
        return at;
    }

    /// Bytes that it keeps.
    int memory() {
        return buffer.length;
    }
}
