package io.github.displayio4j.jmh;

import io.github.displayio4j.busdisplay.BusDisplay;
import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.panels.Panels;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Small moves over a tile map of 320x240 that stands still, only what changed drawn: S8 one sprite of 16x16, S9 fifty
/// of 8x8.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@SuppressWarnings("NullAway.Init") // JMH calls @Setup first
public class MoveBenchmark {
    /// See `Scenes`.
    @Param({"S8", "S9"})
    public String moves;

    private BenchScene ours;
    private BenchScene shown;
    private BusDisplay display;
    private short[] from;
    private short[] to;

    /// Makes the scene for all, and checks that all draw the same, and that S8 is one window.
    ///
    /// @throws IllegalStateException if they do not
    @Setup(Level.Trial)
    public void make() {
        ours = Scenes.make(moves);
        from = ours.check();
        to = new short[from.length];
        shown = Scenes.make(moves);
        display = BusDisplay.builder(
                        new NullBus(), Panels.find("ili9341-320x240").spec())
                .differencesOnly(false) // those are PlannerBenchmark's
                .build();
        display.setRootGroup(shown.root);
        display.refresh();
        RefreshReport report = refresh();
        if (moves.equals("S8") && (report.windows() != 1 || report.pixels() != 17 * 16)) {
            throw new IllegalStateException("one sprite gave " + report);
        }
    }

    /// Frees the strips.
    @TearDown(Level.Trial)
    public void close() {
        display.close();
    }

    /// The engine alone: changed areas and their bytes.
    @Benchmark
    public MemorySegment draw() {
        return ours.draw();
    }

    /// The copy of a whole frame.
    @Benchmark
    public short[] drawByArraycopy() {
        System.arraycopy(from, 0, to, 0, from.length);
        return to;
    }

    /// As CircuitPython does it, areas given.
    @Benchmark
    public short[] drawByCircuitPython() {
        return ours.drawByCircuitPython();
    }

    /// All of a refresh: areas, windows planned for the bus, bytes, batches to a bus that drops them.
    @Benchmark
    public RefreshReport refresh() {
        shown.edit();
        return display.refresh();
    }

    /// The copy of a whole frame.
    @Benchmark
    public short[] refreshByArraycopy() {
        return drawByArraycopy();
    }
}
