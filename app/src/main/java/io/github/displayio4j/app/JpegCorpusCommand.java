package io.github.displayio4j.app;

import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Judges the decoder by a folder of JPEGs.
@Command(
        name = "jpeg-corpus",
        description = {
            "Decodes every file of a folder and judges the results.",
            "",
            "With a manifest.tsv in the folder, samples must have the hashes listed there: full size, RGB565, 1/2, 1/4,"
                    + " 1/8 and with plain upsampling. Without one, or if it lists nothing, every file in the folder and below it must end in a"
                    + " picture or in an error with a position, in a second for each megapixel."
        },
        footer = {"", "The last line is: N passed, N failed, N skipped. Exit code 1 if any failed."},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class JpegCorpusCommand implements Callable<Integer> {
    private static final String MANIFEST = "manifest.tsv";
    private static final int HANGS_AFTER_SECONDS = 60;

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of JPEG files.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print the results as JSON on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command = CommandSpec.create();

    private record Result(String file, JpegJudge.Verdict verdict) {}

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        List<JpegJudge.Case> cases = Files.exists(folder.resolve(MANIFEST)) ? manifest() : List.of();
        if (cases.isEmpty()) {
            cases = files();
        }
        if (cases.isEmpty()) {
            throw new IOException(folder + ": no files to decode");
        }
        List<Result> results = new ArrayList<>();
        JpegJudge judge = new JpegJudge();
        try (ProgressBar bar = Progress.bar("jpeg-corpus", " files", cases.size())) {
            for (JpegJudge.Case one : cases) {
                JpegJudge.Verdict verdict = inTime(judge, one);
                if (verdict.outcome() == JpegJudge.Outcome.HUNG) {
                    judge = new JpegJudge(); // the old one is still at work
                }
                results.add(new Result(folder.relativize(one.file()).toString(), verdict));
                bar.step();
            }
        }
        PrintWriter out = command.commandLine().getOut();
        out.print(json ? json(results) : summary(results));
        out.flush();
        return count(results, JpegJudge.Mark.FAILED) > 0 ? 1 : 0;
    }

    private List<JpegJudge.Case> manifest() throws IOException {
        List<JpegJudge.Case> cases = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve(MANIFEST));
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\t", -1);
            if (fields.length != 12) {
                throw new IOException(
                        folder.resolve(MANIFEST) + ": line " + (i + 1) + " must have 12 columns, not " + fields.length);
            }
            cases.add(new JpegJudge.Case(
                    folder.resolve(fields[0]),
                    folder.resolve("ref").resolve(fields[0] + ".png"),
                    List.of(fields[3].split(" ")),
                    fields[10],
                    JsonParser.parseString(fields[11]).getAsJsonObject()));
        }
        return cases;
    }

    private List<JpegJudge.Case> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(folder.resolve(MANIFEST)))
                    .sorted()
                    .map(JpegJudge.Case::of)
                    .toList();
        }
    }

    /// Judges on a thread of its own, which is left behind if it does not end.
    private static JpegJudge.Verdict inTime(JpegJudge judge, JpegJudge.Case one) throws IOException {
        FutureTask<JpegJudge.Verdict> task = new FutureTask<>(() -> judge.judge(one));
        Thread.ofPlatform().daemon().name("jpeg-corpus").start(task);
        try {
            return task.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return JpegJudge.Verdict.hung("no end after " + HANGS_AFTER_SECONDS + " s");
        } catch (ExecutionException e) {
            throw new IOException(one.file() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long count(List<Result> results, JpegJudge.Mark mark) {
        return results.stream().filter(r -> r.verdict().mark() == mark).count();
    }

    private static long count(List<Result> results, JpegJudge.Outcome outcome) {
        return results.stream().filter(r -> r.verdict().outcome() == outcome).count();
    }

    private static Result slowest(List<Result> results) {
        Result slowest = results.getFirst();
        for (Result r : results) {
            slowest = r.verdict().nanos() > slowest.verdict().nanos() ? r : slowest;
        }
        return slowest;
    }

    private static String summary(List<Result> results) {
        StringBuilder text = new StringBuilder();
        for (Result r : results) {
            if (r.verdict().mark() != JpegJudge.Mark.PASSED) {
                String mark = r.verdict().mark().name().toLowerCase(Locale.ROOT);
                text.append(mark + " " + r.file() + ": " + r.verdict().reason() + "\n");
            }
        }
        Result slowest = slowest(results);
        text.append(count(results, JpegJudge.Outcome.PICTURE) + " whole pictures, "
                + count(results, JpegJudge.Outcome.DAMAGED) + " damaged pictures, "
                + count(results, JpegJudge.Outcome.REFUSED) + " refused\n");
        text.append(String.format(
                Locale.ROOT,
                "slowest: %s, %.1f ms%n",
                slowest.file(),
                slowest.verdict().nanos() / 1e6));
        text.append(count(results, JpegJudge.Mark.PASSED) + " passed, " + count(results, JpegJudge.Mark.FAILED)
                + " failed, " + count(results, JpegJudge.Mark.SKIPPED) + " skipped\n");
        return text.toString();
    }

    private String json(List<Result> results) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("folder").value(folder.toString());
            writer.name("passed").value(count(results, JpegJudge.Mark.PASSED));
            writer.name("failed").value(count(results, JpegJudge.Mark.FAILED));
            writer.name("skipped").value(count(results, JpegJudge.Mark.SKIPPED));
            writer.name("pictures").value(count(results, JpegJudge.Outcome.PICTURE));
            writer.name("damaged").value(count(results, JpegJudge.Outcome.DAMAGED));
            writer.name("refused").value(count(results, JpegJudge.Outcome.REFUSED));
            writer.name("slowest").value(slowest(results).file());
            writer.name("slowestMillis")
                    .value(Math.round(slowest(results).verdict().nanos() / 1e4) / 100.0);
            writer.name("files").beginArray();
            for (Result r : results) {
                if (r.verdict().mark() != JpegJudge.Mark.PASSED) {
                    writer.beginObject();
                    writer.name("file").value(r.file());
                    writer.name("result").value(r.verdict().mark().name().toLowerCase(Locale.ROOT));
                    writer.name("reason").value(r.verdict().reason());
                    writer.endObject();
                }
            }
            writer.endArray();
            writer.endObject();
        }
        return text + "\n";
    }
}
