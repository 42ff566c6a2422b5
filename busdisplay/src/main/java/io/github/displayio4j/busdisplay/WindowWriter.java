package io.github.displayio4j.busdisplay;

import io.github.displayio4j.busdisplay.plan.WindowCost;
import io.github.displayio4j.busdisplay.plan.WindowRegisters;
import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displayio.PixelFormat;

/// Writes a controller's window commands for an area of the panel. Knows the offsets of the glass in the memory and
/// what a column and a row mean when a byte holds several pixels.
final class WindowWriter {
    private final PanelSpec spec;
    /// Pixels of a column and of a row of windows.
    private final int unitX;

    private final int unitY;
    private final int alignX;
    private final int alignY;

    WindowWriter(PanelSpec spec) {
        this.spec = spec;
        PixelFormat format = spec.format();
        unitX = format.alignX();
        unitY = format.alignY();
        alignX = Math.max(spec.controller().windowUnit(), unitX);
        alignY = Math.max(spec.controller().windowUnit(), unitY);
    }

    /// Columns that the edges of a window must be multiples of.
    int alignX() {
        return alignX;
    }

    /// Rows that the edges of a window must be multiples of.
    int alignY() {
        return alignY;
    }

    /// What windows cost on a bus.
    WindowCost cost(BusCost bus) {
        double cell = bus.nanosPerByte() * StripSender.bytes(spec.format(), alignX, alignY);
        return switch (spec.addressing()) {
            case Addressing.Window w -> {
                int parameters = dataAsCommands() ? 0 : 2; // transfers: the command, its parameters
                double bounds = bus.nanos(parameters, 1 + 2 * w.boundBytes());
                double write = bus.nanos(2, w.writeCommand() >= 0 ? 1 : 0);
                double bound = w.boundBytes() * bus.nanosPerByte();
                yield new WindowCost(bounds, bounds, bound, write, cell, registers(), false);
            }
            case Addressing.Pages _ ->
                new WindowCost(bus.nanos(0, 2), bus.nanos(0, 1), 0, bus.nanos(2, 0), cell, registers(), true);
        };
    }

    /// A write command puts the controller back to the window's first cell, so bounds need not be sent for that.
    WindowCost.Registers registers() {
        if (writeCommand() < 0 || dataAsCommands()) {
            return WindowCost.Registers.EACH_TIME;
        }
        return spec.firstBoundAlone() ? WindowCost.Registers.PARTIAL : WindowCost.Registers.KEPT;
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
        return spec.addressing() instanceof Addressing.Pages ? alignY : 0;
    }

    /// Appends the commands for the half-open area, up to and including the write command.
    void write(BusBatch batch, int x1, int y1, int x2, int y2) {
        columns(batch, x1, x2);
        rows(batch, y1, y2);
        if (writeCommand() >= 0) {
            batch.command(writeCommand());
        }
    }

    /// Appends the commands for a window, leaving out what the registers hold already.
    void write(BusBatch batch, WindowRegisters registers, int x1, int y1, int x2, int y2) {
        registers.moveTo(x1 / alignX, y1 / alignY, x2 / alignX, y2 / alignY);
        switch (registers.columns()) {
            case NONE -> {}
            case FIRST -> firstColumn(batch, x1);
            case BOTH -> columns(batch, x1, registers.right() * alignX);
        }
        switch (registers.rows()) {
            case NONE -> {}
            case FIRST -> firstRow(batch, y1);
            case BOTH -> rows(batch, y1, registers.bottom() * alignY);
        }
        if (writeCommand() >= 0) {
            batch.command(writeCommand());
        }
    }

    /// Registers of unknown content, counted in cells of this panel.
    WindowRegisters newRegisters() {
        return new WindowRegisters(
                registers(), (spec.width() + alignX - 1) / alignX, (spec.height() + alignY - 1) / alignY);
    }

    /// The command that starts pixels; -1 if there is none.
    int writeCommand() {
        return spec.addressing() instanceof Addressing.Window window ? window.writeCommand() : -1;
    }

    /// Whether parameters go out with D/C low.
    boolean dataAsCommands() {
        return !(spec.addressing() instanceof Addressing.Window window) || window.dataAsCommands();
    }

    /// Appends what sets the columns of a window; edges are half-open.
    void columns(BusBatch batch, int x1, int x2) {
        int first = (x1 + spec.columnStart()) / unitX;
        switch (spec.addressing()) {
            case Addressing.Window w ->
                bounds(batch, w, w.columnCommand(), first, (x2 + spec.columnStart()) / unitX - 1);
            // SH1107 data sheet, commands 1 and 2: column high and low nibble
            case Addressing.Pages _ -> batch.command(0x10 | first >> 4).command(first & 15);
        }
    }

    /// Appends what sets the rows of a window; edges are half-open.
    void rows(BusBatch batch, int y1, int y2) {
        int first = (y1 + spec.rowStart()) / unitY;
        switch (spec.addressing()) {
            case Addressing.Window w -> bounds(batch, w, w.rowCommand(), first, (y2 + spec.rowStart()) / unitY - 1);
            // SH1107 data sheet, command 3: page
            case Addressing.Pages _ -> batch.command(0xB0 | first);
        }
    }

    private void firstColumn(BusBatch batch, int x1) {
        if (spec.addressing() instanceof Addressing.Window w) {
            first(batch, w, w.columnCommand(), (x1 + spec.columnStart()) / unitX);
        }
    }

    private void firstRow(BusBatch batch, int y1) {
        if (spec.addressing() instanceof Addressing.Window w) {
            first(batch, w, w.rowCommand(), (y1 + spec.rowStart()) / unitY);
        }
    }

    private static void first(BusBatch batch, Addressing.Window window, int command, int first) {
        batch.command(command);
        if (window.boundBytes() == 1) {
            batch.data(first);
        } else {
            batch.data16(first);
        }
    }

    private static void bounds(BusBatch batch, Addressing.Window window, int command, int first, int last) {
        batch.command(command);
        if (window.dataAsCommands()) {
            bound(batch, window, first);
            bound(batch, window, last);
        } else if (window.boundBytes() == 1) {
            batch.data(first).data(last);
        } else {
            batch.data16(first).data16(last);
        }
    }

    private static void bound(BusBatch batch, Addressing.Window window, int value) {
        if (window.boundBytes() == 2) {
            batch.command(value >>> 8);
        }
        batch.command(value & 0xff);
    }
}
