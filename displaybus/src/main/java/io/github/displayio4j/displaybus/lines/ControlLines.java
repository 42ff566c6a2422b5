package io.github.displayio4j.displaybus.lines;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.OutputPin;
import org.jspecify.annotations.Nullable;

/// Chip select, D/C and reset of one panel, as every bus with such lines drives them. The D/C pin is driven only when
/// its level changes, since on Linux each change is a system call.
public final class ControlLines {
    private final BusClock clock;
    private final @Nullable OutputPin command;
    private final @Nullable OutputPin chipSelect;
    private final @Nullable OutputPin reset;
    private boolean dataKnown;
    private boolean data;
    private boolean closed;

    /// Lines of a panel; those that it does not have are null.
    public ControlLines(
            BusClock clock, @Nullable OutputPin command, @Nullable OutputPin chipSelect, @Nullable OutputPin reset) {
        this.clock = clock;
        this.command = command;
        this.chipSelect = chipSelect;
        this.reset = reset;
    }

    /// Drives all lines to where they rest: high. Does not reset the panel.
    public void rest() {
        setData(true);
        if (reset != null) {
            reset.set(true);
        }
        if (chipSelect != null) {
            chipSelect.set(true);
        }
    }

    /// Begins a transaction.
    ///
    /// @throws IllegalStateException if closed
    public void select() {
        if (closed) {
            throw new IllegalStateException("the bus is closed");
        }
        if (chipSelect != null) {
            chipSelect.set(false);
        }
    }

    /// Ends a transaction.
    public void deselect() {
        if (chipSelect != null) {
            chipSelect.set(true);
        }
    }

    /// Ends a transaction that failed: deselects as well as it can and forgets the level of D/C.
    ///
    /// @param failure what is about to be thrown; a failure to deselect joins it as suppressed
    public void abandon(Throwable failure) {
        dataKnown = false;
        try {
            deselect();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    /// Drives D/C unless it stands there already.
    ///
    /// @param high true for data, false for a command
    public void setData(boolean high) {
        if (command == null || (dataKnown && data == high)) {
            return;
        }
        dataKnown = false;
        command.set(high);
        dataKnown = true;
        data = high;
    }

    /// Whether there is a reset line.
    public boolean hasReset() {
        return reset != null;
    }

    /// Pulls reset low, releases it and waits.
    ///
    /// @param lowNanos length of the pulse
    /// @param highNanos wait after it
    /// @throws IllegalStateException if there is no reset line or the bus is closed
    public void reset(long lowNanos, long highNanos) {
        if (reset == null || closed) {
            throw new IllegalStateException(closed ? "the bus is closed" : "the bus has no reset pin");
        }
        reset.set(false);
        try {
            clock.sleep(lowNanos);
        } finally {
            reset.set(true);
        }
        clock.sleep(highNanos);
    }

    /// Refuses all further transactions. The pins stay their owner's.
    public void close() {
        closed = true;
    }
}
