package io.github.displayio4j.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Memory for frames that lies outside the collected heap while the program runs: a fixed number of slots of equal
/// size, each at a multiple of 64 bytes, claimed and given back without allocating anything.
///
/// ```java
/// try (FrameLease lease = arena.claim()) {
///     lease.segment() ... // until it is closed
/// }
/// ```
///
/// A slot has a generation, which ends when its last lease is closed. A lease of an ended generation refuses to show
/// its memory. Lease objects are used again, each after at least 256 others, so that a forgotten one is caught in
/// time. Any thread may claim and close.
public final class FrameArena implements AutoCloseable {
    /// Of a cache line, and of the loads of vector code.
    static final long ALIGNMENT = 64;

    private static final int LEASES = 256;

    private final Arena arena = Arena.ofShared();
    private final Slot[] slots;
    private final FrameLease[] leases;
    private final long slotBytes;
    private int nextLease;
    private int held;
    private boolean retired;

    /// Allocates the slots.
    ///
    /// @param slots 1..64
    /// @param slotBytes usable bytes of each, 1 or more; rounded up to a multiple of 64
    /// @throws IllegalArgumentException if out of range
    public FrameArena(int slots, long slotBytes) {
        if (slots < 1 || slots > 64 || slotBytes < 1) {
            throw new IllegalArgumentException(
                    "a frame arena has 1..64 slots of 1 byte or more, not " + slots + " of " + slotBytes);
        }
        this.slotBytes = (slotBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        MemorySegment all = arena.allocate(this.slotBytes * slots, ALIGNMENT);
        this.slots = new Slot[slots];
        for (int i = 0; i < slots; i++) {
            this.slots[i] = new Slot(all.asSlice(i * this.slotBytes, this.slotBytes));
        }
        leases = new FrameLease[LEASES + slots * 16];
        for (int i = 0; i < leases.length; i++) {
            leases[i] = new FrameLease(this);
        }
    }

    /// Bytes of a slot.
    public long slotBytes() {
        return slotBytes;
    }

    /// Slots in all.
    public int slots() {
        return slots.length;
    }

    /// Slots that somebody holds.
    public synchronized int held() {
        return held;
    }

    /// Takes a free slot, whose content is what somebody left there.
    ///
    /// @throws IllegalStateException if all are held, naming who holds them; or if the arena was closed
    public FrameLease claim() {
        FrameLease lease = tryClaim();
        if (lease == null) {
            throw new IllegalStateException("no free slot: " + holders());
        }
        return lease;
    }

    /// As `claim`.
    ///
    /// @return null if all are held
    synchronized @Nullable FrameLease tryClaim() {
        if (retired) {
            throw new IllegalStateException("the frame arena is closed");
        }
        for (Slot slot : slots) {
            if (slot.leases == 0) {
                held++;
                return lease(slot);
            }
        }
        return null;
    }

    /// Another lease of a slot that is held by this one.
    synchronized FrameLease share(FrameLease lease) {
        return lease(lease.slot());
    }

    private FrameLease lease(Slot slot) {
        FrameLease lease = leases[nextLease];
        for (int i = 0; i < leases.length && lease.isOpen(); i++) {
            nextLease = (nextLease + 1) % leases.length;
            lease = leases[nextLease];
        }
        if (lease.isOpen()) {
            throw new IllegalStateException("more than " + leases.length + " leases: " + holders());
        }
        nextLease = (nextLease + 1) % leases.length;
        slot.leases++;
        slot.holder = Thread.currentThread();
        lease.open(slot, slot.generation);
        return lease;
    }

    /// A lease was closed.
    synchronized void release(Slot slot) {
        slot.leases--;
        if (slot.leases == 0) {
            slot.generation++;
            slot.holder = null;
            held--;
            if (retired && held == 0) {
                arena.close();
            }
        }
    }

    /// Who holds slots, for people.
    synchronized String holders() {
        StringBuilder text = new StringBuilder();
        text.append(held).append(" of ").append(slots.length).append(" slots are held");
        for (Slot slot : slots) {
            Thread holder = slot.holder;
            if (holder != null) {
                text.append(text.indexOf(", last") < 0 ? ", last taken by thread " : ", ")
                        .append(holder.getName());
            }
        }
        return text.toString();
    }

    /// No further claims; the memory is freed when the last lease is closed.
    synchronized void retire() {
        if (!retired) {
            retired = true;
            if (held == 0) {
                arena.close();
            }
        }
    }

    /// Frees the memory. Closing twice does nothing.
    ///
    /// @throws IllegalStateException if a lease was not closed; its thread is named, and the memory stays until
    ///     it is
    @Override
    public synchronized void close() {
        if (retired) {
            return;
        }
        retire();
        if (held > 0) {
            throw new IllegalStateException("a lease was not closed: " + holders());
        }
    }

    /// A piece of the memory, and what is in it.
    static final class Slot {
        final MemorySegment segment;
        final MemorySegment readOnly;
        volatile long generation;
        int leases;

        @Nullable
        Thread holder;

        /// Of the frame: its bytes, its number, its place in the feed, when its last byte came, and of whom it is.
        long length;
        long number;
        long sequence;
        long arrivedNanos;
        String name = "";
        double framesPerSecond;
        FrameEncoding encoding = FrameEncoding.JPEG;
        int width;
        int height;
        int stride;

        Slot(MemorySegment segment) {
            this.segment = segment;
            readOnly = segment.asReadOnly();
        }
    }
}
