package io.github.displayio4j.i2cdisplaybus;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.I2cPort;
import io.github.displayio4j.displaybus.lines.LineBus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// I2C display bus as SSD1306 and its kin take it (SSD1306 8.1.5.2): each command byte has a control byte 0x80
/// before it, a block of data has one 0x40. A run of a batch is one message, or as many as the adapter's longest
/// message asks for; the controller goes on where the message before ended.
///
/// The port and the pin stay their owner's. Other devices on the same wires, and their threads, take turns by a
/// `BusLock`.
public final class I2CDisplayBus extends LineBus {
    private static final byte ONE_COMMAND = (byte) 0x80;
    private static final byte DATA_FOLLOWS = 0x40;

    /// SSD1306 8.9: RES# low for at least 3 us; CircuitPython takes this.
    private static final long RESET_NANOS = 4_000;

    /// Longer messages save next to nothing.
    private static final int LARGEST_BUFFER = 64 * 1024;

    private static final int LOWEST_ADDRESS = 0x08;
    private static final int HIGHEST_ADDRESS = 0x77;

    private final I2cPort port;
    private final int address;
    private final int capacity;
    private final MemorySegment message;
    /// Bytes of the message that are commands not sent yet.
    private int commands;

    private I2CDisplayBus(Builder builder) {
        super(builder, RESET_NANOS, 0, false);
        port = builder.port;
        address = builder.address;
        capacity = Math.min(port.maxMessage(), LARGEST_BUFFER);
        message = Arena.ofAuto().allocate(capacity);
    }

    /// Starts a description of a bus.
    ///
    /// @param clock what waits and the reset pulse are measured by
    /// @param address 7-bit address, 0x08..0x77; mostly 0x3c or 0x3d
    /// @throws IllegalArgumentException if the address is out of range or the port's messages are below 2 bytes
    public static Builder builder(I2cPort port, BusClock clock, int address) {
        return new Builder(port, clock, address);
    }

    /// Messages in the order of the batch. There is no chip select: commands on both sides of a deselect are one
    /// message.
    @Override
    public void send(BusBatch batch) {
        try (BusLock.Turn _ = lines.take()) {
            sendLocked(batch);
        }
    }

    private void sendLocked(BusBatch batch) {
        commands = 0;
        for (int i = 0; i < batch.size(); i++) {
            switch (batch.kind(i)) {
                case COMMAND -> addCommands(batch.segment(i), batch.offset(i), batch.length(i));
                case DATA -> {
                    writeCommands();
                    writeData(batch.segment(i), batch.offset(i), batch.length(i));
                }
                case WAIT -> {
                    writeCommands();
                    clock().sleep(batch.length(i));
                }
                case DESELECT -> {}
            }
        }
        writeCommands();
    }

    private void addCommands(MemorySegment bytes, long offset, long length) {
        for (long at = offset; at < offset + length; at++) {
            if (commands + 2 > capacity) {
                writeCommands();
            }
            message.set(ValueLayout.JAVA_BYTE, commands, ONE_COMMAND);
            message.set(ValueLayout.JAVA_BYTE, commands + 1, bytes.get(ValueLayout.JAVA_BYTE, at));
            commands += 2;
        }
    }

    private void writeCommands() {
        int n = commands;
        commands = 0;
        if (n > 0) {
            port.write(address, message, 0, n);
        }
    }

    private void writeData(MemorySegment bytes, long offset, long length) {
        int most = capacity - 1;
        message.set(ValueLayout.JAVA_BYTE, 0, DATA_FOLLOWS);
        for (long at = 0; at < length; at += most) {
            long n = Math.min(most, length - at);
            MemorySegment.copy(bytes, offset + at, message, 1, n);
            port.write(address, message, 0, 1 + n);
        }
    }

    /// All as commands, in one message.
    @Override
    protected void append(BusBatch batch, byte[] parameters) {
        for (byte parameter : parameters) {
            batch.command(parameter & 0xff);
        }
    }

    /// 9 bits per byte, and per transfer the address and a control byte. The second byte that each command takes
    /// and the control bytes of further messages of a long run are left out.
    @Override
    protected BusCost computedCost() {
        double perByte = 9e9 / port.hertz();
        return new BusCost(port.nanosPerWrite() + 2 * perByte, perByte);
    }

    /// Describes a bus.
    public static final class Builder extends LineBus.Builder<Builder> {
        private final I2cPort port;
        private final int address;

        private Builder(I2cPort port, BusClock clock, int address) {
            super(clock);
            this.port = port;
            this.address = address;
            if (address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS) {
                throw new IllegalArgumentException(
                        "I2C address must be 0x08..0x77, not 0x" + Integer.toHexString(address));
            }
            if (port.maxMessage() < 2) {
                throw new IllegalArgumentException(
                        "I2CDisplayBus needs messages of at least 2 bytes, not " + port.maxMessage());
            }
        }

        @Override
        protected Builder self() {
            return this;
        }

        /// Resets the panel when the bus is built, as CircuitPython does.
        public Builder circuitPython() {
            return asCircuitPython();
        }

        /// The bus, its reset line at rest.
        public I2CDisplayBus build() {
            return new I2CDisplayBus(this);
        }
    }
}
