package io.github.displayio4j.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class FrameArenaTest {
    @Test
    void slotsAreAlignedAndApart() {
        try (FrameArena arena = new FrameArena(5, 100)) {
            assertEquals(128, arena.slotBytes());
            FrameLease[] leases = new FrameLease[5];
            for (int i = 0; i < 5; i++) {
                leases[i] = arena.claim();
                assertEquals(0, leases[i].segment().address() % FrameArena.ALIGNMENT);
                assertEquals(128, leases[i].segment().byteSize());
                leases[i].segment().fill((byte) i);
            }
            for (int i = 0; i < 5; i++) {
                assertEquals(i, leases[i].segment().get(ValueLayout.JAVA_BYTE, 127));
                leases[i].close();
            }
            assertEquals(0, arena.held());
        }
    }

    @Test
    void useAfterReturnThrows() {
        try (FrameArena arena = new FrameArena(1, 64)) {
            FrameLease lease = arena.claim();
            lease.close();
            lease.close();
            String message =
                    assertThrows(IllegalStateException.class, lease::segment).toString();
            assertTrue(message.contains("was closed"), message);
            assertThrows(IllegalStateException.class, lease::length);
            assertThrows(IllegalStateException.class, lease::number);
            for (int i = 0; i < 200; i++) { // the slot has had other generations since: still refused
                try (FrameLease other = arena.claim()) {
                    assertNotEquals(lease, other);
                    assertThrows(IllegalStateException.class, lease::offset);
                }
            }
        }
    }

    @Test
    void aSharedSlotIsFreeWhenItsLastLeaseIsClosed() {
        try (FrameArena arena = new FrameArena(1, 64)) {
            FrameLease first = arena.claim();
            FrameLease second = first.share();
            first.close();
            assertNull(arena.tryClaim());
            assertEquals(64, second.segment().byteSize());
            second.close();
            arena.claim().close();
        }
    }

    @Test
    void whoHoldsAllSlotsIsNamed() throws InterruptedException {
        FrameArena arena = new FrameArena(2, 64);
        FrameLease mine = arena.claim();
        Thread other = Thread.ofPlatform().name("forgetful").start(arena::claim);
        other.join();
        String message = assertThrows(IllegalStateException.class, arena::claim).toString();
        assertTrue(message.contains("2 of 2 slots are held") && message.contains("forgetful"), message);
        mine.close();
        String leak = assertThrows(IllegalStateException.class, arena::close).toString();
        assertTrue(leak.contains("a lease was not closed: 1 of 2") && leak.contains("forgetful"), leak);
        assertThrows(IllegalStateException.class, arena::claim, "closed");
    }

    @Test
    void aLeaseOutlivesARetiredArena() {
        FrameArena arena = new FrameArena(2, 64);
        FrameLease lease = arena.claim();
        MemorySegment memory = lease.segment();
        arena.retire();
        memory.fill((byte) 7);
        assertEquals(7, lease.segment().get(ValueLayout.JAVA_BYTE, 63));
        lease.close();
        assertThrows(IllegalStateException.class, () -> memory.get(ValueLayout.JAVA_BYTE, 0), "freed");
    }

    @Test
    void claimingAllocatesNothing() throws Exception {
        try (FrameArena arena = new FrameArena(3, 64)) {
            Allocation.assertNone(5, () -> {
                try (FrameLease a = arena.claim();
                        FrameLease b = a.share()) {
                    b.segment();
                }
            });
        }
    }

    @Test
    void sizesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new FrameArena(0, 64));
        assertThrows(IllegalArgumentException.class, () -> new FrameArena(65, 64));
        assertThrows(IllegalArgumentException.class, () -> new FrameArena(1, 0));
    }
}
