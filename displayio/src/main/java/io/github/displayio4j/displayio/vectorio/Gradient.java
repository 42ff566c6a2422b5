package io.github.displayio4j.displayio.vectorio;

import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelShader;

/// Values from one to another along a way through a shape. With a `Palette` they are the entries between both, so that
/// a palette of `ramp` has the colours; with a `ColorConverter` they are colours `0xRRGGBB` between both.
///
/// @param round whether the values go from a centre outwards, in 257 steps like all
/// @param x1 column where `from` is, or of the centre, relative to the shape's place
/// @param y1 row of that point
/// @param x2 column where `to` is reached; round, any point of that circle
/// @param y2 row of that point
/// @param from value at the start, and before
/// @param to value at the end, and behind
public record Gradient(boolean round, int x1, int y1, int x2, int y2, int from, int to) {
    private static final int STEPS = 256;

    /// A gradient.
    ///
    /// @throws IllegalArgumentException if both points are the same, or a coordinate or value is out of range
    public Gradient {
        if (x1 == x2 && y1 == y2) {
            throw new IllegalArgumentException("a gradient must have two points, not " + x1 + ", " + y1 + " twice");
        }
        if (x1 != (short) x1 || y1 != (short) y1 || x2 != (short) x2 || y2 != (short) y2) {
            throw new IllegalArgumentException(
                    "coordinates must be -32768..32767, not " + x1 + ", " + y1 + " and " + x2 + ", " + y2);
        }
        if (((from | to) & 0xff000000) != 0) {
            throw new IllegalArgumentException("values must be 0..16777215, not " + from + " and " + to);
        }
    }

    /// Values along a line, the same across it.
    public static Gradient linear(int x1, int y1, int from, int x2, int y2, int to) {
        return new Gradient(false, x1, y1, x2, y2, from, to);
    }

    /// Values around a centre.
    ///
    /// @param radius where `to` is reached, 1..32767 - x
    public static Gradient radial(int x, int y, int from, int radius, int to) {
        return new Gradient(true, x, y, x + radius, y, from, to);
    }

    /// Fills a palette's entries `first..last` with the colours between two.
    ///
    /// @throws IllegalArgumentException if there are no such entries, or colours out of range
    public static void ramp(Palette palette, int first, int from, int last, int to) {
        if (last <= first) {
            throw new IllegalArgumentException("the last entry must be above the first, not " + first + ".." + last);
        }
        for (int i = first; i <= last; i++) {
            palette.set(i, between(from, to, STEPS * (i - first) / (last - first)));
        }
    }

    /// A pure hue: from red by green and blue back to red.
    ///
    /// @param position 0..255 goes once round; other numbers go on
    /// @return RGB888
    public static int colorWheel(int position) {
        int at = position & 0xff;
        int part = Math.min(at / 85, 2);
        int up = Math.min(3 * (at - 85 * part), 255);
        int first = 16 - 8 * part; // its shift; the next channel's is 8 less
        return 255 - up << first | up << (first == 0 ? 16 : first - 8);
    }

    /// The value of a pixel, relative to the shape's place.
    public int value(int x, int y, PixelShader shader) {
        int step = step(x - x1, y - y1, x2 - x1, y2 - y1);
        if (shader instanceof ColorConverter) {
            return between(from, to, step);
        }
        return from + (int) Math.floorDiv((long) (to - from) * step + STEPS / 2, (long) STEPS);
    }

    private int step(long dx, long dy, long wayX, long wayY) {
        long length = wayX * wayX + wayY * wayY;
        if (round) {
            return (int) Math.min(STEPS, STEPS * Math.sqrt((double) (dx * dx + dy * dy) / length));
        }
        return Math.clamp(Math.floorDiv(STEPS * (dx * wayX + dy * wayY), length), 0, STEPS);
    }

    private static int between(int from, int to, int step) {
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int channel = (from >> shift & 0xff) * (STEPS - step) + (to >> shift & 0xff) * step + STEPS / 2;
            mixed |= channel / STEPS << shift;
        }
        return mixed;
    }
}
