package io.github.displayio4j.displayio.render;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// What drawing one layer took in one frame: reading its values, making pixels of them, placing those.
@Name("displayio4j.Convert")
@Label("Convert")
@Description("A layer's values become pixels of the panel")
@Category("displayio4j")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class ConvertEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Layer")
    String layer = "";

    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    long nanos;

    @Label("Pixels")
    long pixels;

    @Label("Cached")
    @Description("From pixels that were converted in an earlier frame")
    boolean cached;

    @Label("On disk")
    @Description("Values are read from a file")
    boolean onDisk;

    @Label("Crossed")
    @Description("Rows of the panel are columns of the layer")
    boolean crossed;
}
