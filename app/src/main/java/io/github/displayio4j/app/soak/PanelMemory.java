package io.github.displayio4j.app.soak;

import io.github.displayio4j.busdisplay.Addressing;
import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displayio.PixelFormat;
import java.lang.foreign.ValueLayout;

/// A bus with a plain panel at its end: memory of any pixel format that obeys `Addressing.Window.MIPI_DCS`, byte by
/// byte. Snow at first.
final class PanelMemory implements DisplayBus {
    private static final Addressing.Window COMMANDS = Addressing.Window.MIPI_DCS;

    /// Bytes that came for places outside of the memory.
    int outside;

    private final VirtualClock clock = new VirtualClock();
    private final PixelFormat format;
    private final int columns;
    private final int rows;
    private final int cell;
    private final byte[] memory;
    private int command = -1;
    private int parameters;
    private int bounds;
    private int firstColumn;
    private int lastColumn;
    private int firstRow;
    private int x;
    private int y;
    private int inCell;

    /// @param spec its format and size; bytes that hold several pixels count as one column, or as one row
    PanelMemory(PanelSpec spec) {
        format = spec.format();
        int perByte = format.pixelsPerByte();
        columns = format.shareRow() ? (spec.width() + perByte - 1) / perByte : spec.width();
        rows = format.shareRow() ? spec.height() : (spec.height() + perByte - 1) / perByte;
        cell = format.depth() < 8 ? 1 : (format.depth() + 7) / 8;
        memory = new byte[columns * rows * cell];
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (byte) (i * 41 + 13);
        }
    }

    /// A pixel as a number, the bits of the format from high to low, before they are inverted.
    int pixel(int column, int row) {
        int depth = format.depth();
        if (depth < 8) {
            int perByte = format.pixelsPerByte();
            int at = format.shareRow() ? row * columns + column / perByte : row / perByte * columns + column;
            int k = (format.shareRow() ? column : row) % perByte;
            int shift = format.firstPixelHigh() ? 8 - depth * (k + 1) : depth * k;
            int pixel = memory[at] >> shift & (1 << depth) - 1;
            return format.invertedBits() ? (1 << depth) - 1 - pixel : pixel;
        }
        int at = (row * columns + column) * cell;
        if (depth == 18) {
            return (memory[at] & 0xff) >> 2 << 12 | (memory[at + 1] & 0xff) >> 2 << 6 | (memory[at + 2] & 0xff) >> 2;
        }
        int pixel = 0;
        for (int i = 0; i < cell; i++) {
            int shift = 8 * (format.swapped() ? cell - 1 - i : i);
            pixel |= (memory[at + i] & 0xff) << shift;
        }
        return pixel;
    }

    @Override
    public void send(BusBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long end = batch.offset(i) + batch.length(i);
            switch (batch.kind(i)) {
                case WAIT -> clock.sleep(batch.length(i));
                case DESELECT -> {}
                case COMMAND -> {
                    for (long at = batch.offset(i); at < end; at++) {
                        command(batch.segment(i).get(ValueLayout.JAVA_BYTE, at) & 0xff);
                    }
                }
                case DATA -> {
                    for (long at = batch.offset(i); at < end; at++) {
                        data(batch.segment(i).get(ValueLayout.JAVA_BYTE, at));
                    }
                }
            }
        }
    }

    private void command(int value) {
        command = value;
        parameters = 0;
        bounds = 0;
        x = firstColumn;
        y = firstRow;
        inCell = 0;
    }

    private void data(byte value) {
        if (command == COMMANDS.writeCommand()) {
            pixelByte(value);
        } else if (parameters < 4) {
            bounds = bounds << 8 | (value & 0xff);
            if (++parameters == 4 && command == COMMANDS.columnCommand()) {
                firstColumn = bounds >>> 16;
                lastColumn = bounds & 0xffff;
            } else if (parameters == 4 && command == COMMANDS.rowCommand()) {
                firstRow = bounds >>> 16;
            }
        }
    }

    private void pixelByte(byte value) {
        if (x < columns && y < rows) {
            memory[(y * columns + x) * cell + inCell] = value;
        } else {
            outside++;
        }
        if (++inCell == cell) {
            inCell = 0;
            if (++x > lastColumn) {
                x = firstColumn;
                y++;
            }
        }
    }

    @Override
    public void reset() {
        throw new IllegalStateException("this bus has no reset pin");
    }

    @Override
    public boolean hasReset() {
        return false;
    }

    /// About that of SPI at 24 MHz.
    @Override
    public BusCost cost() {
        return new BusCost(1000, 333);
    }

    @Override
    public BusClock clock() {
        return clock;
    }

    @Override
    public void close() {}
}
