package io.github.displayio4j.app;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.panels.PanelText;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.panels.Paper;
import io.github.displayio4j.panels.PaperText;
import io.github.displayio4j.panels.lint.Finding;
import io.github.displayio4j.panels.lint.Linter;
import io.github.displayio4j.panels.lint.Rule;
import io.github.displayio4j.panels.lint.Script;
import io.github.displayio4j.panels.lint.ScriptFormat;
import io.github.displayio4j.panels.lint.ScriptReader;
import io.github.displayio4j.panels.lint.ScriptWriter;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceFile;
import io.github.displayio4j.panels.trace.TraceScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the data sheets have against an init sequence.
@Command(
        name = "lint",
        description = {
            "Checks an init sequence against the data sheets.",
            "",
            "PANEL is a name of the catalogue, or a file that describes a panel. FILE is a sequence: CircuitPython's"
                    + " bytes (raw, or Python source with a bytes literal), the text or firmware of Linux"
                    + " panel-mipi-dbi, an fbtft init string, C of an Arduino library or a kernel driver, or a recording"
                    + " of `trace`. Without --panel, what holds for all MIPI-DCS controllers is checked."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j lint memento",
            "  displayio4j lint adafruit_st7789.py --panel st7789-240x240",
            "  displayio4j lint panel.txt --format mipi-dbi --json",
            "  displayio4j lint init.bin --to arduino        the same sequence in another form",
            "",
            "Exit codes: 0 no error was found, 1 one was or the file can't be read, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LintCommand implements Callable<Integer> {
    private static final String TRACE = "trace";
    private static final int MOST_BYTES = 1 << 24;

    @Parameters(paramLabel = "PANEL|FILE", description = "What to check.")
    private String source = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "circuitpython, mipi-dbi, fbtft, arduino or trace. Default: guessed from the file.")
    private @Nullable String format;

    @Option(names = "--panel", paramLabel = "NAME", description = "The panel that the sequence is for.")
    private @Nullable String panel;

    @Option(names = "--json", description = "Print findings and listing as JSON.")
    private boolean json;

    @Option(names = "--to", paramLabel = "FORMAT", description = "Print the sequence in this form instead.")
    private @Nullable String to;

    @Option(names = "--bus-hz", paramLabel = "HZ", description = "Clock that it is sent at; a recording knows its own.")
    private @Nullable Integer hertz;

    private @Nullable PanelSpec spec;
    private @Nullable Paper paper;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ScriptFormat wanted = format == null || format.equals(TRACE) ? null : formatOf("--format", format);
        ScriptFormat target = to == null ? null : formatOf("--to", to);
        if (hertz != null && hertz < 1000) {
            throw new UsageException("--bus-hz must be 1000 or more, not " + hertz);
        }
        if (panel != null) {
            take(panel);
        }
        Script script = script(wanted);
        if (hertz != null) {
            script = script.atClock(hertz);
        }
        PrintWriter out = command.commandLine().getOut();
        if (target != null) {
            out.print(converted(target, script));
            out.flush();
            return 0;
        }
        Linter.Report report = paper == null ? Linter.lint(script, spec) : Linter.lintPaper(script, paper);
        if (json) {
            out.println(json(report));
        } else {
            print(out, report);
        }
        out.flush();
        return report.has(Rule.Severity.ERROR) ? 1 : 0;
    }

    private String converted(ScriptFormat target, Script script) throws IOException {
        try {
            return ScriptWriter.write(target, script);
        } catch (IllegalArgumentException e) {
            throw new IOException(source + ": as " + target.label() + ": " + e.getMessage());
        }
    }

    /// The panel or e-paper of that name.
    private void take(String name) {
        paper = PaperRig.find(name);
        spec = paper == null ? PanelsCommand.find(name) : null;
    }

    private Script script(@Nullable ScriptFormat form) throws IOException {
        Path file = Path.of(source);
        if (format == null && !Files.exists(file)) {
            String asked = panel;
            take(source);
            Script script =
                    paper == null ? Script.of(Objects.requireNonNull(spec).init()) : Script.of(paper);
            if (asked != null) {
                take(asked);
            }
            return script;
        }
        byte[] bytes = bytes(file);
        ScriptFormat wanted = form;
        if (wanted == null && PaperText.isPaper(new String(bytes, StandardCharsets.ISO_8859_1))) {
            Paper described = PaperRig.find(file.toAbsolutePath().toString());
            if (described != null) {
                paper = panel == null ? described : paper;
                return Script.of(described);
            }
        }
        if (wanted == null && isPanelText(bytes)) {
            PanelSpec described = PanelText.read(file);
            spec = panel == null ? described : spec;
            wanted = ScriptFormat.MIPI_DBI;
            hertz = hertz == null ? Integer.valueOf(described.maxHertz()) : hertz;
            spec = panel == null ? Panels.atDataSheetClock(described) : spec;
        }
        if (!TraceFile.isTrace(bytes) && !TRACE.equals(format)) {
            return read(wanted == null ? ScriptReader.guess(bytes) : wanted, bytes);
        }
        Trace trace = TraceFile.parse(source, bytes);
        if (panel == null && !trace.panel().isEmpty()) {
            take(trace.panel());
        }
        return TraceScript.of(trace, spec);
    }

    private static ScriptFormat formatOf(String option, String label) {
        try {
            return ScriptFormat.of(label);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": is no init sequence: more than 16 MiB");
        }
        return Files.readAllBytes(file);
    }

    private static boolean isPanelText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.lines().anyMatch(line -> line.startsWith("controller "))
                && text.lines().anyMatch(line -> line.startsWith("panel "));
    }

    private Script read(ScriptFormat form, byte[] bytes) throws IOException {
        try {
            return ScriptReader.read(form, bytes, paper);
        } catch (IllegalArgumentException e) {
            throw new IOException(source + ": as " + form.label() + ": " + e.getMessage());
        }
    }

    private static void print(PrintWriter out, Linter.Report report) {
        report.listing().forEach(out::println);
        out.println();
        for (Finding finding : report.findings()) {
            Rule rule = finding.rule();
            out.println(rule.severity().label() + " " + rule.id() + " at " + finding.at() + ": " + finding.message());
            out.println("    basis: " + rule.basis());
            out.println("    remedy: " + rule.remedy());
        }
        out.println(
                report.findings().isEmpty()
                        ? "nothing found"
                        : report.findings().size() + " found");
    }

    private String json(Linter.Report report) {
        JsonObject root = new JsonObject();
        root.addProperty("source", source);
        root.addProperty("panel", paper != null ? paper.spec().name() : spec == null ? null : spec.name());
        JsonArray findings = new JsonArray();
        for (Finding finding : report.findings()) {
            JsonObject one = new JsonObject();
            one.addProperty("rule", finding.rule().id());
            one.addProperty("severity", finding.rule().severity().label());
            one.addProperty("at", finding.at());
            one.addProperty("message", finding.message());
            one.addProperty("remedy", finding.rule().remedy());
            one.addProperty("basis", finding.rule().basis());
            findings.add(one);
        }
        root.add("findings", findings);
        JsonArray listing = new JsonArray();
        report.listing().forEach(listing::add);
        root.add("listing", listing);
        return new GsonBuilder()
                .disableHtmlEscaping()
                .serializeNulls()
                .setPrettyPrinting()
                .create()
                .toJson(root);
    }
}
