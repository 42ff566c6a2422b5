package io.github.displayio4j.paralleldisplaybus;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.ParallelPort;
import io.github.displayio4j.displaybus.lines.LineBus;
import io.github.displayio4j.displaybus.lines.RunWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// 8080-I parallel bus (MIPI DBI type B) with 8 or 16 data lines: a write strobe, chip select and a D/C line that
/// is low for commands. The port makes the strobes; words are latched on the rising edge of WR.
///
/// On 16 lines, commands and parameters use the lower 8, and pixels (the borrowed bytes of a batch) are words of
/// two bytes, most significant first: a format of 16 bits.
///
/// Building it drives the lines to rest (high) and does not reset the panel. Port and pins stay their owner's.
/// Other devices on the same wires, and their threads, take turns by a `BusLock`.
public final class ParallelBus extends LineBus {
    private static final long MILLI = 1_000_000;
    private static final int WORDS = 256;

    private final ParallelPort port;
    private final RunWriter writer;
    /// Bytes of commands and parameters as words.
    private final MemorySegment words = Arena.ofAuto().allocate(2 * WORDS);

    private ParallelBus(Builder builder) {
        super(builder, MILLI, MILLI, false);
        port = builder.port;
        writer = port.lines() == 8
                ? (bytes, offset, length, _, _) -> port.write(bytes, offset, length)
                : (bytes, offset, length, _, pixels) -> writeWords(bytes, offset, length, pixels);
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

    @Override
    protected BusCost computedCost() {
        return new BusCost(port.nanosPerWrite(), port.nanosPerWord() * 8 / port.lines());
    }

    /// Describes a bus.
    public static final class Builder extends LineBus.Builder<Builder> {
        private final ParallelPort port;

        private Builder(ParallelPort port, BusClock clock) {
            super(clock);
            this.port = port;
            if (port.lines() != 8 && port.lines() != 16) {
                throw new IllegalArgumentException("ParallelBus needs a port of 8 or 16 lines, not " + port.lines());
            }
        }

        @Override
        protected Builder self() {
            return this;
        }

        /// The D/C pin; needed.
        public Builder command(OutputPin pin) {
            return setCommand(pin);
        }

        /// The chip select pin; none if it is wired low.
        public Builder chipSelect(OutputPin pin) {
            return setChipSelect(pin);
        }

        /// The bus, its lines at rest.
        ///
        /// @throws IllegalStateException if the D/C pin is missing
        public ParallelBus build() {
            if (!hasCommand()) {
                throw new IllegalStateException("ParallelBus needs a command (D/C) pin: call command(pin)");
            }
            return new ParallelBus(this);
        }
    }
}
