package io.github.displayio4j.jmh;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.VirtualClock;

/// A bus with nothing at its end, that costs as much as SPI at 40 MHz with a microsecond for each transfer.
final class NullBus implements DisplayBus {
    private static final BusCost SPI_40 = new BusCost(1000, 200);

    private final VirtualClock clock = new VirtualClock();

    @Override
    public void send(BusBatch batch) {}

    @Override
    public void reset() {}

    @Override
    public boolean hasReset() {
        return false;
    }

    @Override
    public BusCost cost() {
        return SPI_40;
    }

    @Override
    public BusClock clock() {
        return clock;
    }

    @Override
    public void close() {}
}
