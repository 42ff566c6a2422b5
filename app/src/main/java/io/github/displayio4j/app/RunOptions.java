package io.github.displayio4j.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How long a run is and where its results go.
final class RunOptions {
    @Option(
            names = "--frames",
            paramLabel = "N",
            description =
                    "Frames to show; a source that ends before starts again. Default: all frames of the source once,"
                            + " 120 of the simulated camera; in a window: until it is closed.")
    @Nullable
    Integer frames;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for glass.png, glass.gif and report.json; made if missing. Default: out.")
    @Nullable
    Path out;

    @Option(
            names = "--preview",
            paramLabel = "auto|window|terminal|sixel|none",
            description = {
                "Show the glass in a window (F1 lists its keys), in this terminal as half blocks or sixels, or write"
                        + " files only. Default: auto (a window; without a display the terminal; without that files)."
            })
    Preview preview = Preview.AUTO;

    @Option(names = "--json", description = "Print the report as JSON on standard output, and nothing else there.")
    boolean json;
}
