package io.github.displayio4j.app.soak;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;

/// What a run with a camera tells programs and people.
final class CameraReport {
    private CameraReport() {}

    static String json(CameraSoak.Result result) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.beginObject();
            writer.name("source").value(result.source());
            CameraSoak.Piece measured = result.measured();
            Latency latency = measured.latency();
            writer.name("seconds").value(rounded(measured.seconds()));
            writer.name("frames").value(latency.frames());
            writer.name("droppedFrames").value(measured.dropped());
            writer.name("longestGapFrames").value(measured.longestGap());
            writer.name("fps").value(rounded(measured.framesPerSecond()));
            writer.name("p50LatencyMillis").value(rounded(latency.whole().half()));
            writer.name("p99LatencyMillis").value(rounded(latency.whole().p99()));
            writer.name("maxLatencyMillis").value(rounded(latency.whole().longest()));
            writer.name("p99WireMillis").value(rounded(latency.wire().p99()));
            writer.name("stages").beginObject();
            for (Latency.Stage stage : latency.stages()) {
                Latency.Spread spread = stage.spread();
                writer.name(stage.key).beginObject();
                writer.name("p50Millis").value(rounded(spread.half()));
                writer.name("p99Millis").value(rounded(spread.p99()));
                writer.name("maxMillis").value(rounded(spread.longest()));
                writer.endObject();
            }
            writer.endObject();
            writer.name("bytesRatio").value(rounded(result.bytesRatio()));
            writer.name("staleFrames").value(result.staleFrames());
            writer.name("slowedFrames").value(result.slowedFrames());
            writer.name("allocatedBytesPerFrame").value(result.allocatedBytesPerFrame());
            writer.name("gcMaxPauseMillis").value(result.gcMaxPauseMillis());
            writer.name("wrongPixels").value(result.wrongPixels());
            writer.name("photos").value(result.photos());
            writer.name("wrongPhotos").value(result.wrongPhotos());
            CameraSoak.Piece start = result.start();
            writer.name("start").beginObject();
            writer.name("seconds").value(rounded(start.seconds()));
            writer.name("frames").value(start.latency().frames());
            writer.name("droppedFrames").value(start.dropped());
            writer.name("p99LatencyMillis")
                    .value(rounded(start.latency().whole().p99()));
            writer.endObject();
            writer.name("warmUpSeconds").value(result.warmUpSeconds());
            writer.endObject();
        }
        return text.toString();
    }

    static String text(CameraSoak.Result result) {
        CameraSoak.Piece measured = result.measured();
        Latency latency = measured.latency();
        Latency.Spread whole = latency.whole();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s, %.1f s: %d frames shown, %d dropped (at most %d in a row), %.2f fps",
                result.source(),
                measured.seconds(),
                latency.frames(),
                measured.dropped(),
                measured.longestGap(),
                measured.framesPerSecond());
        line(
                text,
                "  latency      %.2f ms for 99 of 100 frames, of which %.2f ms on the wire; half %.2f ms, longest %.2f ms",
                whole.p99(),
                latency.wire().p99(),
                whole.half(),
                whole.longest());
        for (Latency.Stage stage : latency.stages()) {
            Latency.Spread spread = stage.spread();
            line(
                    text,
                    "    %-10s %5.2f ms for 99 of 100 frames; half %.2f ms, longest %.2f ms",
                    stage.key,
                    spread.p99(),
                    spread.half(),
                    spread.longest());
        }
        line(text, "  wire         %.4f of the bytes of a window and its pixels for each frame", result.bytesRatio());
        line(
                text,
                "  stale        %d frames (%d were shown by a consumer that was three times too slow), %d wrong pixels"
                        + " at the end",
                result.staleFrames(),
                result.slowedFrames(),
                result.wrongPixels());
        line(
                text,
                "  memory       %d bytes allocated per frame, longest pause for garbage %d ms",
                result.allocatedBytesPerFrame(),
                result.gcMaxPauseMillis());
        if (result.photos() > 0) {
            line(
                    text,
                    "  photos       %d taken meanwhile, %d not as the camera sent them",
                    result.photos(),
                    result.wrongPhotos());
        }
        CameraSoak.Piece start = result.start();
        line(
                text,
                "  start        the first %.1f s, told apart: %d frames shown, %d dropped, latency %.2f ms for 99 of 100;"
                        + " then %.0f s as fast as possible, not measured",
                start.seconds(),
                start.latency().frames(),
                start.dropped(),
                start.latency().whole().p99(),
                result.warmUpSeconds());
        return text.toString().stripTrailing();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that we need otherwise
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : 0;
    }
}
