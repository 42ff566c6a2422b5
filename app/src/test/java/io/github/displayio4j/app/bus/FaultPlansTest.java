package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.Backlight;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.oracle.Oracle;
import io.github.displayio4j.panels.EmulatedPanel;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A bus of any kind that refuses, delays and fails at any byte, then recovers: the glass ends as the slow renderer
/// says, whatever failed before. `-Dfault.plans=10000` runs more plans.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultPlansTest {
    private static final int PLANS = Integer.getInteger("fault.plans", 300);
    private static final long SEED = 20261123;
    private static final List<Wiring> WIRINGS = List.copyOf(EnumSet.allOf(Wiring.class));

    private int failures;
    private int refusals;

    @Test
    void noUpdateIsLostWhateverFails() throws InterruptedException {
        for (int plan = 0; plan < PLANS; plan++) {
            String what = "seed " + SEED + ", plan " + plan;
            try {
                run(new Random(SEED + plan), what);
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
        }
        assertTrue(failures > PLANS, "only " + failures + " failures in " + PLANS + " plans");
        assertTrue(refusals > PLANS / 10, "only " + refusals + " refusals in " + PLANS + " plans");
        assertEquals(0, threads(), "threads left");
        System.out.println(PLANS + " fault plans: " + failures + " failures, " + refusals + " refusals");
    }

    /// Bytes all over a frame, then of a restart and of a change of brightness.
    @ParameterizedTest
    @EnumSource
    void everyByteMayFail(Wiring wiring) {
        try (Rig rig = new Rig(wiring, new Random(SEED), false, 512)) {
            rig.display.refresh();
            rig.sprite.moveTo(9, 3);
            rig.port.passed.set(0);
            rig.display.refresh();
            long bytes = rig.port.passed.get();
            for (long at = 0; at < bytes; at += bytes > 1000 ? 13 : 5) {
                rig.sprite.moveTo((int) (at % 40), (int) (at % 30));
                failAt(rig, at, rig.display::refresh);
                rig.display.refresh();
                rig.assertComplete(wiring + ", byte " + at);
            }
            for (int at = 0; at < 40; at++) {
                failAt(rig, at, rig.display::restart);
                rig.display.refresh();
                rig.assertComplete(wiring + ", restart, byte " + at);
                double brightness = at % 3 / 2.0;
                failAt(rig, at % 4, () -> rig.display.setBrightness(brightness));
                rig.display.refresh();
                rig.assertComplete(wiring + ", brightness, byte " + at);
            }
        }
        assertTrue(failures > 50, failures + " failures");
    }

    private void failAt(Rig rig, long at, Runnable what) {
        rig.port.failAfter = at;
        try {
            what.run();
        } catch (BusException e) {
            failures++;
        }
        rig.port.failAfter = Long.MAX_VALUE;
    }

    private void run(Random random, String what) {
        Wiring wiring = WIRINGS.get(random.nextInt(WIRINGS.size()));
        boolean bands = random.nextInt(8) == 0;
        try (Rig rig = new Rig(wiring, random, bands, 0)) {
            for (int frame = 2 + random.nextInt(6); frame > 0; frame--) {
                for (int edits = random.nextInt(4); edits > 0; edits--) {
                    rig.edit(random);
                }
                BusLock.Turn held = rig.arm(random) ? rig.lock.take() : null;
                try {
                    switch (random.nextInt(12)) {
                        case 0 -> rig.display.restart();
                        case 1 -> rig.display.setBrightness(random.nextDouble());
                        default -> rig.display.refresh();
                    }
                } catch (BusException e) {
                    failures++;
                    refusals += held == null ? 0 : 1;
                } finally {
                    if (held != null) {
                        held.close();
                    }
                    rig.disarm();
                }
            }
            rig.display.refresh();
            rig.assertComplete(what + ", " + wiring + (bands ? ", bands" : ""));
        }
    }

    private static long threads() throws InterruptedException {
        long alive = 1;
        for (int i = 0; i < 50 && alive > 0; i++) {
            alive = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("displayio4j-st77")
                            || thread.getName().startsWith("displayio4j-ssd"))
                    .count();
            if (alive > 0) {
                Thread.sleep(10);
            }
        }
        return alive;
    }

    /// A display on a port and pins that fail when told to.
    private static final class Rig implements AutoCloseable {
        final BusLock lock = new BusLock(0);
        final FaultyPort port;
        final TileGrid sprite;
        final BusDisplay display;
        private final EmulatedPanel glass;
        private final Bitmap bitmap = new Bitmap(24, 20, 4);
        private final Bitmap ground = new Bitmap(70, 50, 4);
        private final Palette palette = new Palette(4);
        private final Group root = new Group();
        private boolean pinFails;

        Rig(Wiring wiring, Random random, boolean bands, int stripBytes) {
            PanelSpec spec = wiring.spec();
            VirtualWire wire = new VirtualWire(new VirtualClock());
            port = new FaultyPort(wire);
            glass = wiring.panel();
            wire.listen(glass);
            OutputPin chipSelect = wire.pin(Line.CHIP_SELECT);
            OutputPin failing = high -> {
                if (pinFails && !high) {
                    pinFails = false;
                    throw new BusException(new IOException("chip select: EIO"));
                }
                chipSelect.set(high);
            };
            int row = spec.width() * 2;
            BusDisplay.Builder builder = BusDisplay.builder(wiring.bus(port, wire, failing, lock), spec)
                    .stripBytes(stripBytes > 0 ? stripBytes : row + random.nextInt(8 * row))
                    .handOverNanos(random.nextBoolean() ? 0 : Long.MAX_VALUE)
                    .backlight(new Backlight.Command(spec.format().depth() == 1 ? 0x81 : 0x51));
            display = (bands ? builder.circuitPython() : builder).build();
            palette.set(1, 0xFFFFFF);
            palette.set(2, 0xFF0000);
            palette.set(3, 0x30A0FF);
            palette.makeTransparent(0);
            for (int i = 0; i < 300; i++) {
                ground.set(random.nextInt(70), random.nextInt(50), random.nextInt(4));
                bitmap.set(random.nextInt(24), random.nextInt(20), random.nextInt(4));
            }
            sprite = new TileGrid(bitmap, palette);
            root.append(new TileGrid(ground, palette));
            root.append(sprite);
            display.setRootGroup(root);
        }

        void edit(Random random) {
            switch (random.nextInt(6)) {
                case 0 -> ground.set(random.nextInt(70), random.nextInt(50), random.nextInt(4));
                case 1 -> bitmap.set(random.nextInt(24), random.nextInt(20), random.nextInt(4));
                case 2 -> palette.set(1 + random.nextInt(3), random.nextInt(0x1000000));
                case 3 -> sprite.setHidden(random.nextBoolean());
                default -> sprite.moveTo(random.nextInt(80) - 10, random.nextInt(60) - 10);
            }
        }

        /// @return whether the bus is to be held by another one
        boolean arm(Random random) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    return true;
                }
                case 1 -> pinFails = true;
                case 2 -> port.delayAfter = random.nextInt(4000);
                case 3 -> port.failAfter = random.nextInt(20); // in a window's commands
                case 4, 5, 6 -> port.failAfter = random.nextInt(6000);
                default -> {}
            }
            return false;
        }

        void disarm() {
            pinFails = false;
            port.failAfter = Long.MAX_VALUE;
            port.delayAfter = Long.MAX_VALUE;
        }

        void assertComplete(String what) {
            int[] seen = new int[glass.width() * glass.height()];
            glass.read(seen);
            PixelFormat format = display.spec().format();
            for (int i = 0; i < seen.length; i++) {
                int x = i % glass.width();
                int y = i / glass.width();
                int pixel = Oracle.pixel(root, format, 0, glass.width(), glass.height(), x, y);
                if (seen[i] != eye(pixel, format)) {
                    assertEquals(
                            Integer.toHexString(eye(pixel, format)),
                            Integer.toHexString(seen[i]),
                            what + ": pixel " + x + "," + y);
                }
            }
        }

        private static int eye(int pixel, PixelFormat format) {
            if (format.depth() == 1) {
                return pixel * 0xFFFFFF;
            }
            int r = pixel >> 11;
            int g = pixel >> 5 & 63;
            int b = pixel & 31;
            return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | b << 3 | b >> 2;
        }

        @Override
        public void close() {
            display.close();
        }
    }
}
