package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import org.jspecify.annotations.Nullable;

/// Writes down what a display asks of its bus, and gives the bytes to a panel model while a refresh goes on; what
/// an init sequence sends is no picture.
final class RecordingBus implements DisplayBus {
    private final DisplayBus bus;
    private final Bench bench;
    private @Nullable MemoryModel panel;
    /// Waits for the time of a frame are not the bus's.
    private boolean waitsCount = true;

    private final BusClock clock = new BusClock() {
        @Override
        public long nanos() {
            return bench.busClock.nanos();
        }

        @Override
        public void sleep(long nanos) {
            if (waitsCount) {
                bench.busWords.sleep(nanos);
                bench.busClock.sleep(nanos);
            } else {
                bench.clock.sleep(nanos);
            }
        }
    };

    RecordingBus(DisplayBus bus, Bench bench) {
        this.bus = bus;
        this.bench = bench;
    }

    /// Who gets the bytes; null for nobody.
    void listen(@Nullable MemoryModel model) {
        panel = model;
    }

    /// Whether waits belong to the transcript.
    void countWaits(boolean count) {
        waitsCount = count;
    }

    @Override
    public void send(BusBatch batch) {
        bus.send(batch);
        boolean hasPixels = false;
        bench.busWords.word("B");
        for (int i = 0; i < batch.size(); i++) {
            switch (batch.kind(i)) {
                case WAIT -> bench.busWords.sleep(batch.length(i));
                case DESELECT -> bench.busWords.word("+");
                case COMMAND, DATA -> {
                    boolean command = batch.kind(i) == BusBatch.Kind.COMMAND;
                    byte[] bytes = Bench.copy(batch.segment(i), batch.offset(i), batch.length(i));
                    bench.busWords.bytes(command ? "C" : "D", bytes, true);
                    hasPixels |= batch.isBorrowed(i);
                    give(command, bytes);
                }
            }
        }
        bench.busWords.word("E");
        if (hasPixels) {
            bench.clock.sleep(bench.turnNanos);
        }
    }

    private void give(boolean command, byte[] bytes) {
        MemoryModel model = panel;
        if (model == null) {
            return;
        }
        for (byte value : bytes) {
            if (command) {
                model.command(value & 0xff);
            } else {
                model.data(value & 0xff);
            }
        }
    }

    @Override
    public void reset() {
        bench.busWords.word("R");
        bus.reset();
    }

    @Override
    public boolean hasReset() {
        return bus.hasReset();
    }

    @Override
    public BusCost cost() {
        return bus.cost();
    }

    @Override
    public BusClock clock() {
        return clock;
    }

    @Override
    public void close() {
        bus.close();
    }
}
