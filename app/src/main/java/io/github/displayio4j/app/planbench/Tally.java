package io.github.displayio4j.app.planbench;

import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displayio.render.AreaList;

/// What a plan sends: windows, transfers (runs of command or data bytes) and bytes.
record Tally(long windows, long transfers, long bytes) {
    /// Caset, raset and ramwr, with parameters and pixels: 11 bytes and 6 runs besides the pixels.
    static Tally window(int width, int height) {
        return new Tally(1, 6, 11 + 2L * width * height);
    }

    static Tally windows(AreaList areas) {
        Tally sum = new Tally(0, 0, 0);
        for (int i = 0; i < areas.size(); i++) {
            sum = sum.plus(window(areas.x2(i) - areas.x1(i), areas.y2(i) - areas.y1(i)));
        }
        return sum;
    }

    Tally plus(Tally other) {
        return new Tally(windows + other.windows, transfers + other.transfers, bytes + other.bytes);
    }

    double micros(BusCost bus) {
        return bus.nanos(transfers, bytes) / 1000;
    }
}
