package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// One output of a GPIO chip of Linux, `/dev/gpiochipN`, by version 2 of its interface (linux/gpio.h, kernel 5.10 and
/// later). Each `set` is a system call. Closing it gives the line back; what level it then has is up to the chip.
/// Not tried on hardware yet.
public final class GpioPin implements OutputPin, AutoCloseable {
    private static final String CONSUMER = "displayio4j";

    private static final long GET_LINE = 0xc250b407L;
    private static final long SET_VALUES = 0xc010b40fL;

    /// struct gpio_v2_line_request: offsets[64], consumer[32], config, num_lines, event_buffer_size, padding, fd.
    private static final long REQUEST_SIZE = 592;

    private static final long CONSUMER_AT = 256;
    private static final long CONFIG = 288;
    private static final long NUM_LINES = 560;
    private static final long FD = 588;

    /// struct gpio_v2_line_config: flags, num_attrs, padding, then attributes of (id, padding, value, mask).
    private static final long CONFIG_FLAGS = CONFIG;

    private static final long CONFIG_NUM_ATTRS = CONFIG + 8;
    private static final long ATTR_ID = CONFIG + 32;
    private static final long ATTR_VALUE = ATTR_ID + 8;
    private static final long ATTR_MASK = ATTR_ID + 16;

    private static final long FLAG_OUTPUT = 1 << 3;
    private static final int ATTR_OUTPUT_VALUES = 2;

    private final Device line;

    /// struct gpio_v2_line_values: bits, mask.
    private final MemorySegment values = Arena.ofAuto().allocate(16, 8);

    private GpioPin(Device line) {
        this.line = line;
        values.set(ValueLayout.JAVA_LONG, 8, 1);
    }

    /// Takes a line as an output.
    ///
    /// @param chip such as `/dev/gpiochip0`
    /// @param offset number of the line on its chip, >= 0 (GPIO25 of a Raspberry Pi is 25)
    /// @param high the level that it has from the first moment on
    /// @throws BusException if the chip can't be opened or the line is in use
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux
    public static GpioPin output(String chip, int offset, boolean high) {
        return output(LinuxKernel.ofMachine(), chip, offset, high);
    }

    static GpioPin output(Kernel kernel, String chip, int offset, boolean high) {
        if (offset < 0) {
            throw new IllegalArgumentException("GPIO line must be >= 0, not " + offset);
        }
        try (Device device = Device.open(kernel, chip, Kernel.O_RDWR);
                Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_SIZE, 8);
            request.set(ValueLayout.JAVA_INT, 0, offset);
            request.setString(CONSUMER_AT, CONSUMER, StandardCharsets.US_ASCII);
            request.set(ValueLayout.JAVA_LONG, CONFIG_FLAGS, FLAG_OUTPUT);
            request.set(ValueLayout.JAVA_INT, CONFIG_NUM_ATTRS, 1);
            request.set(ValueLayout.JAVA_INT, ATTR_ID, ATTR_OUTPUT_VALUES);
            request.set(ValueLayout.JAVA_LONG, ATTR_VALUE, high ? 1 : 0);
            request.set(ValueLayout.JAVA_LONG, ATTR_MASK, 1);
            request.set(ValueLayout.JAVA_INT, NUM_LINES, 1);
            device.ioctl("GPIO_V2_GET_LINE of line " + offset, GET_LINE, request);
            String name = chip + " line " + offset;
            return new GpioPin(Device.adopt(kernel, name, request.get(ValueLayout.JAVA_INT, FD)));
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    @Override
    public void set(boolean high) {
        values.set(ValueLayout.JAVA_LONG, 0, high ? 1 : 0);
        try {
            line.ioctl("GPIO_V2_LINE_SET_VALUES", SET_VALUES, values);
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
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
