package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.PanelCounters;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceCuts;
import io.github.displayio4j.panels.trace.TraceDiff;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceMinimiser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a recording short.
@Command(
        name = "minimise",
        aliases = "minimize",
        description = {
            "Leaves out of a recording all commands that what you look for does not need.",
            "",
            "What is kept: with --good, a glass that differs from the one after that recording; else, if the controller"
                    + " counted faults (too early, ignored, wrapped, outside), a fault of the same kind; else the picture as it is."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j trace minimise bad.trace -o short.trace",
            "  displayio4j trace minimise bad.trace --good good.trace -o short.trace",
            "  displayio4j lint short.trace --to mipi-dbi"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TraceMinimiseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(names = "--panel", paramLabel = "NAME", description = "Default: the one that it was made for.")
    private @Nullable String name;

    @Option(names = "--good", paramLabel = "GOOD", description = "A recording after which the glass is right.")
    private @Nullable Path good;

    @Option(
            names = "--keep",
            paramLabel = "picture|fault",
            description = "What to keep without --good. Default: a fault if there is one, else the picture.")
    private @Nullable String keep;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "The short recording.")
    private Path output = Path.of("");

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Trace trace = TraceFile.read(file);
        PanelSpec spec = TraceCommand.panel(name, trace, file);
        if (keep != null && !keep.equals("picture") && !keep.equals("fault")) {
            throw new UsageException("--keep must be picture or fault, not '" + keep + "'");
        }
        Predicate<Trace> stays = predicate(trace, spec);
        int before = TraceCuts.of(trace, spec, TraceCuts.By.COMMAND).size();
        Trace shortest;
        try (ProgressBar bar = Progress.bar("minimise", " commands left", before)) {
            shortest = TraceMinimiser.minimise(trace, spec, stays, bar::stepTo);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage());
        }
        TraceFile.write(shortest, output);
        int after = TraceCuts.of(shortest, spec, TraceCuts.By.COMMAND).size();
        PrintWriter out = command.commandLine().getOut();
        out.printf("%s: %d of %d commands%n", output, after, before);
        out.flush();
        return 0;
    }

    private Predicate<Trace> predicate(Trace trace, PanelSpec spec) throws IOException {
        if (good != null) {
            int[] right = seen(TraceFile.read(good), spec);
            return part -> !Arrays.equals(right, seen(part, spec));
        }
        boolean[] faults = faults(trace, spec);
        boolean any = faults[0] || faults[1] || faults[2] || faults[3];
        if ("fault".equals(keep) && !any) {
            throw new IOException(file + ": the controller counted no fault");
        }
        if (any && !"picture".equals(keep)) {
            return part -> {
                boolean[] left = faults(part, spec);
                for (int i = 0; i < left.length; i++) {
                    if (faults[i] && !left[i]) {
                        return false;
                    }
                }
                return true;
            };
        }
        int[] picture = seen(trace, spec);
        return part -> Arrays.equals(picture, seen(part, spec));
    }

    private static int[] seen(Trace trace, PanelSpec spec) {
        int[] seen = new int[spec.width() * spec.height()];
        TraceDiff.play(trace, spec).read(seen);
        return seen;
    }

    private static boolean[] faults(Trace trace, PanelSpec spec) {
        PanelCounters counters = TraceDiff.play(trace, spec).counters();
        return new boolean[] {
            counters.tooEarly() > 0, counters.ignored() > 0, counters.wraps() > 0, counters.outside() > 0
        };
    }
}
