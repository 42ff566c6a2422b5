package io.github.displayio4j.camera;

import java.lang.foreign.MemorySegment;

/// One frame of a camera, as it came: a JPEG in memory.
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
}
