package io.github.displayio4j.app;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.lint.Disassembly;
import io.github.displayio4j.panels.lint.Script;
import io.github.displayio4j.panels.lint.Step;
import io.github.displayio4j.panels.trace.LogicExport;
import io.github.displayio4j.panels.trace.LogicImport;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceDiff;
import io.github.displayio4j.panels.trace.TraceEvent;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Recordings of a bus.
@Command(
        name = "trace",
        description = {
            "Records what goes over a bus, plays it to emulated panels, and exchanges it with logic analysers.",
            "",
            "A recording holds lines, bytes and waits with their times."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j trace record photo.jpg --panel st7735r-160x128 -o photo.trace",
            "  displayio4j trace show photo.trace",
            "  displayio4j trace export photo.trace photo.sr          for PulseView and sigrok-cli",
            "  displayio4j trace import capture.vcd -o theirs.trace   a capture of a display that works",
            "  displayio4j trace replay theirs.trace --panel ili9341-320x240 --png glass.png",
            "  displayio4j trace diff photo.trace theirs.trace --panel ili9341-320x240",
            "  displayio4j trace step photo.trace --by command        what each command did to the glass",
            "  displayio4j trace replay photo.trace --pixel 20,30     who wrote this pixel last",
            "  displayio4j trace minimise bad.trace --good good.trace -o short.trace",
            "  displayio4j lint theirs.trace --to mipi-dbi             its init sequence"
        },
        subcommands = {
            TraceRecordCommand.class,
            TraceReplayCommand.class,
            TraceStepCommand.class,
            TraceMinimiseCommand.class
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TraceCommand implements Runnable {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(), "trace needs one of record, replay, step, diff, minimise, show, export, import");
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    /// The panel of the option, or the one that a recording was made for.
    static PanelSpec panel(@Nullable String name, Trace trace, Path file) {
        if (name == null && trace.panel().isEmpty()) {
            throw new UsageException(file + " names no panel: say --panel NAME");
        }
        return PanelsCommand.find(name == null ? trace.panel() : name);
    }

    @Command(
            name = "diff",
            description = {
                "Compares two recordings: by what a glass shows after them, and by their bytes.",
                "Exit code 0 if the glass is the same, 1 if not."
            },
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(index = "0", paramLabel = "A", description = "A recording.") Path first,
            @Parameters(index = "1", paramLabel = "B", description = "Another.") Path second,
            @Option(names = "--panel", paramLabel = "NAME", description = "Default: the one that A was made for.")
                    @Nullable
                    String name)
            throws IOException {
        Trace a = TraceFile.read(first);
        Trace b = TraceFile.read(second);
        PanelSpec spec = panel(name, a, first);
        PrintWriter out = out();
        TraceDiff.Glass glass = TraceDiff.glass(a, b, spec);
        if (glass.pixels() == 0) {
            out.println("the glass shows the same");
        } else {
            out.printf(
                    "the glass differs in %d pixels, within %d,%d..%d,%d%n",
                    glass.pixels(), glass.x1(), glass.y1(), glass.x2() - 1, glass.y2() - 1);
        }
        TraceDiff.commands(a, b, spec).forEach(out::println);
        out.flush();
        return glass.pixels() == 0 ? 0 : 1;
    }

    @Command(name = "show", description = "Prints a recording, an event a line.", mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "FILE", description = "A recording.") Path file,
            @Option(names = "--commands", description = "A line a command, with its name.") boolean commands,
            @Option(
                            names = "--panel",
                            paramLabel = "NAME",
                            description = "Whose command names. Default: the recording's.")
                    @Nullable
                    String name,
            @Option(names = "--hex", description = "The bytes on the wire and nothing else.") boolean hex)
            throws IOException {
        Trace trace = TraceFile.read(file);
        PrintWriter out = out();
        if (commands) {
            PanelSpec spec = name == null && trace.panel().isEmpty() ? null : panel(name, trace, file);
            Script script = TraceScript.of(trace, spec);
            for (Step step : script.steps()) {
                out.println(step.at() + ": " + Disassembly.line(step, TraceScript.table(spec)));
            }
        } else {
            long origin =
                    trace.events().isEmpty() ? 0 : trace.events().getFirst().startNanos();
            for (TraceEvent event : trace.events()) {
                if (!hex) {
                    out.println("%.9f %s".formatted((event.startNanos() - origin) / 1e9, text(event)));
                } else if (event instanceof TraceEvent.Bytes b) {
                    out.println(hex(b.bytes(), b.bytes().length));
                }
            }
        }
        out.flush();
        return 0;
    }

    private static String hex(byte[] bytes, int n) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes, 0, n);
    }

    private static String text(TraceEvent event) {
        return switch (event) {
            case TraceEvent.Level level -> level.line() + (level.high() ? " 1" : " 0");
            case TraceEvent.Note note -> "note " + note.text();
            case TraceEvent.Wait wait -> "wait %.6f s".formatted((wait.endNanos() - wait.startNanos()) / 1e9);
            case TraceEvent.Bytes b ->
                (b.address() < 0 ? "bytes " : "i2c %02X ".formatted(b.address()))
                        + hex(b.bytes(), Math.min(32, b.bytes().length))
                        + (b.bytes().length > 32 ? " ... (" + b.bytes().length + " bytes)" : "");
        };
    }

    @Command(
            name = "export",
            description = "Writes a recording as a sigrok session (.sr) or a value change dump (.vcd).",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(index = "0", paramLabel = "FILE", description = "A recording.") Path file,
            @Parameters(index = "1", paramLabel = "OUT.sr|OUT.vcd", description = "What to write.") Path target,
            @Option(
                            names = "--idle",
                            paramLabel = "MICROSECONDS",
                            description = "Shorten what is longer without a change to this. Default: real time.")
                    @Nullable
                    Integer idle)
            throws IOException {
        String name = target.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".sr") && !name.endsWith(".vcd")) {
            throw new UsageException("the file must end in .sr or .vcd, not '" + target + "'");
        }
        if (idle != null && idle < 1) {
            throw new UsageException("--idle must be 1 or more, not " + idle);
        }
        Trace trace = TraceFile.read(file);
        long nanos = idle == null ? Long.MAX_VALUE / 1_000 : idle * 1_000L;
        if (name.endsWith(".sr")) {
            LogicExport.sigrok(trace, target, nanos);
        } else {
            LogicExport.vcd(trace, target, nanos);
        }
        return 0;
    }

    @Command(
            name = "import",
            description = {
                "Reads a capture of a logic analyser (.sr, .vcd, .csv) as a recording.",
                "Channels must be named CLK MOSI, or D0..D7 WR, or SCL SDA; and CS DC RST BL where there are such."
            },
            mixinStandardHelpOptions = true)
    int imports(
            @Parameters(paramLabel = "CAPTURE", description = "The capture.") Path capture,
            @Option(names = "--panel", paramLabel = "NAME", description = "The panel that was on the bus.") @Nullable
                    String name,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            required = true,
                            description = "The recording.")
                    Path file)
            throws IOException {
        Trace read = LogicImport.read(capture);
        Trace trace = new Trace(name == null ? "" : PanelsCommand.find(name).name(), read.bus(), read.events());
        TraceFile.write(trace, file);
        out().printf(
                        "%s: %d events, %d bytes on the bus%n",
                        file, trace.events().size(), trace.bytes().length);
        out().flush();
        return 0;
    }
}
