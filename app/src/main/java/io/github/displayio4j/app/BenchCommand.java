package io.github.displayio4j.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Speed beside that of peers. The peers are no part of the command: the benchmarks, which have them, run in JVMs of
/// their own.
@Command(
        name = "bench",
        description = {
            "Measures our speed beside that of peers, in the same run: ratios of times, below 1 we are faster.",
            "",
            "scenes, moves, blend, drawing, golden, tools, frames, planner, flight, ioctl: parts of the engine by JMH, most of them"
                    + " beside a copy of the frame, Java2D and a port of CircuitPython's loop. all: these, one after"
                    + " the other, in 20 minutes.",
            "jpeg: the JPEG decoder beside libjpeg-turbo, javax.imageio, TwelveMonkeys and stb_image; ratios of times,"
                    + " below 1 we are faster. Peers that are not installed are named as absent. Debian:"
                    + " libturbojpeg0, libjpeg-turbo-progs, and gcc with libjpeg-dev for RGB565 and regions.",
            "startup: whole processes of this command beside a JVM that does nothing, with and without its cache."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j bench jpeg --quick                  the whole table in less than 4 minutes",
            "  displayio4j bench scenes --quick --plot out/scenes.svg",
            "  displayio4j bench scenes --quick --gate         exit code 1 if a bar is missed for certain",
            "  displayio4j bench jpeg --row all-32 --cases     one row, and what each picture took",
            "",
            "Exit codes: 0 every row keeps what it must (of JMH's: with --gate), 1 one does not, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    /// What can be measured, and the script that does it.
    enum Subject {
        JPEG(""),
        STARTUP(""),
        SCENES("SceneBenchmark"),
        MOVES("MoveBenchmark"),
        BLEND("BlendBenchmark"),
        DRAWING("DrawingBenchmark"),
        GOLDEN("GoldenBenchmark"),
        TOOLS("ToolsBenchmark"),
        FRAMES("FrameBenchmark"),
        PLANNER("PlannerBenchmark"),
        FLIGHT("Flight"),
        IOCTL("IoctlBenchmark"),
        ALL("");

        /// JMH's class; empty for all, or none.
        private final String type;

        Subject(String type) {
            this.type = type;
        }
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "What to measure. Default: all.")
    private Subject subject = Subject.ALL;

    @Option(names = "--quick", description = "Fewer and shorter rounds.")
    private boolean quick;

    @Option(names = "--json", description = "Print the rows as JSON on standard output.")
    private boolean json;

    @Option(names = "--plot", paramLabel = "OUT.svg", description = "Draw the ratios (all but jpeg).")
    private @Nullable Path plot;

    @Option(names = "--gate", description = "Fail if a ratio misses its bar, or a call allocates (all but jpeg).")
    private boolean gate;

    @Option(names = "--no-vector", description = "Without the module jdk.incubator.vector (all but jpeg).")
    private boolean plain;

    @Option(names = "--row", paramLabel = "NAME", description = "jpeg: only this row of the table.")
    private String row = "";

    @Option(names = "--cases", description = "jpeg: print nanoseconds a pixel of each picture on standard error.")
    private boolean cases;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> line =
                switch (subject) {
                    case JPEG -> jpeg();
                    case STARTUP -> startup();
                    default -> jmh();
                };
        command.commandLine().getOut().flush();
        try {
            return new ProcessBuilder(line).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private List<String> jpeg() throws IOException {
        if (plot != null || gate || plain) {
            throw new UsageException("--plot, --gate and --no-vector are not for jpeg");
        }
        List<String> line = new ArrayList<>();
        line.add(script("dev/bench-jpeg").toString());
        for (String option : new String[] {quick ? "--quick" : "", json ? "--json" : "", cases ? "--cases" : ""}) {
            if (!option.isEmpty()) {
                line.add(option);
            }
        }
        if (!row.isEmpty()) {
            line.addAll(List.of("--row", row));
        }
        return line;
    }

    private List<String> startup() throws IOException {
        if (plot != null || gate || plain || !row.isEmpty() || cases) {
            throw new UsageException("startup takes no options but --quick and --json");
        }
        List<String> line = new ArrayList<>();
        line.add(script("dev/bench-startup").toString());
        for (String option : new String[] {quick ? "--quick" : "", json ? "--json" : ""}) {
            if (!option.isEmpty()) {
                line.add(option);
            }
        }
        return line;
    }

    private List<String> jmh() throws IOException {
        if (!row.isEmpty() || cases) {
            throw new UsageException("--row and --cases are for jpeg");
        }
        List<String> line = new ArrayList<>();
        line.add(script("dev/bench").toString());
        for (String option : new String[] {
            quick ? "--quick" : "",
            json ? "--ratios" : "",
            gate ? "--gate" : "",
            plain ? "--no-vector" : "",
            subject.type
        }) {
            if (!option.isEmpty()) {
                line.add(option);
            }
        }
        if (plot != null) {
            line.addAll(List.of("--plot", plot.toAbsolutePath().toString()));
        }
        return line;
    }

    /// The script that builds and starts the benchmarks, in the sources that this command was built from.
    private static Path script(String name) throws IOException {
        for (String entry : System.getProperty("java.class.path", "").split(System.getProperty("path.separator"))) {
            for (Path folder = Path.of(entry).toAbsolutePath(); folder != null; folder = folder.getParent()) {
                if (Files.isExecutable(folder.resolve(name))) {
                    return folder.resolve(name);
                }
            }
        }
        throw new IOException(name + " is not there: benchmarks run from the sources only");
    }
}
