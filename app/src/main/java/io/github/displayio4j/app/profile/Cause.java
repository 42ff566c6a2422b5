package io.github.displayio4j.app.profile;

/// Something that makes frames slow, and what to do about it.
///
/// @param kind such as `palette-change`
/// @param where layer, panel or method that it comes from
/// @param millis what it takes of a frame, as a mean
/// @param share of a frame's time, 0..1
/// @param what in words
public record Cause(String kind, String where, double millis, double share, String what, String remedy) {
    /// Told of one panel of several.
    Cause on(String panel) {
        return new Cause(kind, where + " on " + panel, millis, share, what, remedy);
    }
}
