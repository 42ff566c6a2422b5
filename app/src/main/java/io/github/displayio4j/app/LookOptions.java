package io.github.displayio4j.app;

import io.github.displayio4j.camera.Effect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a viewfinder does besides showing frames: how they look, and what the shutter does.
final class LookOptions {
    /// What the shutter does.
    enum Mode {
        /// Saves the camera's JPEG.
        JPEG,
        /// Saves a short animation.
        GIF,
        /// Saves black and white dots; they are seen too.
        GBOY,
        /// Saves the camera's JPEG and lets it shine through what follows.
        STOP,
        /// Starts and ends a time lapse.
        LAPS
    }

    @Option(
            names = "--mode",
            paramLabel = "jpeg|gif|gboy|stop|laps",
            description = "What the shutter does. Default: jpeg.")
    Mode mode = Mode.JPEG;

    @Option(names = "--to", paramLabel = "DIR", description = "Existing folder for photos; without it there are none.")
    @Nullable
    Path folder;

    @Option(
            names = "--shutter",
            paramLabel = "N[,N]",
            split = ",",
            description = "Press the shutter at these frames, the first of which is 0.")
    long[] shutter = {};

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "Time between photos of a time lapse. Default: ${DEFAULT-VALUE}.")
    double every = 5;

    @Option(
            names = "--effect",
            paramLabel = "NAME",
            description = "What is done to the picture: ${COMPLETION-CANDIDATES}. Default: none.")
    Effect effect = Effect.NONE;

    @Option(names = "--mirror", description = "Show the picture as in a mirror.")
    boolean mirror;

    @Option(
            names = "--turn",
            paramLabel = "DEGREES",
            description = "Turn the picture clockwise by 0, 90, 180 or 270. Default: 0.")
    int turn;

    @Option(
            names = "--zoom",
            paramLabel = "EIGHTHS",
            description =
                    "Scale of the picture in eighths, 1..8, of which the middle is seen. Default: what --fit needs.")
    int zoom;

    @Option(names = "--histogram", description = "Show how bright the pixels are.")
    boolean histogram;

    @Option(names = "--qr", description = "Read QR codes: the text is shown over the video and told at the end.")
    boolean qr;

    @Option(
            names = "--overlay",
            paramLabel = "FILE",
            description = "A picture that lies over the video and is burnt into saved JPEGs, in the middle.")
    @Nullable
    Path overlay;

    @Option(names = "--stamp", description = "Burn date and time into saved JPEGs.")
    boolean stamp;

    /// @throws UsageException if a value is out of its range
    void check() {
        if (turn % 90 != 0 || turn < 0 || turn > 270) {
            throw new UsageException("--turn must be 0, 90, 180 or 270, not " + turn);
        }
        if (zoom < 0 || zoom > 8) {
            throw new UsageException("--zoom must be 1..8, or 0 for what --fit needs, not " + zoom);
        }
        if (!(every >= 0.1 && every <= 1e6)) {
            throw new UsageException("--every must be 0.1 or more seconds, not " + every);
        }
        for (long frame : shutter) {
            if (frame < 0) {
                throw new UsageException("--shutter must name frames from 0 on, not " + frame);
            }
        }
        if (folder == null && (shutter.length > 0 || mode != Mode.JPEG)) {
            throw new UsageException("photos need a folder: --to DIR");
        }
    }
}
