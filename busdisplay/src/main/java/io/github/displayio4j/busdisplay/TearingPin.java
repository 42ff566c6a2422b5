package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displayio.render.AreaList;

/// The TE pin of a panel (35h of MIPI DCS): it rises when the controller has shown its last row. Frames that start
/// then, and go the way of the scan, do not tear as long as they keep ahead of it.
final class TearingPin {
    /// A window more costs next to nothing against an eighth of a frame.
    private static final int BANDS = 8;

    /// Two frames of the slowest scan (ILI9341 FRMCTR1: 61 Hz).
    private static final long LONGEST_WAIT_NANOS = 33_000_000;

    private final InputPin pin;
    private final BusClock clock;
    private final Glass glass;
    /// Rows of the memory in a band.
    private final int band;
    private final AreaList uncut = new AreaList();

    TearingPin(InputPin pin, BusClock clock, PanelSpec spec) {
        this.pin = pin;
        this.clock = clock;
        glass = spec.glass();
        int alone = glass.transposed() ? spec.format().alignX() : spec.format().alignY();
        int unit = Math.max(spec.controller().windowUnit(), alone);
        int rows = glass.transposed() ? spec.width() : spec.height();
        band = Math.ceilDiv(Math.ceilDiv(rows, BANDS), unit) * unit;
    }

    /// Waits until the pin rises, but not for ever: a panel whose TE is off gets its frame all the same.
    ///
    /// @return whether it rose
    boolean awaitEdge() {
        long end = clock.nanos() + LONGEST_WAIT_NANOS;
        return pin.await(false, end - clock.nanos(), clock) && pin.await(true, end - clock.nanos(), clock);
    }

    /// Puts windows into the order in which the controller shows them: it goes through the rows of its memory.
    /// Pixels of a window go out row by row of the glass; where that is not the way of the scan, large windows are
    /// cut into bands that are sent one after the other.
    void order(AreaList windows) {
        if (glass.transposed() || glass.flipY()) {
            cut(windows);
        }
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

    private void cut(AreaList windows) {
        uncut.clear();
        for (int i = 0; i < windows.size(); i++) {
            uncut.add(windows.x1(i), windows.y1(i), windows.x2(i), windows.y2(i));
        }
        windows.clear();
        for (int i = 0; i < uncut.size(); i++) {
            int x2 = uncut.x2(i);
            int y2 = uncut.y2(i);
            int across = glass.transposed() ? band : x2;
            int down = glass.transposed() ? y2 : band;
            for (int x = uncut.x1(i); x < x2; x = x - x % across + across) {
                for (int y = uncut.y1(i); y < y2; y = y - y % down + down) {
                    windows.add(x, y, Math.min(x - x % across + across, x2), Math.min(y - y % down + down, y2));
                }
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
