package io.github.displayio4j.app.profile;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;

/// An emulated panel on wires of a virtual clock, with an empty scene.
final class Stage implements AutoCloseable {
    private static final long SNOW = 1; // seed of the memory's content at power-on

    final Group root = new Group();
    final BusLock lock = new BusLock();
    final EmulatedPanel panel;
    final BusDisplay display;
    private final FourWire bus;

    /// @param hertz clock of the bus; 0 for the panel's highest
    Stage(String panelName, int hertz, int rotation) {
        this(panelName, hertz, rotation, 1000);
    }

    /// @param callNanos what each call takes besides its bytes, as system calls do
    Stage(String panelName, int hertz, int rotation, long callNanos) {
        PanelSpec spec = Panels.find(panelName).spec();
        VirtualWire wire =
                VirtualWire.builder(new VirtualClock()).callNanos(callNanos).build();
        panel = EmulatedPanel.of(spec, SNOW);
        wire.listen(panel);
        bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .lock(lock)
                .hertz(hertz == 0 ? spec.maxHertz() : hertz)
                .build();
        display = BusDisplay.builder(bus, spec).rotation(rotation).build();
        display.setRootGroup(root);
    }

    @Override
    public void close() {
        display.close();
        bus.close();
    }
}
