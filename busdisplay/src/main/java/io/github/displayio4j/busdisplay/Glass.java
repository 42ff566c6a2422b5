package io.github.displayio4j.busdisplay;

/// The glass in front of a controller: which part of its memory is seen, how it is mounted, and its colours.
///
/// The seen pixel (x, y) shows memory column `column + (transposed ? v : u)` and row `row + (transposed ? u : v)`,
/// where u = `flipX ? width - 1 - x : x` and v = `flipY ? height - 1 - y : y`; width and height are those of the
/// panel spec.
///
/// @param column first memory column behind the glass
/// @param row first memory row behind the glass
/// @param transposed whether memory columns run down the glass as mounted
/// @param flipX whether u runs from right to left
/// @param flipY whether v runs from bottom to top
/// @param bgr whether the colour filter's stripes are blue, green, red
/// @param inverted whether the picture is right only with display inversion on (INVON), as on IPS glass
/// @param round whether only the inscribed circle is visible
public record Glass(
        int column,
        int row,
        boolean transposed,
        boolean flipX,
        boolean flipY,
        boolean bgr,
        boolean inverted,
        boolean round) {}
