package io.github.displayio4j.camera;

import java.lang.foreign.MemorySegment;

/// A frame in memory of its own.
record FrameCopy(
        MemorySegment segment,
        long number,
        double framesPerSecond,
        String name,
        FrameEncoding encoding,
        int width,
        int height,
        int stride)
        implements CameraFrame {
    static FrameCopy of(CameraFrame frame) {
        MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(frame.length())]);
        MemorySegment.copy(frame.segment(), frame.offset(), bytes, 0, frame.length());
        return new FrameCopy(
                bytes,
                frame.number(),
                frame.framesPerSecond(),
                frame.name(),
                frame.encoding(),
                frame.width(),
                frame.height(),
                frame.stride());
    }

    @Override
    public long offset() {
        return 0;
    }

    @Override
    public long length() {
        return segment.byteSize();
    }
}
