package io.github.displayio4j.jpegio;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A picture was decoded.
@Name("displayio4j.Decode")
@Label("Decode")
@Description("A JPEG was decoded, or as much of it as there was")
@Category("displayio4j")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class DecodeEvent extends Event {
    @Label("What")
    @Description("Size and scale")
    String what = "";

    @Label("Bytes")
    @DataAmount
    long bytes;
}
