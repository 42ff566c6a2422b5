package io.github.displayio4j.panels.junit;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.PanelCounters;
import io.github.displayio4j.panels.ScanBeam;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.panels.lint.Finding;
import io.github.displayio4j.panels.lint.Linter;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceRecorder;
import io.github.displayio4j.panels.trace.TraceScript;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An emulated panel on a bus on a virtual clock, for the test of a driver. Two ways lead to the panel: `wire()`,
/// which is
/// an SPI, parallel and I2C port with pins, and plain methods for drivers with an interface of their own.
public final class PanelBench {
    private final PanelSpec spec;
    private final VirtualWire wire = new VirtualWire(new VirtualClock());
    private final io.github.displayio4j.panels.EmulatedPanel panel;
    private final TraceRecorder recorder = new TraceRecorder();
    private final boolean nineBits;
    private final int hertz;

    PanelBench(PanelSpec spec, EmulatedPanel asked) {
        this.spec = spec;
        nineBits = asked.nineBits();
        hertz = asked.hertz() > 0 ? asked.hertz() : spec.maxHertz();
        panel = io.github.displayio4j.panels.EmulatedPanel.of(
                spec,
                asked.seed(),
                nineBits
                        ? io.github.displayio4j.panels.EmulatedPanel.Words.NINE_BITS
                        : io.github.displayio4j.panels.EmulatedPanel.Words.BYTES);
        if (asked.usedBefore()) {
            panel.usedBefore();
        }
        if (asked.lossy() > 0) {
            panel.lossy(asked.lossy());
        }
        wire.listen(panel);
        wire.listen(recorder);
    }

    /// What the panel is.
    public PanelSpec spec() {
        return spec;
    }

    /// The emulated panel.
    public io.github.displayio4j.panels.EmulatedPanel panel() {
        return panel;
    }

    /// The wires: `SpiPort`, `ParallelPort` and `I2cPort`.
    public VirtualWire wire() {
        return wire;
    }

    /// The time on the bench: it moves when bytes are sent and when somebody sleeps on it.
    public BusClock clock() {
        return wire.clock();
    }

    /// The pin that drives a line.
    public OutputPin pin(Line line) {
        return wire.pin(line);
    }

    /// The TE pin of a MIPI-DCS panel.
    ///
    /// @throws IllegalArgumentException for others
    public InputPin tearingPin() {
        return panel.tearingPin(clock());
    }

    /// What the scan of a MIPI-DCS panel showed; to be asked for before the frames that it is to follow.
    ///
    /// @throws IllegalArgumentException for others
    public ScanBeam beam() {
        return panel.beam(clock());
    }

    /// Sends bytes with D/C low.
    public void command(byte... bytes) {
        send(false, bytes);
    }

    /// Sends bytes with D/C high.
    public void data(byte... bytes) {
        send(true, bytes);
    }

    private void send(boolean data, byte[] bytes) {
        if (!nineBits) {
            wire.pin(Line.COMMAND).set(data);
        }
        wire.write(MemorySegment.ofArray(bytes), 0, bytes.length, hertz);
    }

    /// Sends one I2C message.
    ///
    /// @param address 0x08..0x77
    public void message(int address, byte... bytes) {
        wire.write(address, MemorySegment.ofArray(bytes), 0, bytes.length);
    }

    /// Reads what the panel answers to the last command.
    ///
    /// @return as many bytes as asked for
    public byte[] read(int bytes) {
        byte[] answer = new byte[bytes];
        wire.read(MemorySegment.ofArray(answer), 0, bytes, hertz);
        return answer;
    }

    /// Drives RESET.
    public void reset(boolean high) {
        wire.pin(Line.RESET).set(high);
    }

    /// Lets time pass.
    public void sleepMillis(long millis) {
        clock().sleep(millis * 1_000_000);
    }

    /// What an eye sees.
    public GlassView glass() {
        return panel;
    }

    /// What an eye sees of a panel that is held turned.
    ///
    /// @param rotation 0, 90, 180 or 270
    public GlassView glass(int rotation) {
        return TurnedGlass.of(panel, rotation);
    }

    /// Columns of the glass.
    public int width() {
        return spec.width();
    }

    /// Rows of the glass.
    public int height() {
        return spec.height();
    }

    /// All that went over the bus so far.
    public Trace trace() {
        return recorder.trace(spec.name(), nineBits ? Trace.Bus.NINE_BITS : Trace.Bus.SPI);
    }

    /// What the linter has against what was sent so far.
    public List<Finding> findings() {
        return Linter.lint(TraceScript.of(trace(), spec), spec).findings();
    }

    /// Asserts that the controller counted no faults: nothing too early, unknown, wrapped or outside its memory.
    ///
    /// @throws AssertionError naming the counters
    public void assertNoFaults() {
        PanelCounters c = panel.counters();
        if (c.tooEarly() + c.ignored() + c.wraps() + c.outside() > 0) {
            throw new AssertionError(spec.name() + " counted faults: commands too early " + c.tooEarly() + ", ignored "
                    + c.ignored() + ", pixels that wrapped " + c.wraps() + ", outside the memory " + c.outside());
        }
    }

    /// Asserts that the linter finds nothing in what was sent so far.
    ///
    /// @throws AssertionError listing the findings
    public void assertLintClean() {
        List<Finding> findings = findings();
        if (!findings.isEmpty()) {
            StringBuilder text = new StringBuilder(spec.name() + ": the linter found");
            for (Finding finding : findings) {
                text.append("\n  ")
                        .append(finding.rule().severity().label())
                        .append(' ')
                        .append(finding.rule().id())
                        .append(" at ")
                        .append(finding.at())
                        .append(": ")
                        .append(finding.message())
                        .append("\n    remedy: ")
                        .append(finding.rule().remedy());
            }
            throw new AssertionError(text.toString());
        }
    }

    /// Writes `bus.trace` and `glass.png` into a folder.
    void keep(Path folder) throws IOException {
        Files.createDirectories(folder);
        TraceFile.write(trace(), folder.resolve("bus.trace"));
        GlassImages.writePng(panel, folder.resolve("glass.png"), 1);
    }
}
