package io.github.displayio4j.camera;

import java.io.IOException;

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
/// `IllegalStateException`. A source is used by one thread at a time and allocates nothing per frame in steady state;
/// a `FrameFeed` keeps the newest frame of one for any number of threads.
public interface FrameSource extends CameraFrame, AutoCloseable {
    /// Moves on to the next frame. A live source waits for it; `close()` by another thread ends the wait.
    ///
    /// @return false at the end of the sequence, from then on always
    /// @throws IOException if this frame cannot be read; the message names the source and the reason. The source
    /// stays
    ///     usable: a further `next()` goes on behind the frame that failed.
    boolean next() throws IOException;

    /// Goes back before the first frame, whose number is 0 again. Costs no allocation, unlike opening the source again.
    ///
    /// @throws IllegalStateException if the source is live
    void rewind();

    /// Whether frames come when the camera has them: they cannot be had sooner, nor a second time.
    default boolean isLive() {
        return false;
    }

    /// Passes over one frame that would come too late to be shown, as cheaply as the source can.
    ///
    /// @return false at the end of the sequence
    /// @throws IOException as `next()`
    default boolean skip() throws IOException {
        return next();
    }

    /// What it is doing, for people, such as why no frame comes; empty if it has nothing to say. Any thread may ask.
    default String status() {
        return "";
    }

    /// Frames of the whole sequence; -1 if unknown or endless.
    int frameCount();

    /// Gives up the memory or the connection. Closing twice does nothing. A live source may be closed by any thread.
    @Override
    void close();
}
