package io.github.displayio4j.jmh;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SystemClock;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.panels.Panels;
import java.time.Duration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What the flight recorder costs: camera frames of the 240x240 panel `memento`, all of each on the wire.
///
/// `off`: nobody records; `others`: a recording without the engine's events; `on`: with them, as they are recorded
/// by `-XX:StartFlightRecording`; `all`: however short they are, as `profile` records them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class FlightBenchmark {
    /// Who records.
    @Param({"off", "others", "on", "all"})
    public String recorder;

    /// `virtual`: bytes take no time, so that a frame is what the machine does for it; `real`: they take the 15.4 ms
    /// that they take on wires.
    @Param({"virtual", "real"})
    public String wires;

    private final PanelSpec spec = Panels.find("memento").spec();
    private final Bitmap camera = new Bitmap(spec.width(), spec.height(), 65536);
    private VirtualWire wire;
    private BusDisplay display;
    private @Nullable Recording recording;
    private int step;

    /// Powers the display, and starts recording.
    @Setup(Level.Trial)
    public void open() {
        BusClock clock = wires.equals("real") ? new SystemClock() : new VirtualClock();
        wire = new VirtualWire(clock);
        FourWire bus = FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET))
                .hertz(60_000_000)
                .build();
        display = BusDisplay.builder(bus, spec).build();
        Group group = new Group();
        group.append(new TileGrid(camera, new ColorConverter(Colorspace.RGB565)));
        display.setRootGroup(group);
        if (!recorder.equals("off")) {
            recording = record();
        }
    }

    private Recording record() {
        Recording started = new Recording();
        for (String event :
                new String[] {"Frame", "Collect", "Change", "Plan", "Convert", "Strip", "BusBatch", "Edit"}) {
            String name = "displayio4j." + event;
            switch (recorder) {
                case "on" -> started.enable(name);
                case "all" -> started.enable(name).withThreshold(Duration.ZERO);
                default -> started.disable(name);
            }
        }
        started.start();
        return started;
    }

    /// Ends both.
    @TearDown(Level.Trial)
    public void close() {
        display.close();
        if (recording != null) {
            recording.close();
        }
    }

    /// A frame whose pixels all differ from those before.
    @Benchmark
    public long refresh() {
        camera.fill(++step & 0xffff);
        display.refresh();
        return wire.bytes();
    }
}
