package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.EmulatedPaper;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.PanelCounters;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.PaperCounters;
import io.github.displayio4j.panels.ScanBeam;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.panels.trace.PixelHistory;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceDiff;
import io.github.displayio4j.panels.trace.TraceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Plays a recording to an emulated panel.
@Command(
        name = "replay",
        description = {
            "Plays a recording to an emulated panel or e-paper, at any clock of the bus.",
            "",
            "Prints what the controller counted; of MIPI-DCS panels also how many frames its scan has shown, and how many"
                    + " of them were torn."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TraceReplayCommand implements Callable<Integer> {
    private static final long SNOW = 2026;

    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Option(names = "--panel", paramLabel = "NAME", description = "Default: the one that it was made for.")
    private @Nullable String name;

    @Option(names = "--rotation", paramLabel = "DEGREES", description = "How the glass is held. Default: 0.")
    private int rotation;

    @Option(names = "--bus-hz", paramLabel = "HZ", description = "Clock of the bus. Default: as recorded.")
    private @Nullable Integer hertz;

    @Option(names = "--png", paramLabel = "OUT.png", description = "What the glass shows.")
    private @Nullable Path png;

    @Option(
            names = "--pixel",
            paramLabel = "X,Y",
            description = "Tell which bytes changed this pixel of the glass last, for which layer, after which edit.")
    private @Nullable String pixel;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Trace trace = TraceFile.read(file);
        if (hertz != null) {
            if (hertz < 1000) {
                throw new UsageException("--bus-hz must be 1000 or more, not " + hertz);
            }
            trace = trace.atClock(hertz);
        }
        if (rotation % 90 != 0 || rotation < 0 || rotation > 270) {
            throw new UsageException("--rotation must be 0, 90, 180 or 270, not " + rotation);
        }
        PrintWriter out = command.commandLine().getOut();
        Paper paper = PaperRig.find(name != null ? name : trace.panel());
        if (paper != null) {
            replay(out, trace, paper);
        } else {
            replay(out, trace, TraceCommand.panel(name, trace, file));
        }
        out.flush();
        return 0;
    }

    private void replay(PrintWriter out, Trace trace, PanelSpec spec) throws IOException {
        PixelHistory history = pixel == null ? null : history(trace, spec, pixel);
        VirtualClock clock = new VirtualClock();
        EmulatedPanel panel = TraceDiff.panel(trace, spec);
        boolean scanned = spec.controller().family() == io.github.displayio4j.busdisplay.Controller.Family.MIPI_DCS;
        ScanBeam beam = scanned ? panel.beam(clock) : null;
        trace.replay(panel);
        clock.sleep(Math.max(0, trace.endNanos()));
        if (png != null) {
            GlassImages.writePng(TurnedGlass.of(panel, rotation), png, 1);
        }
        PanelCounters counters = panel.counters();
        out.printf(
                "%s: %d commands, %d pixels; too early %d, ignored %d, wrapped %d, outside %d%n",
                spec.name(),
                counters.commands(),
                counters.pixels(),
                counters.tooEarly(),
                counters.ignored(),
                counters.wraps(),
                counters.outside());
        if (beam != null) {
            double seconds = (trace.endNanos() - trace.startNanos()) / 1e9;
            out.printf("%.3f s on the bus: %d frames shown, %d of them torn%n", seconds, beam.frames(), beam.torn());
        }
        if (history != null) {
            history.lines().forEach(out::println);
        }
    }

    private void replay(PrintWriter out, Trace trace, Paper paper) throws IOException {
        if (pixel != null) {
            throw new UsageException("--pixel is for panels, not for e-paper");
        }
        VirtualClock clock = new VirtualClock();
        EmulatedPaper panel = EmulatedPaper.of(paper, clock, SNOW);
        trace.replay(panel);
        clock.sleep(Math.max(0, trace.endNanos()));
        if (png != null) {
            GlassImages.writePng(TurnedGlass.of(panel, rotation), png, 1);
        }
        PaperCounters counters = panel.counters();
        out.printf(
                "%s: %d commands, %d refreshes; ignored %d, while busy %d, asleep %d, too soon %d, aborted %d%n",
                paper.spec().name(),
                counters.commands(),
                counters.refreshes(),
                counters.ignored(),
                counters.whileBusy(),
                counters.whileAsleep(),
                counters.tooSoon(),
                counters.aborted());
    }

    private static PixelHistory history(Trace trace, PanelSpec spec, String pixel) {
        int x;
        int y;
        try {
            String[] parts = pixel.split(",", -1);
            x = Integer.parseInt(parts[0].strip());
            y = Integer.parseInt(parts[1].strip());
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UsageException("--pixel must be X,Y such as 10,20, not '" + pixel + "'");
        }
        if (x < 0 || x >= spec.width() || y < 0 || y >= spec.height()) {
            throw new UsageException("--pixel must be within " + spec.width() + "x" + spec.height() + ", not " + pixel);
        }
        return PixelHistory.of(trace, spec, x, y);
    }
}
