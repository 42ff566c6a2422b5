package io.github.displayio4j.app.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares the engine with golden cases of CircuitPython's C core.
@Command(
        name = "conformance",
        description = {
            "Runs golden cases of CircuitPython's C core (format displayio-golden-1) and tells what differs.",
            "",
            "Level 1 compares panel memory, bitmaps, results and errors, in CircuitPython's colours. A case that needs"
                    + " what is not built yet is skipped; so is one with a quirk of the C core, which is listed with"
                    + " what happens here."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j conformance ../shared/conformance",
            "  displayio4j conformance ../shared/conformance --area bitmap,tilegrid --json",
            "",
            "Exit codes: 0 nothing failed, 1 something did, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ConformanceCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "Folder with the JSON files of the cases, or with a folder 'cases' of them.")
    private Path folder = Path.of("");

    @Option(names = "--level", paramLabel = "1|2|3", description = "1 panel, 2 bus, 3 wire. Default: 1.")
    private int level = 1;

    @Option(names = "--area", paramLabel = "NAME", split = ",", description = "Only these areas; default all.")
    private List<String> areas = new ArrayList<>();

    @Option(
            names = "--json",
            description = "Print all results as JSON on standard output; the summary goes to standard error.")
    private boolean json;

    @Spec
    private CommandSpec command = CommandSpec.create();

    /// For picocli, which fills in the options.
    public ConformanceCommand() {}

    @Override
    public Integer call() throws IOException {
        if (level < 1 || level > 3) {
            throw new ParameterException(command.commandLine(), "--level must be 1, 2 or 3, not " + level);
        }
        List<Case> cases = CaseReader.read(folder);
        TreeSet<String> known = new TreeSet<>(cases.stream().map(Case::area).toList());
        for (String area : areas) {
            if (!known.contains(area)) {
                throw new ParameterException(
                        command.commandLine(), "--area: no '" + area + "'; there are " + String.join(", ", known));
            }
        }
        Report report = Conformance.run(
                cases.stream()
                        .filter(golden -> areas.isEmpty() || areas.contains(golden.area()))
                        .toList(),
                level);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(report.json());
            out.flush();
            command.commandLine().getErr().println(report.summary());
        } else {
            report.lines().forEach(out::println);
            out.flush();
        }
        return report.failed() == 0 ? 0 : 1;
    }
}
