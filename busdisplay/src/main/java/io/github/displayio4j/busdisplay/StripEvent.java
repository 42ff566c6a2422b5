package io.github.displayio4j.busdisplay;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/// A strip was filled, and waited for its place on the wire. Told if it had to wait, unless a recording asks for all.
@Name("displayio4j.Strip")
@Label("Strip")
@Description("A strip is handed over to be sent; long if all others are under way")
@Category("displayio4j")
@StackTrace(false)
@Threshold("100 us")
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class StripEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Last")
    boolean last;
}
