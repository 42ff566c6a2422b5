package io.github.displayio4j.busdisplay;

import io.github.displayio4j.busdisplay.plan.CostLearner;
import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends strips in order: on a platform thread of its own, so that the next ones are drawn while one is on the
/// wire, or on the caller's thread where a strip is sent sooner than it is handed over.
///
/// There are as many strips as a frame needs, so that all of it can be drawn while its first bytes are on a slow
/// wire. Used by one thread at a time; `close` may be called by another one once that one has finished.
final class StripQueue implements AutoCloseable {
    /// A buffer of pixels and the batch that sends them.
    static final class Strip {
        final MemorySegment pixels;
        final BusBatch batch = new BusBatch();
        /// Bytes of `pixels` that are in the batch.
        long used;

        Strip(MemorySegment pixels) {
            this.pixels = pixels;
        }

        private void clear() {
            batch.clear();
            used = 0;
        }
    }

    /// Shorter strips say little of how long a byte takes.
    private static final long TELLING_BYTES = 512;

    private final DisplayBus bus;
    private final String name;
    private final long handOverNanos;
    private final @Nullable TearingPin tearing;
    private final BooleanSupplier stopping;
    private final Arena arena = Arena.ofShared();
    /// In the order in which they are sent, round and round: those handed over, then the one that is being filled.
    private final Strip[] strips;
    private final Object monitor = new Object();

    private long handed;
    private long sent;
    private @Nullable Throwable failure;
    private @Nullable Thread thread;
    private boolean closed;
    private final CostLearner learner;
    private long sendNanos;
    /// Host time that a byte takes to be sent, as seen lately; 0 until then.
    private double nanosPerByte;

    /// Whether the next strip that is sent is the first one of its frame.
    private boolean starts;
    private long startNanos;
    private boolean onEdge;
    /// For the flight recorder.
    private final BusBatchEvent batchEvent = new BusBatchEvent();

    private long frame;

    /// Empty strips.
    ///
    /// @param name of the thread
    /// @param frameBytes pixels of all of the panel
    /// @param handOverNanos strips that take longer to be sent go to the thread
    /// @param tearing whose edge the first strip of a frame waits for
    /// @param stopping asked before each strip: whether to give up
    StripQueue(
            DisplayBus bus,
            String name,
            long stripBytes,
            long frameBytes,
            long handOverNanos,
            @Nullable TearingPin tearing,
            BooleanSupplier stopping) {
        this.bus = bus;
        learner = new CostLearner(bus.cost());
        this.name = name;
        this.handOverNanos = handOverNanos;
        this.tearing = tearing;
        this.stopping = stopping;
        // many small windows do not fill their strips
        int n = Math.toIntExact(2 + (frameBytes + frameBytes / 4) / stripBytes);
        strips = new Strip[n];
        for (int i = 0; i < n; i++) {
            strips[i] = new Strip(arena.allocate(stripBytes, 64));
        }
    }

    /// A new frame starts.
    ///
    /// @param number for the flight recorder
    void start(long number) {
        synchronized (monitor) {
            frame = number;
            starts = true;
            onEdge = false;
            startNanos = bus.clock().nanos();
        }
    }

    /// An empty strip, none of those under way. Waits while all are.
    Strip next() {
        synchronized (monitor) {
            await(strips.length - 1);
            throwFailure();
            Strip strip = strip(handed);
            strip.clear();
            return strip;
        }
    }

    private Strip strip(long number) {
        return strips[(int) (number % strips.length)];
    }

    /// Sends the strip that `next` gave last; returns before it is sent if others follow and it takes its time.
    ///
    /// @param last whether no strip follows
    void send(Strip strip, boolean last) {
        synchronized (monitor) {
            throwFailure();
            boolean quick = handed == sent
                    && strip.batch.bytes() * nanosPerByte < handOverNanos
                    && !(starts && tearing != null);
            if (!last && !quick) {
                if (thread == null) {
                    Thread sender = new Thread(this::run, name);
                    sender.setDaemon(true);
                    sender.start();
                    thread = sender;
                }
                handed++;
                monitor.notifyAll();
                return;
            }
        }
        finish();
        transfer(strip);
    }

    /// Waits until all is sent.
    ///
    /// @throws RuntimeException what the bus threw, once; strips that were to follow are forgotten
    void finish() {
        synchronized (monitor) {
            await(0);
            throwFailure();
        }
    }

    /// Forgets strips that are not under way, and a failure.
    void abandon() {
        synchronized (monitor) {
            if (handed > sent + 1) {
                handed = sent + 1;
            }
            await(0);
            failure = null;
            for (Strip strip : strips) {
                strip.clear(); // nothing borrowed is kept
            }
        }
    }

    /// Host time spent in the bus since the last call, in nanoseconds.
    long takeSendNanos() {
        synchronized (monitor) {
            long nanos = sendNanos;
            sendNanos = 0;
            return nanos;
        }
    }

    /// What sending turned out to cost, if that is worth another plan; else null.
    @Nullable
    BusCost learned() {
        synchronized (monitor) {
            return learner.tells() ? learner.cost() : null;
        }
    }

    /// When the first byte of the frame was sent, by the clock of the bus; when it started if none was.
    long startNanos() {
        synchronized (monitor) {
            return startNanos;
        }
    }

    /// Whether the frame started on the edge of the TE pin.
    boolean isOnEdge() {
        synchronized (monitor) {
            return onEdge;
        }
    }

    /// Whether the current thread is the one that sends.
    boolean isSender() {
        synchronized (monitor) {
            return Thread.currentThread().equals(thread);
        }
    }

    private void run() {
        while (true) {
            Strip strip;
            synchronized (monitor) {
                while (handed == sent && !closed) {
                    waitForChange();
                }
                if (handed == sent) {
                    return;
                }
                strip = strip(sent);
            }
            Throwable thrown = null;
            try {
                transfer(strip);
            } catch (Throwable e) { // whatever it is, the thread that refreshes must get it
                thrown = e;
            }
            synchronized (monitor) {
                sent++;
                if (thrown != null) {
                    failure = thrown;
                    sent = handed;
                }
                monitor.notifyAll();
            }
        }
    }

    private void transfer(Strip strip) {
        boolean first;
        long number;
        synchronized (monitor) {
            number = frame;
            first = starts;
            starts = false;
        }
        if (first && tearing != null) {
            boolean rose = tearing.awaitEdge();
            synchronized (monitor) {
                onEdge = rose;
                startNanos = bus.clock().nanos();
            }
        }
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException("the display was closed while it refreshed");
        }
        boolean records = batchEvent.isEnabled();
        if (records) {
            batchEvent.begin();
        }
        long start = System.nanoTime();
        long wireStart = bus.clock().nanos();
        bus.send(strip.batch);
        long wireNanos = bus.clock().nanos() - wireStart;
        long nanos = System.nanoTime() - start;
        long bytes = strip.batch.bytes();
        if (records) {
            batchEvent.end();
            batchEvent.frame = number;
            batchEvent.transfers = strip.batch.size();
            batchEvent.bytes = bytes;
            batchEvent.wireStart = wireStart;
            batchEvent.wireNanos = wireNanos;
            batchEvent.commit();
        }
        synchronized (monitor) {
            sendNanos += nanos;
            learner.sent(strip.batch.size(), bytes, wireNanos);
            if (bytes >= TELLING_BYTES) {
                nanosPerByte = (nanosPerByte + (double) nanos / bytes) / 2;
            }
        }
    }

    /// Waits until at most so many strips are under way.
    private void await(int underWay) {
        while (handed - sent > underWay) {
            waitForChange();
        }
    }

    private void throwFailure() {
        Throwable thrown = failure;
        failure = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(thrown); // a bus cannot throw anything else
        }
    }

    /// Waits on the monitor without giving up on an interrupt: what is on the wire must stay in its buffer.
    private void waitForChange() {
        boolean interrupted = false;
        while (true) {
            try {
                monitor.wait();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the thread and frees the strips. Nothing may be under way.
    @Override
    public void close() {
        Thread sender;
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
            sender = thread;
        }
        boolean interrupted = false;
        while (sender != null && sender.isAlive()) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        arena.close();
    }
}
