package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displayio.render.AreaList;

/// The TE pin of a panel (35h of MIPI DCS): it rises when the controller has shown its last row. Frames that start
/// then, and go the way of the scan, do not tear as long as they keep ahead of it.
final class TearingPin {
    private static final long POLL_NANOS = 50_000;

    /// Two frames of the slowest scan (ILI9341 FRMCTR1: 61 Hz).
    private static final long LONGEST_WAIT_NANOS = 33_000_000;

    private final InputPin pin;
    private final BusClock clock;
    private final Glass glass;

    TearingPin(InputPin pin, BusClock clock, Glass glass) {
        this.pin = pin;
        this.clock = clock;
        this.glass = glass;
    }

    /// Waits until the pin rises, but not for ever: a panel whose TE is off gets its frame all the same.
    ///
    /// @return whether it rose
    boolean awaitEdge() {
        long end = clock.nanos() + LONGEST_WAIT_NANOS;
        return awaitLevel(false, end) && awaitLevel(true, end);
    }

    private boolean awaitLevel(boolean high, long end) {
        while (pin.isHigh() != high) {
            if (clock.nanos() >= end) {
                return false;
            }
            clock.sleep(POLL_NANOS);
        }
        return true;
    }

    /// Puts windows into the order in which the controller shows them: it goes through the rows of its memory.
    void sort(AreaList windows) {
        for (int i = 1; i < windows.size(); i++) {
            for (int j = i; j > 0 && place(windows, j) < place(windows, j - 1); j--) {
                int x1 = windows.x1(j);
                int y1 = windows.y1(j);
                int x2 = windows.x2(j);
                int y2 = windows.y2(j);
                windows.set(j, windows.x1(j - 1), windows.y1(j - 1), windows.x2(j - 1), windows.y2(j - 1));
                windows.set(j - 1, x1, y1, x2, y2);
            }
        }
    }

    /// Memory row at which the controller comes to a window, from some origin. The glass shows memory row u or v
    /// from the spec's edge on (see `Glass`).
    private int place(AreaList windows, int i) {
        if (glass.transposed()) {
            return glass.flipX() ? -windows.x2(i) : windows.x1(i);
        }
        return glass.flipY() ? -windows.y2(i) : windows.y1(i);
    }
}
