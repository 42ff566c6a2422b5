package io.github.displayio4j.busdisplay;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// A refresh of a display: what its `RefreshReport` says, and what is needed to judge that.
@Name("displayio4j.Frame")
@Label("Frame")
@Description("A refresh of a display")
@Category("displayio4j")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class FrameEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Number")
    @Description("Refresh of its display, from 1")
    long number;

    @Label("Panel")
    String panel = "";

    @Label("Panel pixels")
    long panelPixels;

    @Label("Areas")
    int areas;

    @Label("Windows")
    int windows;

    @Label("Pixels")
    long pixels;

    @Label("Bytes")
    @DataAmount
    long bytes;

    @Label("Wait")
    @Description("For edit scopes of other threads, part of collecting")
    @Timespan(Timespan.NANOSECONDS)
    long waitNanos;

    @Label("Collect")
    @Timespan(Timespan.NANOSECONDS)
    long collectNanos;

    @Label("Plan")
    @Timespan(Timespan.NANOSECONDS)
    long planNanos;

    @Label("Render")
    @Timespan(Timespan.NANOSECONDS)
    long renderNanos;

    @Label("Send")
    @Description("Time of this machine inside the bus; with an emulated panel that is the emulator's too")
    @Timespan(Timespan.NANOSECONDS)
    long sendNanos;

    @Label("Wire")
    @Description("By the clock of the bus, from the first command to the last pixel")
    @Timespan(Timespan.NANOSECONDS)
    long wireNanos;

    @Label("Cost of a window")
    @Description("What its commands take on this bus")
    double windowNanos;

    @Label("Cost of a byte")
    @Description("On this bus")
    double byteNanos;

    @Label("Least cost of a byte")
    @Description("At the highest clock that the panel takes")
    double leastByteNanos;

    @Label("Across the scan")
    @Description("The controller shows rows of its memory one after the other, pixels go out across them")
    boolean acrossScan;

    @Label("On the TE edge")
    boolean tearingEdge;

    @Label("Failed")
    @Description("It did not reach the panel, or not all of it")
    boolean failed;

    @Label("Allocated")
    @Description("By the refreshing thread since its last frame, in between included")
    @DataAmount
    long allocated;
}
