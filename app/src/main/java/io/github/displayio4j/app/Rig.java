package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;

/// A bench without hardware: display, SPI bus, wires on a virtual clock, and on the wires an emulated panel and a
/// trace.
final class Rig implements AutoCloseable {
    private static final long SNOW = 2026; // seed of the memory's content at power-on

    final PanelSpec spec;
    final VirtualClock clock = new VirtualClock();
    final BusTrace trace = BusTrace.counting();
    final EmulatedPanel panel;
    final FourWire bus;
    final BusDisplay display;

    /// Powers the panel and runs its init sequence.
    ///
    /// @throws UsageException if there is no such panel, rotation or clock
    Rig(PanelOptions options) {
        Panels.Match choice = find(options.name);
        spec = choice.spec();
        if (options.rotation % 90 != 0 || options.rotation < 0 || options.rotation > 270) {
            throw new UsageException("--rotation must be 0, 90, 180 or 270, not " + options.rotation);
        }
        int hertz = options.hertz == null ? spec.maxHertz() : options.hertz;
        if (hertz < 1000) {
            throw new UsageException("--bus-hz must be 1000 or more, not " + hertz);
        }
        VirtualWire wire = new VirtualWire(clock);
        panel = EmulatedPanel.of(spec, SNOW);
        wire.listen(panel);
        wire.listen(trace);
        bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(hertz)
                .build();
        display = BusDisplay.builder(bus, spec)
                .rotation((options.rotation + choice.rotation()) % 360)
                .build();
        trace.clear();
    }

    private static Panels.Match find(String name) {
        try {
            return Panels.find(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--panel: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        display.close();
        bus.close();
    }
}
