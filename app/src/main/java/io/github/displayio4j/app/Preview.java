package io.github.displayio4j.app;

/// Where a glass is shown.
enum Preview {
    /// A window; without a display this terminal; without that nowhere.
    AUTO,
    /// A window, or failure.
    WINDOW,
    /// This terminal, two pixels a character.
    TERMINAL,
    /// This terminal, pixel for pixel, if it knows sixels.
    SIXEL,
    /// Nowhere: files only.
    NONE
}
