package io.github.displayio4j.fourwire;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.lines.LineBus;
import io.github.displayio4j.displaybus.lines.RunWriter;
import java.util.Objects;

/// 4-wire SPI (MIPI DBI type C, option 3): clock, data, chip select and a D/C line that is low for commands.
/// Without a D/C line, words of nine bits (option 1), the first of which stands for it.
///
/// Commands and their parameters go out with `commandHertz`, pixels (the borrowed bytes of a batch) with `hertz`,
/// as Linux's drm_mipi_dbi does: a glitch in a pixel lasts a frame, a glitch in an init sequence stays. Building it
/// drives the lines to rest (high) and does not reset the panel. Port and pins stay their owner's. Other devices on
/// the same wires, and their threads, take turns by a `BusLock`.
public final class FourWire extends LineBus {
    private static final int SAFE_COMMAND_HERTZ = 10_000_000;
    private static final long MILLI = 1_000_000;

    /// Caset, raset and ramwr: what an ordinary window sends at the command clock, and in how many transfers.
    private static final double WINDOW_BYTES = 11;

    private static final double WINDOW_TRANSFERS = 6;

    private final SpiPort port;
    private final int hertz;
    private final int commandHertz;
    private final boolean nineBits;
    private final RunWriter writer;
    private final BusBatch single = new BusBatch();

    private FourWire(Builder builder) {
        super(builder, MILLI, MILLI, builder.hasNineBits() && builder.isLikeCircuitPython());
        port = builder.port;
        hertz = builder.hertz;
        int usual = builder.isLikeCircuitPython() ? hertz : Math.min(SAFE_COMMAND_HERTZ, hertz);
        commandHertz = builder.commandHertz == 0 ? usual : builder.commandHertz;
        nineBits = builder.hasNineBits();
        writer = nineBits
                ? new NineBits(port, hertz, commandHertz)
                : (bytes, offset, length, _, pixels) ->
                        port.write(bytes, offset, length, pixels ? hertz : commandHertz);
    }

    /// Starts a description of a bus; `command` or `chipSelect` is needed, the rest has defaults.
    ///
    /// @param clock what waits and the reset pulse are measured by
    public static Builder builder(SpiPort port, BusClock clock) {
        return new Builder(port, clock);
    }

    /// Chip select goes low, each run of bytes of one kind is one write, chip select goes high, also if a write
    /// throws.
    @Override
    public void send(BusBatch batch) {
        lines.send(batch, writer);
    }

    /// As `send(command, parameters...)`, with chip select released after each byte: CircuitPython's
    /// `toggle_every_byte`.
    ///
    /// @throws IllegalArgumentException if out of range
    public void sendToggling(int command, byte... parameters) {
        synchronized (single) {
            single.clear().command(command).deselect();
            for (byte parameter : parameters) {
                single.data(parameter & 0xff).deselect();
            }
            send(single);
            single.clear();
        }
    }

    /// Bytes at the pixels' clock; what commands and parameters take longer is part of the transfers, as if all
    /// were those of a window (11 bytes in 6 transfers). With nine bits all of a batch is one transfer, so that
    /// windows cost their bytes only.
    @Override
    protected BusCost computedCost() {
        if (nineBits) {
            return new BusCost(0, 9e9 / hertz);
        }
        double perByte = 8e9 / hertz;
        double slower = 8e9 / commandHertz - perByte;
        return new BusCost(port.nanosPerWrite() + slower * WINDOW_BYTES / WINDOW_TRANSFERS, perByte);
    }

    /// Clock of pixels in Hz.
    public int hertz() {
        return hertz;
    }

    /// Clock of commands and parameters in Hz.
    public int commandHertz() {
        return commandHertz;
    }

    /// Describes a bus.
    public static final class Builder extends LineBus.Builder<Builder> {
        private final SpiPort port;
        private int hertz = 24_000_000;
        private int commandHertz;
        private boolean portSelects;

        private Builder(SpiPort port, BusClock clock) {
            super(clock);
            this.port = Objects.requireNonNull(port, "port");
        }

        @Override
        protected Builder self() {
            return this;
        }

        private boolean hasNineBits() {
            return !hasCommand();
        }

        private boolean isLikeCircuitPython() {
            return isCircuitPython();
        }

        /// The D/C pin; without one, words have nine bits.
        public Builder command(OutputPin pin) {
            return setCommand(pin);
        }

        /// The chip select pin; none if it is wired low or the port drives it.
        public Builder chipSelect(OutputPin pin) {
            return setChipSelect(pin);
        }

        /// The port drives chip select itself: low for each write at least, as spidev of Linux does. No pin is
        /// needed then, not even for words of nine bits.
        public Builder chipSelectByPort() {
            portSelects = true;
            return this;
        }

        /// Clock of pixels in Hz, > 0; 24 MHz if not set, as in CircuitPython.
        public Builder hertz(int hertz) {
            this.hertz = checked(hertz);
            return this;
        }

        /// Clock of commands and parameters in Hz, > 0; `hertz` but at most 10 MHz if not set.
        public Builder commandHertz(int hertz) {
            commandHertz = checked(hertz);
            return this;
        }

        /// Frames as CircuitPython does: the panel is reset when the bus is built, commands are as fast as pixels,
        /// and chip select is toggled after each run of words of nine bits.
        public Builder circuitPython() {
            return asCircuitPython();
        }

        private static int checked(int hertz) {
            if (hertz <= 0) {
                throw new IllegalArgumentException("SPI clock must be > 0 Hz, not " + hertz);
            }
            return hertz;
        }

        /// The bus, its lines at rest.
        ///
        /// @throws IllegalStateException if D/C and chip select are both missing: words of nine bits start
        /// where chip select falls
        public FourWire build() {
            if (!hasCommand() && !hasChipSelect() && !portSelects) {
                throw new IllegalStateException(
                        "FourWire needs a command (D/C) pin, or for 9-bit words a chip select: call command(pin)");
            }
            return new FourWire(this);
        }
    }
}
