package io.github.displayio4j.app.bus;

import io.github.displayio4j.busdisplay.PanelSpec;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.panels.EmulatedPanel;
import io.github.displayio4j.panels.Panels;
import io.github.displayio4j.paralleldisplaybus.ParallelBus;

/// Panels on all kinds of buses.
enum Wiring {
    SPI("st7735r-160x128"),
    NINE_BITS("st7735r-160x128"),
    PARALLEL("st7735r-160x128"),
    SPI_PAGES("ssd1306-128x64"),
    NINE_BIT_PAGES("ssd1306-128x64"),
    I2C_PAGES("ssd1306-128x64"),
    I2C_NO_WINDOWS("sh1106-128x64");

    private final String panel;

    Wiring(String panel) {
        this.panel = panel;
    }

    PanelSpec spec() {
        return Panels.find(panel).spec();
    }

    EmulatedPanel panel() {
        return this == NINE_BITS || this == NINE_BIT_PAGES
                ? EmulatedPanel.of(spec(), 5, EmulatedPanel.Words.NINE_BITS)
                : EmulatedPanel.of(spec(), 5);
    }

    DisplayBus bus(FaultyPort port, VirtualWire wire, OutputPin chipSelect, BusLock lock) {
        return switch (this) {
            case SPI, SPI_PAGES ->
                FourWire.builder(port, wire.clock())
                        .command(wire.pin(Line.COMMAND))
                        .chipSelect(chipSelect)
                        .reset(wire.pin(Line.RESET))
                        .lock(lock)
                        .build();
            case NINE_BITS, NINE_BIT_PAGES ->
                FourWire.builder(port, wire.clock())
                        .chipSelect(chipSelect)
                        .lock(lock)
                        .build();
            case PARALLEL ->
                ParallelBus.builder(port, wire.clock())
                        .command(wire.pin(Line.COMMAND))
                        .chipSelect(chipSelect)
                        .reset(wire.pin(Line.RESET))
                        .lock(lock)
                        .build();
            case I2C_PAGES, I2C_NO_WINDOWS ->
                I2CDisplayBus.builder(port, wire.clock(), 0x3C).lock(lock).build();
        };
    }
}
