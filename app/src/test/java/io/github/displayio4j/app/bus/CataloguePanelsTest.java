package io.github.displayio4j.app.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.Controller;
import io.github.displayio4j.busdisplay.InitSequence;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Orientation;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.paralleldisplaybus.ParallelBus;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every panel of the catalogue over the buses that it can be on: a picture without symmetries shows right on its
/// glass in all four rotations, and a wrong setting of the driver shows the picture that it must.
class CataloguePanelsTest {
    private static final long SNOW = 9;
    private static final int[] COLOURS = {0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0xffff00, 0x00ffff, 0xff00ff
    };

    /// Kinds of bus.
    enum Bus {
        SPI,
        NINE_BITS,
        PARALLEL,
        I2C;

        boolean takes(PanelSpec spec) {
            return this != I2C || spec.controller().speaksI2c();
        }
    }

    static List<PanelSpec> all() {
        return Panels.all();
    }

    static Stream<PanelSpec> mipi() {
        return Panels.all().stream().filter(spec -> spec.controller().family() == Controller.Family.MIPI_DCS);
    }

    /// A picture in colours that each format has exactly.
    private static Bitmap picture(int width, int height) {
        Bitmap bitmap = new Bitmap(width, height, 16);
        Random random = new Random(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bitmap.set(x, y, random.nextInt(16));
            }
        }
        return bitmap;
    }

    private static int colour(PixelFormat format, int value) {
        if (format.kind() == PixelFormat.Kind.GRAY) {
            return format.depth() == 1 ? value / 8 * 0xffffff : value * 0x111111;
        }
        return COLOURS[value % 8];
    }

    private static Palette palette(PixelFormat format) {
        Palette palette = new Palette(16);
        for (int i = 0; i < 16; i++) {
            palette.set(i, colour(format, i));
        }
        return palette;
    }

    private static DisplayBus bus(Bus kind, VirtualWire wire, OutputPin command) {
        OutputPin select = wire.pin(Line.CHIP_SELECT);
        OutputPin reset = wire.pin(Line.RESET);
        return switch (kind) {
            case SPI ->
                FourWire.builder(wire, wire.clock())
                        .command(command)
                        .chipSelect(select)
                        .reset(reset)
                        .build();
            case NINE_BITS ->
                FourWire.builder(wire, wire.clock())
                        .chipSelect(select)
                        .reset(reset)
                        .build();
            case PARALLEL ->
                ParallelBus.builder(wire, wire.clock())
                        .command(command)
                        .chipSelect(select)
                        .reset(reset)
                        .build();
            case I2C ->
                I2CDisplayBus.builder(wire, wire.clock(), 0x3C).reset(reset).build();
        };
    }

    /// Draws the picture with a driver that believes `driver` on a panel that is `real`.
    private static EmulatedPanel draw(PanelSpec driver, PanelSpec real, Bus kind, int rotation, boolean swappedDc) {
        VirtualWire wire = new VirtualWire(new VirtualClock());
        EmulatedPanel panel = kind == Bus.NINE_BITS
                ? EmulatedPanel.of(real, SNOW, EmulatedPanel.Words.NINE_BITS)
                : EmulatedPanel.of(real, SNOW);
        wire.listen(panel);
        OutputPin dc = wire.pin(Line.COMMAND);
        try (DisplayBus bus = bus(kind, wire, swappedDc ? high -> dc.set(!high) : dc);
                BusDisplay display =
                        BusDisplay.builder(bus, driver).rotation(rotation).build()) {
            Group root = new Group();
            root.append(TileGrid.builder(picture(display.width(), display.height()), palette(driver.format()))
                    .build());
            display.setRootGroup(root);
            display.refresh();
        }
        return panel;
    }

    /// What a pixel must be seen as.
    private interface Expected {
        int at(int x, int y);
    }

    private static void assertGlass(PanelSpec spec, GlassView glass, String what, Expected expected) {
        int w = glass.width();
        int h = glass.height();
        int[] seen = new int[w * h];
        glass.read(seen);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                boolean hidden = spec.glass().round() && Math.hypot(x + 0.5 - w / 2.0, y + 0.5 - h / 2.0) > w / 2.0;
                int wanted = hidden ? 0 : expected.at(x, y);
                if (wanted != seen[y * w + x]) {
                    assertEquals(
                            Integer.toHexString(wanted),
                            Integer.toHexString(seen[y * w + x]),
                            spec.name() + " " + what + ": pixel " + x + "," + y);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachRotationShowsThePicture(PanelSpec spec) {
        for (int rotation = 0; rotation < 360; rotation += 90) {
            for (Bus kind : Bus.values()) {
                boolean large = spec.width() * spec.height() > 30_000;
                if (!kind.takes(spec) || (large && rotation > 0 && kind != Bus.SPI)) {
                    continue; // what turns is the renderer: once is enough for the other buses of large panels
                }
                EmulatedPanel panel = draw(spec, spec, kind, rotation, false);
                GlassView glass = TurnedGlass.of(panel, rotation);
                Bitmap picture = picture(glass.width(), glass.height());
                assertGlass(
                        spec,
                        glass,
                        "at " + rotation + " degrees on " + kind,
                        (x, y) -> colour(spec.format(), picture.get(x, y)));
                assertEquals(0, panel.counters().ignored(), spec.name() + " " + kind);
                assertEquals(0, panel.counters().tooEarly(), spec.name() + " " + kind);
                assertEquals(0, panel.counters().outside(), spec.name() + " " + kind);
                assertEquals(0, panel.counters().wraps(), spec.name() + " " + kind);
            }
        }
    }

    /// Somebody else has used the panel before, and there is no RESET line: the init sequence alone must do.
    @ParameterizedTest
    @MethodSource("all")
    void whateverTheRegistersHeldBefore(PanelSpec spec) {
        boolean large = spec.width() * spec.height() > 30_000;
        for (long seed = 1; seed <= (large ? 4 : 20); seed++) {
            VirtualWire wire = new VirtualWire(new VirtualClock());
            EmulatedPanel panel = EmulatedPanel.of(spec, seed).usedBefore();
            wire.listen(panel);
            try (DisplayBus bus = FourWire.builder(wire, wire.clock())
                            .command(wire.pin(Line.COMMAND))
                            .chipSelect(wire.pin(Line.CHIP_SELECT))
                            .build();
                    BusDisplay display = BusDisplay.builder(bus, spec).build()) {
                Group root = new Group();
                root.append(TileGrid.builder(picture(spec.width(), spec.height()), palette(spec.format()))
                        .build());
                display.setRootGroup(root);
                display.refresh();
            }
            Bitmap picture = picture(spec.width(), spec.height());
            assertGlass(spec, panel, "used before, seed " + seed, (x, y) -> colour(spec.format(), picture.get(x, y)));
            assertEquals(0, panel.counters().tooEarly(), spec.name() + " seed " + seed);
        }
    }

    /// A change of one pixel at odd places goes out in windows of pairs where the controller stores pairs.
    @Test
    void windowsOfPairsHoldWhatChanged() {
        PanelSpec spec = Panels.find("rm67162-240x536").spec();
        VirtualWire wire = new VirtualWire(new VirtualClock());
        EmulatedPanel panel = EmulatedPanel.of(spec, SNOW);
        wire.listen(panel);
        Bitmap picture = picture(spec.width(), spec.height());
        try (DisplayBus bus = bus(Bus.SPI, wire, wire.pin(Line.COMMAND));
                BusDisplay display = BusDisplay.builder(bus, spec).build()) {
            Group root = new Group();
            root.append(TileGrid.builder(picture, palette(spec.format())).build());
            display.setRootGroup(root);
            display.refresh();
            for (int[] at : new int[][] {{0, 0}, {7, 9}, {238, 535}, {239, 534}, {101, 3}}) {
                picture.set(at[0], at[1], 15 - picture.get(at[0], at[1]));
                display.refresh();
            }
        }
        assertGlass(spec, panel, "after changes", (x, y) -> colour(spec.format(), picture.get(x, y)));
        assertEquals(0, panel.counters().ignored());
        assertEquals(0, panel.counters().wraps());
    }

    private static PanelSpec with(PanelSpec spec, int dx, int dy, PixelFormat format, int command, int... parameters) {
        InitSequence.Builder init = InitSequence.builder();
        for (InitSequence.Step step : spec.init().steps()) {
            int[] old = step.parameters().stream().mapToInt(i -> i).toArray();
            boolean inversion =
                    (command == 0x20 || command == 0x21) && (step.command() == 0x20 || step.command() == 0x21);
            boolean changed = step.command() == command || inversion;
            init.command(changed ? command : step.command(), changed ? parameters : old)
                    .delay(step.delayMillis());
        }
        return PanelSpec.builder(spec.name(), spec.controller(), spec.width(), spec.height())
                .offset(spec.columnStart() + dx, spec.rowStart() + dy)
                .format(format)
                .init(init)
                .glass(spec.glass())
                .build();
    }

    /// What is seen of a panel's memory before anything was drawn.
    private static int[] snow(PanelSpec spec) {
        VirtualWire wire = new VirtualWire(new VirtualClock());
        EmulatedPanel panel = EmulatedPanel.of(spec, SNOW);
        wire.listen(panel);
        try (DisplayBus bus = bus(Bus.SPI, wire, wire.pin(Line.COMMAND));
                BusDisplay _ = BusDisplay.builder(bus, spec).build()) {
            int[] seen = new int[spec.width() * spec.height()];
            panel.read(seen);
            return seen;
        }
    }

    @ParameterizedTest
    @MethodSource("mipi")
    void wrongSettingsShowWhatTheyMust(PanelSpec spec) {
        Bitmap picture = picture(spec.width(), spec.height());
        Expected right = (x, y) -> colour(spec.format(), picture.get(x, y));
        int madctl = Orientation.of(spec, 0).madctl();
        int[] snow = snow(spec);

        PanelSpec bgr = with(spec, 0, 0, spec.format(), 0x36, madctl ^ 0x08);
        assertGlass(spec, draw(bgr, spec, Bus.SPI, 0, false), "with red and blue exchanged", (x, y) -> {
            int c = right.at(x, y);
            return (c & 0xff) << 16 | (c & 0xff00) | c >> 16;
        });
        PanelSpec negative = with(spec, 0, 0, spec.format(), spec.glass().inverted() ? 0x20 : 0x21);
        assertGlass(
                spec,
                draw(negative, spec, Bus.SPI, 0, false),
                "with wrong inversion",
                (x, y) -> 0xffffff - right.at(x, y));
        int dx = spec.controller().windowUnit();
        PanelSpec moved = with(spec, dx, 2, spec.format(), 0x00);
        assertGlass(
                spec,
                draw(moved, spec, Bus.SPI, 0, false),
                "moved by " + dx + ", 2",
                (x, y) -> x >= dx && y >= 2 ? right.at(x - dx, y - 2) : snow[y * spec.width() + x]);
        assertGlass(spec, draw(spec, spec, Bus.SPI, 0, true), "with D/C upside down", (x, y) -> 0);
        if (spec.format().depth() == 16) {
            PanelSpec swapped = with(spec, 0, 0, PixelFormat.RGB565, 0x00);
            assertGlass(
                    spec,
                    draw(swapped, spec, Bus.SPI, 0, false),
                    "with bytes exchanged",
                    (x, y) -> exchanged(right.at(x, y)));
        }
    }

    /// The colour of an RGB565 pixel whose bytes are exchanged.
    private static int exchanged(int c) {
        int p = (c >> 19 & 31) << 11 | (c >> 10 & 63) << 5 | (c >> 3 & 31);
        int q = (p << 8 | p >> 8) & 0xffff;
        int r = q >> 11;
        int g = q >> 5 & 63;
        int b = q & 31;
        return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | (b << 3 | b >> 2);
    }

    /// ILI9488 has no 16-bit pixels on SPI: it reads three bytes where a driver sends two.
    @Test
    void sixteenBitsOnAnIli9488AreReadAsEighteen() {
        PanelSpec spec = Panels.find("ili9488-480x320").spec();
        PanelSpec wrong = with(spec, 0, 0, PixelFormat.RGB565_SWAPPED, 0x3A, 0x55);
        EmulatedPanel panel = draw(wrong, spec, Bus.SPI, 0, false);
        Bitmap picture = picture(480, 320);
        int[] snow = snow(spec);
        assertTrue(panel.counters().ignored() > 0);
        assertGlass(spec, panel, "with 16 bits", (x, y) -> {
            int c = 0;
            for (int at = 3 * (y * 480 + x); at < 3 * (y * 480 + x) + 3; at++) {
                if (at / 2 >= 480 * 320) {
                    return snow[y * 480 + x];
                }
                int rgb = COLOURS[picture.get(at / 2 % 480, at / 2 / 480) % 8];
                int p = (rgb >> 19 & 31) << 11 | (rgb >> 10 & 63) << 5 | (rgb >> 3 & 31);
                int six = (at % 2 == 0 ? p >> 8 : p & 0xff) >> 2;
                c = c << 8 | six << 2 | six >> 4;
            }
            return c;
        });
    }
}
