package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceCuts;
import io.github.displayio4j.panels.trace.TraceDiff;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceSteps;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Goes through a recording.
@Command(
        name = "step",
        description = {
            "Goes through a recording by area, command or byte, and tells what each step did to the glass.",
            "",
            "Without --at all steps are listed (bytes only where they changed something); with it, the glass is shown as it"
                    + " is after that step."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j trace step photo.trace --by area",
            "  displayio4j trace step photo.trace --by command --at 12 --png glass.png"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TraceStepCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(names = "--panel", paramLabel = "NAME", description = "Default: the one that it was made for.")
    private @Nullable String name;

    @Option(names = "--by", paramLabel = "area|command|byte", description = "What a step is. Default: area.")
    private TraceCuts.By by = TraceCuts.By.AREA;

    @Option(names = "--at", paramLabel = "N", description = "The step to stop after, from 1.")
    private @Nullable Integer at;

    @Option(names = "--png", paramLabel = "OUT.png", description = "What the glass shows then.")
    private @Nullable Path png;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Trace trace = TraceFile.read(file);
        PanelSpec spec = TraceCommand.panel(name, trace, file);
        List<TraceCuts.Cut> cuts = TraceCuts.of(trace, spec, by);
        if (at != null && (at < 1 || at > cuts.size())) {
            throw new UsageException("--at must be 1.." + cuts.size() + ", not " + at);
        }
        PrintWriter out = command.commandLine().getOut();
        TraceSteps steps = new TraceSteps(trace, spec, by);
        int stop = at == null ? cuts.size() : at;
        for (int i = 1; i <= stop; i++) {
            boolean listed = at == null || i == stop;
            String line = steps.next(listed);
            if (listed && (by != TraceCuts.By.BYTE || at != null || steps.changed() > 0)) {
                out.println(line);
            }
        }
        if (png != null) {
            Trace begun = stop == cuts.size() ? trace : TraceCuts.until(trace, cuts.get(stop));
            GlassImages.writePng(TraceDiff.play(begun, spec), png, 1);
        }
        out.flush();
        return 0;
    }
}
