package io.github.displayio4j.app.profile;

import io.github.displayio4j.app.profile.Flight.Frame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// One HTML page with all in it: what to change, where the time went, and what the glass showed.
public final class ProfilePage {
    private static final String[] STAGES = {"render", "collect, plan, compare", "bus", "wait"};
    private static final String[] MEANINGS = {
        "layers become pixels of the panel",
        "what changed is found, compared with what the panel shows, and cut into windows",
        "commands and pixels on the wires",
        "for edit scopes of other threads, and for others on the same wires"
    };
    private static final String[] COLOURS = {"#2a9d8f", "#e9c46a", "#4a8fd0", "#d1495b"};
    private static final int WIDTH = 960;
    private static final int HEIGHT = 180;
    /// Of the 95th percentile, what fits on the timeline.
    private static final double ROOM = 1.3;

    private static final int MOST_LAYERS = 8;
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
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
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
        add(".s{display:inline-block;width:.8em;height:.8em;margin-right:.5em}svg text{font-size:12px}");
        add("li{margin:.8em 0}.k{font-weight:600}.ok{background:#e6f4ea;padding:.8em}svg{background:#fafafa}");
        add(
                "figure{display:inline-block;margin:.5em}img{image-rendering:pixelated;border:1px solid #999}</style></head><body>");
        add("<h1>%s</h1>", escaped(summary.name()));
        add(
                "<p>%d frames of %s, %d of them changed something. Half of them took <b>%.2f ms</b> or less, the mean is"
                        + " %.2f ms, the 99th percentile %.2f ms: %,.0f frames a second. Time on the bus is by the bus's own"
                        + " clock; on a bus that sends while the next strips are drawn, stages overlap.</p>",
                summary.flight().frames().size(),
                escaped(String.join(", ", summary.flight().panels())),
                summary.steady().size(),
                summary.millis(50),
                summary.meanMillis(),
                summary.millis(99),
                1000 / Math.max(1e-3, summary.meanMillis()));
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
        scale(most, frames);
        add("</svg><p>One bar a frame. The dashed line is the median; bars that leave the picture at the top are cut.");
        add(
                "Hover over a bar for its story. Single tall bars are mostly other work of the machine, or a collection of");
        add("garbage: causes are judged without what is beyond four medians.</p>");
    }

    /// Lines at round numbers of milliseconds, the median, and numbers of frames below.
    private void scale(double most, List<Frame> frames) {
        double step = Math.pow(10, Math.floor(Math.log10(most / 2)));
        step = most / step > 10 ? 5 * step : most / step > 5 ? 2 * step : step;
        for (double millis = step; millis < most; millis += step) {
            double y = HEIGHT - millis / most * (HEIGHT - 10);
            add("<line x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#0002\"/>", WIDTH, y, y);
            add("<text x=\"2\" y=\"%.1f\" fill=\"#555\">%s ms</text>", y - 2, text(step < 1 ? "%.2f" : "%.0f", millis));
        }
        double middle = HEIGHT - Math.min(most, summary.millis(50)) / most * (HEIGHT - 10);
        add(
                "<line x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#222\" stroke-dasharray=\"4 4\"/>",
                WIDTH, middle, middle);
        add(
                "<text x=\"0\" y=\"%d\">frame %d</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>",
                HEIGHT + 15,
                frames.getFirst().number(),
                WIDTH,
                HEIGHT + 15,
                frames.getLast().number());
    }

    /// A mean frame as a bar, what its parts are, and the layers that its drawing consists of.
    private void stages() {
        double[] means = {
            summary.mean(Frame::renderNanos),
            summary.mean(f -> Math.max(0, f.hostNanos() - f.renderNanos())),
            summary.mean(Frame::wireNanos),
            summary.mean(Frame::lockNanos)
        };
        double total = Math.max(1e-9, means[0] + means[1] + means[2] + means[3]);
        add("<h2>A mean frame</h2><svg id=\"stages\" width=\"%d\" height=\"36\">", WIDTH);
        double x = 0;
        for (int s = 0; s < means.length; s++) {
            double width = means[s] / total * WIDTH;
            cell(x, 0, width, COLOURS[s], text("%s: %.3f ms", STAGES[s], means[s]));
            x += width;
        }
        add("</svg><table><tr><th class=\"l\">stage</th><th>ms</th><th>%%</th><th class=\"l\">is</th></tr>");
        for (int s = 0; s < means.length; s++) {
            add(
                    "<tr><td class=\"l\"><span class=\"s\" style=\"background:%s\"></span>%s</td><td>%.3f</td><td>%.0f</td><td class=\"l\">%s</td></tr>",
                    COLOURS[s], STAGES[s], means[s], 100 * means[s] / total, MEANINGS[s]);
        }
        add("</table>");
        layers();
    }

    /// What the drawing of each layer took.
    private void layers() {
        Map<String, Double> millis = new LinkedHashMap<>();
        Map<String, Long> pixels = new LinkedHashMap<>();
        int frames = summary.counted().size();
        for (Frame frame : summary.counted()) {
            for (Flight.Convert convert : frame.converts()) {
                millis.merge(convert.layer(), convert.nanos() / 1e6, Double::sum);
                pixels.merge(convert.layer(), convert.pixels(), Long::sum);
            }
        }
        if (millis.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Double>> list = new ArrayList<>(millis.entrySet());
        list.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        add("<h2>Layers that were drawn</h2><table><tr><th class=\"l\">layer</th><th>ms a frame</th>");
        add("<th>pixels a frame</th></tr>");
        for (Map.Entry<String, Double> layer : list.subList(0, Math.min(MOST_LAYERS, list.size()))) {
            add(
                    "<tr><td class=\"l\"><code>%s</code></td><td>%.3f</td><td>%,d</td></tr>",
                    escaped(layer.getKey()),
                    layer.getValue() / frames,
                    pixels.getOrDefault(layer.getKey(), 0L) / frames);
        }
        add("</table>");
        if (list.size() > MOST_LAYERS) {
            add("<p>And %d more.</p>", list.size() - MOST_LAYERS);
        }
    }

    private void cell(double x, int y, double width, String colour, String text) {
        add(
                "<g><title>%s</title><rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"36\" fill=\"%s\" stroke=\"#fff\"/>",
                escaped(text), x, y, Math.max(0, width), colour);
        if (width > 7 * text.length()) {
            add("<text x=\"%.2f\" y=\"%d\" fill=\"#111\" font-weight=\"600\">%s</text>", x + 4, y + 22, escaped(text));
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
        int[] last = new int[columns * rows]; // the frame that was counted last, from 1
        int most = 1;
        int number = 0;
        for (Frame frame : summary.counted()) {
            number++;
            for (Flight.Change change : frame.changes()) {
                for (int y = change.y1() / side; y * side < change.y2(); y++) {
                    for (int x = change.x1() / side; x * side < change.x2(); x++) {
                        int at = y * columns + x;
                        counts[at] += last[at] == number ? 0 : 1;
                        last[at] = number;
                        most = Math.max(most, counts[at]);
                    }
                }
            }
        }
        add(
                "<h2>Where it was drawn again</h2><svg id=\"heat\" width=\"%d\" height=\"%d\" style=\"border:1px solid #999\">",
                columns * 8, rows * 8);
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
                "</svg><p>%d x %d pixels, from the upper left corner of the panel: white was never drawn again, the reddest cells in %d of %d frames.</p>",
                right, bottom, most, summary.counted().size());
        reasons();
    }

    /// What dirtied how much, the most first.
    private void reasons() {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (Frame frame : summary.counted()) {
            for (Flight.Change change : frame.changes()) {
                long[] sum = sums.computeIfAbsent(
                        change.kind() + "</td><td class=\"l\"><code>" + escaped(change.layer()), _ -> new long[2]);
                sum[0]++;
                sum[1] += change.pixels();
            }
        }
        if (sums.isEmpty()) {
            return;
        }
        List<Map.Entry<String, long[]>> list = new ArrayList<>(sums.entrySet());
        list.sort(Comparator.comparingLong((Map.Entry<String, long[]> e) -> e.getValue()[1])
                .reversed());
        add("<table><tr><th class=\"l\">why</th><th class=\"l\">layer</th><th>frames</th><th>pixels each</th></tr>");
        for (Map.Entry<String, long[]> reason : list.subList(0, Math.min(MOST_LAYERS, list.size()))) {
            long[] sum = reason.getValue();
            add(
                    "<tr><td class=\"l\">%s</code></td><td>%d</td><td>%,d</td></tr>",
                    reason.getKey(), sum[0], sum[1] / sum[0]);
        }
        add("</table>");
    }

    private void worst(Map<Long, BufferedImage> pictures) throws IOException {
        add("<h2>The slowest frames</h2>");
        for (Frame frame : summary.worst(3)) {
            add("<p>%s</p>", escaped(Summary.sentence(frame)));
        }
        if (!pictures.isEmpty()) {
            add("<p>What the glass showed after the frames that took longest to be found, drawn and sent:</p>");
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
