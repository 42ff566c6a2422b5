package io.github.displayio4j.jmh;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/// Ratios for programs and for the eye.
final class RatioFiles {
    private static final int LEFT = 330;
    private static final int WIDTH = 900;
    private static final int ROW = 18;

    private RatioFiles() {}

    /// `rows` [{`work`, `peer`, `micros`, `error`, `peerMicros`, `ratio`, `ratioError`, `best`, `bytes`, `must`,
    /// `goal`}];
    /// without bars those two are missing.
    static String json(List<Ratio> ratios) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.beginObject().name("rows").beginArray();
            for (Ratio ratio : ratios) {
                json.beginObject();
                json.name("work").value(ratio.ours().name());
                json.name("peer").value(ratio.peer().peer());
                json.name("micros").value(ratio.ours().micros());
                json.name("error").value(number(ratio.ours().error()));
                json.name("peerMicros").value(ratio.peer().micros());
                json.name("ratio").value(ratio.ratio());
                json.name("ratioError").value(number(ratio.error()));
                json.name("best").value(ratio.best());
                json.name("bytes").value(number(ratio.ours().bytes()));
                if (!Double.isNaN(ratio.must())) {
                    json.name("must").value(ratio.must());
                }
                if (!Double.isNaN(ratio.goal())) {
                    json.name("goal").value(ratio.goal());
                }
                json.endObject();
            }
            json.endArray().endObject();
        }
        return text + "\n";
    }

    /// A run of one iteration has no interval.
    private static double number(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /// A bar for each ratio on a logarithmic axis, its error as a line, and a red mark at what it must keep; a picture
    /// in SVG.
    static String svg(List<Ratio> ratios) {
        double least = 0.5;
        double most = 2;
        for (Ratio ratio : ratios) {
            least = Math.min(least, ratio.ratio() / 1.2);
            most = Math.max(most, Math.max(ratio.ratio(), Double.isNaN(ratio.must()) ? 0 : ratio.must()) * 1.2);
        }
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                WIDTH,
                (ratios.size() + 2) * ROW);
        double one = place(1, least, most);
        add(svg, "<text x=\"%d\" y=\"13\">ours / peer: left of the line we are faster</text>", LEFT);
        for (int i = 0; i < ratios.size(); i++) {
            Ratio ratio = ratios.get(i);
            int y = (i + 1) * ROW + 4;
            double x = place(ratio.ratio(), least, most);
            add(
                    svg,
                    "<text x=\"4\" y=\"%d\">%s : %s</text>",
                    y + 11,
                    ratio.ours().name(),
                    ratio.peer().peer());
            add(
                    svg,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\" fill=\"%s\"/>",
                    Math.min(one, x),
                    y,
                    Math.abs(x - one),
                    ratio.misses() ? "#d1495b" : ratio.ratio() < 1 ? "#2a9d8f" : "#8ecae6");
            double error = number(ratio.error());
            add(
                    svg,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#222\"/>",
                    place(Math.max(least, ratio.ratio() - error), least, most),
                    place(Math.min(most, ratio.ratio() + error), least, most),
                    y + 6,
                    y + 6);
            if (!Double.isNaN(ratio.must())) {
                double bar = place(ratio.must(), least, most);
                add(
                        svg,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#c00\" stroke-width=\"2\"/>",
                        bar,
                        bar,
                        y - 1,
                        y + 13);
            }
            add(svg, "<text x=\"%d\" y=\"%d\">%.2f</text>", WIDTH - 50, y + 11, ratio.ratio());
        }
        add(
                svg,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#888\"/></svg>",
                one,
                one,
                ROW,
                (ratios.size() + 1) * ROW + 4);
        return svg.toString();
    }

    private static double place(double ratio, double least, double most) {
        double share = Math.log(ratio / least) / Math.log(most / least);
        return LEFT + share * (WIDTH - 60 - LEFT);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that we need otherwise
    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
