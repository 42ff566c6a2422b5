package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Measures what sending costs on a bus with a panel, by the bus's clock: windows of the least size against
/// windows of the whole panel. The panel shows zeros meanwhile.
public final class BusCalibration {
    private static final int WINDOWS = 64;
    private static final int ROUNDS = 9;

    private BusCalibration() {}

    /// Bytes of all pixels of a panel.
    public static long frameBytes(PanelSpec spec) {
        return StripSender.row(spec)
                * ((spec.height() + spec.format().alignY() - 1) / spec.format().alignY());
    }

    /// Sends about ten frames, and keeps the fastest of each kind: what disturbs makes slower.
    ///
    /// @return cost of a run of bytes, with all that commands take longer than pixels, and of a byte of pixels
    /// @throws io.github.displayio4j.displaybus.BusException if the bus fails
    public static BusCost measure(DisplayBus bus, PanelSpec spec) {
        WindowWriter writer = new WindowWriter(spec);
        long smallBytes = StripSender.bytes(spec.format(), writer.alignX(), writer.alignY());
        long rowBytes = StripSender.row(spec);
        int units = (spec.height() + writer.alignY() - 1) / writer.alignY();
        int columns = (spec.width() + writer.alignX() - 1) / writer.alignX() * writer.alignX();
        int rowsAtOnce = writer.maxRows() > 0 ? 1 : units;
        MemorySegment black = Arena.ofAuto().allocate(rowBytes * units);

        BusBatch small = new BusBatch();
        for (int i = 0; i < WINDOWS; i++) {
            writer.write(small, 0, 0, writer.alignX(), writer.alignY());
            small.data(black, 0, smallBytes);
        }
        BusBatch large = new BusBatch();
        for (int unit = 0; unit < units; unit += rowsAtOnce) {
            int y1 = unit * writer.alignY();
            writer.write(large, 0, y1, columns, y1 + rowsAtOnce * writer.alignY());
            large.data(black, unit * rowBytes, rowsAtOnce * rowBytes);
        }
        int largeWindows = units / rowsAtOnce;
        double smallNanos = fastest(bus, small);
        double largeNanos = fastest(bus, large);

        // windows cost a fixed time each and a byte its time: two equations
        double perWindow = smallNanos / WINDOWS;
        double perByte =
                (largeNanos - largeWindows * perWindow) / (rowBytes * units - largeWindows * (double) smallBytes);
        perByte = Math.max(perByte, 1e-3); // a bus that is too fast for its clock
        double fixed = perWindow - (writer.bytes() + smallBytes) * perByte;
        return new BusCost(Math.max(0, fixed / writer.transfers()), perByte);
    }

    private static double fastest(DisplayBus bus, BusBatch batch) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = bus.clock().nanos();
            bus.send(batch);
            least = Math.min(least, bus.clock().nanos() - start);
        }
        return least;
    }
}
