package io.github.displayio4j.busdisplay;

/// Who refreshes a display when nobody calls `refresh()`.
public enum AutoRefresh {
    /// Nobody.
    OFF,
    /// A loop of the program's own, by calling `refreshIfDue()`.
    POLLED,
    /// A thread of the display. A scene that other threads change then needs `Scene.edit()`.
    THREAD
}
