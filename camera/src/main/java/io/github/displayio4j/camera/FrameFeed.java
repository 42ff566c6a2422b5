package io.github.displayio4j.camera;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads a source on a thread of its own and keeps its newest frame for any number of consumers, each of which takes
/// it when it has time: nothing ever queues up, so that what is shown is never old.
///
/// ```java
/// try (FrameFeed feed = FrameFeed.start(FrameSources.open("http://camera/stream"))) {
///     FrameReader reader = feed.reader();
///     while (!reader.hasEnded()) {
///         try (FrameLease frame = reader.take(1000)) { ... }
///     }
/// }
/// ```
///
/// A live source gives the pace; others are paced by their nominal rate, and frames that come due too late are passed
/// over. Frames are copied into a `FrameArena`; nothing is allocated per frame.
public final class FrameFeed implements AutoCloseable {
    private static final long LEAST_SLOT = 256 << 10;
    private static final long LARGEST_FRAME = 256L << 20;
    private static final long JOIN_MILLIS = 500;

    /// Frames with reason to be dropped, by the stage that dropped them.
    private volatile long received;
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile @Nullable String problem;

    private final FrameSource source;
    private final boolean paced;
    private final boolean loops;
    private final int slots;
    private final Thread thread;
    private final Object monitor = new Object();

    private FrameArena arena;
    private @Nullable FrameLease newest;
    private long sequence;
    /// Of the source's numbers, which begin again with each round.
    private long base;

    private long roundNumber = -1;

    private volatile boolean ended;
    private volatile boolean closing;

    private FrameFeed(Builder builder) {
        source = builder.source;
        paced = builder.paced;
        loops = builder.loops;
        slots = builder.slots;
        arena = new FrameArena(slots, LEAST_SLOT);
        thread = Thread.ofPlatform().name("frames-" + source.name()).daemon().unstarted(this::run);
    }

    /// Starts to read a source, which from now on belongs to the feed and is closed with it.
    public static FrameFeed start(FrameSource source) {
        return builder(source).start();
    }

    /// A feed that differs from the defaults.
    public static Builder builder(FrameSource source) {
        return new Builder(source);
    }

    /// A new consumer, whose first frame is the newest there is.
    public FrameReader reader() {
        synchronized (monitor) {
            return new FrameReader(this, newest == null ? sequence : sequence - 1);
        }
    }

    private void run() {
        try {
            pump();
        } catch (IOException | RuntimeException e) {
            if (!closing) {
                problem = String.valueOf(e.getMessage());
            }
        } finally {
            synchronized (monitor) {
                ended = true;
                monitor.notifyAll();
            }
        }
    }

    private void pump() throws IOException {
        double rate = source.framesPerSecond();
        long period = paced && rate > 0 ? Math.round(1e9 / rate) : 0;
        long due = System.nanoTime();
        boolean any = false;
        while (!closing) {
            if (period > 0) {
                for (; System.nanoTime() - due > period; due += period) {
                    late.incrementAndGet();
                    pass();
                }
                sleepUntil(due);
                due += period;
            }
            try {
                boolean more = source.next();
                if (!more && loops && !source.isLive() && any) {
                    again();
                    any = false;
                    more = source.next();
                }
                if (!more) {
                    return;
                }
                any = true;
                publish();
            } catch (IOException e) {
                unreadable.incrementAndGet();
                problem = String.valueOf(e.getMessage());
            }
        }
    }

    /// Leaves out a frame that is too late.
    private void pass() {
        try {
            if (!source.skip() && loops) {
                again();
            }
        } catch (IOException e) {
            unreadable.incrementAndGet();
            problem = String.valueOf(e.getMessage());
        }
    }

    private void again() {
        base += Math.max(0, roundNumber + 1);
        roundNumber = -1;
        source.rewind();
    }

    private void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0 && !closing; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void publish() throws IOException {
        long arrived = System.nanoTime();
        long length = source.length();
        if (length > LARGEST_FRAME) {
            throw new IOException(source.name() + ": frame " + source.number() + " has " + length + " bytes, more than "
                    + LARGEST_FRAME);
        }
        if (length > arena.slotBytes()) {
            arena.retire();
            arena = new FrameArena(slots, Long.highestOneBit(length) * 2);
        }
        FrameLease lease = arena.tryClaim();
        if (lease == null) {
            refused.incrementAndGet();
            problem = source.name() + ": frame " + source.number() + " found no room: " + arena.holders();
            return;
        }
        FrameArena.Slot slot = lease.slot();
        MemorySegment.copy(source.segment(), source.offset(), slot.segment, 0, length);
        slot.length = length;
        roundNumber = source.number();
        slot.number = base + roundNumber;
        slot.arrivedNanos = arrived;
        slot.framesPerSecond = source.framesPerSecond();
        slot.name = source.name();
        slot.encoding = source.encoding();
        slot.width = source.width();
        slot.height = source.height();
        slot.stride = source.stride();
        FrameLease before;
        synchronized (monitor) {
            before = newest;
            newest = lease.asReader();
            sequence++;
            slot.sequence = sequence;
            received = sequence;
            monitor.notifyAll();
        }
        if (before != null) {
            before.close();
        }
    }

    /// For readers: what is newer than what they had.
    @Nullable
    FrameLease await(FrameReader reader, long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
        synchronized (monitor) {
            while (newest == null || sequence == reader.position()) {
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    return null;
                }
                monitor.wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return newest.share();
        }
    }

    boolean isNewerThan(long position) {
        synchronized (monitor) {
            return newest != null && sequence != position;
        }
    }

    long sequence(FrameLease lease) {
        return lease.slot().sequence;
    }

    boolean hasNothingFor(FrameReader reader) {
        synchronized (monitor) {
            return ended && (newest == null || sequence == reader.position());
        }
    }

    /// The newest frame, whoever has had it already: for a photo.
    ///
    /// @return null if there was none yet
    public @Nullable FrameLease newest() {
        synchronized (monitor) {
            return newest == null ? null : newest.share();
        }
    }

    /// Name of the source.
    public String name() {
        return source.name();
    }

    /// Nominal rate of the source; NaN if nobody knows.
    public double framesPerSecond() {
        return source.framesPerSecond();
    }

    /// Frames that the source gave and that readers could have.
    public long received() {
        return received;
    }

    /// Frames of a paced source that came due too late.
    public long late() {
        return late.get();
    }

    /// Frames that could not be read.
    public long unreadable() {
        return unreadable.get();
    }

    /// Frames for which there was no memory, because consumers held all of it.
    public long refused() {
        return refused.get();
    }

    /// The last thing that went wrong; null if nothing did.
    public @Nullable String problem() {
        return problem;
    }

    /// What the source is doing, for people; empty if it has nothing to say.
    public String status() {
        return source.status();
    }

    /// Whether the source has ended or failed; its last frame may still be taken.
    public boolean hasEnded() {
        return ended;
    }

    /// Ends the thread and closes the source. Leases that are still open stay valid until they are closed. Closing
    /// twice does nothing.
    @Override
    public void close() {
        boolean first = !closing;
        closing = true;
        if (!first) {
            return;
        }
        if (source.isLive()) {
            source.close(); // it may be waiting for a frame
        }
        LockSupport.unpark(thread);
        boolean interrupted = false;
        try {
            // a live source that does not let go keeps its thread, a daemon; the memory of others is in use until they
            // end
            thread.join(source.isLive() ? JOIN_MILLIS : 0);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (!source.isLive()) {
            source.close();
        }
        FrameLease last;
        synchronized (monitor) {
            ended = true;
            last = newest;
            newest = null;
            monitor.notifyAll();
        }
        if (last != null) {
            last.close();
        }
        arena.retire();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Options of a feed.
    public static final class Builder {
        private final FrameSource source;
        private boolean paced;
        private boolean loops;
        private int slots = 6;

        private Builder(FrameSource source) {
            this.source = source;
            paced = !source.isLive();
        }

        /// Whether frames come at the source's nominal rate; if not told, those of all but live sources do. A live
        /// source gives its own pace.
        public Builder paced(boolean byRate) {
            paced = byRate && !source.isLive();
            return this;
        }

        /// Whether a source that has ended begins again; false if not told. A live one never does.
        public Builder loops(boolean again) {
            loops = again;
            return this;
        }

        /// Frames that fit into memory at the same time: the newest, the one that comes, and those that consumers
        /// hold; 3..64, 6 if not told.
        ///
        /// @throws IllegalArgumentException if out of range
        public Builder slots(int frames) {
            if (frames < 3 || frames > 64) {
                throw new IllegalArgumentException("a feed needs 3..64 slots, not " + frames);
            }
            slots = frames;
            return this;
        }

        /// Starts to read.
        public FrameFeed start() {
            FrameFeed feed = new FrameFeed(this);
            feed.thread.start();
            return feed;
        }
    }
}
