package io.github.displayio4j.app.conformance;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Results for people and for programs.
final class Report {
    private final List<Result> results;
    private final int level;

    Report(List<Result> results, int level) {
        this.results = results;
        this.level = level;
    }

    long passed() {
        return results.stream().filter(Result::isPassed).count();
    }

    long failed() {
        return results.stream().filter(Result::isFailed).count();
    }

    long skipped() {
        return results.stream().filter(Result::isSkipped).count();
    }

    /// The last line.
    String summary() {
        return passed() + " passed, " + failed() + " failed, " + skipped() + " skipped";
    }

    /// Failures, quirks and reasons for skipping, then the summary.
    List<String> lines() {
        List<String> out = new ArrayList<>();
        for (Result result : results) {
            if (result.isFailed()) {
                out.add("FAIL " + result.golden().id() + ", " + result.text());
            }
        }
        for (Result result : results) {
            if (result.golden().quirk() != null) {
                out.add("quirk " + result.golden().id() + ": " + result.golden().quirk());
                out.add("    here: " + result.text());
            }
        }
        for (Map.Entry<String, List<String>> reason : reasons().entrySet()) {
            out.add("skipped " + reason.getValue().size() + ", need " + reason.getKey() + ": "
                    + few(reason.getValue()));
        }
        Map<String, Integer> leftOut = leftOut();
        if (!leftOut.isEmpty()) {
            List<String> kinds = leftOut.entrySet().stream()
                    .map(kind -> kind.getValue() + " " + kind.getKey())
                    .toList();
            out.add("not compared at level " + level + ": " + String.join(", ", kinds));
        }
        out.add(summary());
        return out;
    }

    private Map<String, Integer> leftOut() {
        Map<String, Integer> out = new TreeMap<>();
        for (Result result : results) {
            result.leftOut().forEach((kind, count) -> out.merge(kind, count, Integer::sum));
        }
        return out;
    }

    private static String few(Collection<String> ids) {
        String first = String.join(" ", ids.stream().limit(5).toList());
        return ids.size() > 5 ? first + " ..." : first;
    }

    private Map<String, List<String>> reasons() {
        Map<String, List<String>> out = new TreeMap<>();
        for (Result result : results) {
            if (result.golden().quirk() == null && result.verdict() instanceof Verdict.Skipped skipped) {
                out.computeIfAbsent(skipped.reason(), _ -> new ArrayList<>())
                        .add(result.golden().id());
            }
        }
        return out;
    }

    /// All of it as JSON.
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("level").value(level);
            writer.name("passed").value(passed());
            writer.name("failed").value(failed());
            writer.name("skipped").value(skipped());
            writer.name("notCompared").beginObject();
            for (Map.Entry<String, Integer> kind : leftOut().entrySet()) {
                writer.name(kind.getKey()).value(kind.getValue());
            }
            writer.endObject();
            writer.name("cases").beginArray();
            for (Result result : results) {
                write(writer, result);
            }
            writer.endArray();
            writer.endObject();
        }
        return text.toString();
    }

    private static void write(JsonWriter writer, Result result) throws IOException {
        writer.beginObject();
        writer.name("id").value(result.golden().id());
        writer.name("area").value(result.golden().area());
        writer.name("verdict").value(result.isPassed() ? "passed" : result.isFailed() ? "failed" : "skipped");
        if (result.golden().quirk() != null) {
            writer.name("reason").value("quirk: " + result.golden().quirk());
            writer.name("here").value(result.text());
        } else if (result.verdict() instanceof Verdict.Failed failed) {
            writer.name("step").value(failed.step().index());
            writer.name("op").value(failed.step().op());
            writer.name("difference").value(failed.difference());
        } else if (result.verdict() instanceof Verdict.Skipped skipped) {
            writer.name("reason").value("needs " + skipped.reason());
        }
        writer.endObject();
    }
}
