package io.github.displayio4j.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
            "Measures our speed beside that of peers, turn by turn in the same JVM.",
            "",
            "jpeg: the JPEG decoder beside libjpeg-turbo, javax.imageio, TwelveMonkeys and stb_image; ratios of times,"
                    + " below 1 we are faster. Peers that are not installed are named as absent. Debian:"
                    + " libturbojpeg0, libjpeg-turbo-progs, and gcc with libjpeg-dev for RGB565 and regions."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j bench jpeg --quick                  the whole table in less than 4 minutes",
            "  displayio4j bench jpeg --row all-32 --cases     one row, and what each picture took",
            "",
            "Exit codes: 0 every row keeps what it must, 1 one does not, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    /// What can be measured, and the script that does it.
    enum Subject {
        JPEG("dev/bench-jpeg");

        private final String script;

        Subject(String script) {
            this.script = script;
        }
    }

    @Parameters(index = "0", paramLabel = "jpeg", description = "What to measure.")
    private Subject subject = Subject.JPEG;

    @Option(names = "--quick", description = "Fewer and shorter rounds.")
    private boolean quick;

    @Option(names = "--json", description = "Print the rows as JSON on standard output.")
    private boolean json;

    @Option(names = "--row", paramLabel = "NAME", description = "Only this row of the table.")
    private String row = "";

    @Option(names = "--cases", description = "Print nanoseconds a pixel of each picture on standard error.")
    private boolean cases;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> line = new ArrayList<>();
        line.add(script(subject.script).toString());
        for (String option : new String[] {quick ? "--quick" : "", json ? "--json" : "", cases ? "--cases" : ""}) {
            if (!option.isEmpty()) {
                line.add(option);
            }
        }
        if (!row.isEmpty()) {
            line.addAll(List.of("--row", row));
        }
        command.commandLine().getOut().flush();
        try {
            return new ProcessBuilder(line).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
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
