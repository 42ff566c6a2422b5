package io.github.displayio4j.app.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.oracle.Oracle;
import io.github.displayio4j.displayio.oracle.RandomScene;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.paralleldisplaybus.ParallelBus;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// End to end: random scenes and edits over the wire; after every refresh the glass of the emulated panel must show
/// what the naive renderer says, pixel by pixel.
class GlassEqualsOracleTest {
    private static final int EDITS = 30;

    @ParameterizedTest(name = "{0} at {1} degrees on {2}, seed {3}")
    @CsvSource({
        "memento,           0, spi,      101",
        "memento,          90, spi,      102",
        "memento,         180, spi,      103",
        "memento,         270, spi,      104",
        "memento,           0, parallel, 105",
        "ili9341-320x240,   0, spi,      106",
        "ili9341-320x240,  90, spi,      107",
        "ili9341-240x320,   0, spi,      108",
        "st7735r-160x128,   0, spi,      109",
        "st7735r-160x128, 180, spi,      110",
        "st7735r-160x128, 270, parallel, 111",
        "ssd1306-128x64,    0, spi,      112",
        "ssd1306-128x64,   90, spi,      113",
        "ssd1306-128x64,  180, spi,      114",
        "ssd1306-128x64,  270, spi,      115",
        "st7735r-160x128,   0, nine,     116",
        "ssd1306-128x64,    0, nine,     118",
        "ssd1306-128x64,    0, i2c,      119",
        "ssd1306-128x32,   90, i2c,      120",
        "ili9341-320x240,   0, sixteen,  117",
        "sh1106-128x64,   180, i2c,      121",
        "sh1107-128x128,   90, spi,      122",
    })
    void glassShowsTheScene(String name, int turned, String transport, long seed) {
        Panels.Match match = Panels.find(name);
        PanelSpec spec = match.spec();
        int rotation = (match.rotation() + turned) % 360;
        BusClock clock = new VirtualClock();
        VirtualWire wire = VirtualWire.builder(clock)
                .lines(transport.equals("sixteen") ? 16 : 8)
                .build();
        EmulatedPanel panel = EmulatedPanel.of(
                spec,
                seed,
                switch (transport) {
                    case "nine" -> EmulatedPanel.Words.NINE_BITS;
                    case "sixteen" -> EmulatedPanel.Words.SIXTEEN_LINES;
                    default -> EmulatedPanel.Words.BYTES;
                });
        wire.listen(panel);
        Random random = new Random(seed);
        RandomScene scene = new RandomScene(random);
        try (DisplayBus bus = bus(transport, wire, clock, spec);
                BusDisplay display = BusDisplay.builder(bus, spec)
                        .rotation(rotation)
                        .stripBytes(1 << 10 + random.nextInt(8))
                        .build()) {
            display.setRootGroup(scene.root);
            GlassView glass = TurnedGlass.of(panel, rotation);
            int[] seen = new int[glass.width() * glass.height()];
            for (int edit = 0; edit < EDITS; edit++) {
                display.refresh();
                glass.read(seen);
                compare(seen, scene.root, spec, display, "seed " + seed + ", after edit " + edit);
                for (int i = random.nextInt(4); i >= 0; i--) {
                    scene.mutate();
                }
            }
        }
    }

    private static void compare(int[] seen, Group root, PanelSpec spec, BusDisplay display, String when) {
        for (int y = 0; y < display.height(); y++) {
            for (int x = 0; x < display.width(); x++) {
                int pixel = Oracle.pixel(root, spec.format(), 0, display.width(), display.height(), x, y);
                int actual = seen[y * display.width() + x];
                if (actual != eye(pixel, spec)) {
                    assertEquals(
                            Integer.toHexString(eye(pixel, spec)),
                            Integer.toHexString(actual),
                            when + ": pixel " + x + "," + y);
                }
            }
        }
    }

    /// What an eye sees of a panel's pixel.
    private static int eye(int pixel, PanelSpec spec) {
        return switch (spec.format().kind()) {
            case GRAY -> pixel * 0xFFFFFF;
            case RGB565 -> {
                int r = pixel >> 11;
                int g = pixel >> 5 & 63;
                int b = pixel & 31;
                yield (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | b << 3 | b >> 2;
            }
            default -> throw new IllegalArgumentException("no panel of the catalogue has " + spec.format());
        };
    }

    private static DisplayBus bus(String transport, VirtualWire wire, BusClock clock, PanelSpec spec) {
        return switch (transport) {
            case "parallel", "sixteen" ->
                ParallelBus.builder(wire, clock)
                        .command(wire.pin(Line.COMMAND))
                        .chipSelect(wire.pin(Line.CHIP_SELECT))
                        .reset(wire.pin(Line.RESET))
                        .build();
            case "i2c" ->
                I2CDisplayBus.builder(wire, clock, 0x3C)
                        .reset(wire.pin(Line.RESET))
                        .build();
            case "nine" ->
                FourWire.builder(wire, clock)
                        .chipSelect(wire.pin(Line.CHIP_SELECT))
                        .reset(wire.pin(Line.RESET))
                        .hertz(spec.maxHertz())
                        .build();
            default ->
                FourWire.builder(wire, clock)
                        .command(wire.pin(Line.COMMAND))
                        .chipSelect(wire.pin(Line.CHIP_SELECT))
                        .reset(wire.pin(Line.RESET))
                        .hertz(spec.maxHertz())
                        .build();
        };
    }
}
