package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.I2cPort;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.Objects;

/// An I2C master of Linux, `/dev/i2c-N` (linux/i2c-dev.h). Native segments are sent without a copy. One thread at a
/// time. Proven against kernels, not tried on a panel yet.
public final class I2cdevPort implements I2cPort, AutoCloseable {
    /// i2c-dev takes no longer messages.
    public static final int LONGEST_MESSAGE = 8192;

    private static final long I2C_FUNCS = 0x0705;
    private static final long I2C_RDWR = 0x0707;
    private static final long FUNC_I2C = 1;

    /// What an ioctl and an adapter's driver take: an estimate.
    private static final long ASSUMED_NANOS_PER_WRITE = 30_000;

    /// struct i2c_rdwr_ioctl_data: msgs, nmsgs; then the one struct i2c_msg: addr, flags, len, buf.
    private static final long MSG = 16;

    private static final long MSG_BUF = MSG + 8;

    private final Device device;
    private final int maxMessage;
    private final int hertz;
    private final MemorySegment request = Arena.ofAuto().allocate(32, 8);
    private final MemorySegment bounce;
    private long nanosPerWrite = ASSUMED_NANOS_PER_WRITE;

    private I2cdevPort(Device device, int maxMessage, int hertz) {
        this.device = device;
        this.maxMessage = maxMessage;
        this.hertz = hertz;
        bounce = Arena.ofAuto().allocate(maxMessage);
        request.set(ValueLayout.JAVA_LONG, 0, request.address() + MSG);
        request.set(ValueLayout.JAVA_INT, 8, 1);
    }

    /// Opens a port whose adapter takes long messages, as those of boards do.
    ///
    /// @param path such as `/dev/i2c-1`
    /// @param hertz the clock that the board's configuration sets, > 0; for the cost model alone
    /// @throws BusException if it can't be opened, or can't send plain messages
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux
    public static I2cdevPort open(String path, int hertz) {
        return open(LinuxKernel.ofMachine(), path, hertz, LONGEST_MESSAGE);
    }

    /// As `open(path, hertz)`, on a kernel of one's own, with an adapter that takes shorter messages (some on USB: 60
    /// bytes).
    ///
    /// @param maxMessage longest message in bytes, 2..8192
    /// @throws IllegalArgumentException if out of range
    /// @throws BusException if it can't be opened, or can't send plain messages
    public static I2cdevPort open(Kernel kernel, String path, int hertz, int maxMessage) {
        if (hertz <= 0 || maxMessage < 2 || maxMessage > LONGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "I2C clock must be > 0 Hz and messages 2..8192 bytes, not " + hertz + " and " + maxMessage);
        }
        try {
            Device device = Device.open(kernel, path, Kernel.O_RDWR);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment functions = arena.allocate(8, 8);
                device.ioctl("I2C_FUNCS", I2C_FUNCS, functions);
                if ((functions.get(ValueLayout.JAVA_LONG, 0) & FUNC_I2C) == 0) {
                    throw new BusException(new IOException(path + ": this adapter speaks SMBus only, whose messages"
                            + " are too short for displays: use another one"));
                }
                return new I2cdevPort(device, maxMessage, hertz);
            } catch (LinuxException | RuntimeException failure) {
                SpidevPort.closeAfter(device, failure);
                throw failure;
            }
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    /// Not repeated when a signal interrupts it: some of it may have been sent.
    @Override
    public void write(int address, MemorySegment bytes, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        if (address < 0x08 || address > 0x77) {
            throw new IllegalArgumentException("I2C address must be 0x08..0x77, not 0x" + Integer.toHexString(address));
        }
        if (length > maxMessage) {
            throw new IllegalArgumentException("I2C message must be 0.." + maxMessage + " bytes, not " + length);
        }
        if (!bytes.isNative()) {
            MemorySegment.copy(bytes, offset, bounce, 0, length);
        }
        request.set(ValueLayout.JAVA_SHORT, MSG, (short) address);
        request.set(ValueLayout.JAVA_SHORT, MSG + 2, (short) 0);
        request.set(ValueLayout.JAVA_SHORT, MSG + 4, (short) length);
        request.set(ValueLayout.JAVA_LONG, MSG_BUF, bytes.isNative() ? bytes.address() + offset : bounce.address());
        try {
            device.ioctl("I2C_RDWR", I2C_RDWR, request);
        } catch (LinuxException failure) {
            throw new BusException(failure);
        } finally {
            Reference.reachabilityFence(bytes);
        }
    }

    @Override
    public int maxMessage() {
        return maxMessage;
    }

    @Override
    public long nanosPerWrite() {
        return nanosPerWrite;
    }

    /// Says what was measured on this machine.
    ///
    /// @param nanos of one `write` beside its bits, >= 0; 30 000 until set
    /// @throws IllegalArgumentException if negative
    public void setNanosPerWrite(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("cost of a write must be >= 0 ns, not " + nanos);
        }
        nanosPerWrite = nanos;
    }

    @Override
    public int hertz() {
        return hertz;
    }

    /// Closes the device.
    ///
    /// @throws BusException if the kernel reports a late error
    @Override
    public void close() {
        try {
            device.close();
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
