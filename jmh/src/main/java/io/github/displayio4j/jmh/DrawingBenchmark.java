package io.github.displayio4j.jmh;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// What is drawn from a text or an outline: S6 as one label of 53x20 characters, S7 of 10 circles, 10 rectangles
/// and 5 polygons; `-changing`: another text, other sizes in each frame.
public class DrawingBenchmark extends DrawnScene {
    /// See `Scenes`.
    @Param({"S6-label", "S6-label-changing", "S7", "S7-changing"})
    public String drawing = "";

    /// Makes the scene for all, and checks that all draw the same, Java2D nearly so.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void make() {
        if (drawing.startsWith("S7")) {
            make(drawing, drawing, 3);
        } else {
            make(drawing, "S6", 100); // as much text, of another font
        }
    }
}
