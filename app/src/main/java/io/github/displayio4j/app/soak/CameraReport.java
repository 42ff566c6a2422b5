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
            writer.name("seconds").value(rounded(result.seconds()));
            writer.name("frames").value(result.frames());
            writer.name("droppedFrames").value(result.droppedFrames());
            writer.name("fps").value(rounded(result.fps()));
            writer.name("p99LatencyMillis").value(rounded(result.p99LatencyMillis()));
            writer.name("p99WireMillis").value(rounded(result.p99WireMillis()));
            writer.name("bytesRatio").value(rounded(result.bytesRatio()));
            writer.name("staleFrames").value(result.staleFrames());
            writer.name("slowedFrames").value(result.slowedFrames());
            writer.name("allocatedBytesPerFrame").value(result.allocatedBytesPerFrame());
            writer.name("gcMaxPauseMillis").value(result.gcMaxPauseMillis());
            writer.name("wrongPixels").value(result.wrongPixels());
            writer.endObject();
        }
        return text.toString();
    }

    static String text(CameraSoak.Result result) {
        return String.format(
                Locale.ROOT,
                "%s, %.1f s: %d frames shown, %d dropped, %.2f fps%n"
                        + "  latency      %.2f ms for 99 of 100 frames, of which %.2f ms on the wire%n"
                        + "  wire         %.4f of the bytes of a window and its pixels for each frame%n"
                        + "  stale        %d frames (%d were shown by a consumer that was three times too slow), %d wrong pixels at the end%n"
                        + "  memory       %d bytes allocated per frame, longest pause for garbage %d ms",
                result.source(),
                result.seconds(),
                result.frames(),
                result.droppedFrames(),
                result.fps(),
                result.p99LatencyMillis(),
                result.p99WireMillis(),
                result.bytesRatio(),
                result.staleFrames(),
                result.slowedFrames(),
                result.wrongPixels(),
                result.allocatedBytesPerFrame(),
                result.gcMaxPauseMillis());
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : 0;
    }
}
