package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FrameFeedTest {
    private static final byte[] END = {};
    private static final byte[] BAD = {};

    /// A live source that gives what the test puts in, and is asked for the next frame only when it has given one.
    private static final class Handed extends CurrentFrame {
        private final SynchronousQueue<byte[]> frames = new SynchronousQueue<>();
        private volatile Thread waiting = Thread.currentThread();

        Handed() {
            super("handed");
        }

        void give(byte[] frame) throws InterruptedException {
            frames.put(frame);
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean next() throws IOException {
            release();
            waiting = Thread.currentThread();
            byte[] frame;
            try {
                frame = frames.take();
            } catch (InterruptedException e) {
                return false;
            }
            if (frame == END) {
                return false;
            }
            count();
            if (frame == BAD) {
                throw new IOException("handed: a bad frame");
            }
            take(MemorySegment.ofArray(frame), 0, frame.length);
            return true;
        }

        @Override
        void restart() {}

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public int frameCount() {
            return -1;
        }

        @Override
        public void close() {
            if (markClosed()) {
                waiting.interrupt();
            }
        }
    }

    private static FrameLease taken(FrameReader reader) throws InterruptedException {
        return Objects.requireNonNull(reader.take(30_000));
    }

    private static byte[] bytes(FrameLease lease) {
        return lease.segment().asSlice(lease.offset(), lease.length()).toArray(ValueLayout.JAVA_BYTE);
    }

    /// Waits until the feed has published so many.
    private static void awaitPublished(FrameFeed feed, long n) throws InterruptedException {
        while (feed.received() < n) {
            Thread.sleep(1);
        }
    }

    @Test
    void theNewestFrameWinsAndNoneComesTwice() throws InterruptedException {
        Handed source = new Handed();
        try (FrameFeed feed = FrameFeed.start(source)) {
            FrameReader reader = feed.reader();
            assertNull(reader.take(0), "nothing yet");
            assertNull(reader.take(5), "nothing yet");
            for (int i = 0; i < 5; i++) {
                source.give(new byte[] {(byte) i});
            }
            awaitPublished(feed, 5);
            try (FrameLease lease = taken(reader)) {
                assertArrayEquals(new byte[] {4}, bytes(lease));
                assertEquals(4, lease.number());
                assertEquals("handed", lease.name());
            }
            assertEquals(4, reader.passed());
            assertEquals(1, reader.taken());
            assertNull(reader.take(0), "not twice");
            source.give(new byte[] {5});
            try (FrameLease lease = taken(reader)) {
                assertEquals(5, lease.number());
            }
            assertEquals(4, reader.passed());
            assertEquals(6, feed.received());
        }
    }

    @Test
    void everyReaderHasItsOwnPlace() throws InterruptedException {
        Handed source = new Handed();
        try (FrameFeed feed = FrameFeed.start(source)) {
            FrameReader fast = feed.reader();
            FrameReader slow = feed.reader();
            for (int i = 0; i < 3; i++) {
                source.give(new byte[] {(byte) i});
                try (FrameLease lease = taken(fast)) {
                    assertEquals(i, lease.number());
                }
            }
            try (FrameLease lease = taken(slow);
                    FrameLease again = Objects.requireNonNull(feed.newest())) {
                assertEquals(2, lease.number());
                assertEquals(2, again.number());
            }
            assertEquals(0, fast.passed());
            assertEquals(2, slow.passed());
            FrameReader late = feed.reader();
            try (FrameLease lease = taken(late)) {
                assertEquals(2, lease.number(), "the newest is new to a new reader");
            }
            assertEquals(0, late.passed(), "what was before it is not counted");
        }
    }

    @Test
    void aHeldFrameStaysWhatItIs() throws InterruptedException {
        Handed source = new Handed();
        try (FrameFeed feed = FrameFeed.builder(source).slots(4).start()) {
            FrameReader reader = feed.reader();
            source.give(new byte[] {42});
            try (FrameLease held = taken(reader)) {
                for (int i = 0; i < 20; i++) {
                    source.give(new byte[] {(byte) i});
                }
                awaitPublished(feed, 21);
                assertArrayEquals(new byte[] {42}, bytes(held));
                assertThrows(
                        IllegalArgumentException.class, () -> held.segment().fill((byte) 0), "read-only");
            }
            assertEquals(0, feed.refused());
        }
    }

    @Test
    void frameIsRefusedWhenConsumersHoldAllMemory() throws InterruptedException {
        Handed source = new Handed();
        try (FrameFeed feed = FrameFeed.builder(source).slots(3).start()) {
            FrameReader reader = feed.reader();
            FrameLease[] held = new FrameLease[3];
            for (int i = 0; i < 3; i++) {
                source.give(new byte[] {(byte) i});
                held[i] = taken(reader);
            }
            source.give(new byte[] {3});
            source.give(new byte[] {4}); // taken only when 3 was dealt with
            assertTrue(feed.refused() >= 1);
            String problem = Objects.requireNonNull(feed.problem());
            assertTrue(problem.contains("found no room: 3 of 3 slots are held"), problem);
            for (FrameLease lease : held) {
                lease.close();
            }
            source.give(new byte[] {5});
            FrameLease next = reader.take(0);
            while (next == null || next.number() < 5) {
                if (next != null) {
                    next.close();
                }
                next = taken(reader);
            }
            next.close();
        }
    }

    @Test
    void largerFramesGetLargerSlots() throws InterruptedException {
        Handed source = new Handed();
        try (FrameFeed feed = FrameFeed.start(source)) {
            FrameReader reader = feed.reader();
            source.give(new byte[] {1});
            FrameLease small = taken(reader);
            byte[] large = new byte[3 << 20];
            large[large.length - 1] = 9;
            source.give(large);
            try (FrameLease lease = taken(reader)) {
                assertArrayEquals(large, bytes(lease));
            }
            assertArrayEquals(new byte[] {1}, bytes(small), "of the arena before");
            small.close();
        }
    }

    @Test
    void badFramesAreCountedAndTheEndIsTold() throws InterruptedException {
        Handed source = new Handed();
        try (FrameFeed feed = FrameFeed.start(source)) {
            FrameReader reader = feed.reader();
            source.give(new byte[] {0});
            source.give(BAD);
            source.give(new byte[] {2});
            awaitPublished(feed, 2);
            assertEquals(1, feed.unreadable());
            assertEquals("handed: a bad frame", feed.problem());
            assertFalse(reader.hasEnded());
            source.give(END);
            while (!feed.hasEnded()) {
                Thread.sleep(1);
            }
            assertFalse(reader.hasEnded(), "its last frame was not taken");
            try (FrameLease lease = taken(reader)) {
                assertEquals(2, lease.number());
            }
            assertTrue(reader.hasEnded());
            assertNull(reader.take(10_000), "does not wait for what will not come");
        }
    }

    @Test
    void closingWakesReadersAndLeavesOpenLeasesValid() throws InterruptedException {
        Handed source = new Handed();
        FrameFeed feed = FrameFeed.start(source);
        FrameReader reader = feed.reader();
        source.give(new byte[] {7});
        FrameLease lease = taken(reader);
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                assertNull(feed.reader().take(0) == null ? null : reader.take(60_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        feed.close();
        feed.close();
        waiting.join();
        assertArrayEquals(new byte[] {7}, bytes(lease));
        lease.close();
        assertThrows(IllegalStateException.class, lease::segment);
    }

    @Test
    void aLoopCountsOn() throws InterruptedException {
        try (FrameFeed feed =
                FrameFeed.builder(new SimulatedCamera(64, 64, 1000)).loops(true).start()) {
            FrameReader reader = feed.reader();
            long last = -1;
            for (int i = 0; i < 20; i++) {
                try (FrameLease lease = taken(reader)) {
                    assertTrue(lease.number() > last);
                    last = lease.number();
                    assertNotNull(lease.segment());
                }
            }
        }
    }

    @Test
    void framesDoNotAllocate() throws Exception {
        Handed source = new Handed();
        byte[] frame = new byte[100_000];
        try (FrameFeed feed = FrameFeed.start(source)) {
            FrameReader reader = feed.reader();
            Allocation.assertNone(5, () -> {
                source.give(frame);
                try (FrameLease lease = taken(reader)) {
                    lease.segment();
                }
            });
        }
    }
}
