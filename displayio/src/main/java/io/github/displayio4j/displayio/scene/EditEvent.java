package io.github.displayio4j.displayio.scene;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/// An edit scope, from when it opened to its end.
@Name("displayio4j.Edit")
@Label("Edit")
@Description("A thread had the scene for itself, and frames waited")
@Category("displayio4j")
@StackTrace(false)
@Threshold("20 us")
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class EditEvent extends Event {
    @Label("Wait")
    @Description("For frames and edit scopes of others")
    @Timespan(Timespan.NANOSECONDS)
    long waitNanos;
}
