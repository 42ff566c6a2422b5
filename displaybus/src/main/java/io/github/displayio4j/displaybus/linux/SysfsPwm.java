package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.PwmOutput;
import io.github.displayio4j.linuxio.Device;
import io.github.displayio4j.linuxio.Errno;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.linuxio.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A PWM channel of Linux by `/sys/class/pwm` (Documentation/driver-api/pwm.rst), such as a backlight's. One
/// thread at a time. Not tried on hardware yet.
public final class SysfsPwm implements PwmOutput, AutoCloseable {
    /// The files of a channel appear, and get their group, some time after it was exported.
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private static final long STEP_NANOS = 10_000_000;

    private final Kernel kernel;
    private final String chip;
    private final int channel;
    private final long periodNanos;

    private SysfsPwm(Kernel kernel, int chip, int channel, long periodNanos) {
        this.kernel = kernel;
        this.chip = "/sys/class/pwm/pwmchip" + chip + "/";
        this.channel = channel;
        this.periodNanos = periodNanos;
    }

    /// Takes a channel; its output is low.
    ///
    /// @param chip number of the PWM chip, >= 0
    /// @param channel of it, >= 0
    /// @param hertz frequency, 1..1 000 000; 1000 and more does not flicker
    /// @throws IllegalArgumentException if out of range
    /// @throws BusException if there is no such channel or it can't be used
    public static SysfsPwm open(Kernel kernel, BusClock clock, int chip, int channel, int hertz) {
        if (chip < 0 || channel < 0 || hertz < 1 || hertz > 1_000_000) {
            throw new IllegalArgumentException("PWM chip and channel must be >= 0 and the frequency 1..1000000 Hz, not "
                    + chip + ", " + channel + ", " + hertz);
        }
        SysfsPwm pwm = new SysfsPwm(kernel, chip, channel, 1_000_000_000L / hertz);
        try {
            try {
                pwm.write("export", channel);
            } catch (LinuxException e) {
                if (e.errno() != Errno.EBUSY) { // exported already
                    throw e;
                }
            }
            pwm.writePatiently(clock, "duty_cycle", 0);
            pwm.write(pwm.file("period"), pwm.periodNanos);
            pwm.write(pwm.file("enable"), 1);
            return pwm;
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    private String file(String name) {
        return "pwm" + channel + "/" + name;
    }

    private void writePatiently(BusClock clock, String name, long value) throws LinuxException {
        long end = clock.nanos() + PATIENCE_NANOS;
        while (true) {
            try {
                write(file(name), value);
                return;
            } catch (LinuxException e) {
                boolean early = e.errno() == Errno.ENOENT || e.errno() == Errno.EACCES;
                if (!early || clock.nanos() >= end) {
                    throw e;
                }
                clock.sleep(STEP_NANOS);
            }
        }
    }

    private void write(String file, long value) throws LinuxException {
        try (Device device = Device.open(kernel, chip + file, Kernel.O_WRONLY);
                Arena arena = Arena.ofConfined()) {
            byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
            MemorySegment bytes = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
            device.write(bytes, 0, text.length);
        }
    }

    @Override
    public void setDuty(double high) {
        if (!(high >= 0 && high <= 1)) {
            throw new IllegalArgumentException("duty must be 0..1, not " + high);
        }
        try {
            write(file("duty_cycle"), Math.round(high * periodNanos));
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }

    /// Switches the output off and gives the channel back.
    ///
    /// @throws BusException if the kernel refuses
    @Override
    public void close() {
        try {
            write(file("enable"), 0);
            write("unexport", channel);
        } catch (LinuxException failure) {
            throw new BusException(failure);
        }
    }
}
