package io.github.displayio4j.app.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.BusCalibration;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.linux.FakeGpioChip;
import io.github.displayio4j.displaybus.linux.FakeKernel;
import io.github.displayio4j.displaybus.linux.FakeSpidev;
import io.github.displayio4j.displaybus.linux.GpioPin;
import io.github.displayio4j.displaybus.linux.SpidevPort;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.Panels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Costs that a fake kernel has are found again, and windows follow them.
class CalibrationTest {
    private static final int COMMAND_HERTZ = 10_000_000;

    private final VirtualClock clock = new VirtualClock();
    private final FakeKernel kernel = new FakeKernel();
    private final FakeSpidev spidev = kernel.add("/dev/spidev0.0", new FakeSpidev(clock));

    private FourWire.Builder bus() {
        kernel.add("/dev/gpiochip0", new FakeGpioChip(kernel, clock, 28));
        return FourWire.builder(SpidevPort.open(kernel, "/dev/spidev0.0", 0), clock)
                .command(GpioPin.output(kernel, "/dev/gpiochip0", 25, true));
    }

    @ParameterizedTest(name = "{0}: a call takes {1} ns, the clock is asked for {2} Hz and gets at most {3}")
    @CsvSource({
        "memento,         20000, 60000000, 60000000",
        "memento,          3000, 60000000, 31250000", // a driver that divides its clock by powers of two
        "st7735r-160x128, 80000, 15000000, 15000000",
        "ssd1306-128x64,  20000, 10000000, 10000000",
    })
    void costsAreFound(String panel, int callNanos, int asked, int granted) {
        spidev.callNanos = callNanos;
        spidev.mostHertz = granted;
        PanelSpec spec = Panels.find(panel).spec();
        BusCost found = BusCalibration.measure(bus().hertz(asked).build(), spec);

        double wire = 8e9 / granted;
        double slower = 8e9 / Math.min(COMMAND_HERTZ, asked) - wire;
        boolean oneRun = panel.startsWith("ssd1306");
        // commands and parameters of a window, at the commands' clock, are counted with its runs
        double transfer = callNanos + slower * (oneRun ? 7 / 2.0 : 11 / 6.0);
        double calls = Math.ceil(BusCalibration.frameBytes(spec) / 4096.0) - 1;
        double perByte = wire + calls * callNanos / BusCalibration.frameBytes(spec);
        assertEquals(perByte, found.nanosPerByte(), 0.01 * perByte);
        assertEquals(transfer, found.nanosPerTransfer(), 0.02 * transfer);
    }

    /// Two pixels of a row, 60 apart: two windows where calls cost nothing, one where they cost more than the gap.
    @Test
    void thePlannerUsesThem() {
        assertEquals(2, windows(new BusCost(0, 100)));
        assertEquals(1, windows(new BusCost(50_000, 100)));
    }

    private int windows(BusCost cost) {
        Palette palette = new Palette(2);
        palette.set(1, 0xffffff);
        Bitmap bitmap = new Bitmap(240, 240, 2);
        Group root = new Group();
        root.append(TileGrid.builder(bitmap, palette).build());
        try (FourWire bus = bus().hertz(60_000_000).cost(cost).build();
                BusDisplay display =
                        BusDisplay.builder(bus, Panels.find("memento").spec()).build()) {
            display.setRootGroup(root);
            display.refresh();
            bitmap.set(40, 100, 1);
            bitmap.set(100, 100, 1);
            return display.refresh().windows();
        }
    }
}
