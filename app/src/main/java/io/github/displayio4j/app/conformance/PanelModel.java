package io.github.displayio4j.app.conformance;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.PixelFormat;

/// The panel of SCHEMA 5: memory of `columns` x `rows` cells, zero at first, filled by decoding window commands and
/// pixels byte by byte. A plain twin of the emulated panels, without a controller's own rules.
final class PanelModel implements MemoryModel {
    final int columns;
    final int rows;
    /// Bytes of a cell.
    final int cell;
    final byte[] memory;
    /// Cells that were written outside of the memory.
    int outside;

    private final Addressing addressing;
    private final int columnStart;
    private final int rowStart;
    private int firstColumn;
    private int lastColumn;
    private int firstRow;
    private int command = -1;
    private int parameters;
    private int bounds;
    private int x;
    private int y;
    private int inCell;

    /// A blank panel.
    ///
    /// @param bytesPerCell bytes to a column below 8 bits, where pixels of a byte lie side by side
    PanelModel(PanelSpec spec, int bytesPerCell) {
        addressing = spec.addressing();
        lastColumn = Integer.MAX_VALUE;
        PixelFormat format = spec.format();
        columnStart = spec.columnStart() / format.alignX();
        rowStart = spec.rowStart() / format.alignY();
        if (format.depth() >= 8) {
            cell = format.depth() / 8;
            columns = spec.width();
            rows = spec.height();
        } else if (format.shareRow()) {
            cell = bytesPerCell;
            int perCell = format.pixelsPerByte() * bytesPerCell;
            columns = (spec.width() + perCell - 1) / perCell;
            rows = spec.height();
        } else {
            cell = 1;
            columns = spec.width();
            rows = (spec.height() + format.pixelsPerByte() - 1) / format.pixelsPerByte();
        }
        memory = new byte[columns * rows * cell];
    }

    @Override
    public void command(int value) {
        switch (addressing) {
            case Addressing.Window window -> command(window, value);
            case Addressing.Pages _ -> pageCommand(value);
        }
    }

    private void command(Addressing.Window window, int value) {
        if (window.dataAsCommands() && isBounds(window) && parameters < 2 * window.boundBytes()) {
            parameter(window, value);
            return;
        }
        command = value;
        parameters = 0;
        bounds = 0;
        if (value == window.writeCommand()) {
            home();
        }
    }

    /// SH1107: 0xBp page, 0x1h and 0x0l halves of the column.
    private void pageCommand(int value) {
        switch (value >> 4) {
            case 0x0 -> x = x & 0xf0 | value & 15;
            case 0x1 -> x = x & 15 | (value & 15) << 4;
            case 0xB -> y = value & 15;
            default -> {}
        }
        inCell = 0;
    }

    @Override
    public void data(int value) {
        switch (addressing) {
            case Addressing.Window window -> {
                if (isBounds(window) && parameters < 2 * window.boundBytes()) {
                    parameter(window, value);
                } else if (command == window.writeCommand() || window.dataAsCommands()) {
                    pixelByte(value);
                }
            }
            case Addressing.Pages _ -> pixelByte(value);
        }
    }

    private boolean isBounds(Addressing.Window window) {
        return command == window.columnCommand() || command == window.rowCommand();
    }

    private void parameter(Addressing.Window window, int value) {
        bounds = bounds << 8 | value;
        if (++parameters < 2 * window.boundBytes()) {
            return;
        }
        int bits = 8 * window.boundBytes();
        int first = bounds >>> bits;
        int last = bounds & ((1 << bits) - 1);
        if (command == window.columnCommand()) {
            firstColumn = first;
            lastColumn = last;
        } else {
            firstRow = first;
        }
        home();
    }

    private void home() {
        x = firstColumn;
        y = firstRow;
        inCell = 0;
    }

    private void pixelByte(int value) {
        int column = x - columnStart;
        int row = y - rowStart;
        boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
        if (inside) {
            memory[(row * columns + column) * cell + inCell] = (byte) value;
        }
        if (++inCell < cell) {
            return;
        }
        inCell = 0;
        outside += inside ? 0 : 1;
        if (++x > lastColumn) {
            x = firstColumn;
            y++;
        }
    }
}
