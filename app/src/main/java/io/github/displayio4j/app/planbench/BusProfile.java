package io.github.displayio4j.app.planbench;

import io.github.displayio4j.displaybus.BusCost;
import java.util.List;

/// A bus in numbers: what a run of command or data bytes costs besides its bytes, and a byte.
///
/// @param name short, for tables
/// @param what in words
record BusProfile(String name, String what, BusCost cost) {
    static List<BusProfile> all() {
        return List.of(
                new BusProfile("spi24", "SPI at 24 MHz, nothing but bits", new BusCost(0, 8e9 / 24e6)),
                new BusProfile("spi40", "SPI at 40 MHz, 1 us a transfer", new BusCost(1000, 8e9 / 40e6)),
                new BusProfile("spi62", "SPI at 62.5 MHz, 1 us a transfer", new BusCost(1000, 8e9 / 62.5e6)),
                new BusProfile("spidev62", "Linux spidev at 62.5 MHz, 15 us a call", new BusCost(15_000, 8e9 / 62.5e6)),
                new BusProfile("8080-8", "8 lines at 20 MHz, 0.2 us a transfer", new BusCost(200, 1e9 / 20e6)),
                new BusProfile(
                        "i2c", "I2C at 400 kHz, address and control byte a transfer", new BusCost(45_000, 22_500)));
    }
}
