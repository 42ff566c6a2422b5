package io.github.displayio4j.displayio.render;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/// Finding what changed. Told if it takes its time, unless a recording asks for all; the frame's event has the sum.
@Name("displayio4j.Collect")
@Label("Collect")
@Description("Finds what changed since the last frame that reached the panel")
@Category("displayio4j")
@StackTrace(false)
@Threshold("20 us")
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class CollectEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Wait")
    @Description("For edit scopes of other threads")
    @Timespan(Timespan.NANOSECONDS)
    long waitNanos;

    @Label("Layers")
    int layers;

    @Label("Areas")
    int areas;
}
