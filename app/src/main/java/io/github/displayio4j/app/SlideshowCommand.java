package io.github.displayio4j.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Photos of a folder, one after the other.
@Command(
        name = "slideshow",
        description = {
            "Shows the JPEGs of a folder on a panel, upright, one fading into the next.",
            "",
            "In a window or on a real panel it goes on until it is closed; without one, every photo is shown once, in"
                    + " the time of the virtual bus, and a report says which photos could not be shown and why, how"
                    + " fast the fades were, and how much memory was used."
        },
        footer = {
            "",
            "Keys in the window: right and left, page down and page up (ten photos), F fits or fills, space stops and"
                    + " goes on, Escape ends.",
            "",
            "Examples:",
            "  displayio4j slideshow photos --panel ili9341-320x240 --dwell 10",
            "  displayio4j slideshow photos --fit cover --order random --bus wiring.txt",
            "  displayio4j slideshow photos --preview none --json",
            "",
            "Exit codes: 0 done, 1 not one photo could be shown, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SlideshowCommand implements Callable<Integer> {
    /// In which order photos come.
    enum Order {
        /// By name.
        NAME,
        /// Each once, at random.
        RANDOM
    }

    @Parameters(paramLabel = "DIR", description = "A folder with .jpg, .jpeg or .jpe files.")
    Path folder = Path.of("");

    @Mixin
    final PanelOptions panel = new PanelOptions();

    @Option(
            names = "--dwell",
            paramLabel = "SECONDS",
            description = "How long a photo stays. Default: ${DEFAULT-VALUE}.")
    double dwell = 5;

    @Option(
            names = "--fade",
            paramLabel = "SECONDS",
            description = "How long it takes to become the next; 0: at once. Default: ${DEFAULT-VALUE}.")
    double fade = 0.5;

    @Option(names = "--order", paramLabel = "name|random", description = "Default: name.")
    Order order = Order.NAME;

    @Option(names = "--photos", paramLabel = "N", description = "End after so many photos. Default: see above.")
    @Nullable
    Integer photos;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write a PNG of the glass for each photo into this folder; made if missing.")
    @Nullable
    Path out;

    @Option(
            names = "--preview",
            paramLabel = "auto|window|none",
            description = "Show the glass in a window, or not. Default: auto (a window if there is a display).")
    Preview preview = Preview.AUTO;

    @Option(names = "--json", description = "Print the report as JSON on standard output.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        if (!(dwell >= 0 && dwell <= 1e6)) {
            throw new UsageException("--dwell must be 0 or more seconds, not " + dwell);
        }
        if (!(fade >= 0 && fade <= 60)) {
            throw new UsageException("--fade must be 0..60 seconds, not " + fade);
        }
        if (photos != null && photos < 1) {
            throw new UsageException("--photos must be 1 or more, not " + photos);
        }
        try (Slideshow show = new Slideshow(this)) {
            return show.run();
        }
    }
}
