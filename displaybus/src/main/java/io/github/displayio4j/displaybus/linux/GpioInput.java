package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One input of a GPIO chip of Linux, such as TE or BUSY of a panel. Waiting for a level sleeps in the kernel
/// until an edge comes; where a chip has no interrupts, it asks again and again. One thread at a time.
public final class GpioInput implements InputPin, AutoCloseable {
    private static final long GET_VALUES = 0xc010b40eL;

    /// struct gpio_v2_line_event: timestamp, id (1 rising, 2 falling), offset, two sequence numbers.
    private static final long EVENT_SIZE = 48;

    private static final long EVENT_ID = 8;
    private static final int RISING = 1;
    private static final long EVENTS = 16;
    private static final long MILLI = 1_000_000;

    private final Device line;
    private final boolean edges;
    private final MemorySegment values = Arena.ofAuto().allocate(16, 8);
    private final MemorySegment events = Arena.ofAuto().allocate(EVENTS * EVENT_SIZE, 8);

    private GpioInput(Device line, boolean edges) {
        this.line = line;
        this.edges = edges;
        values.set(ValueLayout.JAVA_LONG, 8, 1);
    }

    /// Takes a line as an input.
    ///
    /// @param chip such as `/dev/gpiochip0`
    /// @param offset number of the line on its chip, >= 0
    /// @throws BusException if the chip can't be opened or the line is in use
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux
    public static GpioInput open(String chip, int offset) {
        return open(LinuxKernel.ofMachine(), chip, offset);
    }

    /// As `open(chip, offset)`, on a kernel of one's own.
    ///
    /// @throws BusException if the chip can't be opened or the line is in use
    public static GpioInput open(Kernel kernel, String chip, int offset) {
        try {
            return new GpioInput(LineRequest.input(kernel, chip, offset, true), true);
        } catch (BusException e) {
            boolean withoutInterrupts = e.getCause() instanceof LinuxException failure
                    && (failure.errno() == Errno.ENXIO
                            || failure.errno() == Errno.EINVAL
                            || failure.errno() == Errno.EOPNOTSUPP);
            if (!withoutInterrupts) {
                throw e;
            }
            return new GpioInput(LineRequest.input(kernel, chip, offset, false), false);
        }
    }

    @Override
    public boolean isHigh() {
        try {
            line.ioctlRepeated("GPIO_V2_LINE_GET_VALUES", GET_VALUES, values);
            return (values.get(ValueLayout.JAVA_LONG, 0) & 1) != 0;
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    /// Sleeps until the edge comes, also if the level has gone again by then: a pulse of TE may be short.
    @Override
    public boolean await(boolean high, long nanos, BusClock clock) {
        if (!edges) {
            return InputPin.super.await(high, nanos, clock);
        }
        long end = clock.nanos() + nanos;
        try {
            forgetEvents();
            while (isHigh() != high) {
                long left = end - clock.nanos();
                if (left <= 0) {
                    return false;
                }
                if (line.poll(Kernel.POLLIN, (int) Math.min(Integer.MAX_VALUE, (left + MILLI - 1) / MILLI)) != 0
                        && takeEdge(high)) {
                    return true;
                }
            }
            return true;
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    private void forgetEvents() throws LinuxException {
        while (line.poll(Kernel.POLLIN, 0) != 0) {
            line.read(events, 0, events.byteSize());
        }
    }

    /// Whether an edge to that level was among the events that wait.
    private boolean takeEdge(boolean high) throws LinuxException {
        long n = line.read(events, 0, events.byteSize());
        boolean found = false;
        for (long at = 0; at + EVENT_SIZE <= n; at += EVENT_SIZE) {
            found |= (events.get(ValueLayout.JAVA_INT, at + EVENT_ID) == RISING) == high;
        }
        return found;
    }

    /// Gives the line back.
    ///
    /// @throws BusException if the kernel reports a late error
    @Override
    public void close() {
        try {
            line.close();
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
