package io.github.displayio4j.app.profile;

import io.github.displayio4j.app.profile.Flight.Frame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// One HTML page with all in it: what to change, where the time went, and what the glass showed.
public final class ProfilePage {
    private static final String[] STAGES = {"render", "collect, plan, compare", "bus", "wait"};
    private static final String[] COLOURS = {"#2a9d8f", "#e9c46a", "#3a6ea5", "#d1495b"};
    private static final int WIDTH = 960;
    private static final int HEIGHT = 180;
    /// Of the 95th percentile, what fits on the timeline.
    private static final double ROOM = 1.3;

    private static final int CELLS = 40;
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 100};

    private final Summary summary;
    private final StringBuilder html = new StringBuilder();

    private ProfilePage(Summary summary) {
        this.summary = summary;
    }

    /// Makes the page.
    ///
    /// @param pictures of the glass; null if there are none
    /// @throws IOException if a picture can't be encoded
    public static String of(Summary summary, @Nullable SlowestFrames pictures) throws IOException {
        ProfilePage page = new ProfilePage(summary);
        page.head();
        page.causes();
        page.timeline();
        page.stages();
        page.percentiles();
        page.heat();
        page.worst(pictures == null ? Map.of() : pictures.pictures());
        page.html.append("</body></html>\n");
        return page.html.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that we need otherwise
    private void add(String format, Object... values) {
        html.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void head() {
        add(
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title><style>",
                escaped(summary.name()));
        add("body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:%dpx;color:#222}", WIDTH);
        add("h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.8em}table{border-collapse:collapse}");
        add("td,th{padding:.2em .8em;text-align:right;border-bottom:1px solid #ddd}.l{text-align:left}");
        add("li{margin:.8em 0}.k{font-weight:600}.ok{background:#e6f4ea;padding:.8em}svg{background:#fafafa}");
        add(
                "figure{display:inline-block;margin:.5em}img{image-rendering:pixelated;border:1px solid #999}</style></head><body>");
        add("<h1>%s</h1>", escaped(summary.name()));
        add(
                "<p>%d frames, %d of them changed something. A frame takes <b>%.2f ms</b> on average, %.2f ms at the 99th"
                        + " percentile. Time on the bus is by the bus's own clock; stages of a frame may overlap.</p>",
                summary.flight().frames().size(), summary.steady().size(), summary.meanMillis(), summary.millis(99));
    }

    private void causes() {
        add("<h2>What to change</h2>");
        if (summary.causes().isEmpty()) {
            add("<p class=\"ok\">Nothing is wasted that is worth a change.</p>");
            return;
        }
        add("<ol>");
        for (Cause cause : summary.causes()) {
            add(
                    "<li><span class=\"k\">%s</span>: %.2f ms a frame (%.0f %%), <code>%s</code><br>%s<br><b>%s</b></li>",
                    escaped(cause.kind()),
                    cause.millis(),
                    100 * cause.share(),
                    escaped(cause.where()),
                    escaped(cause.what()),
                    escaped(cause.remedy()));
        }
        add("</ol>");
    }

    private static double[] stages(Frame frame) {
        return new double[] {
            frame.renderNanos() / 1e6,
            Math.max(0, frame.hostNanos() - frame.renderNanos()) / 1e6,
            frame.wireNanos() / 1e6,
            frame.lockNanos() / 1e6
        };
    }

    /// A bar for each frame, its stages on top of each other; the title of a bar tells its cause.
    private void timeline() {
        List<Frame> frames = summary.flight().frames();
        double most = Math.max(1e-6, ROOM * summary.millis(95)); // a few that were disturbed would make all others flat
        add("<h2>Frames</h2><svg id=\"timeline\" width=\"%d\" height=\"%d\">", WIDTH, HEIGHT + 20);
        double step = (double) WIDTH / frames.size();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            double[] stages = stages(frame);
            double y = HEIGHT;
            add("<g><title>%s</title>", escaped(Summary.sentence(frame)));
            for (int s = 0; s < stages.length; s++) {
                double height = Math.min(y, stages[s] / most * (HEIGHT - 10));
                y -= height;
                add(
                        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
                        i * step, y, Math.max(0.5, step * 0.9), height, COLOURS[s]);
            }
            add("</g>");
        }
        for (int s = 0; s < STAGES.length; s++) {
            add(
                    "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/><text x=\"%d\" y=\"%d\" font-size=\"12\">%s</text>",
                    s * 200, HEIGHT + 6, COLOURS[s], s * 200 + 14, HEIGHT + 15, STAGES[s]);
        }
        add("</svg><p>A bar of full height is %.2f ms; longer ones are cut. Hover over one for its story.</p>", most);
    }

    /// A mean frame as a bar, with the layers that its drawing consists of below it.
    private void stages() {
        double[] means = {
            summary.mean(Frame::renderNanos),
            summary.mean(f -> Math.max(0, f.hostNanos() - f.renderNanos())),
            summary.mean(Frame::wireNanos),
            summary.mean(Frame::lockNanos)
        };
        double total = Math.max(1e-9, means[0] + means[1] + means[2] + means[3]);
        add("<h2>A mean frame</h2><svg id=\"stages\" width=\"%d\" height=\"80\">", WIDTH);
        double x = 0;
        for (int s = 0; s < means.length; s++) {
            double width = means[s] / total * WIDTH;
            cell(x, 0, width, COLOURS[s], "%s: %.3f ms".formatted(STAGES[s], means[s]));
            x += width;
        }
        Map<String, Double> layers = new LinkedHashMap<>();
        for (Frame frame : summary.counted()) {
            frame.converts().forEach(c -> layers.merge(c.layer(), c.nanos() / 1e6, Double::sum));
        }
        x = 0;
        List<Map.Entry<String, Double>> list = new ArrayList<>(layers.entrySet());
        list.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        for (Map.Entry<String, Double> layer : list) {
            double millis = layer.getValue() / summary.counted().size();
            double width = millis / total * WIDTH;
            cell(x, 40, width, "#8ecae6", "%s: %.3f ms".formatted(layer.getKey(), millis));
            x += width;
        }
        add("</svg><p>Below: the layers that drawing consists of.</p>");
    }

    private void cell(double x, int y, double width, String colour, String text) {
        add(
                "<g><title>%s</title><rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"36\" fill=\"%s\" stroke=\"#fff\"/>",
                escaped(text), x, y, Math.max(0, width), colour);
        if (width > 60) {
            int letters = (int) (width / 7);
            String shown = text.length() > letters ? text.substring(0, letters) : text;
            add("<text x=\"%.2f\" y=\"%d\" font-size=\"12\">%s</text>", x + 4, y + 22, escaped(shown));
        }
        add("</g>");
    }

    private void percentiles() {
        add("<h2>Percentiles</h2><table><tr><th class=\"l\">percentile</th><th>ms</th></tr>");
        for (double percentile : PERCENTILES) {
            add(
                    "<tr><td class=\"l\">%s</td><td>%.3f</td></tr>",
                    percentile == 100 ? "worst" : Double.toString(percentile), summary.millis(percentile));
        }
        add("</table>");
    }

    /// Where the panel was dirtied, and how often.
    private void heat() {
        int right = 1;
        int bottom = 1;
        for (Frame frame : summary.flight().frames()) {
            for (Flight.Change change : frame.changes()) {
                right = Math.max(right, change.x2());
                bottom = Math.max(bottom, change.y2());
            }
        }
        int side = Math.max(1, Math.max(right, bottom) / CELLS);
        int columns = (right + side - 1) / side;
        int rows = (bottom + side - 1) / side;
        int[] counts = new int[columns * rows];
        int most = 1;
        for (Frame frame : summary.counted()) {
            for (Flight.Change change : frame.changes()) {
                for (int y = change.y1() / side; y * side < change.y2(); y++) {
                    for (int x = change.x1() / side; x * side < change.x2(); x++) {
                        most = Math.max(most, ++counts[y * columns + x]);
                    }
                }
            }
        }
        add("<h2>Where it changed</h2><svg id=\"heat\" width=\"%d\" height=\"%d\">", columns * 8, rows * 8);
        for (int i = 0, n; i < counts.length; i += n) {
            n = 1;
            while ((i + n) % columns != 0 && counts[i + n] == counts[i]) {
                n++;
            }
            if (counts[i] > 0) {
                double share = (double) counts[i] / most;
                add(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"8\" fill=\"rgb(255,%d,%d)\"/>",
                        i % columns * 8, i / columns * 8, 8 * n, (int) (230 * (1 - share)), (int) (200 * (1 - share)));
            }
        }
        add(
                "</svg><p>The reddest cells changed %d times in %d frames.</p>",
                most, summary.counted().size());
    }

    private void worst(Map<Long, BufferedImage> pictures) throws IOException {
        add("<h2>The slowest frames</h2>");
        for (Frame frame : summary.worst(3)) {
            add("<p>%s</p>", escaped(Summary.sentence(frame)));
        }
        for (Map.Entry<Long, BufferedImage> entry : pictures.entrySet()) {
            BufferedImage image = entry.getValue();
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            add(
                    "<figure><img alt=\"glass\" width=\"%d\" src=\"data:image/png;base64,%s\"><figcaption>frame %d</figcaption></figure>",
                    image.getWidth(), Base64.getEncoder().encodeToString(png.toByteArray()), entry.getKey());
        }
    }
}
