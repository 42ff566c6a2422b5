package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxKernel;

/// One output of a GPIO chip of Linux, `/dev/gpiochipN`, by version 2 of its interface (linux/gpio.h, kernel 5.10 and
/// later). Each `set` is a system call. Closing it gives the line back; what level it then has is up to the chip.
public final class GpioPin implements OutputPin, AutoCloseable {
    private final GpioLines line;

    private GpioPin(GpioLines line) {
        this.line = line;
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

    /// As `output(chip, offset, high)`, on a kernel of one's own.
    ///
    /// @throws BusException if the chip can't be opened or the line is in use
    public static GpioPin output(Kernel kernel, String chip, int offset, boolean high) {
        return new GpioPin(GpioLines.outputs(kernel, chip, high ? 1 : 0, offset));
    }

    @Override
    public void set(boolean high) {
        line.set(high ? 1 : 0, 1);
    }

    /// Gives the line back.
    ///
    /// @throws BusException if the kernel reports a late error
    @Override
    public void close() {
        line.close();
    }
}
