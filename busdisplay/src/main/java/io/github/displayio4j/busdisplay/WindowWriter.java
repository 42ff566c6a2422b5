package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displayio.PixelFormat;

/// Writes a controller's window commands for an area of the panel. Knows the offsets of the glass in the memory and
/// what a
/// column and a row mean when a byte holds several pixels.
final class WindowWriter {
    private final PanelSpec spec;
    private final int pixelsPerColumn;
    private final int pixelsPerRow;

    WindowWriter(PanelSpec spec) {
        this.spec = spec;
        PixelFormat format = spec.format();
        pixelsPerColumn = format.alignX();
        pixelsPerRow = format.alignY();
    }

    /// Bytes that setting one window costs.
    int bytes() {
        return switch (spec.addressing()) {
            case Addressing.Window w -> 2 + 4 * w.boundBytes() + (w.writeCommand() >= 0 ? 1 : 0);
            case Addressing.Pages _ -> 3;
        };
    }

    /// Runs of equal D/C level of one window with its pixels: what a bus pays its fixed cost for.
    int transfers() {
        return switch (spec.addressing()) {
            case Addressing.Window w -> w.dataAsCommands() ? 2 : 6;
            case Addressing.Pages _ -> 2;
        };
    }

    /// Rows that one window may hold; 0 if any number.
    int maxRows() {
        return spec.addressing() instanceof Addressing.Pages ? pixelsPerRow : 0;
    }

    /// Appends the commands for the half-open area, up to and including the write command.
    void write(BusBatch batch, int x1, int y1, int x2, int y2) {
        int column1 = x1 / pixelsPerColumn + spec.columnStart();
        int column2 = x2 / pixelsPerColumn + spec.columnStart() - 1;
        int row1 = y1 / pixelsPerRow + spec.rowStart();
        int row2 = y2 / pixelsPerRow + spec.rowStart() - 1;
        switch (spec.addressing()) {
            case Addressing.Window w -> {
                bounds(batch, w, w.columnCommand(), column1, column2);
                bounds(batch, w, w.rowCommand(), row1, row2);
                if (w.writeCommand() >= 0) {
                    batch.command(w.writeCommand());
                }
            }
            case Addressing.Pages _ ->
                // SH1107 data sheet, commands 1-3: column high and low nibble, page.
                batch.command(0x10 | column1 >> 4).command(column1 & 15).command(0xB0 | row1);
        }
    }

    private static void bounds(BusBatch batch, Addressing.Window window, int command, int first, int last) {
        batch.command(command);
        if (window.dataAsCommands()) {
            batch.command(first).command(last);
        } else if (window.boundBytes() == 1) {
            batch.data(first).data(last);
        } else {
            batch.data16(first).data16(last);
        }
    }
}
