package io.github.displayio4j.app.conformance;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displayio.PixelFormat;

/// The panel of SCHEMA 5: memory of `columns` x `rows` cells, zero at first, filled by decoding window commands and
/// pixels byte by byte. A plain twin of the emulated panels, without a controller's own rules.
final class PanelModel {
    final int columns;
    final int rows;
    /// Bytes of a cell.
    final int cell;
    final byte[] memory;
    /// Cells that were written outside of the memory.
    int outside;

    private final Addressing.Window commands;
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
    PanelModel(PanelSpec spec, Addressing.Window commands, int bytesPerCell) {
        this.commands = commands;
        PixelFormat format = spec.format();
        columnStart = spec.columnStart();
        rowStart = spec.rowStart();
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

    /// A byte with the command line low.
    void command(int value) {
        if (commands.dataAsCommands() && isBounds() && parameters < 2 * commands.boundBytes()) {
            parameter(value);
            return;
        }
        command = value;
        parameters = 0;
        bounds = 0;
        if (value == commands.writeCommand()) {
            home();
        }
    }

    /// A byte with the command line high.
    void data(int value) {
        if (isBounds() && parameters < 2 * commands.boundBytes()) {
            parameter(value);
        } else if (command == commands.writeCommand() || commands.dataAsCommands()) {
            pixelByte(value);
        }
    }

    private boolean isBounds() {
        return command == commands.columnCommand() || command == commands.rowCommand();
    }

    private void parameter(int value) {
        bounds = bounds << 8 | value;
        if (++parameters < 2 * commands.boundBytes()) {
            return;
        }
        int bits = 8 * commands.boundBytes();
        int first = bounds >>> bits;
        int last = bounds & ((1 << bits) - 1);
        if (command == commands.columnCommand()) {
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
