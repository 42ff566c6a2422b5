package io.github.displayio4j.camera;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Concatenated JPEGs in a file, as `ffmpeg -f mjpeg` or `rpicam-vid --codec mjpeg` write them.
///
/// Frames are found by walking their markers, so that a thumbnail inside a frame does not end it. What lies between
/// frames, such as the headers of a multipart stream, is skipped; a last frame that was cut off is delivered as it is.
public final class MjpegFileSource extends CurrentFrame {
    /// Files up to this size are walked once when they are opened, to know the number of frames.
    private static final long COUNTED_SIZE = 64L << 20;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final int frames;
    private final long first;
    private long next;

    /// Opens a file.
    ///
    /// @throws IOException if it cannot be read or no frame begins near its start; the message names it and says
    /// what to
    ///     do
    public MjpegFileSource(Path path) throws IOException {
        super(path.toString());
        try {
            bytes = SourceFile.map(path, arena);
            first = SourceFile.firstFrame(path, bytes);
        } catch (IOException e) {
            arena.close();
            throw e;
        }
        frames = bytes.byteSize() <= COUNTED_SIZE ? countFrames(bytes, first) : -1;
        next = first;
    }

    private static int countFrames(MemorySegment bytes, long first) {
        int n = 0;
        for (long at = first; at >= 0; at = nextFrame(bytes, SourceFile.frameEnd(bytes, at))) {
            n++;
        }
        return n;
    }

    private static long nextFrame(MemorySegment bytes, long from) {
        return SourceFile.nextFrame(bytes, from, bytes.byteSize());
    }

    @Override
    public boolean next() {
        release();
        if (next < 0) {
            return false;
        }
        long start = next;
        long end = SourceFile.frameEnd(bytes, start);
        count();
        take(bytes, start, end - start);
        next = nextFrame(bytes, end);
        return true;
    }

    @Override
    void restart() {
        next = first;
    }

    @Override
    public int frameCount() {
        return frames;
    }

    @Override
    public void close() {
        if (markClosed()) {
            arena.close();
        }
    }
}
