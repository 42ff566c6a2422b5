package io.github.displayio4j.panels;

/// What an eye sees: the glass of a panel, as the user holds it. Readers may be on another thread than the bus.
public interface GlassView {
    /// Columns.
    int width();

    /// Rows.
    int height();

    /// A number that changes whenever what is seen may have changed.
    long version();

    /// Copies the picture.
    ///
    /// @param xrgb `0x00RRGGBB`, row by row from the top left; at least `width() * height()` long
    void read(int[] xrgb);
}
