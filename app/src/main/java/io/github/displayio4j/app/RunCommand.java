package io.github.displayio4j.app;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The main job by its name, for those who look for one.
@Command(
        name = "run",
        description = "Shows the simulated camera, or the JPEG frames of SOURCE, on a panel.",
        footer = {
            "",
            "With --bus, frames go to a real panel at the rate of the source; files are written if --out is given.",
            "",
            "Examples:",
            "  displayio4j run --bus spi:0.0,dc=25,reset=24,backlight=18 --panel st7789-240x240",
            "  displayio4j run clip.mjpeg --bus wiring.txt"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..1",
            description = "As `viewfinder` takes it. Default: the simulated camera.")
    @Nullable
    String source;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Mixin
    private final LookOptions look = new LookOptions();

    @Override
    public Integer call() throws IOException {
        return new Run(panel, run, look).execute(source == null || source.equals("sim") ? null : source);
    }
}
