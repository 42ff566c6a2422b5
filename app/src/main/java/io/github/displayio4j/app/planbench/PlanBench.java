package io.github.displayio4j.app.planbench;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Workloads on buses, planned by us and by the rules of others. Times of a cell are means of its frames.
final class PlanBench {
    /// What a ratio to the best rule may be, and where a frame has more areas than are planned exactly.
    static final double MOST = 1.05;

    static final double MOST_OF_MANY = 1.10;
    static final int MANY_AREAS = 64;

    private static final long WARM_NANOS = 250_000_000;
    private static final long CELL_NANOS = 25_000_000;

    /// @param ours microseconds on the wire
    /// @param rivals the same of each rule, by its name
    /// @param planMicros time for planning and comparing with the shadow on this machine
    record Cell(
            String workload,
            String bus,
            int areas,
            double ours,
            double windows,
            double bytes,
            Rival bestOf,
            Map<Rival, Double> rivals,
            double planMicros,
            String explained) {
        double best() {
            return rivals.getOrDefault(bestOf, Double.NaN);
        }

        double ratio() {
            return ours / best();
        }

        double allowed() {
            return areas > MANY_AREAS ? MOST_OF_MANY : MOST;
        }

        /// How many times less than CircuitPython's rule.
        double gain() {
            return rivals.getOrDefault(Rival.CIRCUITPYTHON, Double.NaN) / ours;
        }
    }

    /// Something that all cells must keep.
    record Bar(String what, String worst, boolean kept) {}

    private final Registers registers;

    /// @param registers how the controller of this bench treats its window registers
    PlanBench(Registers registers) {
        this.registers = registers;
    }

    /// Runs everything once so that the loops are compiled.
    void warmUp(Workload workload) {
        PlanRun run = new PlanRun(BusProfile.all().get(1).cost(), registers);
        for (Frames frame : workload.frames()) {
            run.micros(frame, WARM_NANOS / workload.frames().size());
        }
    }

    Cell cell(Workload workload, BusProfile bus) {
        PlanRun run = new PlanRun(bus.cost(), registers);
        int n = workload.frames().size();
        Tally ours = new Tally(0, 0, 0);
        double micros = 0;
        String explained = "";
        Map<Rival, Double> rivals = new LinkedHashMap<>();
        for (Frames frame : workload.frames()) {
            run.hold(frame.before());
            ours = ours.plus(run.send(frame.after(), frame.areas()));
            explained = run.explain();
            micros += run.micros(frame, CELL_NANOS / n) / n;
            for (Rival rival : Rival.values()) {
                rivals.merge(rival, rival.send(frame).micros(bus.cost()) / n, Double::sum);
            }
        }
        Rival best = Rival.CIRCUITPYTHON;
        for (Rival rival : Rival.values()) {
            if (rivals.getOrDefault(rival, Double.NaN) < rivals.getOrDefault(best, Double.NaN)) {
                best = rival;
            }
        }
        return new Cell(
                workload.name(),
                bus.name(),
                workload.areas(),
                ours.micros(bus.cost()) / n,
                (double) ours.windows() / n,
                (double) ours.bytes() / n,
                best,
                rivals,
                micros,
                explained);
    }

    static Cell worst(List<Cell> cells) {
        Cell worst = cells.getFirst();
        for (Cell cell : cells) {
            worst = cell.ratio() > worst.ratio() ? cell : worst;
        }
        return worst;
    }

    static List<Bar> bars(List<Cell> cells) {
        List<Bar> bars = new ArrayList<>();
        bars.add(worstRatio(cells, false, "at most 1.05x the best rule, up to 64 areas"));
        bars.add(worstRatio(cells, true, "at most 1.10x the best rule, above 64 areas"));
        Cell least = null;
        Cell corner = null;
        Cell slowest = null;
        for (Cell cell : cells) {
            double bestGain = cell.rivals().getOrDefault(Rival.CIRCUITPYTHON, Double.NaN) / cell.best();
            if (bestGain >= 2 && (least == null || cell.gain() < least.gain())) {
                least = cell;
            }
            if (cell.workload().equals("corner-tiles") && (corner == null || cell.gain() < corner.gain())) {
                corner = cell;
            }
            if (cell.bus().equals("spi40") && (slowest == null || share(cell) > share(slowest))) {
                slowest = cell;
            }
        }
        if (least != null) {
            bars.add(new Bar(
                    "at least 2x less than CircuitPython wherever the best rule is", gain(least), least.gain() >= 2));
        }
        if (corner != null) {
            bars.add(
                    new Bar("at least 50x less than CircuitPython on corner tiles", gain(corner), corner.gain() >= 50));
        }
        if (slowest != null) {
            bars.add(new Bar(
                    "planning and comparing under 3 % of the time on the wire at 40 MHz, on this machine",
                    Tables.number("%.2f %% ", 100 * share(slowest)) + name(slowest), share(slowest) < 0.03));
        }
        return bars;
    }

    private static double share(Cell cell) {
        return cell.planMicros() / cell.ours();
    }

    private static String gain(Cell cell) {
        return Tables.number("%.2fx ", cell.gain()) + name(cell);
    }

    private static String name(Cell cell) {
        return "(" + cell.workload() + " on " + cell.bus() + ")";
    }

    private static Bar worstRatio(List<Cell> cells, boolean many, String what) {
        Cell worst = null;
        for (Cell cell : cells) {
            if (cell.areas() > MANY_AREAS == many && (worst == null || cell.ratio() > worst.ratio())) {
                worst = cell;
            }
        }
        return worst == null
                ? new Bar(what, "no such cell", true)
                : new Bar(what, Tables.number("%.3f ", worst.ratio()) + name(worst), worst.ratio() <= worst.allowed());
    }
}
