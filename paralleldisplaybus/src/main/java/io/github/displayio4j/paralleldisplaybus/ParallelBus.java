package io.github.displayio4j.paralleldisplaybus;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.ParallelPort;
import io.github.displayio4j.displaybus.lines.ControlLines;
import io.github.displayio4j.displaybus.lines.RunWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// 8080-I parallel bus (MIPI DBI type B) with 8 or 16 data lines: a write strobe, chip select and a D/C line that
/// is low for commands. The port makes the strobes; words are latched on the rising edge of WR.
///
/// On 16 lines, commands and parameters use the lower 8, and pixels (the borrowed bytes of a batch) are words of
/// two bytes, most significant first: a format of 16 bits.
///
/// Building it drives the lines to rest (high) and does not reset the panel. Port and pins stay their owner's.
/// Other devices on the same wires, and their threads, take turns by a `BusLock`.
public final class ParallelBus implements DisplayBus {
    private static final long MILLI = 1_000_000;
    private static final int WORDS = 256;

    private final ParallelPort port;
    private final BusClock clock;
    private final ControlLines lines;
    private final RunWriter writer;
    private final BusBatch single = new BusBatch();
    private final @Nullable BusCost measuredCost;
    /// Bytes of commands and parameters as words.
    private final MemorySegment words = Arena.ofAuto().allocate(2 * WORDS);

    private ParallelBus(Builder builder, OutputPin command) {
        port = builder.port;
        clock = builder.clock;
        measuredCost = builder.cost;
        writer = port.lines() == 8
                ? (bytes, offset, length, _, _) -> port.write(bytes, offset, length)
                : (bytes, offset, length, _, pixels) -> writeWords(bytes, offset, length, pixels);
        lines = new ControlLines(clock, command, builder.chipSelect, builder.reset, builder.lock, false);
        lines.rest();
    }

    private void writeWords(MemorySegment bytes, long offset, long length, boolean pixels) {
        if (pixels) {
            if (length % 2 != 0) {
                throw new IllegalArgumentException("16 data lines take pixels of two bytes, not " + length
                        + " bytes: the format must have 16 bits");
            }
            port.write(bytes, offset, length);
            return;
        }
        for (long at = 0; at < length; at += WORDS) {
            int n = (int) Math.min(WORDS, length - at);
            for (int i = 0; i < n; i++) {
                words.set(ValueLayout.JAVA_BYTE, 2 * i, (byte) 0);
                words.set(ValueLayout.JAVA_BYTE, 2 * i + 1, bytes.get(ValueLayout.JAVA_BYTE, offset + at + i));
            }
            port.write(words, 0, 2L * n);
        }
    }

    /// Starts a description of a bus; `command` is needed, the rest has defaults.
    ///
    /// @param port with 8 or 16 lines
    /// @param clock what waits and the reset pulse are measured by
    /// @throws IllegalArgumentException if the port has another number of lines
    public static Builder builder(ParallelPort port, BusClock clock) {
        return new Builder(port, clock);
    }

    /// Chip select goes low, each run of bytes of one kind is one write, chip select goes high, also if a write
    /// throws.
    @Override
    public void send(BusBatch batch) {
        lines.send(batch, writer);
    }

    /// Sends one command with its parameters as one transaction: CircuitPython's `send`.
    ///
    /// @param command 0..255
    /// @throws IllegalArgumentException if out of range
    public void send(int command, byte... parameters) {
        synchronized (single) {
            single.clear().command(command).data(parameters);
            send(single);
            single.clear();
        }
    }

    /// Low for 1 ms, then 1 ms of rest.
    @Override
    public void reset() {
        lines.reset(MILLI, MILLI);
    }

    @Override
    public boolean hasReset() {
        return lines.hasReset();
    }

    /// Of the port, unless it was measured.
    @Override
    public BusCost cost() {
        if (measuredCost != null) {
            return measuredCost;
        }
        return new BusCost(port.nanosPerWrite(), port.nanosPerWord() * 8 / port.lines());
    }

    @Override
    public BusClock clock() {
        return clock;
    }

    /// Refuses all further use; the port and the pins stay open.
    @Override
    public void close() {
        lines.close();
    }

    /// Describes a bus.
    public static final class Builder {
        private final ParallelPort port;
        private final BusClock clock;
        private @Nullable OutputPin command;
        private @Nullable OutputPin chipSelect;
        private @Nullable OutputPin reset;
        private BusLock lock = new BusLock();
        private @Nullable BusCost cost;

        private Builder(ParallelPort port, BusClock clock) {
            this.port = port;
            this.clock = Objects.requireNonNull(clock, "clock");
            if (port.lines() != 8 && port.lines() != 16) {
                throw new IllegalArgumentException("ParallelBus needs a port of 8 or 16 lines, not " + port.lines());
            }
        }

        /// The D/C pin; needed.
        public Builder command(OutputPin pin) {
            command = Objects.requireNonNull(pin, "command pin");
            return this;
        }

        /// The chip select pin; none if it is wired low.
        public Builder chipSelect(OutputPin pin) {
            chipSelect = Objects.requireNonNull(pin, "chip select pin");
            return this;
        }

        /// The reset pin; none if not wired.
        public Builder reset(OutputPin pin) {
            reset = Objects.requireNonNull(pin, "reset pin");
            return this;
        }

        /// Whose turns the transactions of this bus are; its own if not set.
        public Builder lock(BusLock lock) {
            this.lock = Objects.requireNonNull(lock, "lock");
            return this;
        }

        /// What sending was measured to cost on this machine; the port's own estimate if not set.
        public Builder cost(BusCost measured) {
            cost = Objects.requireNonNull(measured, "cost");
            return this;
        }

        /// The bus, its lines at rest.
        ///
        /// @throws IllegalStateException if the D/C pin is missing
        public ParallelBus build() {
            if (command == null) {
                throw new IllegalStateException("ParallelBus needs a command (D/C) pin: call command(pin)");
            }
            return new ParallelBus(this, command);
        }
    }
}
