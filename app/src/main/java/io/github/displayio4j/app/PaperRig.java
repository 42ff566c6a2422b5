package io.github.displayio4j.app;

import io.github.displayio4j.app.linux.LinuxBus;
import io.github.displayio4j.app.linux.Wiring;
import io.github.displayio4j.busdisplay.EPaperDisplay;
import io.github.displayio4j.camera.Fit;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.EmulatedPaper;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.PaperText;
import io.github.displayio4j.panels.Papers;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.Pace;
import io.github.displayio4j.preview.PanelView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// E-paper on a bus: emulated on a virtual wire and clock, where half a minute of refreshing takes as long as its
/// computing, or real, heard by an emulated one.
final class PaperRig implements AutoCloseable {
    private static final long SNOW = 2026;
    private static final int HERTZ = 4_000_000;
    private static final int LOOK_MILLIS = 30;

    private final AutoCloseable owner;
    private final EmulatedPaper paper;
    private final EPaperDisplay display;
    private final BusClock clock;

    /// @param rotation 0, 90, 180 or 270
    /// @param wiring null for an emulated one
    PaperRig(Paper panel, int rotation, @Nullable Wiring wiring) {
        this(panel, rotation, wiring, null);
    }

    /// An emulated one, with somebody else who hears the bus.
    PaperRig(Paper panel, int rotation, WireListener other) {
        this(panel, rotation, null, other);
    }

    private PaperRig(Paper panel, int rotation, @Nullable Wiring wiring, @Nullable WireListener other) {
        clock = wiring == null ? new VirtualClock() : Rig.time.get();
        paper = EmulatedPaper.of(panel, clock, SNOW);
        DisplayBus bus;
        @Nullable InputPin busy;
        if (wiring == null) {
            VirtualWire wire = new VirtualWire(clock);
            wire.listen(paper);
            if (other != null) {
                wire.listen(other);
            }
            bus = FourWire.builder(wire, wire.clock())
                    .command(wire.pin(Line.COMMAND))
                    .chipSelect(wire.pin(Line.CHIP_SELECT))
                    .reset(wire.pin(Line.RESET))
                    .hertz(HERTZ)
                    .build();
            owner = bus;
            busy = paper.busyPin();
        } else {
            LinuxBus wires = new LinuxBus(Rig.machine.get(), wiring, clock, HERTZ, paper);
            bus = wires.bus();
            owner = wires;
            busy = wires.busy();
        }
        EPaperDisplay.Builder builder = EPaperDisplay.builder(bus, panel.spec()).rotation(rotation);
        if (busy != null) {
            builder.busy(busy);
        }
        try {
            display = builder.build();
        } catch (RuntimeException e) {
            Rig.close(owner);
            throw e;
        }
    }

    /// The e-paper panel of that name, or of the file of that name; null if there is none, or the file describes
    /// another
    /// panel.
    ///
    /// @throws UsageException if the file describes e-paper with a mistake
    static @Nullable Paper find(@Nullable String name) {
        String wanted = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        if (name != null && (name.indexOf('.') >= 0 || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0)) {
            return read(Path.of(name));
        }
        return Papers.all().stream()
                .filter(paper -> paper.spec().name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Paper read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > 1 << 20) {
                return null;
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return PaperText.isPaper(text) ? PaperText.parse(file.toString(), text) : null;
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return null; // who reads it as another panel tells
        }
    }

    /// A viewfinder of the panel's size.
    Viewfinder viewfinder(Fit fit) {
        Viewfinder viewfinder = Viewfinder.builder(display.width(), display.height())
                .fit(fit)
                .overlays(false)
                .colorspace(Colorspace.RGB565_SWAPPED)
                .build();
        display.setRootGroup(viewfinder.root());
        return viewfinder;
    }

    /// Columns as seen.
    int width() {
        return display.width();
    }

    /// Rows as seen.
    int height() {
        return display.height();
    }

    /// What is seen, as the panel is held.
    PanelView view() {
        return PanelView.of(
                        TurnedGlass.of(paper, display.rotation()),
                        paper.paper().spec().name())
                .scene(display::rootGroup)
                .refreshing(paper::isShowing);
    }

    /// Shows the scene, while somebody looks on until the panel does; a window until it is closed. Half a minute of
    /// refreshing takes as long as on a real panel, if nobody stops or slows it.
    void refresh(Viewer viewer) throws IOException {
        display.refresh();
        Pace pace = viewer.pace();
        boolean open = true;
        while (open && (display.isBusy() || viewer instanceof Viewer.OnWindow)) {
            long before = System.nanoTime();
            open = viewer.poll(LOOK_MILLIS);
            long passed = pace.next() ? (System.nanoTime() - before) / pace.slowness() : 0;
            if (owner instanceof FourWire) { // a real panel has its own time
                clock.sleep(passed);
            }
        }
        viewer.poll(0);
    }

    /// Shows the scene and waits until the panel does.
    ///
    /// @return what is seen, as the panel is held
    GlassView refresh() {
        display.refresh();
        display.awaitShown();
        return TurnedGlass.of(paper, display.rotation());
    }

    @Override
    public void close() {
        display.close();
        Rig.close(owner);
    }
}
