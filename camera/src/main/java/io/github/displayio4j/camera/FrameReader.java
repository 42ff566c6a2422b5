package io.github.displayio4j.camera;

import org.jspecify.annotations.Nullable;

/// One consumer of a `FrameFeed`: gets the newest frame each time, and none twice. One thread at a time; each consumer
/// has a reader of its own.
///
/// ```java
/// try (FrameLease frame = reader.take(1000)) {
///     if (frame != null) { ... }
/// }
/// ```
public final class FrameReader {
    private final FrameFeed feed;
    private final SourceWaitEvent event = new SourceWaitEvent();
    private long lastTaken;
    private long taken;
    private long passed;

    FrameReader(FrameFeed feed, long lastTaken) {
        this.feed = feed;
        this.lastTaken = lastTaken;
    }

    /// The newest frame, if this reader has not had it; else waits for the next one.
    ///
    /// @param timeoutMillis how long at most; 0 does not wait
    /// @return null if none came in time, or the feed has ended
    /// @throws InterruptedException if the thread is interrupted while it waits
    public @Nullable FrameLease take(long timeoutMillis) throws InterruptedException {
        boolean records = event.isEnabled();
        if (records) {
            event.begin();
        }
        FrameLease lease = feed.await(this, timeoutMillis);
        long before = passed;
        if (lease != null) {
            passed += Math.max(0, feed.sequence(lease) - lastTaken - 1);
            lastTaken = feed.sequence(lease);
            taken++;
        }
        if (records) {
            event.end(); // it is used again, and would keep its duration
            event.sequence = lease == null ? 0 : lastTaken;
            event.passed = passed - before;
            event.commit();
        }
        return lease;
    }

    /// Whether `take` would return a frame at once.
    public boolean hasNewer() {
        return feed.isNewerThan(lastTaken);
    }

    /// How many frames the feed had received when it received the one that was taken last.
    public long position() {
        return lastTaken;
    }

    /// Frames that this reader has had.
    public long taken() {
        return taken;
    }

    /// Frames that a newer one had replaced before this reader came for them.
    public long passed() {
        return passed;
    }

    /// Whether there will be no further frame: the feed has ended, and its last frame was taken.
    public boolean hasEnded() {
        return feed.hasNothingFor(this);
    }
}
