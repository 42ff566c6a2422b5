package io.github.displayio4j.app.planbench;

import io.github.displayio4j.app.Progress;
import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Compares the windows that we send with those of other rules.
@Command(
        name = "plan-bench",
        description = {
            "Compares the windows that the planner sends with those of the rules of CircuitPython, LVGL, Slint, Linux,"
                    + " fbcp-ili9341 and pixman: modelled time on the wire, on buses from ideal SPI to I2C.",
            "",
            "Frames of 320x240 pixels are made from fixed seeds. For each, the planner gets the changed areas, and a"
                    + " shadow of the panel narrows what is drawn; the rules get the same areas or the same two"
                    + " pictures. Each plan of ours is checked to leave the right picture on the panel. 'ratio' is our"
                    + " time by that of the best rule (below 1: we are faster); 'vs CP' is how many times longer"
                    + " CircuitPython's rule takes; 'plan us' is what planning and comparing take on this machine."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j plan-bench                            all workloads on all buses, 10 s",
            "  displayio4j plan-bench --workload scope --explain one workload, and in words what was planned",
            "  displayio4j plan-bench --json > plan.json",
            "",
            "Exit codes: 0 all bars on the wire are kept (planning time is shown, not judged), 1 one is missed,"
                    + " 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class PlanBenchCommand implements Callable<Integer> {

    @Option(names = "--workload", paramLabel = "NAME", split = ",", description = "Only these workloads; default all.")
    private List<String> workloads = new ArrayList<>();

    @Option(names = "--bus", paramLabel = "NAME", split = ",", description = "Only these buses; default all.")
    private List<String> buses = new ArrayList<>();

    @Option(
            names = "--full-cursor",
            description = "The controller wants both bounds of columns and rows each time they change. Without this, a"
                    + " first column or row may be sent alone, as the frame-diff rule does in any case.")
    private boolean fullCursor;

    @Option(names = "--explain", description = "Say in words what was planned.")
    private boolean explain;

    @Option(names = "--json", description = "Print the results as JSON on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command = CommandSpec.create();

    /// For picocli, which fills in the options.
    public PlanBenchCommand() {}

    @Override
    public Integer call() throws IOException {
        check(
                "--workload",
                workloads,
                Workload.all().stream().map(Workload::name).toList());
        check("--bus", buses, BusProfile.all().stream().map(BusProfile::name).toList());
        List<Workload> chosen = Workload.named(workloads);
        List<BusProfile> profiles = BusProfile.all().stream()
                .filter(bus -> buses.isEmpty() || buses.contains(bus.name()))
                .toList();
        PlanBench bench = new PlanBench(fullCursor ? Registers.KEPT : Registers.PARTIAL);
        List<PlanBench.Cell> cells = new ArrayList<>();
        try (ProgressBar bar = Progress.bar("plan-bench", " cells", chosen.size() * (1 + profiles.size()))) {
            for (Workload workload : chosen) {
                bench.warmUp(workload);
                bar.step();
            }
            for (Workload workload : chosen) {
                for (BusProfile bus : profiles) {
                    cells.add(bench.cell(workload, bus));
                    bar.step();
                }
            }
        }
        List<PlanBench.Bar> bars = PlanBench.bars(cells);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.print(Tables.json(cells, bars));
        } else {
            out.print(Tables.text(cells, explain));
            out.println();
            out.print(Tables.bars(bars));
            out.println(
                    Tables.number("worst ratio: %.3f", PlanBench.worst(cells).ratio()));
        }
        out.flush();
        for (PlanBench.Bar bar : bars) {
            if (!bar.kept() && !bar.what().startsWith("planning")) {
                return 1;
            }
        }
        return 0;
    }

    private void check(String option, List<String> given, List<String> known) {
        for (String name : given) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        command.commandLine(), option + ": no '" + name + "'; there are " + String.join(", ", known));
            }
        }
    }
}
