package io.github.displayio4j.camera;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A consumer asked for a frame and got one, or none in time.
@Name("displayio4j.SourceWait")
@Label("Source wait")
@Description("A consumer waited for the next frame of a camera")
@Category("displayio4j")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class SourceWaitEvent extends Event {
    @Label("Sequence")
    @Description("Of the frame that came, 0 if none did")
    long sequence;

    @Label("Passed")
    @Description("Frames that a newer one had replaced")
    long passed;
}
