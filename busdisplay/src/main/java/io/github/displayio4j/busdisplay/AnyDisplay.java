package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displayio.Group;
import org.jspecify.annotations.Nullable;

/// A panel that shows a scene, whatever its technology.
public sealed interface AnyDisplay extends AutoCloseable permits BusDisplay, EPaperDisplay {
    /// Columns as seen at the current rotation.
    int width();

    /// Rows as seen at the current rotation.
    int height();

    /// 0, 90, 180 or 270 degrees.
    int rotation();

    /// The bus.
    DisplayBus bus();

    /// What is shown.
    @Nullable
    Group rootGroup();

    /// Shows a scene from the next refresh on; null shows nothing. Several displays may show the same one.
    void setRootGroup(@Nullable Group group);

    /// Frees what the display holds, at any moment and from any thread; the bus stays open. A second call does
    /// nothing.
    @Override
    void close();
}
