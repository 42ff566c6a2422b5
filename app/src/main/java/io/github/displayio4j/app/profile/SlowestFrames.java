package io.github.displayio4j.app.profile;

import io.github.displayio4j.busdisplay.RefreshReport;
import io.github.displayio4j.panels.GlassView;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;

/// What the glass showed after the slowest frames. Allocates nothing while it looks: it must not be what is measured.
public final class SlowestFrames {
    private static final int MOST = 3;

    private final long[] nanos = new long[MOST];
    private final long[] numbers = new long[MOST];
    private final int[][] pixels = new int[MOST][0];
    private int width;
    private int height;

    /// Nothing seen yet.
    public SlowestFrames() {}

    /// Makes room, before anything is recorded.
    public void prepare(GlassView glass) {
        width = glass.width();
        height = glass.height();
        for (int i = 0; i < MOST; i++) {
            pixels[i] = new int[width * height];
        }
    }

    /// A frame is on the glass.
    public void see(RefreshReport report, GlassView glass) {
        long took = report.collectNanos() + report.planNanos() + report.renderNanos() + report.wireNanos();
        int quickest = 0;
        for (int i = 1; i < MOST; i++) {
            quickest = nanos[i] < nanos[quickest] ? i : quickest;
        }
        if (took > nanos[quickest]) {
            nanos[quickest] = took;
            numbers[quickest] = report.frame();
            glass.read(pixels[quickest]);
        }
    }

    /// By number of the frame.
    Map<Long, BufferedImage> pictures() {
        Map<Long, BufferedImage> pictures = new TreeMap<>();
        for (int i = 0; i < MOST; i++) {
            if (nanos[i] > 0) {
                BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                image.setRGB(0, 0, width, height, pixels[i], 0, width);
                pictures.put(numbers[i], image);
            }
        }
        return pictures;
    }
}
