package io.github.displayio4j.app.profile;

import io.github.displayio4j.app.profile.Flight.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/// What a recording says in numbers and sentences.
///
/// @param name of what was profiled
/// @param steady frames that changed something, without those that drew everything because they were the first
/// @param causes worst first
public record Summary(String name, Flight flight, List<Frame> steady, List<Cause> causes, Histogram nanos) {
    private static final int DIGITS = 3;

    /// Makes the summary of a recording.
    public static Summary of(String name, Flight flight) {
        List<Frame> steady = flight.steady();
        Histogram nanos = new Histogram(DIGITS);
        for (Frame frame : steady.isEmpty() ? flight.frames() : steady) {
            nanos.recordValue(Math.max(1, frame.nanos()));
        }
        return new Summary(name, flight, steady, Causes.of(flight), nanos);
    }

    /// The frames that the numbers are of.
    List<Frame> counted() {
        return steady.isEmpty() ? flight.frames() : steady;
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    double meanMillis() {
        return mean(Frame::nanos);
    }

    /// Mean of a stage in milliseconds.
    double mean(ToLongFunction<Frame> stage) {
        return counted().stream().mapToLong(stage).average().orElse(0) / 1e6;
    }

    List<Frame> worst(int most) {
        return counted().stream()
                .sorted(Comparator.comparingLong(Frame::nanos).reversed())
                .limit(most)
                .toList();
    }

    /// Such as `frame 812: 41.3 ms = 3.0 render + 1.1 plan and compare + 36.9 bus (73,728 B, 5 windows) + 0.3 wait;
    /// cause: colours of root/theme: 240x128 at 0,0; the whole panel would take 20.5 ms on the bus`.
    static String sentence(Frame frame) {
        double whole = frame.windowNanos() + 2 * frame.panelPixels() * frame.byteNanos();
        String cause = frame.changes().stream()
                .max(Comparator.comparingLong(Flight.Change::pixels))
                .map(Flight.Change::words)
                .orElse("not told");
        String more = frame.changes().size() > 1 ? " and " + (frame.changes().size() - 1) + " more" : "";
        return String.format(
                Locale.ROOT,
                "frame %d: %.2f ms = %.2f render + %.2f collect, plan and compare + %.2f bus (%,d B, %d window%s)"
                        + " + %.2f wait; cause: %s%s; the whole panel would take %.2f ms on the bus%s",
                frame.number(),
                frame.nanos() / 1e6,
                frame.renderNanos() / 1e6,
                Math.max(0, frame.hostNanos() - frame.renderNanos()) / 1e6,
                frame.wireNanos() / 1e6,
                frame.bytes(),
                frame.windows(),
                frame.windows() == 1 ? "" : "s",
                frame.lockNanos() / 1e6,
                cause,
                more,
                whole / 1e6,
                frame.failed() ? "; it did not reach the panel" : "");
    }

    /// For a terminal, line by line.
    public String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s: %d frames, %d of them changed something",
                name,
                flight.frames().size(),
                steady.size());
        line(
                text,
                "  a frame    %.2f ms mean, %.2f median, %.2f p99, %.2f worst",
                meanMillis(),
                millis(50),
                millis(99),
                nanos.getMaxValue() / 1e6);
        line(
                text,
                "  of which   %.2f render, %.2f collect, plan and compare, %.2f bus, %.2f wait",
                mean(Frame::renderNanos),
                mean(frame -> Math.max(0, frame.hostNanos() - frame.renderNanos())),
                mean(Frame::wireNanos),
                mean(Frame::lockNanos));
        for (Frame frame : worst(1)) {
            line(text, "  %s", sentence(frame));
        }
        if (causes.isEmpty()) {
            line(text, "  nothing wasted that is worth a change");
        }
        for (int i = 0; i < causes.size(); i++) {
            Cause cause = causes.get(i);
            line(
                    text,
                    "  %d. %s, %.2f ms a frame (%.0f %%), %s",
                    i + 1,
                    cause.kind(),
                    cause.millis(),
                    100 * cause.share(),
                    cause.where());
            line(text, "     %s", cause.what());
            line(text, "     %s", cause.remedy());
        }
        return text.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that we need otherwise
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
