package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.fourwire.FourWire;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// How well frames use the wire: SPI at 62.5 MHz with what calls cost on Linux.
class WireUseTest {
    /// An ioctl and its interrupt; the driver takes 4096 bytes at once.
    private static final long CALL_NANOS = 15_000;

    private static final int CHUNK = 4096;
    private static final int HERTZ = 62_500_000;
    private static final PanelSpec SPEC = PanelSpec.builder("wire", Controller.ILI9341, 320, 240)
            .init(InitSequence.builder().command(0x29))
            .maxHertz(HERTZ)
            .build();

    private final Group root = new Group();

    /// The port of a driver that splits what is too long for it.
    private record Chunks(SpiPort port) implements SpiPort {
        @Override
        public void write(MemorySegment bytes, long offset, long length, int hertz) {
            for (long at = 0; at < length; at += CHUNK) {
                port.write(bytes, offset + at, Math.min(CHUNK, length - at), hertz);
            }
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

    private static BusDisplay.Builder display(VirtualWire wire) {
        FourWire bus = FourWire.builder(new Chunks(wire), wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .hertz(HERTZ)
                .build();
        return BusDisplay.builder(bus, SPEC);
    }

    private static VirtualWire wire(BusClock clock) {
        return VirtualWire.builder(clock).callNanos(CALL_NANOS).build();
    }

    /// Time in which data lines move, of all the time from call to return. Drawing takes no time here: it is done
    /// while the first strip is on the wire, which `EditWhileSendingTest` shows without a clock.
    @Test
    void fullFramesKeepTheWireBusy() {
        VirtualClock clock = new VirtualClock();
        VirtualWire wire = wire(clock);
        try (BusDisplay display = display(wire).build()) {
            long busy = wire.busyNanos();
            long start = clock.nanos();
            display.refresh();
            double use = (double) (wire.busyNanos() - busy) / (clock.nanos() - start);
            assertTrue(use >= 0.95, "used " + 100 * use + " % of the wire's time");
        }
    }

    @Test
    void othersWaitForOneStripAtMost() {
        VirtualClock clock = new VirtualClock();
        VirtualWire wire = wire(clock);
        long[] selectedAt = {0};
        long[] longest = {0};
        wire.listen(new WireListener() {
            @Override
            public void line(Line line, boolean high, long nanos) {
                if (line == Line.CHIP_SELECT && high) {
                    longest[0] = Math.max(longest[0], nanos - selectedAt[0]);
                } else if (line == Line.CHIP_SELECT) {
                    selectedAt[0] = nanos;
                }
            }

            @Override
            public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {}
        });
        try (BusDisplay display = display(wire).holdNanos(2_000_000).build()) {
            display.refresh();
        }
        // the calls of a strip come on top of its bytes
        assertTrue(longest[0] > 1_000_000 && longest[0] < 2_200_000, longest[0] + " ns");
    }

    @Test
    void aViewfinderSendsItsPicturesAndNextToNothingElse() {
        Bitmap picture = new Bitmap(240, 176, 65536);
        TileGrid view = new TileGrid(picture, new ColorConverter(Colorspace.RGB565));
        root.append(view);
        for (int i = 0; i < 3; i++) {
            Label label = new Label("label " + i, 0xFFFFFF);
            label.layer().moveTo(10 + 60 * i, 20 + 50 * i);
            root.append(label.layer());
        }
        try (BusDisplay display = display(wire(new VirtualClock())).build()) {
            display.setRootGroup(root);
            display.refresh();
            for (int frame = 0; frame < 5; frame++) {
                picture.fill((frame + 1) * 999);
                RefreshReport report = display.refresh();
                long raw = 11 + 240 * 176 * 2;
                assertTrue(report.bytes() <= raw * 1.02, report + ": raw window and pixels are " + raw + " bytes");
                assertTrue(report.bytes() >= raw, report + ": all pixels changed");
            }
        }
    }

    @Test
    void twoTilesInOppositeCornersAreTwoWindows() {
        Bitmap tiles = new Bitmap(32, 16, 2);
        for (int i = 0; i < 256; i++) {
            tiles.set(16 + i % 16, i / 16, 1);
        }
        Palette palette = new Palette(2);
        palette.set(1, 0xFFFFFF);
        TileGrid grid =
                TileGrid.builder(tiles, palette).tileSize(16, 16).tiles(20, 15).build();
        root.append(grid);
        try (BusDisplay display = display(wire(new VirtualClock())).build()) {
            display.setRootGroup(root);
            display.refresh();
            grid.setTile(0, 0, 1);
            grid.setTile(19, 14, 1);
            RefreshReport report = display.refresh();
            assertEquals(2, report.windows(), report.toString());
            assertEquals(2 * 256, report.pixels(), report.toString());
        }
    }
}
