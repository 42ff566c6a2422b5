package io.github.displayio4j.app.soak;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.DisplayBus;
import java.io.IOException;

/// A bus that breaks down when told to, after any byte, and works again when told so.
final class FaultyBus implements DisplayBus {
    private final DisplayBus bus;
    private final BusBatch part = new BusBatch();
    private long left = Long.MAX_VALUE;

    FaultyBus(DisplayBus bus) {
        this.bus = bus;
    }

    /// Lets so many bytes through, then fails at each send until `repair`.
    synchronized void breakAfter(int bytes) {
        left = bytes;
    }

    /// Lets everything through.
    synchronized void repair() {
        left = Long.MAX_VALUE;
    }

    @Override
    public synchronized void send(BusBatch batch) {
        if (left == Long.MAX_VALUE) {
            bus.send(batch);
            return;
        }
        part.clear();
        boolean whole = true;
        for (int i = 0; i < batch.size(); i++) {
            long n = batch.length(i);
            switch (batch.kind(i)) {
                case WAIT -> part.sleep(n);
                case DESELECT -> part.deselect();
                case COMMAND -> part.command(batch.segment(i), batch.offset(i), Math.min(n, left));
                case DATA -> part.data(batch.segment(i), batch.offset(i), Math.min(n, left));
            }
            if (batch.kind(i) == BusBatch.Kind.COMMAND || batch.kind(i) == BusBatch.Kind.DATA) {
                if (n > left) {
                    left = 0;
                    whole = false;
                    break;
                }
                left -= n;
            }
        }
        bus.send(part);
        if (!whole) {
            throw new BusException(new IOException("the bus broke down, as planned"));
        }
    }

    @Override
    public void reset() {
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
        return bus.clock();
    }

    @Override
    public void close() {
        bus.close();
    }
}
