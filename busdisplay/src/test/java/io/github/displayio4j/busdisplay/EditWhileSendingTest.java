package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.Scene;
import io.github.displayio4j.displayio.TileGrid;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Edit scopes wait for the drawing of a frame, not for its time on the wire. The wire stands still until the edit
/// went through: an edit that waited for it would wait for ever.
@Timeout(60)
class EditWhileSendingTest {
    private static final PanelSpec SPEC =
            PanelSpec.builder("edited", Controller.ST7789, 32, 20).build();
    private static final long STRIP_NANOS = 1_000_000;
    private static final int RED = 0xF800;

    private final Palette palette = new Palette(2);
    private final TileGrid sprite = new TileGrid(new Bitmap(8, 8, 2), palette);
    private final Group root = new Group();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch edited = new CountDownLatch(1);
    private volatile boolean armed;
    private volatile long editedAt = -1;

    EditWhileSendingTest() {
        palette.set(0, 0xFF0000);
        root.append(sprite);
    }

    /// A strip takes a millisecond of the bus's time, and the first one after `armed` lets an edit in.
    private final ModelBus bus = new ModelBus(240, 320) {
        @Override
        public void send(BusBatch batch) {
            awaitEdit();
            super.send(batch);
            clock.sleep(STRIP_NANOS);
        }
    };

    private void awaitEdit() {
        if (!armed) {
            return;
        }
        armed = false;
        waiting.countDown();
        try {
            assertTrue(edited.await(30, TimeUnit.SECONDS), "the edit waits for the wire");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Thread editor() {
        Thread thread = new Thread(() -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            try (var _ = Scene.edit()) {
                sprite.moveTo(20, 10);
            }
            editedAt = bus.clock.nanos();
            edited.countDown();
        });
        thread.start();
        return thread;
    }

    @Test
    void anEditTakesNoTimeOfTheWireAndDoesNotShowInTheFrameUnderWay() throws InterruptedException {
        try (BusDisplay display =
                BusDisplay.builder(bus, SPEC).stripBytes(64).handOverNanos(0).build()) {
            display.setRootGroup(root);
            Thread editor = editor();
            long start = bus.clock.nanos();
            armed = true;
            display.refresh();
            editor.join();
            assertEquals(start, editedAt, "the edit came before the first strip was through");
            assertEquals(start + 20 * STRIP_NANOS, bus.clock.nanos(), "20 strips");
            assertShown(0, 0);
            display.refresh();
            assertShown(20, 10);
        }
    }

    @Test
    void theLastStripGoesOutWithEditsLetIn() throws InterruptedException {
        try (BusDisplay display =
                BusDisplay.builder(bus, SPEC).handOverNanos(Long.MAX_VALUE).build()) {
            display.setRootGroup(root);
            Thread editor = editor();
            armed = true;
            display.refresh();
            editor.join();
            assertShown(0, 0);
            display.refresh();
            assertShown(20, 10);
        }
    }

    @Test
    void anotherSceneOrRotationIsAskedForAtAnyTimeAndShownByTheNextRefresh() throws InterruptedException {
        Group other = new Group();
        other.append(new TileGrid(new Bitmap(3, 2, 2), palette));
        try (BusDisplay display =
                BusDisplay.builder(bus, SPEC).differencesOnly(false).build()) {
            display.setRootGroup(root);
            Thread user = new Thread(() -> {
                try {
                    waiting.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                display.setRootGroup(other);
                display.setRotation(180);
                assertEquals(1, display.brightness());
                edited.countDown();
            });
            user.start();
            armed = true;
            display.refresh();
            user.join();
            assertShown(0, 0);
            assertEquals(other, display.rootGroup());
            assertEquals(180, display.rotation());
            assertEquals(640, display.refresh().pixels());
            assertEquals(RED, bus.cell(31, 19));
            assertEquals(RED, bus.cell(29, 18));
            assertEquals(0, bus.cell(28, 19));
        }
    }

    @Test
    void anEditDoesNotWaitForTheTearingPin() throws InterruptedException {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC)
                .stripBytes(64)
                .tearing(() -> {
                    awaitEdit();
                    return bus.clock.nanos() / 1_000_000 % 16 == 0;
                })
                .build()) {
            display.setRootGroup(root);
            bus.clock.sleep(5_000_000);
            Thread editor = editor();
            armed = true;
            assertTrue(display.refresh().isOnTearingEdge());
            editor.join();
            assertShown(0, 0);
            assertTrue(display.refresh().isOnTearingEdge());
            assertShown(20, 10);
            assertFalse(display.refresh().isOnTearingEdge(), "nothing to send");
        }
    }

    private void assertShown(int left, int top) {
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 32; x++) {
                boolean inside = x >= left && x < left + 8 && y >= top && y < top + 8;
                assertEquals(inside ? RED : 0, bus.cell(x, y), "pixel " + x + "," + y);
            }
        }
    }
}
