package io.github.displayio4j.jpegio;

import java.time.Duration;

/// The time that a decode may take; waiting for a stream does not count.
final class Stopwatch {
    private final Input input;
    private final long most;
    private long started;
    private long waitedBefore;

    Stopwatch(Input input, Duration most) {
        this.input = input;
        // A longer one cannot be told in nanoseconds, and need not.
        this.most = most.compareTo(Duration.ofDays(30_000)) > 0 ? Long.MAX_VALUE : most.toNanos();
    }

    void start() {
        started = System.nanoTime();
        waitedBefore = input.nanosWaited();
    }

    boolean isOver() {
        return System.nanoTime() - started - (input.nanosWaited() - waitedBefore) > most;
    }

    /// @throws JpegException if those limits are strict: the time is over
    void requireLenient(Headers headers) throws JpegException {
        if (headers.limits.strict()) {
            throw headers.input.error(headers.scanAt, "decoding must end within " + headers.limits.time());
        }
    }
}
