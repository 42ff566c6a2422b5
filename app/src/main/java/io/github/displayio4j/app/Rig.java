package io.github.displayio4j.app;

import io.github.displayio4j.app.linux.LinuxBus;
import io.github.displayio4j.app.linux.Wiring;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxKernel;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A display on a bus: without hardware on wires on a virtual clock, or on those of a Linux board. What is sent is
/// heard by an emulated panel and a trace, either way.
final class Rig implements AutoCloseable {
    private static final long SNOW = 2026; // seed of the memory's content at power-on
    private static final String USUAL_PANEL = "memento";

    /// Where devices are; tests put another one here.
    static Supplier<Kernel> machine = LinuxKernel::ofMachine;

    final PanelSpec spec;
    final BusTrace trace = BusTrace.counting();
    final EmulatedPanel panel;
    final int hertz;
    final DisplayBus bus;
    final BusDisplay display;
    private final @Nullable LinuxBus real;

    /// Powers the panel and runs its init sequence.
    ///
    /// @throws UsageException if there is no such panel, rotation, clock or wiring
    /// @throws IOException if a wiring file can't be read
    /// @throws io.github.displayio4j.displaybus.BusException if a device can't be opened
    Rig(PanelOptions options) throws IOException {
        @Nullable Wiring wiring = options.bus == null ? null : Wiring.parse(options.bus);
        Panels.Match choice = find(options.name, wiring);
        spec = choice.spec();
        options.checkRotation();
        int usualHertz = options.hertz == null ? spec.maxHertz() : options.hertz;
        if (usualHertz < 1000) {
            throw new UsageException("--bus-hz must be 1000 or more, not " + usualHertz);
        }
        panel = EmulatedPanel.of(spec, SNOW);
        if (wiring == null) {
            real = null;
            hertz = usualHertz;
            bus = virtualBus();
        } else {
            real = new LinuxBus(machine.get(), wiring, new SystemClock(), usualHertz, new Ears(panel, trace));
            hertz = real.hertz();
            bus = real.bus();
        }
        try {
            BusDisplay.Builder builder =
                    BusDisplay.builder(bus, spec).rotation((options.rotation + choice.rotation()) % 360);
            if (real != null && real.backlight() != null) {
                builder.backlight(real.backlight());
            }
            if (real != null && real.tearing() != null) {
                builder.tearing(real.tearing());
            }
            display = builder.build();
        } catch (RuntimeException e) {
            closeBus();
            throw e;
        }
        trace.clear();
    }

    private DisplayBus virtualBus() {
        VirtualWire wire = new VirtualWire(new VirtualClock());
        wire.listen(panel);
        wire.listen(trace);
        return FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(hertz)
                .build();
    }

    /// Whether the panel is a real one.
    boolean isReal() {
        return real != null;
    }

    private static Panels.Match find(@Nullable String name, @Nullable Wiring wiring) {
        String wired = wiring == null ? null : wiring.get("panel");
        try {
            return Panels.find(name != null ? name : wired != null ? wired : USUAL_PANEL);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--panel: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        display.close();
        closeBus();
    }

    private void closeBus() {
        if (real != null) {
            real.close();
        } else {
            bus.close();
        }
    }

    /// Two listeners as one.
    private record Ears(WireListener first, WireListener second) implements WireListener {
        @Override
        public void line(Line line, boolean high, long nanos) {
            first.line(line, high, nanos);
            second.line(line, high, nanos);
        }

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
            first.bytes(bytes, offset, length, start, end);
            second.bytes(bytes, offset, length, start, end);
        }

        @Override
        public void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
            first.message(address, bytes, offset, length, start, end);
            second.message(address, bytes, offset, length, start, end);
        }
    }
}
