package io.github.displayio4j.busdisplay;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// Areas become what is drawn and sent. Told if it takes its time, unless a recording asks for all.
@Name("displayio4j.Plan")
@Label("Plan")
@Description("Changed areas become what is drawn and sent")
@Category("displayio4j")
@StackTrace(false)
@Threshold("20 us")
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class PlanEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Areas")
    int areas;

    @Label("Parts")
    @Description("Windows, or areas whose pixels are compared with what the panel has")
    int parts;
}
