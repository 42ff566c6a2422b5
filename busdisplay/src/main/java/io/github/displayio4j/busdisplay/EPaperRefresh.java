package io.github.displayio4j.busdisplay;

/// What came of a refresh of an e-paper panel.
public sealed interface EPaperRefresh {
    /// The pixels are in the panel's memory and it has begun to show them.
    ///
    /// @param full whether all of the panel was written
    /// @param areas areas that were written
    /// @param bytes bytes of pixels, of all planes
    record Started(boolean full, int areas, long bytes) implements EPaperRefresh {}

    /// The panel shows the scene as it is.
    record Unchanged() implements EPaperRefresh {}

    /// Nothing was sent, everything stays dirty: the panel still shows the picture before, or must rest.
    ///
    /// @param nanos time after which a refresh is allowed, > 0; the end of a refresh under way may be later
    record TooSoon(long nanos) implements EPaperRefresh {}
}
