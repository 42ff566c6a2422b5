package io.github.displayio4j.displayio.render;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Why pixels of a frame have to be drawn again: one event for each layer that changed.
@Name("displayio4j.Change")
@Label("Change")
@Description("A layer that changed since the last frame that reached the panel")
@Category("displayio4j")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class ChangeEvent extends Event {
    @Label("Frame")
    @Description("Links the events of a frame")
    long frame;

    @Label("Layer")
    String layer = "";

    /// One of `all`, `added`, `removed`, `moved`, `placed`, `colours`, `content`, `tiles`, `pixels`.
    @Label("Kind")
    String kind = "";

    @Label("Pixels")
    @Description("Pixels of the panel that it dirtied, before areas were joined")
    long pixels;

    @Label("Left edge")
    int x1;

    @Label("Top edge")
    int y1;

    @Label("Right edge")
    int x2;

    @Label("Bottom edge")
    int y2;

    @Label("Hidden")
    @Description("All of it lies below a layer that hides it")
    boolean hidden;

    @Label("Opaque")
    @Description("All of the layer's pixels hide what is below")
    boolean opaque;
}
