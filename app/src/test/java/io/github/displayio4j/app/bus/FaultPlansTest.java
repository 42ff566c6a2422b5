package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A bus that refuses, delays and fails at any byte, then recovers: the glass ends as a redraw of everything would
/// leave it, whatever failed before. `-Dfault.plans=10000` runs more plans.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultPlansTest {
    private static final int PLANS = Integer.getInteger("fault.plans", 300);
    private static final long SEED = 20261123;

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

    /// Every byte of one frame once.
    @Test
    void everyByteMayFail() {
        for (String panel : new String[] {"st7735r-160x128", "ssd1306-128x64"}) {
            try (Rig rig = new Rig(panel, new Random(SEED), 512)) {
                rig.display.refresh();
                rig.sprite.moveTo(9, 3);
                long bytes = rig.display.refresh().bytes();
                for (long at = 0; at < bytes; at++) {
                    rig.sprite.moveTo((int) (at % 40), (int) (at % 30));
                    rig.port.failAfter = at;
                    try {
                        rig.display.refresh();
                    } catch (BusException e) {
                        failures++;
                    }
                    rig.port.failAfter = Long.MAX_VALUE;
                    rig.display.refresh();
                    rig.assertComplete(panel + ", byte " + at);
                }
            }
        }
        assertTrue(failures > 200, failures + " failures");
    }

    private void run(Random random, String what) {
        String panel = random.nextBoolean() ? "st7735r-160x128" : "ssd1306-128x64";
        try (Rig rig = new Rig(panel, random, 0)) {
            for (int frame = 2 + random.nextInt(6); frame > 0; frame--) {
                for (int edits = random.nextInt(4); edits > 0; edits--) {
                    rig.edit(random);
                }
                BusLock.Turn held = rig.arm(random) ? rig.lock.take() : null;
                try {
                    rig.display.refresh();
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
            rig.assertComplete(what);
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

        Rig(String name, Random random, int stripBytes) {
            PanelSpec spec = Panels.find(name).spec();
            VirtualWire wire = new VirtualWire(new VirtualClock());
            port = new FaultyPort(wire);
            glass = EmulatedPanel.of(spec, 5);
            wire.listen(glass);
            OutputPin chipSelect = wire.pin(Line.CHIP_SELECT);
            FourWire bus = FourWire.builder(port, wire.clock())
                    .command(wire.pin(Line.COMMAND))
                    .chipSelect(high -> {
                        if (pinFails && !high) {
                            pinFails = false;
                            throw new BusException(new IOException("chip select: EIO"));
                        }
                        chipSelect.set(high);
                    })
                    .reset(wire.pin(Line.RESET))
                    .lock(lock)
                    .build();
            int row = spec.width() * 2;
            display = BusDisplay.builder(bus, spec)
                    .stripBytes(stripBytes > 0 ? stripBytes : row + random.nextInt(8 * row))
                    .handOverNanos(random.nextBoolean() ? 0 : Long.MAX_VALUE)
                    .build();
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
            int[] incremental = new int[glass.width() * glass.height()];
            glass.read(incremental);
            display.setRotation(display.rotation()); // all is dirty
            display.refresh();
            int[] redrawn = new int[incremental.length];
            glass.read(redrawn);
            assertArrayEquals(redrawn, incremental, what);
        }

        @Override
        public void close() {
            display.close();
        }
    }

    private static final class FaultyPort implements SpiPort {
        private final SpiPort port;
        volatile long failAfter = Long.MAX_VALUE;
        volatile long delayAfter = Long.MAX_VALUE;

        FaultyPort(SpiPort port) {
            this.port = port;
        }

        @Override
        public void write(MemorySegment bytes, long offset, long length, int hertz) {
            if (delayAfter < length) {
                delayAfter = Long.MAX_VALUE;
                LockSupport.parkNanos(200_000);
            }
            long delay = delayAfter;
            delayAfter = delay == Long.MAX_VALUE ? delay : delay - length;
            long left = failAfter;
            if (left >= length) {
                failAfter = left == Long.MAX_VALUE ? left : left - length;
                port.write(bytes, offset, length, hertz);
                return;
            }
            port.write(bytes, offset, left, hertz);
            failAfter = Long.MAX_VALUE;
            throw new BusException(new IOException("port: EIO after " + left + " bytes"));
        }

        @Override
        public void read(MemorySegment bytes, long offset, long length, int hertz) {
            port.read(bytes, offset, length, hertz);
        }

        @Override
        public long nanosPerWrite() {
            return port.nanosPerWrite();
        }
    }
}
