package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Asks a GPIO chip of Linux for lines, by version 2 of its interface (linux/gpio.h, kernel 5.10 and later).
final class LineRequest {
    static final long FLAG_INPUT = 1 << 2;
    static final long FLAG_OUTPUT = 1 << 3;
    static final long FLAG_EDGE_RISING = 1 << 4;
    static final long FLAG_EDGE_FALLING = 1 << 5;

    /// GPIO_V2_LINES_MAX.
    static final int MOST_LINES = 64;

    private static final String CONSUMER = "displayio4j";
    private static final long GET_LINE = 0xc250b407L;

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
    private static final int ATTR_OUTPUT_VALUES = 2;

    private LineRequest() {}

    /// Outputs that have their levels from the first moment on; bit i is line `offsets[i]`.
    static Device outputs(Kernel kernel, String chip, long levels, int... offsets) {
        long all = offsets.length == MOST_LINES ? -1 : (1L << offsets.length) - 1;
        return open(kernel, chip, FLAG_OUTPUT, all, levels & all, offsets);
    }

    /// An input, which keeps events of both edges if wanted.
    static Device input(Kernel kernel, String chip, int offset, boolean edges) {
        return open(kernel, chip, FLAG_INPUT | (edges ? FLAG_EDGE_RISING | FLAG_EDGE_FALLING : 0), 0, 0, offset);
    }

    private static Device open(Kernel kernel, String chip, long flags, long outputs, long levels, int... offsets) {
        if (offsets.length < 1 || offsets.length > MOST_LINES) {
            throw new IllegalArgumentException("1..64 GPIO lines can be taken at once, not " + offsets.length);
        }
        String lines = offsets.length == 1 ? "line " + offsets[0] : "lines " + Arrays.toString(offsets);
        try (Device device = Device.open(kernel, chip, Kernel.O_RDWR);
                Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(REQUEST_SIZE, 8);
            for (int i = 0; i < offsets.length; i++) {
                if (offsets[i] < 0) {
                    throw new IllegalArgumentException("GPIO line must be >= 0, not " + offsets[i]);
                }
                request.set(ValueLayout.JAVA_INT, 4L * i, offsets[i]);
            }
            request.setString(CONSUMER_AT, CONSUMER, StandardCharsets.US_ASCII);
            request.set(ValueLayout.JAVA_LONG, CONFIG_FLAGS, flags);
            if (outputs != 0) {
                request.set(ValueLayout.JAVA_INT, CONFIG_NUM_ATTRS, 1);
                request.set(ValueLayout.JAVA_INT, ATTR_ID, ATTR_OUTPUT_VALUES);
                request.set(ValueLayout.JAVA_LONG, ATTR_VALUE, levels);
                request.set(ValueLayout.JAVA_LONG, ATTR_MASK, outputs);
            }
            request.set(ValueLayout.JAVA_INT, NUM_LINES, offsets.length);
            device.ioctl("GPIO_V2_GET_LINE of " + lines, GET_LINE, request);
            return Device.adopt(kernel, chip + " " + lines, request.get(ValueLayout.JAVA_INT, FD));
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
