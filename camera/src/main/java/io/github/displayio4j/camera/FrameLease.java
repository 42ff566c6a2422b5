package io.github.displayio4j.camera;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The right to use a slot of a `FrameArena` until it is closed; of a `FrameFeed`, to read its newest frame. From then
/// on every use throws `IllegalStateException`, closing again does nothing. One thread at a time.
public final class FrameLease implements CameraFrame, AutoCloseable {
    private final FrameArena arena;
    private FrameArena.@Nullable Slot slot;
    private long generation;
    private boolean readOnly;

    FrameLease(FrameArena arena) {
        this.arena = arena;
    }

    void open(FrameArena.Slot newSlot, long newGeneration) {
        slot = newSlot;
        generation = newGeneration;
        readOnly = false;
    }

    boolean isOpen() {
        return slot != null;
    }

    /// From now on it may be read only.
    FrameLease asReader() {
        readOnly = true;
        return this;
    }

    FrameArena.Slot slot() {
        FrameArena.Slot current = slot;
        if (current == null) {
            throw new IllegalStateException("the lease of this frame was closed: its memory may hold another one");
        }
        if (current.generation != generation) {
            throw new IllegalStateException("the slot of this frame was given to another one");
        }
        return current;
    }

    /// The slot's memory, 64-byte aligned; of a frame that a feed gave, read-only.
    @Override
    public MemorySegment segment() {
        FrameArena.Slot current = slot();
        return readOnly ? current.readOnly : current.segment;
    }

    @Override
    public long offset() {
        slot();
        return 0;
    }

    @Override
    public long length() {
        return slot().length;
    }

    @Override
    public long number() {
        return slot().number;
    }

    /// When its last byte came, in `System.nanoTime()`.
    public long arrivedNanos() {
        return slot().arrivedNanos;
    }

    @Override
    public double framesPerSecond() {
        return slot().framesPerSecond;
    }

    @Override
    public String name() {
        return slot().name;
    }

    @Override
    public FrameEncoding encoding() {
        return slot().encoding;
    }

    @Override
    public int width() {
        return slot().width;
    }

    @Override
    public int height() {
        return slot().height;
    }

    @Override
    public int stride() {
        return slot().stride;
    }

    /// Another lease of the same frame, for somebody who needs it longer.
    public FrameLease share() {
        FrameLease other = arena.share(this);
        return readOnly ? other.asReader() : other;
    }

    @Override
    public void close() {
        FrameArena.Slot current = slot;
        if (current != null) {
            slot = null;
            arena.release(current);
        }
    }
}
