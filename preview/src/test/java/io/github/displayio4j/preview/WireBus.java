package io.github.displayio4j.preview;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.WireListener;

/// A bus of 10 MHz that tells listeners what is sent.
final class WireBus implements DisplayBus {
    private static final long NANOS_PER_BYTE = 800;

    private final VirtualClock clock = new VirtualClock();
    private final WireListener[] listeners;

    WireBus(WireListener... listeners) {
        this.listeners = listeners;
    }

    @Override
    public void send(BusBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            BusBatch.Kind kind = batch.kind(i);
            if (kind == BusBatch.Kind.WAIT) {
                clock.sleep(batch.length(i));
            } else if (kind != BusBatch.Kind.DESELECT) {
                long start = clock.nanos();
                clock.sleep(batch.length(i) * NANOS_PER_BYTE);
                for (WireListener listener : listeners) {
                    listener.line(Line.COMMAND, kind == BusBatch.Kind.DATA, start);
                    listener.bytes(batch.segment(i), batch.offset(i), batch.length(i), start, clock.nanos());
                }
            }
        }
    }

    @Override
    public void reset() {
        for (WireListener listener : listeners) {
            listener.line(Line.RESET, false, clock.nanos());
            listener.line(Line.RESET, true, clock.nanos());
        }
        clock.sleep(200_000_000);
    }

    @Override
    public boolean hasReset() {
        return true;
    }

    @Override
    public BusCost cost() {
        return new BusCost(1000, NANOS_PER_BYTE);
    }

    @Override
    public BusClock clock() {
        return clock;
    }

    @Override
    public void close() {}
}
