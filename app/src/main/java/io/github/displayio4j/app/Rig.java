package io.github.displayio4j.app;

import io.github.displayio4j.app.linux.FramebufferGlass;
import io.github.displayio4j.app.linux.LinuxBus;
import io.github.displayio4j.app.linux.LinuxScreens;
import io.github.displayio4j.app.linux.Wiring;
import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.FramebufferDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Framebuffer;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxKernel;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.paralleldisplaybus.ParallelBus;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A display on a bus: without hardware on wires on a virtual clock, or on those of a Linux board. What is sent is
/// heard by an emulated panel and a trace, either way.
final class Rig implements AutoCloseable {
    private static final int I2C_ADDRESS = 0x3C;
    private static final long SNOW = 2026; // seed of the memory's content at power-on
    private static final String USUAL_PANEL = "memento";

    /// Where devices are; tests put another one here.
    static Supplier<Kernel> machine = LinuxKernel::ofMachine;

    /// The time that real panels live by; tests put a virtual one here.
    static Supplier<BusClock> time = SystemClock::new;

    final BusTrace trace = BusTrace.counting();
    final String name;
    final PixelFormat format;
    final GlassView glass;
    final Screen screen;

    /// Clock of pixels in Hz; 0 where there is none.
    final int hertz;

    final BusClock clock;

    /// The panel and its bus; null for a framebuffer.
    private final @Nullable PanelSpec spec;

    private final @Nullable DisplayBus bus;
    private final @Nullable AutoCloseable owner;
    private final boolean real;

    /// Powers the panel and runs its init sequence.
    ///
    /// @throws UsageException if there is no such panel, rotation, clock or wiring
    /// @throws IOException if a wiring file can't be read
    /// @throws io.github.displayio4j.displaybus.BusException if a device can't be opened
    Rig(PanelOptions options) throws IOException {
        this(options, BusTrace.counting());
    }

    /// As `Rig(options)`, with somebody else who hears the bus, from the first event on.
    Rig(PanelOptions options, WireListener other) throws IOException {
        this(options, other, Trace.Bus.SPI);
    }

    /// As the others, with another kind of virtual bus.
    Rig(PanelOptions options, WireListener other, Trace.Bus kind) throws IOException {
        options.checkRotation();
        @Nullable Wiring wiring = options.bus == null ? null : Wiring.parse(options.bus);
        real = wiring != null;
        if (wiring != null && (wiring.kind() == Wiring.Kind.FB || wiring.kind() == Wiring.Kind.DRM)) {
            Framebuffer memory = LinuxScreens.open(machine.get(), wiring);
            FramebufferGlass seen = new FramebufferGlass(memory);
            owner = memory;
            spec = null;
            bus = null;
            hertz = 0;
            clock = time.get();
            name = memory.name();
            format = FramebufferDisplay.format(memory.layout());
            glass = seen;
            screen = new Screen.Memory(new FramebufferDisplay(memory, options.rotation), seen::changed);
            return;
        }
        Panels.Match choice = find(options.name, wiring);
        PanelSpec panelSpec = choice.spec();
        int usualHertz = options.hertz == null ? panelSpec.maxHertz() : options.hertz;
        if (usualHertz < 1000) {
            throw new UsageException("--bus-hz must be 1000 or more, not " + usualHertz);
        }
        boolean nineBits = wiring == null && kind == Trace.Bus.NINE_BITS;
        EmulatedPanel panel =
                EmulatedPanel.of(panelSpec, SNOW, nineBits ? EmulatedPanel.Words.NINE_BITS : EmulatedPanel.Words.BYTES);
        BusDisplay.Builder builder;
        if (wiring == null) {
            hertz = usualHertz;
            bus = virtualBus(panel, other, kind);
            owner = bus;
            builder = BusDisplay.builder(bus, panelSpec);
        } else {
            Wiring asked = options.hertz == null ? wiring : wiring.with(Map.of("hz", options.hertz.toString()));
            LinuxBus wires =
                    new LinuxBus(machine.get(), asked, time.get(), usualHertz, new Ears(panel, new Ears(trace, other)));
            hertz = wires.hertz();
            bus = wires.bus();
            owner = wires;
            builder = BusDisplay.builder(bus, panelSpec);
            if (wires.backlight() != null) {
                builder.backlight(wires.backlight());
            }
            if (wires.tearing() != null) {
                builder.tearing(wires.tearing());
            }
        }
        try {
            screen = new Screen.Panel(builder.rotation((options.rotation + choice.rotation()) % 360)
                    .build());
        } catch (RuntimeException e) {
            closeOwner();
            throw e;
        }
        spec = panelSpec;
        clock = bus.clock();
        name = panelSpec.name();
        format = panelSpec.format();
        glass = panel;
        trace.clear();
    }

    private DisplayBus virtualBus(EmulatedPanel panel, WireListener other, Trace.Bus kind) {
        VirtualWire wire =
                VirtualWire.builder(new VirtualClock()).strobeNanos(1e9 / hertz).build();
        wire.listen(panel);
        wire.listen(trace);
        wire.listen(other);
        return switch (kind) {
            case SPI, NINE_BITS -> {
                FourWire.Builder builder = FourWire.builder(wire, wire.clock())
                        .chipSelect(wire.pin(Line.CHIP_SELECT))
                        .reset(wire.pin(Line.RESET))
                        .hertz(hertz);
                if (kind == Trace.Bus.SPI) {
                    builder.command(wire.pin(Line.COMMAND));
                }
                yield builder.build();
            }
            case PARALLEL ->
                ParallelBus.builder(wire, wire.clock())
                        .command(wire.pin(Line.COMMAND))
                        .chipSelect(wire.pin(Line.CHIP_SELECT))
                        .reset(wire.pin(Line.RESET))
                        .build();
            case I2C -> {
                if (!panel.spec().controller().speaksI2c()) {
                    throw new UsageException("--wires: the " + panel.spec().controller() + " is not on I2C");
                }
                yield I2CDisplayBus.builder(wire, wire.clock(), I2C_ADDRESS)
                        .reset(wire.pin(Line.RESET))
                        .build();
            }
        };
    }

    /// Whether the panel is a real one.
    boolean isReal() {
        return real;
    }

    /// Lets time pass for an emulated panel; a real one has its own.
    ///
    /// @param nanos by the clock of the bus
    void passUntil(long nanos) {
        if (!real && clock.nanos() < nanos) {
            clock.sleepUntil(nanos);
        }
    }

    /// Whether it is a panel on a bus, and not a framebuffer.
    boolean isOnBus() {
        return spec != null;
    }

    /// The panel.
    ///
    /// @throws UsageException if it is a framebuffer
    PanelSpec spec() {
        if (spec == null) {
            throw new UsageException("--bus: this needs a panel on a bus, not the framebuffer " + name);
        }
        return spec;
    }

    /// The panel's bus.
    ///
    /// @throws UsageException if it is a framebuffer
    DisplayBus bus() {
        spec();
        return Objects.requireNonNull(bus);
    }

    private static Panels.Match find(@Nullable String name, @Nullable Wiring wiring) {
        String wired = wiring == null ? null : wiring.get("panel");
        try {
            return Panels.find(name != null ? name : wired != null ? wired : USUAL_PANEL);
        } catch (IllegalArgumentException e) {
            if (PaperRig.find(name) != null) {
                throw new UsageException("--panel: " + name + " is e-paper, which shows pictures and no video: try"
                        + " `displayio4j show PICTURE --panel " + name + " --preview window`");
            }
            throw new UsageException("--panel: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        screen.close();
        closeOwner();
    }

    private void closeOwner() {
        if (owner != null) {
            close(owner);
        }
    }

    /// Closes a bus or a device.
    static void close(AutoCloseable owner) {
        try {
            owner.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
