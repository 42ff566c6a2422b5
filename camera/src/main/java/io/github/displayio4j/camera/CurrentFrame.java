package io.github.displayio4j.camera;

import java.lang.foreign.MemorySegment;

/// What the sources share: the current frame, and the refusal to show it when there is none.
abstract class CurrentFrame implements FrameSource {
    /// Nominal rate of files, which do not tell theirs.
    static final double FILE_FRAMES_PER_SECOND = 30;

    private final String name;
    private MemorySegment segment = MemorySegment.NULL;
    private long offset;
    private long length = -1;
    private long number = -1;
    private volatile boolean closed;

    CurrentFrame(String name) {
        this.name = name;
    }

    /// The following frame is this one.
    final void take(MemorySegment newSegment, long newOffset, long newLength) {
        segment = newSegment;
        offset = newOffset;
        length = newLength;
    }

    /// There is no frame any more. The first thing that `next()` does.
    final void release() {
        requireOpen();
        segment = MemorySegment.NULL;
        length = -1;
    }

    /// The frame after `rewind` is the first one.
    abstract void restart();

    @Override
    public final void rewind() {
        release();
        number = -1;
        restart();
    }

    /// A frame is being read, whether that succeeds or not.
    ///
    /// @return its number
    final long count() {
        return ++number;
    }

    /// A frame is being read whose number is known, because some were left out.
    final void countTo(long newNumber) {
        number = newNumber;
    }

    /// Frames counted so far.
    final long delivered() {
        return number + 1;
    }

    /// There is no frame any more, and there will be none.
    ///
    /// @return whether it was open until now
    final boolean markClosed() {
        boolean first = !closed;
        closed = true;
        segment = MemorySegment.NULL;
        length = -1;
        return first;
    }

    /// Whether it was closed.
    final boolean isClosed() {
        return closed;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
    }

    private void requireFrame() {
        if (length < 0) {
            requireOpen();
            throw new IllegalStateException(
                    number < 0 ? name + ": no frame before the first next()" : name + ": no frame after the last one");
        }
    }

    @Override
    public final MemorySegment segment() {
        requireFrame();
        return segment;
    }

    @Override
    public final long offset() {
        requireFrame();
        return offset;
    }

    @Override
    public final long length() {
        requireFrame();
        return length;
    }

    @Override
    public final long number() {
        requireFrame();
        return number;
    }

    @Override
    public double framesPerSecond() {
        return FILE_FRAMES_PER_SECOND;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return name;
    }
}
