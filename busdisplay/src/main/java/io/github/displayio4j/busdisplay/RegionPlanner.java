package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;

/// Turns changed areas into windows, by the time that they take on this bus: two areas become one window where
/// that is
/// sent
/// sooner than both. Areas are widened to what a byte of the format holds.
final class RegionPlanner {
    /// Windows that are kept apart at most; above, the cheapest pair is joined whatever it costs.
    private static final int MOST = 64;

    private final PixelFormat format;
    private final int alignX;
    private final int alignY;
    private final int panelWidth;
    private final int panelHeight;
    private final double windowNanos;
    private final double nanosPerByte;
    private final AreaList windows = new AreaList();

    RegionPlanner(PanelSpec spec, WindowWriter writer, BusCost cost) {
        format = spec.format();
        alignX = writer.alignX();
        alignY = writer.alignY();
        panelWidth = spec.width();
        panelHeight = spec.height();
        windowNanos = cost.nanos(writer.transfers(), writer.bytes());
        nanosPerByte = cost.nanosPerByte();
    }

    /// The windows for `areas`: aligned, inside the panel, together covering every area. Valid until the next call.
    AreaList plan(AreaList areas) {
        windows.clear();
        for (int i = 0; i < areas.size(); i++) {
            add(areas.x1(i), areas.y1(i), areas.x2(i), areas.y2(i));
        }
        return windows;
    }

    /// Adds an area; while it pays to join it with a window, the two become the area to add.
    private void add(int ax1, int ay1, int ax2, int ay2) {
        int x1 = ax1 / alignX * alignX;
        int y1 = ay1 / alignY * alignY;
        int x2 = roundUp(ax2, alignX, panelWidth);
        int y2 = roundUp(ay2, alignY, panelHeight);
        while (true) {
            int best = -1;
            double bestGain = windows.size() < MOST ? 0 : Double.NEGATIVE_INFINITY;
            for (int i = 0; i < windows.size(); i++) {
                double gain = nanos(x1, y1, x2, y2)
                        + nanos(windows.x1(i), windows.y1(i), windows.x2(i), windows.y2(i))
                        - nanos(
                                Math.min(x1, windows.x1(i)),
                                Math.min(y1, windows.y1(i)),
                                Math.max(x2, windows.x2(i)),
                                Math.max(y2, windows.y2(i)));
                if (gain >= bestGain) {
                    bestGain = gain;
                    best = i;
                }
            }
            if (best < 0) {
                windows.add(x1, y1, x2, y2);
                return;
            }
            x1 = Math.min(x1, windows.x1(best));
            y1 = Math.min(y1, windows.y1(best));
            x2 = Math.max(x2, windows.x2(best));
            y2 = Math.max(y2, windows.y2(best));
            windows.removeUnordered(best);
        }
    }

    private double nanos(int x1, int y1, int x2, int y2) {
        long pixels = (long) (x2 - x1) * (y2 - y1);
        double bytes =
                format.depth() < 8 ? (double) pixels / format.pixelsPerByte() : pixels * ((format.depth() + 7) / 8);
        return windowNanos + bytes * nanosPerByte;
    }

    /// The next multiple of `unit`. A panel whose size is no multiple has a last byte that is only partly seen.
    private static int roundUp(int edge, int unit, int panel) {
        int limit = (panel + unit - 1) / unit * unit;
        return Math.min((edge + unit - 1) / unit * unit, limit);
    }
}
