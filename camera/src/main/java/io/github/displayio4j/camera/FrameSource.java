package io.github.displayio4j.camera;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A sequence of JPEG frames, one at a time, of which only the current one can be read.
///
/// ```java
/// try (FrameSource source = FrameSources.open("clip.mjpeg")) {
///     while (source.next()) {
///         decoder.open(source.segment(), source.offset(), source.length());
///     }
/// }
/// ```
///
/// A frame is valid until the following `next()` or `close()`; asking for one when there is none throws
/// `IllegalStateException`. A source is used by one thread at a time and allocates nothing per frame in steady state.
public interface FrameSource extends AutoCloseable {
    /// Moves on to the next frame.
    ///
    /// @return false at the end of the sequence, from then on always
    /// @throws IOException if this frame cannot be read; the message names the source and the reason. The source
    /// stays
    ///     usable: a further `next()` goes on behind the frame that failed.
    boolean next() throws IOException;

    /// Goes back before the first frame, whose number is 0 again. Costs no allocation, unlike opening the source again.
    void rewind();

    /// Passes over one frame that would come too late to be shown, as cheaply as the source can.
    ///
    /// @return false at the end of the sequence
    /// @throws IOException as `next()`
    default boolean skip() throws IOException {
        return next();
    }

    /// The memory that holds the current frame, possibly among other things.
    MemorySegment segment();

    /// First byte of the current frame in `segment()`.
    long offset();

    /// Bytes of the current frame; a truncated one may lack its end.
    long length();

    /// Number of the current frame, from 0; frames that could not be read are counted as well.
    long number();

    /// Frames of the whole sequence; -1 if unknown or endless.
    int frameCount();

    /// Frames a second that the sequence is meant to be shown at.
    double framesPerSecond();

    /// Short name for people: a path, `sim:640x480`.
    String name();

    /// Gives up the memory. Closing twice does nothing.
    @Override
    void close();
}
