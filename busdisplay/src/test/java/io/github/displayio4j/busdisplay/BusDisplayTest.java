package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusDisplayTest {
    private static final PanelSpec SPEC = PanelSpec.builder("test", Controller.ST7789, 32, 20)
            .offset(3, 5)
            .init(InitSequence.builder()
                    .command(0x01)
                    .delay(150)
                    .command(0x11)
                    .delay(120)
                    .command(0x3A, 0x55))
            .build();
    private static final int RED = 0xF800;

    private final ModelBus bus = new ModelBus(240, 320);
    private final Bitmap bitmap = new Bitmap(8, 8, 2);
    private final Palette palette = new Palette(2);
    private final TileGrid sprite = new TileGrid(bitmap, palette);
    private final Group root = new Group();

    BusDisplayTest() {
        bitmap.fill(1);
        palette.set(1, 0xFF0000);
        root.append(sprite);
    }

    @Test
    void startsThePanelAsItsSpecSays() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            assertEquals(1, bus.resets);
            assertEquals(List.of(0x01, 0x11, 0x3A), bus.commands);
            assertTrue(bus.clock.nanos() >= 270_000_000, "waited " + bus.clock.nanos() + " ns");
            assertEquals(SPEC, display.spec());
        }
        assertFalse(bus.closed, "the bus is the caller's");
    }

    @Test
    void firstRefreshSendsAllInOneWindow() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(root);
            RefreshReport report = display.refresh();
            assertEquals("1 windows, 640 pixels, 1291 bytes", summary(report));
            assertShown(display, 0, 0);
        }
    }

    @Test
    void laterRefreshesSendOnlyWhatChanged() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(root);
            display.refresh();
            assertEquals("0 windows, 0 pixels, 0 bytes", summary(display.refresh()));

            sprite.moveTo(1, 0);
            // both edges of a sprite of one colour
            assertEquals("2 windows, 16 pixels, 49 bytes", summary(display.refresh()));
            assertShown(display, 1, 0);
        }
    }

    @Test
    void withoutDifferencesChangedAreasAreSentAsAWhole() {
        try (BusDisplay display =
                BusDisplay.builder(bus, SPEC).differencesOnly(false).build()) {
            display.setRootGroup(root);
            display.refresh();
            sprite.moveTo(1, 0);
            assertEquals("1 windows, 72 pixels, 155 bytes", summary(display.refresh()));
            assertShown(display, 1, 0);
        }
    }

    @Test
    void aRestartedPanelGetsAllPixels() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(root);
            display.refresh();
            display.restart();
            assertEquals("1 windows, 640 pixels, 1291 bytes", summary(display.refresh()));
        }
    }

    @Test
    void aRefreshIsExplained() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(root);
            display.refresh();
            sprite.moveTo(1, 0);
            display.refresh();
            assertTrue(display.explain().contains("-> windows 2"), display.explain());
        }
    }

    private static String summary(RefreshReport report) {
        return report.windows() + " windows, " + report.pixels() + " pixels, " + report.bytes() + " bytes";
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 130, 640, 4096})
    void stripsOfAnySizeGiveTheSamePicture(int stripBytes) {
        try (BusDisplay display =
                BusDisplay.builder(bus, SPEC).stripBytes(stripBytes).build()) {
            display.setRootGroup(root);
            sprite.moveTo(11, 7);
            bus.commands.clear();
            display.refresh();
            assertShown(display, 11, 7);
            assertEquals(List.of(0x2A, 0x2B, 0x2C), bus.commands, "one window whatever the strip");
        }
    }

    @Test
    void aStripThatHoldsNoRowIsRefused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> BusDisplay.builder(bus, SPEC).stripBytes(63).build());
        assertTrue(String.valueOf(e.getMessage()).contains("64"), e.getMessage());
    }

    @Test
    void whatWasNotSentStaysDirtyWhereverTheBusFails() {
        long seed = 20261123;
        Random random = new Random(seed);
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).stripBytes(128).build()) {
            display.setRootGroup(root);
            int failures = 0;
            for (int i = 0; i < 2000; i++) {
                sprite.moveTo(random.nextInt(-8, 33), random.nextInt(-8, 21));
                bus.failAfter = random.nextInt(400);
                try {
                    display.refresh();
                } catch (BusException e) {
                    failures++;
                    bus.failAfter = Long.MAX_VALUE;
                    display.refresh();
                }
                bus.failAfter = Long.MAX_VALUE;
                assertShown(display, sprite.x(), sprite.y());
            }
            assertTrue(failures > 100, "seed " + seed + ": only " + failures + " failures");
        }
    }

    @Test
    void restartSendsAllAgain() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(root);
            display.refresh();
            display.restart();
            assertEquals(640, display.refresh().pixels());
        }
    }

    @Test
    void rotationTurnsThePicture() {
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).rotation(90).build()) {
            assertEquals("20x32", display.width() + "x" + display.height());
            display.setRootGroup(root);
            display.refresh();
            assertEquals(RED, bus.cell(3 + 31, 5), "the scene's top left is the panel's top right");
            display.setRotation(0);
            display.refresh();
            assertShown(display, 0, 0);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> BusDisplay.builder(bus, SPEC).rotation(45).build());
    }

    @Test
    void closedDisplaysSaySo() {
        BusDisplay display = BusDisplay.builder(bus, SPEC).build();
        display.close();
        display.close();
        assertThrows(IllegalStateException.class, display::refresh);
    }

    @Test
    void refreshAllocatesNothing() {
        bus.keepCommands = false;
        try (BusDisplay display = BusDisplay.builder(bus, SPEC).build()) {
            display.setRootGroup(root);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 2000 && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 200; i++) {
                    sprite.moveTo(i % 24, i % 12);
                    display.refresh();
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes in 200 frames");
        }
    }

    private void assertShown(BusDisplay display, int left, int top) {
        for (int y = 0; y < display.height(); y++) {
            for (int x = 0; x < display.width(); x++) {
                boolean inside = x >= left && x < left + 8 && y >= top && y < top + 8;
                assertEquals(inside ? RED : 0, bus.cell(x + 3, y + 5), "pixel " + x + "," + y);
            }
        }
    }
}
