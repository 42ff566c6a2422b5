package io.github.displayio4j.app;

import io.github.displayio4j.app.profile.Flight;
import io.github.displayio4j.app.profile.FlightReader;
import io.github.displayio4j.app.profile.ProfileJson;
import io.github.displayio4j.app.profile.ProfilePage;
import io.github.displayio4j.app.profile.Recorder;
import io.github.displayio4j.app.profile.SceneRun;
import io.github.displayio4j.app.profile.SlowestFrames;
import io.github.displayio4j.app.profile.Summary;
import io.github.displayio4j.app.profile.TraceFlight;
import io.github.displayio4j.panels.SafeFile;
import io.github.displayio4j.panels.trace.Trace;
import io.github.displayio4j.panels.trace.TraceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Where the time of frames goes.
@Command(
        name = "profile",
        description = {
            "Tells where the time of frames goes, what makes them slow, and what to change.",
            "",
            "Runs WHAT with the JVM's flight recorder on: a scene of --list, or frames of a camera, a file or a folder as"
                    + " `viewfinder` takes them. Or reads a recording (.jfr) of a program of yours: any program that"
                    + " shows something with displayio4j and runs with -XX:StartFlightRecording:filename=my.jfr. Or reads"
                    + " a recording of a bus, as `trace` makes and imports them, of any driver: the wire alone then."
        },
        footer = {
            "",
            "Time on the bus is by the bus's own clock, so that it is that of the wire also without a panel.",
            "",
            "Examples:",
            "  displayio4j profile --list",
            "  displayio4j profile defect-palette-change --report out/profile.html",
            "  displayio4j profile clip.mjpeg --panel st7789-240x320 --perfetto out/trace.json",
            "  displayio4j profile my.jfr --json"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ProfileCommand implements Callable<Integer> {
    private static final int USUAL_FRAMES = 120;

    /// What may have been meant to be the name of a scene.
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{2,}");

    /// Frames of a source that are shown before anything is recorded.
    private static final int WARM_UP = 60;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description =
                    "A scene of --list, a recording (.jfr, .trace), or what `viewfinder` takes; `sim` is the simulated camera.")
    private @Nullable String what;

    @Option(names = "--list", description = "Name the scenes that can be profiled.")
    private boolean list;

    @Option(names = "--frames", paramLabel = "N", description = "Frames to record, 10..100000. Default: 120.")
    private @Nullable Integer wantedFrames;

    @Option(
            names = "--report",
            paramLabel = "OUT.html",
            description = "Write a page with pictures; needs nothing else.")
    private @Nullable Path report;

    @Option(
            names = "--perfetto",
            paramLabel = "OUT.json",
            description = "Write the timeline for ui.perfetto.dev or chrome://tracing.")
    private @Nullable Path perfetto;

    @Option(names = "--recording", paramLabel = "OUT.jfr", description = "Keep the recording, for JMC and `jfr view`.")
    private @Nullable Path recording;

    @Option(names = "--json", description = "Print the summary as JSON on standard output.")
    private boolean json;

    private int frames = USUAL_FRAMES;

    @Mixin
    private final PanelOptions panel = new PanelOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        if (list) {
            SceneRun.names().forEach(out::println);
            return 0;
        }
        String name = what;
        if (name == null) {
            throw new ParameterException(command.commandLine(), "profile needs WHAT to profile; --list names scenes");
        }
        frames = wantedFrames == null ? USUAL_FRAMES : wantedFrames;
        if (frames < 10 || frames > 100_000) {
            throw new UsageException("--frames must be 10..100000, not " + frames);
        }
        if (name.startsWith("defect-") && !SceneRun.exists(name)) {
            throw new UsageException("no scene " + name + "; --list names them");
        }
        for (Path file : Arrays.asList(report, perfetto, recording)) {
            requireWritable(file);
        }
        try (Interrupt interrupt = Interrupt.listen()) { // until all is written
            SlowestFrames pictures = report == null ? null : new SlowestFrames();
            Summary summary = Summary.of(name, fly(name, pictures, interrupt));
            if (report != null) {
                write(report, ProfilePage.of(summary, pictures));
            }
            if (perfetto != null) {
                write(perfetto, ProfileJson.perfetto(summary));
            }
            out.print(json ? ProfileJson.summary(summary) + "\n" : summary.text());
            out.flush();
        }
        return 0;
    }

    private Flight fly(String name, @Nullable SlowestFrames pictures, Interrupt interrupt)
            throws IOException, InterruptedException {
        Path file = path(name);
        if (name.endsWith(".jfr")) {
            refuse(name + " is a recording already", true, true);
            return FlightReader.read(file);
        }
        if (Files.isRegularFile(file) && TraceFile.isTrace(head(file))) {
            refuse(name + " is a recording already", true, false);
            Trace trace = TraceFile.read(file);
            if (panel.name == null && trace.panel().isEmpty()) {
                throw new UsageException(file + " names no panel: say --panel NAME");
            }
            return TraceFlight.of(trace, PanelsCommand.find(panel.name == null ? trace.panel() : panel.name));
        }
        boolean scene = SceneRun.exists(name);
        if (!scene && !name.equals("sim") && WORD.matcher(name).matches() && !Files.exists(file)) {
            throw new UsageException("neither a scene nor a file is called '" + name
                    + "'; --list names the scenes, `viewfinder --help` says what else can be shown");
        }
        if (scene) {
            refuse(name + " is a scene with a panel of its own", false, true);
        } else if (panel.name != null && PaperRig.find(panel.name) != null) {
            throw new UsageException("--panel: e-paper such as " + panel.name
                    + " shows a picture in seconds, of which frames are no part; take an LCD or OLED");
        }
        try (ProgressBar bar = Progress.bar("profile", " frames", frames)) {
            if (scene) {
                return SceneRun.run(name, frames, recording, pictures, bar::stepTo, interrupt::isRaised);
            }
            return source(name, pictures, bar);
        }
    }

    private Flight source(String name, @Nullable SlowestFrames pictures, ProgressBar bar) throws IOException {
        try (Pipeline pipeline = new Pipeline(name.equals("sim") ? null : name, panel)) {
            for (int i = 0; i < WARM_UP; i++) {
                pipeline.frame(true);
            }
            if (pictures != null) {
                pictures.prepare(pipeline.rig.glass);
            }
            try (Recorder recorder = new Recorder()) {
                for (int i = 0; i < frames; i++) {
                    SceneRun.requireGoing(pipeline::isInterrupted);
                    pipeline.frame(true);
                    if (pictures != null && pipeline.rig.screen instanceof Screen.Panel shown) {
                        pictures.see(shown.display().report(), pipeline.rig.glass);
                    }
                    bar.stepTo(i + 1);
                }
                return recorder.end(recording);
            }
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("WHAT must be a scene of --list or a file, not '" + name + "'");
        }
    }

    /// What would be passed over without a word.
    ///
    /// @param recorded whether nothing is recorded, so that options of recording mean nothing
    /// @param fixed whether the panel is not for the user to choose
    private void refuse(String why, boolean recorded, boolean fixed) {
        PanelOptions usual = new PanelOptions();
        boolean held = panel.rotation != usual.rotation || panel.fit != usual.fit || panel.hertz != null;
        String option = recorded && wantedFrames != null
                ? "--frames"
                : recorded && recording != null
                        ? "--recording"
                        : fixed && panel.name != null
                                ? "--panel"
                                : (fixed || recorded) && (held || panel.bus != null)
                                        ? "--rotation, --fit, --bus-hz and --bus"
                                        : "";
        if (!option.isEmpty()) {
            throw new UsageException(why + ": it takes no " + option);
        }
    }

    /// Better before a long run than after it.
    private static void requireWritable(@Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        if (file.toString().isEmpty() || Files.isDirectory(file)) {
            throw new IOException((file.toString().isEmpty() ? "the empty name" : file)
                    + ": cannot be written, it is no name of a file");
        }
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IOException(file + ": cannot be written, since " + folder + " is no folder that takes files");
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(64);
        }
    }

    /// Writes a file as a whole or not at all, and the folder that it is to be in.
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (SafeFile safe = new SafeFile(file)) {
            safe.out().write(text.getBytes(StandardCharsets.UTF_8));
            safe.commit();
        }
    }
}
