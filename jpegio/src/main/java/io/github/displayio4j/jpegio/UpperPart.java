package io.github.displayio4j.jpegio;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The upper rows of a picture, which a helper decodes while the calling thread passes over them and decodes the rest.
/// The two share nothing but the file and the target: what one writes the other does not read.
final class UpperPart implements Runnable {
    // Who decodes:
    private static final int NOBODY = 0;
    private static final int HELPER = 1;
    /// It is done, and the helper waits for the next one.
    private static final int DONE = 2;
    /// No helper is here: it is done, or the calling thread does it.
    private static final int CLOSED = 3;

    /// How long a helper waits for the next picture: to wake a thread takes as long as a small one.
    private static final long STAY_NANOS = 100_000;

    /// How often the calling thread looks before it gives way, and before it sleeps.
    private static final int SPINS = 2000;

    private static final int YIELDS = 6000;
    private static final long PAUSE_NANOS = 20_000;

    /// Of no use but to ask whether others than the calling thread may write to memory.
    private static final Thread OTHER = Thread.ofPlatform().unstarted(() -> {});

    private final JpegDecoder decoder;
    private final Input input;
    private final AtomicInteger side = new AtomicInteger(CLOSED);
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread caller;

    private MemorySegment out = MemorySegment.NULL;
    private Placement place = new Placement();
    private PixelLayout layout = PixelLayout.RGB888;
    private int eighths;
    private boolean fancy;
    private int end;

    /// @param input of the calling thread's decoder
    UpperPart(DecodeLimits limits, Input input) {
        decoder = new JpegDecoder(limits);
        this.input = input;
    }

    /// Whether a helper may write to memory.
    static boolean mayWriteTo(MemorySegment out) {
        return out.isAccessibleBy(OTHER);
    }

    /// Offers rows of the picture, from the first one that `newPlace` wants to `newEnd`, to `helper`.
    void start(
            Executor helper,
            MemorySegment newOut,
            Placement newPlace,
            PixelLayout newLayout,
            int newEighths,
            boolean newFancy,
            int newEnd) {
        out = newOut;
        place = newPlace;
        layout = newLayout;
        eighths = newEighths;
        fancy = newFancy;
        end = newEnd;
        failure = null;
        caller = Thread.currentThread();
        if (side.compareAndSet(DONE, NOBODY)) {
            return; // the helper is still here
        }
        side.set(NOBODY);
        try {
            helper.execute(this);
        } catch (RejectedExecutionException e) {
            // Then nobody comes.
        }
    }

    @Override
    public void run() {
        while (side.compareAndSet(NOBODY, HELPER)) {
            try {
                decode();
            } catch (JpegException | RuntimeException | Error e) {
                failure = e;
            } finally {
                side.set(DONE);
            }
            stay();
        }
    }

    /// Waits for the next picture, if it is for another thread.
    private void stay() {
        long start = System.nanoTime();
        boolean other = !Thread.currentThread().equals(caller);
        while (side.get() == DONE) {
            if (other && System.nanoTime() - start < STAY_NANOS) {
                Thread.onSpinWait();
            } else {
                side.compareAndSet(DONE, CLOSED);
            }
        }
    }

    private void decode() throws JpegException {
        decoder.open(input.data, input.from, input.to - input.from);
        decoder.decodeRows(out, place, layout, eighths, fancy, end);
    }

    /// Waits until it is done, or does it if nobody came.
    void finish() throws JpegException {
        if (side.compareAndSet(NOBODY, CLOSED)) {
            decode();
            out = MemorySegment.NULL;
            return;
        }
        leave();
        Throwable thrown = failure;
        if (thrown instanceof JpegException exception) {
            throw exception;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /// Waits until nobody writes any more, and lets go of the memory.
    @SuppressWarnings("ThreadPriorityCheck") // what is right does not depend on it
    void leave() {
        side.compareAndSet(NOBODY, CLOSED);
        for (int spins = 0; side.get() == HELPER; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else if (spins < YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        out = MemorySegment.NULL;
    }
}
