package io.github.displayio4j.busdisplay;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;

/// A strip on the wire: one transaction. Told if it took this machine its time, unless a recording asks for all.
@Name("displayio4j.BusBatch")
@Label("Bus batch")
@Description("A strip on the wire, one transaction")
@Category("displayio4j")
@StackTrace(false)
@Threshold("100 us")
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class BusBatchEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Transfers")
    @Description("Runs of command or data bytes")
    int transfers;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Start")
    @Description("By the clock of the bus")
    @Timespan(Timespan.NANOSECONDS)
    long wireStart;

    @Label("Wire")
    @Description("By the clock of the bus, waiting for the bus included")
    @Timespan(Timespan.NANOSECONDS)
    long wireNanos;
}
