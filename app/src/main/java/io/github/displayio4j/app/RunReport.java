package io.github.displayio4j.app;

import com.google.gson.stream.JsonWriter;
import io.github.displayio4j.camera.QrWatch;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a run did: `report.json`, and the summary for people.
///
/// @param source what was shown
/// @param rig the bench, whose trace has counted the wire
/// @param statistics sums over the frames
/// @param droppedFrames frames of the source that came due but were not shown
/// @param damagedFrames frames of the source that could not be decoded, or not to the end
/// @param codes QR codes that were read
/// @param png file of the last glass
/// @param gif file of all glasses
record RunReport(
        String source,
        Rig rig,
        Statistics statistics,
        long droppedFrames,
        long damagedFrames,
        List<QrWatch.Code> codes,
        @Nullable String png,
        @Nullable String gif) {

    String json() throws IOException {
        Statistics s = statistics;
        StringWriter text = new StringWriter();
        try (JsonWriter writer = new JsonWriter(text)) {
            writer.setIndent("  ");
            writer.setSerializeNulls(true);
            writer.beginObject();
            writer.name("source").value(source);
            writer.name("panel").value(rig.name);
            writer.name("width").value(rig.screen.width());
            writer.name("height").value(rig.screen.height());
            writer.name("rotation").value(rig.screen.rotation());
            writer.name("busHertz").value(rig.hertz);
            writer.name("frames").value(s.frames());
            writer.name("fpsWire").value(rounded(s.fpsWire()));
            writer.name("fpsHost").value(rounded(s.fpsHost()));
            writer.name("bytes").value(rig.trace.bytes());
            writer.name("windows").value(s.windows());
            writer.name("pixels").value(s.pixels());
            writer.name("wireUtilisation").value(rounded(wireUtilisation()));
            writer.name("droppedFrames").value(droppedFrames);
            writer.name("damagedFrames").value(damagedFrames);
            writer.name("stageMillis").beginObject();
            writer.name("source").value(rounded(s.sourceMillis()));
            writer.name("decode").value(rounded(s.decodeMillis()));
            writer.name("collect").value(rounded(s.collectMillis()));
            writer.name("plan").value(rounded(s.planMillis()));
            writer.name("render").value(rounded(s.renderMillis()));
            writer.name("send").value(rounded(s.sendMillis()));
            writer.endObject();
            long allocated = s.allocatedBytesPerFrame();
            writer.name("allocatedBytesPerFrame");
            if (allocated < 0) {
                writer.nullValue();
            } else {
                writer.value(allocated);
            }
            writer.name("allocatingFrames").value(s.allocatingFrames());
            writer.name("codes").beginArray();
            for (QrWatch.Code code : codes) {
                writer.beginObject();
                writer.name("text").value(code.text());
                writer.name("frame").value(code.frame());
                writer.endObject();
            }
            writer.endArray();
            writer.name("png").value(png);
            writer.name("gif").value(gif);
            writer.endObject();
        }
        return text + "\n";
    }

    String summary() {
        Statistics s = statistics;
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s on %s, %dx%d, %.1f MHz",
                source,
                rig.name,
                rig.screen.width(),
                rig.screen.height(),
                rig.hertz / 1e6);
        line(text, "  frames       %d shown, %d dropped, %d damaged", s.frames(), droppedFrames, damagedFrames);
        line(
                text,
                "  speed        %.1f fps on the wire, %.1f fps on this host (emulated panel included)",
                s.fpsWire(),
                s.fpsHost());
        line(
                text,
                "  wire         %,d bytes, %d windows, %.1f %% used",
                rig.trace.bytes(),
                s.windows(),
                100 * wireUtilisation());
        line(
                text,
                "  per frame    source %.3f, decode %.3f, collect %.3f, plan %.3f, render %.3f, send %.3f ms",
                s.sourceMillis(),
                s.decodeMillis(),
                s.collectMillis(),
                s.planMillis(),
                s.renderMillis(),
                s.sendMillis());
        long allocated = s.allocatedBytesPerFrame();
        if (allocated < 0) {
            line(text, "  allocation   not measured: the first %d frames do not count", Statistics.WARM_UP_FRAMES);
        } else {
            line(text, "  allocation   %d bytes per frame, %d frames allocated", allocated, s.allocatingFrames());
        }
        for (QrWatch.Code code : codes) {
            line(text, "  QR code      %s (frame %d)", CameraControls.plain(code.text()), code.frame());
        }
        if (png != null) {
            line(text, "  last glass   %s", png);
        }
        if (gif != null) {
            line(text, "  animation    %s", gif);
        }
        return text.toString();
    }

    /// Share of the virtual time of all refreshes in which the data line moved.
    private double wireUtilisation() {
        return statistics.wireNanos() == 0 ? 0 : (double) rig.trace.busyNanos() / statistics.wireNanos();
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that we need otherwise
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : 0;
    }
}
