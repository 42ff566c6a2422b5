package io.github.displayio4j.camera;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A feed as a source: each `next()` is the newest frame, for programs that pull. Closed with it: the feed.
public final class NewestFrames implements FrameSource {
    private static final long WAIT_MILLIS = 250;

    private final FrameFeed feed;
    private final FrameReader reader;
    private @Nullable FrameLease lease;
    private volatile boolean closed;

    /// Pulls from a feed.
    public NewestFrames(FrameFeed feed) {
        this.feed = feed;
        reader = feed.reader();
    }

    @Override
    public boolean next() throws IOException {
        giveBack();
        try {
            while (!closed && !reader.hasEnded()) {
                FrameLease newest = reader.take(WAIT_MILLIS);
                if (newest != null) {
                    lease = newest;
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        String problem = feed.problem();
        if (reader.taken() == 0 && problem != null && !closed) {
            throw new IOException(problem);
        }
        return false;
    }

    /// Whether `next()` would have to wait.
    public boolean isWaiting() {
        return !reader.hasNewer() && !reader.hasEnded();
    }

    /// There is nothing to pass over: what is not taken is replaced.
    @Override
    public boolean skip() {
        return !reader.hasEnded();
    }

    private void giveBack() {
        FrameLease old = lease;
        lease = null;
        if (old != null) {
            old.close();
        }
    }

    /// The current frame.
    ///
    /// @throws IllegalStateException if there is none
    FrameLease current() {
        FrameLease current = lease;
        if (current == null) {
            throw new IllegalStateException(name() + ": no frame before the first next(), nor after the last one");
        }
        return current;
    }

    /// Frames that came and were replaced before they were taken.
    public long passed() {
        return reader.passed();
    }

    @Override
    public void rewind() {
        throw new IllegalStateException(name() + " is live: it has no beginning to go back to");
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public MemorySegment segment() {
        return current().segment();
    }

    @Override
    public long offset() {
        return current().offset();
    }

    @Override
    public long length() {
        return current().length();
    }

    @Override
    public long number() {
        return current().number();
    }

    @Override
    public FrameEncoding encoding() {
        return current().encoding();
    }

    @Override
    public int width() {
        return current().width();
    }

    @Override
    public int height() {
        return current().height();
    }

    @Override
    public int stride() {
        return current().stride();
    }

    @Override
    public int frameCount() {
        return -1;
    }

    @Override
    public double framesPerSecond() {
        return feed.framesPerSecond();
    }

    @Override
    public String name() {
        return feed.name();
    }

    @Override
    public String status() {
        return feed.status();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            giveBack();
            feed.close();
        }
    }
}
