package io.github.displayio4j.camera;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A single JPEG, delivered once or again and again.
public final class JpegFileSource extends CurrentFrame {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final long start;
    private final long end;
    private final int frames;

    /// Opens a file.
    ///
    /// @param frames how often it is delivered; -1: without end
    /// @throws IOException if it cannot be read or is not a JPEG; the message names it and says what to do
    /// @throws IllegalArgumentException if `frames` is less than -1
    public JpegFileSource(Path path, int frames) throws IOException {
        super(path.toString());
        if (frames < -1) {
            throw new IllegalArgumentException("frames must be 0 or more, or -1 for ever, not " + frames);
        }
        this.frames = frames;
        try {
            bytes = SourceFile.map(path, arena);
            start = SourceFile.firstFrame(path, bytes);
            end = SourceFile.frameEnd(bytes, start);
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    @Override
    public boolean next() {
        release();
        if (frames >= 0 && delivered() >= frames) {
            return false;
        }
        count();
        take(bytes, start, end - start);
        return true;
    }

    @Override
    void restart() {}

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
