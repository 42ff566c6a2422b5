package io.github.displayio4j.displaybus;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Turns on wires that several devices share, such as a panel and an SD card on one SPI: one lock goes to all buses
/// and drivers on them.
///
/// Who asks first is served first. A display gives the bus back after each strip, so others wait for one strip at
/// most (`BusDisplay.Builder.holdNanos`). Not re-entrant. Nothing is allocated unless somebody has to wait.
public final class BusLock {
    private static final long SECOND = 1_000_000_000;

    private final Semaphore free = new Semaphore(1, true);
    private final Turn turn = new Turn();
    private final long patienceNanos;

    /// A lock for which one second is waited.
    public BusLock() {
        this(SECOND);
    }

    /// A free lock.
    ///
    /// @param patienceNanos how long anybody waits for a turn, >= 0
    /// @throws IllegalArgumentException if negative
    public BusLock(long patienceNanos) {
        this.patienceNanos = VirtualClock.checked(patienceNanos);
    }

    /// Waits for a turn; goes on waiting when interrupted, and keeps the thread's interrupted state.
    ///
    /// @return to be closed when the turn is over, by any thread
    /// @throws BusBusyException if others held the bus for longer than the patience
    public Turn take() {
        // tryAcquire() alone would overtake those that wait
        if (free.hasQueuedThreads() || !free.tryAcquire()) {
            takeWaiting();
        }
        return turn;
    }

    private void takeWaiting() {
        BusWaitEvent event = new BusWaitEvent();
        event.begin();
        boolean interrupted = false;
        long end = System.nanoTime() + patienceNanos;
        try {
            while (true) {
                try {
                    if (free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new BusBusyException(new IOException("others held the bus for more than "
                            + patienceNanos / 1_000_000 + " ms: they must give it back sooner, or the lock needs more"
                            + " patience"));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            event.commit();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A turn on the bus.
    public final class Turn implements AutoCloseable {
        private Turn() {}

        /// Gives the bus to who waits. Once for each `take`.
        @Override
        public void close() {
            free.release();
        }
    }
}
