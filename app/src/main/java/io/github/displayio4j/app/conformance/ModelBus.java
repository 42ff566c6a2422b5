package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.VirtualClock;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// A bus that gives its bytes to a panel model while a refresh goes on; what an init sequence sends is no picture.
final class ModelBus implements DisplayBus {
    private final VirtualClock clock;
    private @Nullable PanelModel panel;

    ModelBus(VirtualClock clock) {
        this.clock = clock;
    }

    /// Who gets the bytes; null for nobody.
    void listen(@Nullable PanelModel model) {
        panel = model;
    }

    @Override
    public void send(BusBatch batch) {
        PanelModel model = panel;
        for (int i = 0; i < batch.size(); i++) {
            switch (batch.kind(i)) {
                case WAIT -> clock.sleep(batch.length(i));
                case DESELECT -> {}
                case COMMAND, DATA -> {
                    if (model != null) {
                        send(batch, i, model);
                    }
                }
            }
        }
    }

    private static void send(BusBatch batch, int step, PanelModel model) {
        boolean command = batch.kind(step) == BusBatch.Kind.COMMAND;
        for (long at = batch.offset(step); at < batch.offset(step) + batch.length(step); at++) {
            int value = batch.segment(step).get(ValueLayout.JAVA_BYTE, at) & 0xff;
            if (command) {
                model.command(value);
            } else {
                model.data(value);
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
