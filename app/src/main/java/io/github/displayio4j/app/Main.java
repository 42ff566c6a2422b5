package io.github.displayio4j.app;

import io.github.displayio4j.app.conformance.ConformanceCommand;
import io.github.displayio4j.app.planbench.PlanBenchCommand;
import io.github.displayio4j.app.soak.SoakCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The entry point. Without a subcommand it shows a simulated camera on an emulated panel.
@Command(
        name = "displayio4j",
        description = {
            "Graphics and imaging engine for small panels.",
            "",
            "Without a command it runs the whole engine on a simulated camera: JPEG frames are decoded, composed with a"
                    + " label and a sprite, sent over an SPI bus on a virtual clock to an emulated panel, and what its"
                    + " glass shows is put into a window (or, without a display, the terminal, or files)."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j                                     simulated camera on the emulated Memento panel",
            "  displayio4j viewfinder clip.mjpeg --fit cover   frames of a file, filling the panel",
            "  displayio4j show photo.jpg --panel ssd1306-128x64 --png glass.png",
            "  displayio4j run --bus spi:0.0,dc=25,reset=24 --panel st7789-240x240   a real panel on a Linux board",
            "  displayio4j decode photo.jpg out.ppm --scale 3/8",
            "  displayio4j example life                        a port of a CircuitPython program; `example` lists them",
            "  displayio4j gallery --out gallery               a picture of every object and option",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        },
        subcommands = {
            RunCommand.class,
            ViewfinderCommand.class,
            CaptureCommand.class,
            SlideshowCommand.class,
            ServeCommand.class,
            ShowCommand.class,
            ExampleCommand.class,
            GalleryCommand.class,
            SceneCommand.class,
            DecodeCommand.class,
            PanelsCommand.class,
            LintCommand.class,
            TraceCommand.class,
            DoctorCommand.class,
            ProbeCommand.class,
            CalibrateCommand.class,
            JpegCorpusCommand.class,
            ConformanceCommand.class,
            PlanBenchCommand.class,
            SoakCommand.class,
            ProfileCommand.class,
            BenchCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class Main implements Callable<Integer> {
    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    private Main() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs the command.
    ///
    /// @return 0 done, 1 failed, 2 wrong usage
    static int run(String... args) {
        CommandLine command = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failed)
                .setExecutionStrategy(Main::execute);
        try {
            int code = command.execute(args);
            if (code == 0 && System.out.checkError()) {
                command.getErr().println("displayio4j: standard output can't be written");
                return 1;
            }
            return code;
        } catch (OutOfMemoryError e) {
            command.getErr().println("displayio4j: not enough memory (" + e.getMessage() + ")");
            return 1;
        }
    }

    /// Options of the main job before a subcommand would be for nobody.
    private static int execute(ParseResult result) {
        if (result.hasSubcommand() && !result.matchedOptions().isEmpty()) {
            throw new ParameterException(
                    result.commandSpec().commandLine(),
                    result.matchedOptions().getFirst().longestName() + " must stand after '"
                            + result.subcommand().commandSpec().name() + "'");
        }
        return new CommandLine.RunLast().execute(result);
    }

    @Override
    public Integer call() throws IOException {
        return new Run(panel, run, new LookOptions()).execute(null);
    }

    private static int usage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("displayio4j: " + String.valueOf(e.getMessage()).replace('\n', ' ') + "; try: "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return 2;
    }

    private static int failed(Exception e, CommandLine command, ParseResult result) {
        command.getErr().println("displayio4j: " + message(e));
        return e instanceof UsageException ? 2 : 1;
    }

    /// One line for people. File system exceptions of the JDK say only the path.
    static String message(Exception e) {
        if (e instanceof FileSystemException file && file.getReason() == null) {
            String name = String.valueOf(file.getFile()).replaceFirst("[.]part$", "");
            return name + ": "
                    + switch (e) {
                        case NoSuchFileException _ -> "no such file or folder";
                        case AccessDeniedException _ -> "no permission";
                        case FileAlreadyExistsException _, NotDirectoryException _ ->
                            "is a file, but a folder is needed";
                        default -> e.getClass().getSimpleName();
                    };
        }
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        return text.replace('\n', ' ');
    }
}
