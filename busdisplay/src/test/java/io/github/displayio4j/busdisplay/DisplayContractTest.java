package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `BusDisplay` promises beside sending the right pixels.
@Timeout(60)
class DisplayContractTest {
    private static final PanelSpec SPEC = PanelSpec.builder("contract", Controller.ST7789, 32, 20)
            .init(InitSequence.builder().command(0x11))
            .build();
    private static final int RED = 0xF800;

    private final ModelBus bus = new ModelBus(240, 320);
    private final Bitmap bitmap = new Bitmap(8, 8, 2);
    private final Palette palette = new Palette(2);
    private final TileGrid sprite = new TileGrid(bitmap, palette);
    private final Group root = new Group();

    DisplayContractTest() {
        bitmap.fill(1);
        palette.set(1, 0xFF0000);
        root.append(sprite);
    }

    private static BusDisplay.Builder builder(ModelBus bus) {
        return BusDisplay.builder(bus, SPEC);
    }

    @Test
    void brightnessGoesToPinPwmOrCommand() {
        List<Object> seen = new ArrayList<>();
        try (BusDisplay display = builder(bus)
                .backlight(new Backlight.Pin(seen::add, false))
                .brightness(0.5)
                .build()) {
            display.setBrightness(1);
            assertEquals(List.of(true, false), seen, "a pin that is on when low");
            assertEquals(1, display.brightness());
        }
        seen.clear();
        try (BusDisplay display =
                builder(bus).backlight(new Backlight.Pwm(seen::add, false)).build()) {
            display.setBrightness(0.25);
            assertEquals(0.25, display.brightness(), "what was set, not what goes to the pin");
        }
        assertEquals(List.of(0.0, 0.75), seen);
        bus.commands.clear();
        try (BusDisplay display =
                builder(bus).backlight(new Backlight.Command(0x51)).build()) {
            display.restart();
        }
        assertEquals(List.of(0x11, 0x51, 0x11, 0x51), bus.commands);
    }

    @Test
    void brightnessHasItsRangeAndNeedsABacklight() {
        try (BusDisplay display = builder(bus).build()) {
            assertThrows(IllegalArgumentException.class, () -> display.setBrightness(1.5));
            assertThrows(IllegalArgumentException.class, () -> display.setBrightness(Double.NaN));
            assertEquals(
                    "brightness cannot be set: build display contract with a backlight",
                    assertThrows(IllegalStateException.class, () -> display.setBrightness(1))
                            .getMessage());
        }
    }

    @Test
    void severalDisplaysMayShowAScene() {
        ModelBus other = new ModelBus(240, 320);
        try (BusDisplay first = builder(bus).build();
                BusDisplay second = builder(other).build()) {
            first.setRootGroup(root);
            second.setRootGroup(root);
            assertEquals(root, second.rootGroup());
            first.refresh();
            second.refresh();
            palette.set(1, 0x0000FF);
            assertEquals(64, first.refresh().pixels());
            assertEquals(64, second.refresh().pixels());
            assertEquals(0x1F, other.cell(7, 7));
        }
    }

    @Test
    void releaseClosesAllDisplaysAndThenTheirBuses() {
        BusDisplay first = builder(bus).build();
        ModelBus other = new ModelBus(240, 320);
        BusDisplay second = builder(other).build();
        assertTrue(Displays.open().containsAll(List.of(first, second)));
        Displays.release();
        assertTrue(bus.closed && other.closed);
        assertThrows(IllegalStateException.class, first::refresh);
        assertThrows(IllegalStateException.class, second::refresh);
        assertEquals(List.of(), Displays.open());
    }

    @Test
    void fillRowDrawsARowOfThePanelAndSendsNothing() {
        try (BusDisplay display = builder(bus).rotation(90).build()) {
            display.setRootGroup(root);
            sprite.moveTo(2, 3); // column 2 is row 2 of the panel, row 3 is 3 columns from its right
            bus.commands.clear();
            byte[] row = new byte[66];
            assertEquals(64, display.fillRow(2, row));
            byte[] expected = new byte[66];
            for (int x = 32 - 3 - 8; x < 32 - 3; x++) {
                expected[2 * x] = (byte) (RED >> 8);
            }
            assertArrayEquals(expected, row);
            assertEquals(List.of(), bus.commands);
            assertThrows(IllegalArgumentException.class, () -> display.fillRow(0, new byte[63]));
            assertThrows(IllegalArgumentException.class, () -> display.fillRow(20, row));
            assertEquals(640, display.refresh().pixels(), "still dirty");
        }
    }

    @Test
    void pacedRefreshesWaitForTheirPlaceByTheClockOfTheBus() {
        try (BusDisplay display = builder(bus).build()) {
            display.setRootGroup(root);
            display.refresh(50);
            long start = bus.clock.nanos();
            for (int i = 1; i <= 5; i++) {
                sprite.moveTo(i, 0);
                display.refresh(50);
            }
            assertEquals(100, (bus.clock.nanos() - start) / 1e6, 0.001);
            bus.clock.sleep(110_000_000);
            assertEquals(4, display.refresh(50).missed());
            assertThrows(IllegalArgumentException.class, () -> display.refresh(0));
        }
    }

    @Test
    void skippedFramesSayThatTheyAre() {
        try (BusDisplay display = builder(bus).lateFrames(LateFrames.SKIP).build()) {
            display.setRootGroup(root);
            assertFalse(display.refresh(50).isSkipped());
            sprite.moveTo(1, 1);
            assertTrue(display.refresh(50).isSkipped());
            assertFalse(display.refresh(50).isSkipped());
            assertEquals(RED, bus.cell(8, 8));
        }
    }

    @Test
    void refreshIfDueKeepsTheNativeRate() {
        try (BusDisplay display =
                builder(bus).autoRefresh(AutoRefresh.POLLED).nativeFps(50).build()) {
            display.setRootGroup(root);
            assertTrue(display.refreshIfDue());
            bus.clock.sleep(20_000_000);
            assertFalse(display.refreshIfDue());
            bus.clock.sleep(1);
            assertTrue(display.refreshIfDue());
            display.setAutoRefresh(AutoRefresh.OFF);
            bus.clock.sleep(30_000_000);
            assertFalse(display.refreshIfDue());
        }
    }

    @Test
    void theThreadRefreshesAndGoesOnAfterAFailure() throws InterruptedException {
        try (BusDisplay display =
                builder(bus).autoRefresh(AutoRefresh.THREAD).nativeFps(500).build()) {
            display.setRootGroup(root);
            await("the picture", () -> bus.cell(0, 0) == RED);
            bus.failAfter = 3;
            display.setRotation(180);
            await("a failure", () -> bus.failAfter < 0 && display.autoRefreshFailure() instanceof BusException);
            bus.failAfter = Long.MAX_VALUE;
            await("the turned picture", () -> bus.cell(31, 19) == RED && display.autoRefreshFailure() == null);
            display.setAutoRefresh(AutoRefresh.OFF);
            assertEquals(AutoRefresh.OFF, display.autoRefresh());
            assertEquals(0, threads("displayio4j-auto-contract"));
            assertNull(display.autoRefreshFailure());
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        for (int i = 0; i < 2000; i++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("never came: " + what);
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count();
    }

    /// The TE pin rises every 16 ms by the clock.
    @Test
    void framesStartWhenTheTearingPinRisesAndGoTheWayOfTheScan() {
        List<Integer> rows = new ArrayList<>();
        ModelBus recording = new ModelBus(240, 320) {
            @Override
            public void send(BusBatch batch) {
                rows.add((int) (clock.nanos() / 1_000_000 % 16));
                super.send(batch);
            }
        };
        try (BusDisplay display = builder(recording)
                .tearing(() -> recording.clock.nanos() / 1_000_000 % 16 == 0)
                .build()) {
            display.setRootGroup(root);
            rows.clear();
            recording.clock.sleep(5_000_000);
            assertTrue(display.refresh().isOnTearingEdge());
            assertEquals(0, rows.getFirst());
            assertFalse(display.refresh().isOnTearingEdge(), "nothing to send, nothing to wait for");
        }
        try (BusDisplay display = builder(bus).tearing(() -> false).build()) {
            display.setRootGroup(new Group());
            assertFalse(display.refresh().isOnTearingEdge(), "TE is off: the frame goes out all the same");
        }
    }

    /// Memory rows that the controller comes to, band by band, as `Glass` has them.
    @ParameterizedTest
    @CsvSource({
        "false, false, false, 1",
        "false, false, true,  7", // bands of 3 of 20 rows
        "true,  false, false, 8",
        "true,  true,  false, 8",
        "true,  true,  true,  8",
    })
    void withATearingPinPixelsGoTheWayOfTheScan(boolean transposed, boolean flipX, boolean flipY, int bands) {
        PanelSpec spec = PanelSpec.builder("scan", Controller.ST7789, 32, 20)
                .glass(new Glass(0, 0, transposed, flipX, flipY, false, false, false))
                .build();
        List<Integer> rows = new ArrayList<>();
        ModelBus recording = new ModelBus(240, 320) {
            @Override
            void pixel(int x, int y) {
                int u = flipX ? 31 - x : x;
                int v = flipY ? 19 - y : y;
                rows.add(transposed ? u : v);
            }
        };
        try (BusDisplay display = BusDisplay.builder(recording, spec)
                .tearing(() -> recording.clock.nanos() / 1_000_000 % 16 == 0)
                .build()) {
            display.setRootGroup(root);
            assertEquals(bands, display.refresh().windows());
            assertEquals(640, rows.size());
            int band = transposed ? 4 : flipY ? 3 : 1;
            int origin = flipX || flipY ? transposed ? 32 % band : 20 % band : 0;
            int last = Integer.MIN_VALUE;
            for (int row : rows) {
                int at = Math.floorDiv(row - origin, band);
                assertTrue(at >= last, rows.toString());
                last = at;
            }
            assertEquals(RED, recording.cell(7, 7), "and nothing is left out");
            assertEquals(0, recording.cell(8, 8));
        }
    }

    @Test
    void closeWorksFromWithinARefreshAndFromTheThreadThatSends() {
        for (long handOver : new long[] {0, Long.MAX_VALUE}) {
            List<BusDisplay> displays = new ArrayList<>();
            ModelBus closing = new ModelBus(240, 320) {
                @Override
                public void send(BusBatch batch) {
                    super.send(batch);
                    displays.forEach(BusDisplay::close);
                }
            };
            BusDisplay display =
                    builder(closing).stripBytes(64).handOverNanos(handOver).build();
            displays.add(display);
            display.setRootGroup(root);
            assertThrows(IllegalStateException.class, display::refresh);
            assertThrows(IllegalStateException.class, display::refresh, "closed");
            assertEquals(0, threads("displayio4j-contract"), "hand over after " + handOver);
            assertFalse(Displays.open().contains(display));
        }
    }

    @Test
    void closeWorksAtAnyMomentOfAnotherThreadsRefresh() throws InterruptedException {
        for (int round = 0; round < 60; round++) {
            ModelBus slow = new ModelBus(240, 320) {
                @Override
                public void send(BusBatch batch) {
                    LockSupport.parkNanos(50_000);
                    super.send(batch);
                }
            };
            BusDisplay display = builder(slow)
                    .stripBytes(64)
                    .handOverNanos(round % 2 * Long.MAX_VALUE)
                    .build();
            display.setRootGroup(new Group());
            AtomicInteger other = new AtomicInteger();
            Thread refreshing = new Thread(() -> {
                try {
                    while (true) {
                        display.setRotation(0);
                        display.refresh();
                    }
                } catch (IllegalStateException closed) {
                    // as it should be
                } catch (RuntimeException e) {
                    other.incrementAndGet();
                }
            });
            refreshing.start();
            LockSupport.parkNanos(round * 40_000L);
            display.close();
            refreshing.join(20_000);
            assertFalse(refreshing.isAlive(), "round " + round);
            assertEquals(0, other.get(), "round " + round);
        }
        assertEquals(0, threads("displayio4j-contract"));
    }

    @Test
    void stripsAreSentInOrderOnAThreadAndNothingIsAllocated() {
        bus.keepCommands = false;
        List<Thread> senders = new ArrayList<>();
        ModelBus threaded = new ModelBus(240, 320) {
            @Override
            public void send(BusBatch batch) {
                Thread self = Thread.currentThread();
                if (!senders.contains(self)) {
                    senders.add(self);
                }
                super.send(batch);
            }
        };
        threaded.keepCommands = false;
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (BusDisplay display =
                builder(threaded).stripBytes(64).handOverNanos(0).build()) {
            display.setRootGroup(root);
            display.refresh();
            assertEquals(RED, threaded.cell(7, 7));
            assertEquals(2, senders.size(), "the caller's thread and the display's: " + senders);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long before = allocated(threads, senders);
                for (int i = 0; i < 50; i++) {
                    palette.set(1, i % 2 == 0 ? 0xFF0000 : 0x00FF00);
                    display.refresh();
                }
                least = Math.min(least, allocated(threads, senders) - before);
            }
            assertEquals(0, least, "bytes in 50 frames, both threads");
        }
    }

    private static long allocated(com.sun.management.ThreadMXBean threads, List<Thread> of) {
        long sum = 0;
        for (int i = 0; i < of.size(); i++) {
            sum += threads.getThreadAllocatedBytes(of.get(i).threadId());
        }
        return sum;
    }
}
