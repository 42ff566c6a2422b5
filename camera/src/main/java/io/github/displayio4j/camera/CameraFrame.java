package io.github.displayio4j.camera;

import java.lang.foreign.MemorySegment;

/// One frame of a camera, as it came: a JPEG in memory, or plain pixels.
public interface CameraFrame {
    /// The memory that holds the frame, possibly among other things.
    MemorySegment segment();

    /// First byte of the frame in `segment()`.
    long offset();

    /// Bytes of the frame; a truncated one may lack its end.
    long length();

    /// Number of the frame, from 0; frames that could not be read are counted as well.
    long number();

    /// Frames a second that the sequence is meant to be shown at; NaN if nobody knows.
    double framesPerSecond();

    /// Short name of its source for people: a path, `sim:640x480`.
    String name();

    /// What its bytes are; a JPEG if not told.
    default FrameEncoding encoding() {
        return FrameEncoding.JPEG;
    }

    /// Columns of a frame that is no JPEG, which tells its size itself; else 0.
    default int width() {
        return 0;
    }

    /// Rows of a frame that is no JPEG; else 0.
    default int height() {
        return 0;
    }

    /// Bytes from one row to the next of a frame that is no JPEG; else 0.
    default int stride() {
        return 0;
    }

    /// The same in memory of its own, for those who need it longer.
    default CameraFrame copy() {
        return FrameCopy.of(this);
    }
}
