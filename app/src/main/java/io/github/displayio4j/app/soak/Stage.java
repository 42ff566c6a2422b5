package io.github.displayio4j.app.soak;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.ColorMode;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.oracle.Oracle;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import org.jspecify.annotations.Nullable;

/// A display of a play, with what is on its glass: bytes go over a bus to a panel, and the panel is compared with the
/// slow renderer.
final class Stage implements AutoCloseable {
    final BusDisplay display;
    final FaultyBus bus;

    private final PanelSpec spec;
    private final ColorMode mode;
    private final @Nullable PanelMemory memory;
    private final @Nullable EmulatedPanel glass;
    private final int[] seen;

    Stage(Plan.Screen screen) {
        mode = screen.mode();
        spec = screen.target().spec(screen.width(), screen.height());
        seen = new int[spec.width() * spec.height()];
        if (screen.target().emulated() == null) {
            memory = new PanelMemory(spec);
            glass = null;
            bus = new FaultyBus(memory);
        } else {
            VirtualClock clock = new VirtualClock();
            VirtualWire wire = new VirtualWire(clock);
            glass = EmulatedPanel.of(spec, screen.stripRows());
            memory = null;
            wire.listen(glass);
            bus = new FaultyBus(fourWire(wire, clock, spec));
        }
        int unit = spec.format().alignY();
        long strip = bytes(spec, (screen.stripRows() + unit - 1) / unit * unit);
        BusDisplay.Builder builder = BusDisplay.builder(bus, spec)
                .rotation(screen.rotation())
                .stripBytes((int) strip)
                .colorMode(mode);
        if (screen.threads()) {
            builder.handOverNanos(0);
        }
        display = builder.build();
    }

    private static DisplayBus fourWire(VirtualWire wire, VirtualClock clock, PanelSpec spec) {
        return FourWire.builder(wire, clock)
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(spec.maxHertz())
                .build();
    }

    private static long bytes(PanelSpec spec, int rows) {
        int unit = spec.format().alignX();
        long pixels = (long) (spec.width() + unit - 1) / unit * unit * rows;
        return spec.format().depth() < 8
                ? pixels / spec.format().pixelsPerByte()
                : pixels * ((spec.format().depth() + 7) / 8);
    }

    /// Compares every pixel of the panel with what the slow renderer says.
    ///
    /// @return what differs, or null
    @Nullable
    String difference(Group root) {
        EmulatedPanel eyes = glass;
        read();
        if (memory != null && memory.outside > 0) {
            return memory.outside + " bytes came for places outside of the panel's memory";
        }
        int different = 0;
        String first = "";
        for (int y = 0; y < spec.height(); y++) {
            for (int x = 0; x < spec.width(); x++) {
                int pixel =
                        Oracle.pixel(root, spec.format(), mode, display.rotation(), spec.width(), spec.height(), x, y);
                int expected = eyes == null ? pixel : eye(pixel);
                int actual = seen[y * spec.width() + x];
                if (expected != actual && different++ == 0) {
                    first = "pixel " + x + "," + y + " is 0x" + Integer.toHexString(actual) + ", not 0x"
                            + Integer.toHexString(expected);
                }
            }
        }
        return different == 0 ? null : different + " of " + seen.length + " pixels differ, the first: " + first;
    }

    /// Reads the panel, for `pixel`.
    void read() {
        if (glass != null) {
            glass.read(seen);
        } else if (memory != null) {
            for (int i = 0; i < seen.length; i++) {
                seen[i] = memory.pixel(i % spec.width(), i / spec.width());
            }
        }
    }

    /// What the last `read` saw in a pixel of the panel.
    int pixel(int x, int y) {
        return seen[y * spec.width() + x];
    }

    /// What an eye sees of a pixel of the emulated panels.
    private int eye(int pixel) {
        if (spec.format().depth() == 1) {
            return pixel * 0xffffff;
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
