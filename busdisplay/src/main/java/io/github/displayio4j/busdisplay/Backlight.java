package io.github.displayio4j.busdisplay;

import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.PwmOutput;

/// How the brightness of a panel is set.
public sealed interface Backlight {
    /// A backlight that is on or off: on for a brightness above 0.99, as in CircuitPython.
    ///
    /// @param pin its switch
    /// @param onHigh whether it is on while the pin is high
    record Pin(OutputPin pin, boolean onHigh) implements Backlight {}

    /// A backlight with pulse width modulation.
    ///
    /// @param output its driver
    /// @param onHigh whether it is on while the output is high
    record Pwm(PwmOutput output, boolean onHigh) implements Backlight {}

    /// A command of the controller with one parameter, 0..255 (51h of MIPI DCS, 81h of SSD1306).
    ///
    /// @param command 0..255
    record Command(int command) implements Backlight {
        /// Checks the range.
        ///
        /// @throws IllegalArgumentException if out of range
        public Command {
            if (command < 0 || command > 255) {
                throw new IllegalArgumentException("brightness command must be 0..255, not " + command);
            }
        }
    }
}
