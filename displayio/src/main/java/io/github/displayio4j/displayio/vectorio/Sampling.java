package io.github.displayio4j.displayio.vectorio;

/// Where along an axis a shape is asked whether it is there, in sixteenths of a pixel: sample `i` lies at
/// `step * i + first`.
///
/// @param step sixteenths from one sample to the next
/// @param first sixteenths at which sample 0 lies
record Sampling(int step, int first) {
    /// Sixteenths of a pixel.
    static final int UNIT = 16;

    /// One sample a pixel, at its centre, which is its place.
    static final Sampling CENTRES = new Sampling(UNIT, 0);
    /// One sample a pixel, at its centre; its place is its top left corner.
    static final Sampling CORNER_CENTRES = new Sampling(UNIT, UNIT / 2);
    /// Eight samples a pixel around its centre, which is its place.
    private static final Sampling FINE_CENTRES = new Sampling(2, -7);
    /// Eight samples a pixel right of its place, which is its top left corner.
    private static final Sampling FINE_CORNERS = new Sampling(2, 1);

    /// Of shapes whose place is a pixel's centre.
    static Sampling centres(boolean fine) {
        return fine ? FINE_CENTRES : CENTRES;
    }

    /// Of shapes whose place is a pixel's top left corner.
    static Sampling corners(boolean fine) {
        return fine ? FINE_CORNERS : CORNER_CENTRES;
    }

    /// Where a sample lies.
    long at(int i) {
        return (long) step * i + first;
    }

    /// The first sample at `position` or behind.
    int from(long position) {
        return (int) Math.ceilDiv(position - first, (long) step);
    }

    /// The first sample behind `position`.
    int behind(long position) {
        return (int) Math.floorDiv(position - first, (long) step) + 1;
    }
}
