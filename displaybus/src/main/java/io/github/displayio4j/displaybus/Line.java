package io.github.displayio4j.displaybus;

/// The named lines of a display bus beside its clock and data lines.
public enum Line {
    /// Chip select, low while the panel is addressed.
    CHIP_SELECT,
    /// D/C: low while a command byte is sent, high for parameters and pixels.
    COMMAND,
    /// Hardware reset of the controller, active low.
    RESET,
    /// Backlight of the panel.
    BACKLIGHT
}
