package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.Layer;
import java.nio.file.Path;
import java.time.LocalTime;

/// What an example runs on: a display, a clock, and the files beside the program.
public interface Board {
    /// Columns of the display.
    int width();

    /// Rows of the display.
    int height();

    /// Shows a layer, and nothing else.
    void show(Layer root);

    /// Shows what has changed, and waits.
    ///
    /// @return whether the program is to go on
    boolean sleep(double seconds);

    /// A file that comes with the examples.
    Path file(String name);

    /// The time of day.
    LocalTime time();
}
