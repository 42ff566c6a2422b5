package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import io.github.displayio4j.linuxio.LinuxKernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Outputs of one GPIO chip of Linux that change together: up to 64 lines by one system call. One thread at a time.
public final class GpioLines implements AutoCloseable {
    private static final long SET_VALUES = 0xc010b40fL;

    private final Device lines;
    private final int count;

    /// struct gpio_v2_line_values: bits, mask.
    private final MemorySegment values = Arena.ofAuto().allocate(16, 8);

    private GpioLines(Device lines, int count) {
        this.lines = lines;
        this.count = count;
    }

    /// Takes lines as outputs.
    ///
    /// @param chip such as `/dev/gpiochip0`
    /// @param levels that they have from the first moment on; bit i is line `offsets[i]`
    /// @param offsets 1..64 lines of the chip, >= 0
    /// @throws BusException if the chip can't be opened or a line is in use
    /// @throws UnsupportedOperationException if this is not a 64-bit Linux
    public static GpioLines outputs(String chip, long levels, int... offsets) {
        return outputs(LinuxKernel.ofMachine(), chip, levels, offsets);
    }

    /// As `outputs(chip, levels, offsets)`, on a kernel of one's own.
    ///
    /// @throws BusException if the chip can't be opened or a line is in use
    public static GpioLines outputs(Kernel kernel, String chip, long levels, int... offsets) {
        return new GpioLines(LineRequest.outputs(kernel, chip, levels, offsets), offsets.length);
    }

    /// Number of lines.
    public int count() {
        return count;
    }

    /// Drives the lines of a mask, all in one call; the others keep their levels.
    ///
    /// @param levels bit i is the level of the i-th line
    /// @param mask bit i: whether the i-th line is driven
    /// @throws BusException if the chip refuses
    public void set(long levels, long mask) {
        values.set(ValueLayout.JAVA_LONG, 0, levels);
        values.set(ValueLayout.JAVA_LONG, 8, mask);
        try {
            lines.ioctlRepeated("GPIO_V2_LINE_SET_VALUES", SET_VALUES, values);
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    /// Gives the lines back.
    ///
    /// @throws BusException if the kernel reports a late error
    @Override
    public void close() {
        try {
            lines.close();
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
