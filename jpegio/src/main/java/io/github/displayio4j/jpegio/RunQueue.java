package io.github.displayio4j.jpegio;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Runs of blocks from the thread that decodes to a helper that takes them, in their order. Until the helper
/// comes, and
/// if it does not, the decoding thread takes one when the queue is full.
final class RunQueue implements Runnable {
    /// Makes pixels of a run and its coefficients 0.
    interface Taker {
        void take(BlockRun run);
    }

    /// Power of two; about two MCU rows of a small frame.
    private static final int RUNS = 16;

    /// With so many runs before it the helper is behind.
    private static final int MANY = 5;

    /// How often a thread looks for the other one before it gives way, and before it sleeps.
    private static final int SPINS = 200;

    private static final int YIELDS = 4000;
    private static final long PAUSE_NANOS = 20_000;

    // Who takes runs:
    private static final int NOBODY = 0;
    private static final int HELPER = 1;
    /// For the time of one run, or of all that are left.
    private static final int CALLER = 2;
    /// Nobody, and nobody will: all are taken, or the helper has failed.
    private static final int CLOSED = 3;

    private final BlockRun[] ring = new BlockRun[RUNS];
    private final Taker taker;
    private final AtomicInteger side = new AtomicInteger(CLOSED);

    private volatile int given;
    private volatile int taken;
    private volatile boolean ended;
    private volatile boolean abandoned;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread caller;

    RunQueue(Taker taker) {
        this.taker = taker;
        for (int i = 0; i < RUNS; i++) {
            ring[i] = new BlockRun();
        }
    }

    /// Starts with an empty queue, whose helper `executor` runs.
    void start(Executor executor) {
        for (BlockRun run : ring) {
            run.clear(); // a decode that failed may have left something
        }
        given = 0;
        taken = 0;
        ended = false;
        abandoned = false;
        failure = null;
        caller = Thread.currentThread();
        side.set(NOBODY);
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            // Then nobody comes.
        }
    }

    /// The next run to fill.
    BlockRun next() {
        for (int spins = 0; given - taken == RUNS; spins++) {
            if (side.compareAndSet(NOBODY, CALLER)) {
                try {
                    takeOne();
                } finally {
                    side.set(NOBODY);
                }
            } else if (hasFailed()) {
                taken = given; // nobody needs them
            } else {
                pause(spins);
            }
        }
        return ring[given & RUNS - 1];
    }

    /// Whether a helper is at work and behind: what can be done for it makes the decode faster.
    boolean isFull() {
        return given - taken >= MANY && side.get() == HELPER;
    }

    /// Gives away the run that `next` returned.
    void give() {
        int n = given;
        given = n + 1;
    }

    /// Whether the helper has failed: `end` tells.
    boolean hasFailed() {
        return failure != null;
    }

    /// Waits until all runs are taken, or if `abandon` until the helper has left.
    void end(boolean abandon) {
        abandoned = abandon;
        ended = true;
        for (int spins = 0; side.get() != CLOSED; spins++) {
            if (!side.compareAndSet(NOBODY, CALLER)) {
                pause(spins);
                continue;
            }
            try {
                while (!abandon && taken < given) {
                    takeOne();
                }
            } finally {
                side.set(CLOSED);
            }
        }
        Throwable thrown = failure;
        if (!abandon && thrown instanceof Error error) {
            throw error;
        }
        if (!abandon && thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void takeOne() {
        int n = taken;
        taker.take(ring[n & RUNS - 1]);
        taken = n + 1;
    }

    /// The helper's side.
    @Override
    public void run() {
        if (Thread.currentThread().equals(caller)) {
            return; // no help
        }
        for (int spins = 0; !side.compareAndSet(NOBODY, HELPER); spins++) {
            if (side.get() != CALLER) {
                return; // too late, or not the first
            }
            pause(spins);
        }
        try {
            int spins = 0;
            while (!abandoned) {
                if (taken < given) {
                    takeOne();
                    spins = 0;
                } else if (ended) {
                    if (taken == given) {
                        break;
                    }
                } else {
                    pause(spins++);
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            side.set(CLOSED);
        }
    }

    /// The other thread may be about to act, or wait for this processor, or for a stream.
    @SuppressWarnings("ThreadPriorityCheck") // what is right does not depend on it
    private static void pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else if (spins < YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
