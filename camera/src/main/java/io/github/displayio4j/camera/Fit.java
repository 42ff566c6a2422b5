package io.github.displayio4j.camera;

/// How a picture meets a panel of another size. Pictures are scaled by eighths while they are decoded,
/// never enlarged; those too large even at 1/8 are made smaller by a whole factor after it.
public enum Fit {
    /// The largest scale at which all of the picture is seen, centred, black around.
    CONTAIN,
    /// The smallest scale at which the picture covers the panel; its centre is seen.
    COVER,
    /// Not scaled; the centre of a larger picture is seen.
    NONE
}
