package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusClock;

/// When the frames of a display are due. Times are those of the bus's clock.
final class FramePacer {
    private static final double SECOND = 1e9;
    /// "Now", whatever the clock shows.
    static final long AT_ONCE = Long.MIN_VALUE;
    /// "Not at all."
    static final long SKIP = Long.MAX_VALUE;

    private final BusClock clock;
    private final LateFrames lateFrames;
    private boolean drawn;
    private long finished;

    private boolean paced;
    private double grid;
    private double period;
    private long missed;

    private boolean called;
    private long lastCall;
    private boolean skipped;

    FramePacer(BusClock clock, LateFrames lateFrames) {
        this.clock = clock;
        this.lateFrames = lateFrames;
    }

    /// The next frame is the first one again: it is drawn at once and starts a new grid.
    void restart() {
        drawn = false;
        paced = false;
    }

    /// A frame was sent.
    void finished() {
        drawn = true;
        finished = clock.nanos();
    }

    /// Time since the last frame was sent, in nanoseconds; as good as never if there was none.
    long sinceLast() {
        return drawn ? clock.nanos() - finished : Long.MAX_VALUE;
    }

    /// Places of the grid that passed without a frame since the last call.
    long takeMissed() {
        long n = missed;
        missed = 0;
        return n;
    }

    /// When the next frame is to be drawn: a time of the clock, `AT_ONCE` or `SKIP`.
    ///
    /// @param target frames per second, > 0
    /// @param minimum frames per second below which the caller wants an error; 0 for none
    /// @throws IllegalArgumentException if out of range
    /// @throws IllegalStateException if the last frame is longer ago than `minimum` allows
    long due(double target, double minimum) {
        if (!(target > 0 && target <= 1e6)) {
            throw new IllegalArgumentException("target must be > 0 and at most 1e6 frames per second, not " + target);
        }
        if (!(minimum >= 0 && minimum <= 1e6)) {
            throw new IllegalArgumentException("minimum must be 0..1e6 frames per second, not " + minimum);
        }
        if (!drawn) {
            return AT_ONCE;
        }
        long now = clock.nanos();
        if (minimum > 0 && now - finished > SECOND / minimum) {
            throw new IllegalStateException("below the minimum of " + minimum
                    + " frames per second: the last frame was " + (now - finished) / 1_000_000 + " ms ago");
        }
        return switch (lateFrames) {
            case DRAW -> onGrid(now, SECOND / target);
            case SKIP -> skipping(now, SECOND / target);
        };
    }

    /// The next place of a grid that does not drift: each place is the one before and a period, whenever its frame
    /// was drawn. Who is late gets the place that has just passed, and those before it are missed.
    private long onGrid(long now, double newPeriod) {
        if (!paced || period != newPeriod) {
            paced = true;
            period = newPeriod;
            grid = finished;
        }
        grid += period;
        if (now > grid + period) {
            double late = Math.floor((now - grid) / period);
            missed += (long) late;
            grid += late * period;
        }
        return (long) grid;
    }

    /// CircuitPython's rule, but that it never skips two in a row.
    private long skipping(long now, double framePeriod) {
        boolean late = !called || now - lastCall > framePeriod;
        called = true;
        lastCall = now;
        if (late && !skipped) {
            skipped = true;
            missed++;
            return SKIP;
        }
        skipped = false;
        return (long) Math.ceil(now + framePeriod - (now - finished) % framePeriod);
    }
}
