package io.github.displayio4j.displaybus.lines;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.OutputPin;
import org.jspecify.annotations.Nullable;

/// Chip select, D/C and reset of one panel, as every bus with such lines drives them. The D/C pin is driven only
/// when its level changes, since on Linux each change is a system call.
public final class ControlLines {
    /// CircuitPython's; more than any controller asks for.
    private static final long DESELECT_NANOS = 1_000;

    private final BusClock clock;
    private final @Nullable OutputPin command;
    private final @Nullable OutputPin chipSelect;
    private final @Nullable OutputPin reset;
    private final BusLock lock;
    private final boolean reselectsAfterRun;
    private boolean dataKnown;
    private boolean data;
    private boolean closed;

    /// Lines of a panel; those that it does not have are null.
    ///
    /// @param lock whose turns the transactions are
    /// @param reselectsAfterRun chip select is toggled after each run of bytes
    public ControlLines(
            BusClock clock,
            @Nullable OutputPin command,
            @Nullable OutputPin chipSelect,
            @Nullable OutputPin reset,
            BusLock lock,
            boolean reselectsAfterRun) {
        this.clock = clock;
        this.command = command;
        this.chipSelect = chipSelect;
        this.reset = reset;
        this.lock = lock;
        this.reselectsAfterRun = reselectsAfterRun;
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

    /// As `rest`, with a reset of the panel before it is deselected, if there is a reset line.
    public void restAndReset(long lowNanos, long highNanos) {
        setData(true);
        if (reset != null) {
            reset.set(true);
            reset(lowNanos, highNanos);
        }
        if (chipSelect != null) {
            chipSelect.set(true);
        }
    }

    /// Sends a batch as one transaction: chip select goes low, each run of bytes is one write with D/C as it needs
    /// it, chip select goes high. After a failure it is released all the same, and D/C is driven anew next time.
    ///
    /// @param writer moves the bytes
    /// @throws io.github.displayio4j.displaybus.BusBusyException if others hold the bus for too long
    /// @throws IllegalStateException if closed
    public void send(BusBatch batch, RunWriter writer) {
        try (BusLock.Turn _ = take()) {
            sendLocked(batch, writer);
        }
    }

    /// Takes a turn on the wires.
    ///
    /// @throws io.github.displayio4j.displaybus.BusBusyException if others hold them for too long
    /// @throws IllegalStateException if closed
    public BusLock.Turn take() {
        BusLock.Turn turn = lock.take();
        if (closed) {
            turn.close();
            throw new IllegalStateException("the bus is closed");
        }
        return turn;
    }

    private void sendLocked(BusBatch batch, RunWriter writer) {
        try {
            select(true);
            for (int i = 0; i < batch.size(); i++) {
                switch (batch.kind(i)) {
                    case COMMAND -> write(batch, i, false, writer);
                    case DATA -> write(batch, i, true, writer);
                    case WAIT -> {
                        if (writer.keepsBits()) {
                            reselect(writer);
                        } else {
                            writer.flush();
                        }
                        clock.sleep(batch.length(i));
                    }
                    case DESELECT -> {
                        if (!reselectsAfterRun) {
                            reselect(writer);
                        }
                    }
                }
            }
            writer.flush();
        } catch (Throwable failure) {
            abandon(failure, writer);
            throw failure;
        }
        select(false);
    }

    private void write(BusBatch batch, int i, boolean data, RunWriter writer) {
        setData(data);
        writer.write(batch.segment(i), batch.offset(i), batch.length(i), data, batch.isBorrowed(i));
        if (reselectsAfterRun) {
            reselect(writer);
        }
    }

    private void reselect(RunWriter writer) {
        writer.flush();
        if (chipSelect != null) {
            select(false);
            clock.sleep(DESELECT_NANOS);
            select(true);
        }
    }

    private void select(boolean selected) {
        if (chipSelect != null) {
            chipSelect.set(!selected);
        }
    }

    /// A failure to deselect joins the first failure as suppressed.
    private void abandon(Throwable failure, RunWriter writer) {
        dataKnown = false;
        writer.discard();
        try {
            select(false);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private void setData(boolean high) {
        if (command == null || (dataKnown && data == high)) {
            return;
        }
        dataKnown = false;
        command.set(high);
        dataKnown = true;
        data = high;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the bus is closed");
        }
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
        checkOpen();
        if (reset == null) {
            throw new IllegalStateException("the bus has no reset pin");
        }
        reset.set(false);
        try {
            clock.sleep(lowNanos);
        } finally {
            reset.set(true);
        }
        if (highNanos > 0) {
            clock.sleep(highNanos);
        }
    }

    /// Refuses all further use. The pins stay their owner's.
    public void close() {
        closed = true;
    }
}
