package io.github.displayio4j.displaybus.lines;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.OutputPin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What all buses have whose panel has lines of its own: reset, turns on shared wires, a clock, a cost that may
/// have been measured.
public abstract class LineBus implements DisplayBus {
    /// The panel's lines.
    protected final ControlLines lines;

    private final BusClock clock;
    private final @Nullable BusCost measured;
    private final long resetLowNanos;
    private final long resetHighNanos;
    private final BusBatch single = new BusBatch();

    /// Drives the lines to rest.
    ///
    /// @param resetLowNanos length of a reset
    /// @param resetHighNanos rest after it
    /// @param reselectsAfterRun chip select is toggled after each run of bytes
    protected LineBus(Builder<?> builder, long resetLowNanos, long resetHighNanos, boolean reselectsAfterRun) {
        clock = builder.clock;
        measured = builder.cost;
        this.resetLowNanos = resetLowNanos;
        this.resetHighNanos = resetHighNanos;
        lines = new ControlLines(
                clock, builder.command, builder.chipSelect, builder.reset, builder.lock, reselectsAfterRun);
        if (builder.circuitPython) {
            lines.restAndReset(resetLowNanos, resetHighNanos);
        } else {
            lines.rest();
        }
    }

    /// Sends one command with its parameters as one transaction: CircuitPython's `send`.
    ///
    /// @param command 0..255
    /// @throws IllegalArgumentException if out of range
    public void send(int command, byte... parameters) {
        synchronized (single) {
            append(single.clear().command(command), parameters);
            send(single);
            single.clear();
        }
    }

    /// Appends the parameters of a command: as data, unless the bus sends them otherwise.
    protected void append(BusBatch batch, byte[] parameters) {
        batch.data(parameters);
    }

    /// Low for as long as CircuitPython keeps it, then a rest.
    @Override
    public void reset() {
        lines.reset(resetLowNanos, resetHighNanos);
    }

    @Override
    public boolean hasReset() {
        return lines.hasReset();
    }

    /// What was measured; else what the bus computes.
    @Override
    public BusCost cost() {
        return measured != null ? measured : computedCost();
    }

    /// The cost by clocks and calls.
    protected abstract BusCost computedCost();

    @Override
    public BusClock clock() {
        return clock;
    }

    /// Refuses all further use; the port and the pins stay open.
    @Override
    public void close() {
        lines.close();
    }

    /// Describes such a bus.
    ///
    /// @param <B> the builder itself
    public abstract static class Builder<B extends Builder<B>> {
        private final BusClock clock;
        private @Nullable OutputPin command;
        private @Nullable OutputPin chipSelect;
        private @Nullable OutputPin reset;
        private BusLock lock = new BusLock();
        private @Nullable BusCost cost;
        private boolean circuitPython;

        /// With none of the pins.
        protected Builder(BusClock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
        }

        /// This.
        protected abstract B self();

        /// The reset pin; none if not wired.
        public B reset(OutputPin pin) {
            reset = Objects.requireNonNull(pin, "reset pin");
            return self();
        }

        /// Whose turns the transactions of this bus are; its own if not set.
        public B lock(BusLock lock) {
            this.lock = Objects.requireNonNull(lock, "lock");
            return self();
        }

        /// What sending was measured to cost on this machine; computed from clocks and calls if not set.
        public B cost(BusCost measured) {
            cost = Objects.requireNonNull(measured, "cost");
            return self();
        }

        /// As in CircuitPython, the panel is reset when the bus is built.
        protected B asCircuitPython() {
            circuitPython = true;
            return self();
        }

        /// The D/C pin.
        protected B setCommand(OutputPin pin) {
            command = Objects.requireNonNull(pin, "command pin");
            return self();
        }

        /// The chip select pin.
        protected B setChipSelect(OutputPin pin) {
            chipSelect = Objects.requireNonNull(pin, "chip select pin");
            return self();
        }

        /// Whether there is a D/C pin.
        protected boolean hasCommand() {
            return command != null;
        }

        /// Whether there is a chip select pin.
        protected boolean hasChipSelect() {
            return chipSelect != null;
        }

        /// Whether it is to be as CircuitPython's.
        protected boolean isCircuitPython() {
            return circuitPython;
        }
    }
}
