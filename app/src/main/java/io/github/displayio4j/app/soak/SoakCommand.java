package io.github.displayio4j.app.soak;

import com.google.gson.stream.JsonWriter;
import io.github.displayio4j.app.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Random scenes against the slow renderer; or a camera in real time.
@Command(
        name = "soak",
        description = {
            "Changes random scenes at random and compares what is on the glass with a slow, obvious renderer.",
            "",
            "Each scene of nested groups, tile grids and shapes is shown on one to three displays of any pixel format"
                    + " and rotation, some of them emulated panels, the others the plain memory of a panel. Only what"
                    + " changed is sent; some sends fail at a random byte. After each refresh every pixel must be the"
                    + " one that a full redraw by the slow renderer has. A scene that fails is made as short as"
                    + " possible and printed as a recipe.",
            "",
            "With SOURCE or --seconds: a camera's viewfinder in real time. Frames come at their rate; they are decoded at"
                    + " half their size and shown, 240x176, with three labels and an icon with soft edges on an ST7789"
                    + " whose emulated wire takes the time of 62.5 MHz. Every frame is looked at on the glass. The"
                    + " first 2 s of the program are told apart, then it is warmed up for 4 s, then measured; for a last"
                    + " fifth of the time the consumer is three times too slow.",
        },
        footer = {
            "",
            "Examples:",
            "  displayio4j soak --mutations 20000              a few seconds",
            "  displayio4j soak --seed 7 --json                the same scenes as any other run with seed 7",
            "  displayio4j soak --concurrent 60s --runs 1000   threads that change one scene on two displays",
            "  displayio4j soak --replay 'RECIPE'              play what another run has printed, and tell the story",
            "  displayio4j soak clip.mjpeg --seconds 20        a camera's frames, 20 seconds of them",
            "",
            "Exit codes: 0 all equal, 1 a difference was found, a frame was stale or a photo wrong, 2" + " wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SoakCommand implements Callable<Integer> {
    private static final int PRODUCERS = 4;
    private static final double START_SECONDS = 2;
    private static final double WARM_UP_SECONDS = 4;
    private static final Play.Meddler NOBODY = (_, _) -> {};

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..1",
            description = "Frames of a camera, as `viewfinder` takes them; `sim` is the simulated camera.")
    private @Nullable String source;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long frames of the camera are measured. Default: 20.")
    private @Nullable Double seconds;

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description =
                    "Take a photo a second of the camera meanwhile, into this existing folder, and compare it with"
                            + " what the camera sent.")
    private @Nullable Path photos;

    @Option(names = "--mutations", paramLabel = "N", description = "Changes to make. Default: ${DEFAULT-VALUE}.")
    private long mutations = 1_000_000;

    @Option(names = "--seed", paramLabel = "N", description = "Where to begin. Default: another one each time.")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Scenes played at once. Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--concurrent",
            paramLabel = "SECONDS",
            description = "Instead: four threads change one scene on two displays for so long, in --runs pieces.")
    private @Nullable String concurrent;

    @Option(names = "--runs", paramLabel = "N", description = "Pieces of --concurrent. Default: ${DEFAULT-VALUE}.")
    private int runs = 1000;

    @Option(
            names = "--replay",
            paramLabel = "RECIPE",
            description = "Play this one scene, as an earlier run printed it.")
    private @Nullable String replay;

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command = CommandSpec.create();

    /// For picocli, which fills in the options.
    public SoakCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (mutations < 1) {
            throw usage("--mutations must be 1 or more, not " + mutations);
        }
        if (threads < 1 || threads > 64) {
            throw usage("--threads must be 1..64, not " + threads);
        }
        if (runs < 1) {
            throw usage("--runs must be 1 or more, not " + runs);
        }
        if (source != null || seconds != null || photos != null) {
            return camera(seconds == null ? 20 : seconds);
        }
        if (concurrent != null) {
            return concurrent(seconds(concurrent));
        }
        return replay == null ? soak() : replay(replay);
    }

    private int soak() throws IOException, InterruptedException {
        long from = seed == null ? System.nanoTime() & 0xffffffffL : seed;
        command.commandLine().getErr().println("soak: seed " + from);
        long start = System.nanoTime();
        Soak.Outcome outcome;
        try (ProgressBar bar = Progress.bar("soak", " mutations", mutations)) {
            outcome = new Soak(NOBODY).run(from, mutations, threads, start + Long.MAX_VALUE / 2, bar::stepTo);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Plan failing = outcome.failure();
        Report report = failing == null ? null : Report.of(Shrinker.shrink(failing, NOBODY), NOBODY);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(json(from, outcome, report, seconds));
        } else {
            if (report != null) {
                report.lines().forEach(out::println);
            }
            out.println(String.format(
                    Locale.ROOT,
                    "%d mutations of %d scenes in %.1f s, seed %d: %s",
                    outcome.mutations(),
                    outcome.plays(),
                    seconds,
                    from,
                    report == null ? "all pixels equal" : "a display shows something wrong"));
        }
        out.flush();
        return report == null ? 0 : 1;
    }

    private int camera(double measured) throws IOException, InterruptedException {
        if (!(measured >= 1 && measured <= 1e6)) {
            throw usage("--seconds must be 1 or more, not " + measured);
        }
        CameraSoak.Result result;
        try (CameraSoak soak = new CameraSoak("sim".equals(source) ? null : source);
                ProgressBar bar = Progress.bar("soak", " s", (long) Math.ceil(measured))) {
            result = soak.run(
                    START_SECONDS,
                    WARM_UP_SECONDS,
                    measured,
                    Math.clamp(measured / 5, 1, 10),
                    photos,
                    s -> bar.stepTo((long) Math.ceil(s)));
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? CameraReport.json(result) : CameraReport.text(result));
        out.flush();
        return result.staleFrames() + result.wrongPixels() + result.wrongPhotos() == 0 ? 0 : 1;
    }

    private double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
            if (seconds > 0 && seconds <= 1e6) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw usage("--concurrent must be a number of seconds above 0, not '" + text + "'");
    }

    private int concurrent(double seconds) throws IOException, InterruptedException {
        long from = seed == null ? System.nanoTime() & 0xffffffffL : seed;
        command.commandLine().getErr().println("soak: seed " + from);
        long nanos = (long) (seconds * 1e9 / runs);
        long edits = 0;
        long frames = 0;
        List<String> wrong = new ArrayList<>();
        try (ProgressBar bar = Progress.bar("soak", " runs", runs)) {
            for (int run = 0; run < runs; run++) {
                SharedScene.Outcome outcome = SharedScene.run(from + run, PRODUCERS, nanos, false);
                edits += outcome.edits();
                frames += outcome.frames();
                if (outcome.wrong() != null) {
                    wrong.add("run " + run + ", seed " + (from + run) + ": " + outcome.wrong());
                }
                bar.step();
            }
        }
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            StringWriter text = new StringWriter();
            try (JsonWriter writer = new JsonWriter(text)) {
                writer.setIndent("  ");
                writer.beginObject();
                writer.name("seed").value(from);
                writer.name("runs").value(runs);
                writer.name("good").value(runs - wrong.size());
                writer.name("edits").value(edits);
                writer.name("frames").value(frames);
                writer.name("wrong").beginArray();
                for (String line : wrong) {
                    writer.value(line);
                }
                writer.endArray();
                writer.endObject();
            }
            out.println(text);
        } else {
            wrong.forEach(out::println);
            out.println(runs - wrong.size() + "/" + runs + " runs good, " + edits + " edits by " + PRODUCERS
                    + " threads, " + frames + " frames on 2 displays, seed " + from);
        }
        out.flush();
        return wrong.isEmpty() ? 0 : 1;
    }

    private int replay(String recipe) throws IOException {
        Plan plan;
        try {
            plan = Recipe.parse(recipe);
        } catch (IllegalArgumentException e) {
            throw usage("--replay: " + e.getMessage());
        }
        Report report = Report.of(plan, NOBODY);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(json(
                    plan.scene(), new Soak.Outcome(plan.mutations(), 1, report.failed() ? plan : null), report, 0));
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        return report.failed() ? 1 : 0;
    }

    /// A plan, what happens in it, and what is wrong.
    private record Report(Plan plan, List<String> story, Play.@Nullable Finding finding) {
        static Report of(Plan plan, Play.Meddler meddler) {
            return new Report(plan, Play.story(plan, meddler), Play.find(plan, meddler));
        }

        boolean failed() {
            return finding != null;
        }

        List<String> lines() {
            List<String> out = new ArrayList<>();
            for (int i = 0; i < plan.screens().size(); i++) {
                Plan.Screen screen = plan.screens().get(i);
                out.add("display" + i + ": " + screen.target() + ", " + screen.width() + "x" + screen.height()
                        + ", turned by " + screen.rotation() + ", strips of " + screen.stripRows() + " rows, colours "
                        + screen.mode());
            }
            story.forEach(line -> out.add("  " + line));
            out.add(finding == null ? "all pixels equal" : "WRONG: " + finding.what());
            out.add("again: displayio4j soak --replay '" + Recipe.of(plan) + "'");
            return out;
        }
    }

    private static String json(long seed, Soak.Outcome outcome, @Nullable Report report, double seconds)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("seed").value(seed);
            writer.name("mutations").value(outcome.mutations());
            writer.name("scenes").value(outcome.plays());
            writer.name("seconds").value(Math.round(seconds * 10) / 10.0);
            writer.name("failed").value(report != null && report.failed());
            if (report != null && report.finding() != null) {
                writer.name("finding").value(report.finding().what());
                writer.name("recipe").value(Recipe.of(report.plan()));
                writer.name("story").beginArray();
                for (String line : report.story()) {
                    writer.value(line);
                }
                writer.endArray();
            }
            writer.endObject();
        }
        return text.toString();
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
