package io.github.displayio4j.app;

import io.github.displayio4j.app.examples.Examples;
import io.github.displayio4j.panels.GifRecorder;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import io.github.displayio4j.panels.TurnedGlass;
import io.github.displayio4j.preview.PreviewWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a port of a CircuitPython program, or lists them.
@Command(
        name = "example",
        description = "Runs one of the ports of CircuitPython programs on a panel; without NAME, lists them.",
        footer = {
            "",
            "Without a display and without --bus, what the glass shows goes into DIR/NAME.gif and DIR/NAME.png. The"
                    + " sources are in app/src/main/java, package examples.",
            "",
            "Examples:",
            "  displayio4j example",
            "  displayio4j example life",
            "  displayio4j example dial --panel ili9341-320x240 --frames 200 --out dial",
            "  displayio4j example balls --panel st7789-240x240 --bus spi:0.0,dc=25,reset=24"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExampleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which one. Default: a list of all.")
    private @Nullable Examples example;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "Frames to show. Default: until the window is closed; in files: until all was seen.")
    private @Nullable Integer frames;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the files; made if missing. Default: out.")
    private Path out = Path.of("out");

    @Option(
            names = "--preview",
            paramLabel = "auto|window|none",
            description = "As of `displayio4j run`. Default: auto (a window if there is a display).")
    private Preview preview = Preview.AUTO;

    @Override
    public Integer call() throws IOException {
        if (example == null) {
            for (Examples each : Examples.values()) {
                System.out.printf("%-10s  %s%n", name(each), each.description());
            }
            return 0;
        }
        if (frames != null && frames < 1) {
            throw new UsageException("--frames must be 1 or more, not " + frames);
        }
        try (Rig rig = new Rig(panel)) {
            GlassView glass = TurnedGlass.of(rig.glass, rig.screen.rotation());
            PreviewWindow window = Run.window(glass, name(example), preview);
            if (window != null) {
                try (window;
                        ExampleBoard board = new ExampleBoard(
                                rig, frames == null ? Long.MAX_VALUE : frames, null, window, () -> {})) {
                    example.make().run(board);
                }
            } else if (rig.isReal()) {
                try (ExampleBoard board =
                        new ExampleBoard(rig, frames == null ? Long.MAX_VALUE : frames, null, null, () -> {})) {
                    example.make().run(board);
                }
            } else {
                toFiles(example, rig, glass);
            }
        }
        return 0;
    }

    private void toFiles(Examples which, Rig rig, GlassView glass) throws IOException {
        Files.createDirectories(out);
        int limit = frames == null ? which.frames() : frames;
        Path gif = out.resolve(name(which) + ".gif");
        Path png = out.resolve(name(which) + ".png");
        try (ProgressBar bar = Progress.bar(name(which), " frames", limit)) {
            try (GifRecorder recorder = GifRecorder.open(gif, glass, 1);
                    ExampleBoard board = new ExampleBoard(rig, limit, recorder, null, bar::step)) {
                which.make().run(board);
            }
            GlassImages.writePng(glass, png, 1);
        }
        System.out.println(gif);
        System.out.println(png);
    }

    private static String name(Examples example) {
        return example.name().toLowerCase(Locale.ROOT);
    }
}
