package io.github.displayio4j.app.profile;

import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.panels.GlassImages;
import io.github.displayio4j.panels.GlassView;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;

/// What the glass showed after the slowest frames.
public final class SlowestFrames {
    private static final int MOST = 3;

    private final TreeMap<Long, Long> numbers = new TreeMap<>();
    private final TreeMap<Long, BufferedImage> pictures = new TreeMap<>();

    /// Nothing seen yet.
    public SlowestFrames() {}

    /// A frame is on the glass.
    public void see(RefreshReport report, GlassView glass) {
        long nanos = report.collectNanos() + report.planNanos() + report.renderNanos() + report.wireNanos();
        if (numbers.size() == MOST && numbers.firstKey() >= nanos) {
            return;
        }
        numbers.put(nanos, report.frame());
        pictures.put(report.frame(), GlassImages.image(glass));
        if (numbers.size() > MOST) {
            pictures.remove(numbers.pollFirstEntry().getValue());
        }
    }

    /// By number of the frame.
    Map<Long, BufferedImage> pictures() {
        return pictures;
    }
}
