package io.github.displayio4j.jpegio;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Runs of blocks from the thread that decodes to a helper that transforms them, in their order. If the helper does
/// not come, the decoding thread does its work.
final class RunQueue implements Runnable {
    /// Takes a run and makes its coefficients 0.
    interface Taker {
        void take(BlockRun run);
    }

    /// Power of two; about two MCU rows of a small frame.
    private static final int RUNS = 16;

    /// Looks for the other side before a thread gives way.
    private static final int SPINS = 2000;

    private static final long PAUSE_NANOS = 20_000;

    private static final int OPEN = 0;
    private static final int HELPER = 1;
    private static final int CALLER = 2;

    private final BlockRun[] ring = new BlockRun[RUNS];
    private final Taker taker;
    /// Who takes the runs.
    private final AtomicInteger side = new AtomicInteger();

    private volatile int given;
    private volatile int taken;
    private volatile boolean ended;
    private volatile boolean left = true;
    private @Nullable Throwable failure;
    private @Nullable Thread caller;

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
        failure = null;
        left = false;
        caller = Thread.currentThread();
        side.set(OPEN);
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            side.set(CALLER);
        }
    }

    /// The next run to fill.
    BlockRun next() {
        for (int spins = 0; given - taken == RUNS; spins++) {
            if (side.get() == CALLER || side.compareAndSet(OPEN, CALLER)) {
                takeOne();
            } else if (left) {
                taken = given; // the helper has failed: nobody needs them
            } else {
                pause(spins);
            }
        }
        return ring[given & RUNS - 1];
    }

    /// Gives away the run that `next` returned.
    void give() {
        int n = given;
        given = n + 1;
    }

    /// Whether the helper has failed: `end` tells.
    boolean hasFailed() {
        return left && side.get() == HELPER;
    }

    /// Waits until all runs are taken, or if `abandon` until the helper has left.
    void end(boolean abandon) {
        ended = true;
        if (side.get() == CALLER || side.compareAndSet(OPEN, CALLER)) {
            while (!abandon && taken < given) {
                takeOne();
            }
            left = true;
            return;
        }
        if (abandon) {
            side.set(CALLER);
        }
        for (int spins = 0; !left; spins++) {
            pause(spins);
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
        if (Thread.currentThread().equals(caller) || !side.compareAndSet(OPEN, HELPER)) {
            return; // no help, or too late
        }
        try {
            int spins = 0;
            while (side.get() == HELPER) {
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
            left = true;
        }
    }

    private static void pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
