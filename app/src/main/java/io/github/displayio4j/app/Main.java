package io.github.displayio4j.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
                    + " glass shows is put into a window (or, without a display, into files)."
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j                                     simulated camera on the emulated Memento panel",
            "  displayio4j viewfinder clip.mjpeg --fit cover   frames of a file, filling the panel",
            "  displayio4j show photo.jpg --panel ssd1306-128x64 --png glass.png",
            "  displayio4j decode photo.jpg out.ppm --scale 3/8",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        },
        subcommands = {
            ViewfinderCommand.class,
            ShowCommand.class,
            DecodeCommand.class,
            PanelsCommand.class,
            JpegCorpusCommand.class
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
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler(Main::failed)
                .execute(args);
    }

    @Override
    public Integer call() throws IOException {
        return new Run(panel, run).execute(null);
    }

    private static int usage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("displayio4j: " + e.getMessage());
        err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return 2;
    }

    private static int failed(Exception e, CommandLine command, ParseResult result) {
        command.getErr().println("displayio4j: " + message(e));
        return e instanceof UsageException ? 2 : 1;
    }

    /// One line for people. File system exceptions of the JDK say only the path.
    static String message(Exception e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or folder";
        }
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + e.getClass().getSimpleName();
        }
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        return text.replace('\n', ' ');
    }
}
