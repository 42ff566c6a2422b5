package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.VirtualClock;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A bus with the slowest, most obvious panel behind it: CASET, RASET and RAMWR into cells of two bytes, byte by
/// byte. Can be told to fail after so many bytes.
class ModelBus implements DisplayBus {
    final int[] cells;
    final List<Integer> commands = new ArrayList<>();
    final VirtualClock clock = new VirtualClock();
    private final int columns;
    private final int[] bounds = new int[4];
    private int command = -1;
    private int parameter;
    private int x;
    private int y;
    private int high = -1;
    long failAfter = Long.MAX_VALUE;
    int resets;
    boolean closed;
    boolean keepCommands = true;

    ModelBus(int columns, int rows) {
        this.columns = columns;
        cells = new int[columns * rows];
        Arrays.fill(cells, 0xBAD);
    }

    int cell(int column, int row) {
        return cells[row * columns + column];
    }

    @Override
    public void send(BusBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.kind(i) != BusBatch.Kind.COMMAND && batch.kind(i) != BusBatch.Kind.DATA) {
                continue;
            }
            for (long at = 0; at < batch.length(i); at++) {
                if (failAfter-- <= 0) {
                    throw new BusException(new IOException("model bus: unplugged"));
                }
                int value = batch.segment(i).get(ValueLayout.JAVA_BYTE, batch.offset(i) + at) & 0xff;
                if (batch.kind(i) == BusBatch.Kind.COMMAND) {
                    command(value);
                } else {
                    data(value);
                }
            }
        }
    }

    private void command(int value) {
        command = value;
        parameter = 0;
        high = -1;
        if (keepCommands) {
            commands.add(value);
        }
        if (value == 0x2C) {
            x = bounds[0];
            y = bounds[2];
        }
    }

    private void data(int value) {
        switch (command) {
            case 0x2A -> bound(0, value);
            case 0x2B -> bound(2, value);
            case 0x2C -> pixel(value);
            default -> {}
        }
    }

    private void bound(int first, int value) {
        int which = first + parameter / 2;
        bounds[which] = (bounds[which] << 8 | value) & 0xffff;
        parameter++;
    }

    /// A pixel came.
    void pixel(int column, int row) {}

    private void pixel(int value) {
        if (high < 0) {
            high = value;
            return;
        }
        pixel(x, y);
        cells[y * columns + x] = high << 8 | value;
        high = -1;
        x++;
        if (x > bounds[1]) {
            x = bounds[0];
            y++;
        }
    }

    @Override
    public void reset() {
        resets++;
    }

    @Override
    public boolean hasReset() {
        return true;
    }

    @Override
    public BusCost cost() {
        return new BusCost(1000, 133);
    }

    @Override
    public BusClock clock() {
        return clock;
    }

    @Override
    public void close() {
        closed = true;
    }
}
