package io.github.displayio4j.app.planbench;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Results as text for people, and as JSON.
final class Tables {
    private Tables() {}

    static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    static String text(List<PlanBench.Cell> cells, boolean explain) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%-13s %-9s %11s %8s  %-18s %11s %6s %7s %9s%n",
                "workload", "bus", "ours us", "windows", "best rule", "best us", "ratio", "vs CP", "plan us"));
        for (PlanBench.Cell cell : cells) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-13s %-9s %11.1f %8.1f  %-18s %11.1f %6.3f %6.1fx %9.1f%s%n",
                    cell.workload(),
                    cell.bus(),
                    cell.ours(),
                    cell.windows(),
                    cell.bestOf().title(),
                    cell.best(),
                    cell.ratio(),
                    cell.gain(),
                    cell.planMicros(),
                    cell.ratio() > cell.allowed() ? "  <-- dearer" : ""));
            if (explain) {
                text.append("    " + cell.explained() + "\n");
            }
        }
        return text.toString();
    }

    static String bars(List<PlanBench.Bar> bars) {
        StringBuilder text = new StringBuilder();
        for (PlanBench.Bar bar : bars) {
            text.append((bar.kept() ? "kept    " : "missed  ") + bar.what() + ": " + bar.worst() + "\n");
        }
        return text.toString();
    }

    static String json(List<PlanBench.Cell> cells, List<PlanBench.Bar> bars) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("worstRatio").value(round(PlanBench.worst(cells).ratio(), 1e4));
            writer.name("bars").beginArray();
            for (PlanBench.Bar bar : bars) {
                writer.beginObject();
                writer.name("what").value(bar.what());
                writer.name("worst").value(bar.worst());
                writer.name("kept").value(bar.kept());
                writer.endObject();
            }
            writer.endArray();
            writer.name("cells").beginArray();
            for (PlanBench.Cell cell : cells) {
                write(writer, cell);
            }
            writer.endArray();
            writer.endObject();
        }
        return text + "\n";
    }

    private static void write(JsonWriter writer, PlanBench.Cell cell) throws IOException {
        writer.beginObject();
        writer.name("workload").value(cell.workload());
        writer.name("bus").value(cell.bus());
        writer.name("areas").value(cell.areas());
        writer.name("ours").value(round(cell.ours(), 1e3));
        writer.name("best").value(round(cell.best(), 1e3));
        writer.name("bestOf").value(cell.bestOf().title());
        writer.name("ratio").value(round(cell.ratio(), 1e4));
        writer.name("rivals").beginObject();
        for (Map.Entry<Rival, Double> rival : cell.rivals().entrySet()) {
            writer.name(rival.getKey().title()).value(round(rival.getValue(), 1e3));
        }
        writer.endObject();
        writer.name("planMicros").value(round(cell.planMicros(), 1e2));
        writer.name("windows").value(round(cell.windows(), 1e2));
        writer.name("bytes").value(round(cell.bytes(), 1e2));
        writer.name("explained").value(cell.explained());
        writer.endObject();
    }

    private static double round(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
