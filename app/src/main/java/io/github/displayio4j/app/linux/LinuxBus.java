package io.github.displayio4j.app.linux;

import io.github.displayio4j.app.UsageException;
import io.github.displayio4j.busdisplay.Backlight;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displaybus.linux.I2cdevPort;
import io.github.displayio4j.displaybus.linux.SpidevPort;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.linuxio.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bus that a wiring describes, opened: devices and lines of a Linux board, heard by a listener.
public final class LinuxBus implements AutoCloseable {
    private final Kernel kernel;
    private final Wiring wiring;
    private final BusClock clock;
    private final HeardWires heard;
    private final Pins pins;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final int hertz;
    private final DisplayBus bus;
    private final @Nullable Backlight backlight;
    private final @Nullable InputPin tearing;

    /// Opens it.
    ///
    /// @param usualHertz clock, if the wiring has none
    /// @throws UsageException if the wiring makes no sense
    /// @throws io.github.displayio4j.displaybus.BusException if a device can't be opened or a line is in use
    public LinuxBus(Kernel kernel, Wiring wiring, BusClock clock, int usualHertz, WireListener listener) {
        this.kernel = kernel;
        this.wiring = wiring;
        this.clock = clock;
        heard = new HeardWires(clock, listener);
        pins = new Pins(kernel, wiring.get("chip"));
        hertz = (int) wiring.number("hz", wiring.kind() == Wiring.Kind.I2C ? 400_000 : usualHertz, 1000, 250_000_000);
        try {
            bus = switch (wiring.kind()) {
                case SPI -> spi();
                case I2C -> i2c();
                default -> throw new UsageException("--bus: " + wiring.kind() + " is no bus");
            };
            backlight = openBacklight();
            String te = wiring.get("te");
            tearing = te == null ? null : keep(pins.input("te", te));
        } catch (RuntimeException e) {
            try {
                closeAll();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private <T extends AutoCloseable> T keep(T device) {
        opened.add(device);
        return device;
    }

    private @Nullable OutputPin pin(String key, Line line) {
        String said = wiring.get(key);
        return said == null ? null : heard.pin(line, keep(pins.output(key, said, true)));
    }

    private DisplayBus spi() {
        if (!wiring.where().matches("[0-9]{1,4}[.][0-9]{1,3}")) {
            throw new UsageException("--bus: spi must be spi:BUS.CS, such as spi:0.0, not spi:" + wiring.where());
        }
        OutputPin chipSelect = pin("cs", Line.CHIP_SELECT);
        int mode = (int) wiring.number("mode", 0, 0, 3) | (chipSelect == null ? 0 : SpidevPort.NO_CHIP_SELECT);
        SpidevPort port = keep(SpidevPort.open(kernel, "/dev/spidev" + wiring.where(), mode));
        FourWire.Builder builder =
                FourWire.builder(heard.spi(port, chipSelect == null), clock).hertz(hertz);
        if (chipSelect == null) {
            builder.chipSelectByPort();
        } else {
            builder.chipSelect(chipSelect);
        }
        OutputPin command = pin("dc", Line.COMMAND);
        if (command != null) {
            builder.command(command);
        }
        OutputPin reset = pin("reset", Line.RESET);
        if (reset != null) {
            builder.reset(reset);
        }
        if (wiring.get("command-hz") != null) {
            builder.commandHertz((int) wiring.number("command-hz", 0, 1000, 250_000_000));
        }
        BusCost cost = cost();
        if (cost != null) {
            builder.cost(cost);
        }
        return builder.build();
    }

    private DisplayBus i2c() {
        if (!wiring.where().matches("[0-9]{1,4}")) {
            throw new UsageException("--bus: i2c must be i2c:BUS, such as i2c:1, not i2c:" + wiring.where());
        }
        int longest = (int) wiring.number("max", I2cdevPort.LONGEST_MESSAGE, 2, I2cdevPort.LONGEST_MESSAGE);
        I2cdevPort port = keep(I2cdevPort.open(kernel, "/dev/i2c-" + wiring.where(), hertz, longest));
        int address = (int) wiring.number("address", 0x3c, 0x08, 0x77);
        I2CDisplayBus.Builder builder = I2CDisplayBus.builder(heard.i2c(port), clock, address);
        OutputPin reset = pin("reset", Line.RESET);
        if (reset != null) {
            builder.reset(reset);
        }
        BusCost cost = cost();
        if (cost != null) {
            builder.cost(cost);
        }
        return builder.build();
    }

    /// What was measured; null if nothing.
    private @Nullable BusCost cost() {
        double transfer = wiring.cost("nanos-per-transfer");
        double perByte = wiring.cost("nanos-per-byte");
        if (transfer < 0 && perByte < 0) {
            return null;
        }
        if (transfer < 0 || perByte <= 0) {
            throw new UsageException("nanos-per-transfer and nanos-per-byte belong together, and the second is > 0");
        }
        return new BusCost(transfer, perByte);
    }

    private @Nullable Backlight openBacklight() {
        String line = wiring.get("backlight");
        String low = wiring.get("backlight-low");
        if (line != null && low != null) {
            throw new UsageException("backlight and backlight-low exclude each other");
        }
        if (line == null && low == null) {
            return null;
        }
        boolean onHigh = line != null;
        String key = onHigh ? "backlight" : "backlight-low";
        String said = onHigh ? line : low;
        return said == null
                ? null
                : new Backlight.Pin(heard.pin(Line.BACKLIGHT, keep(pins.output(key, said, !onHigh))), onHigh);
    }

    /// The bus.
    public DisplayBus bus() {
        return bus;
    }

    /// Clock of pixels in Hz.
    public int hertz() {
        return hertz;
    }

    /// How the brightness is set; null if not at all.
    public @Nullable Backlight backlight() {
        return backlight;
    }

    /// The TE pin; null if not wired.
    public @Nullable InputPin tearing() {
        return tearing;
    }

    /// Closes the bus, then devices and lines, last opened first.
    @Override
    public void close() {
        bus.close();
        closeAll();
    }

    private void closeAll() {
        @Nullable RuntimeException failure = null;
        for (AutoCloseable device : opened.reversed()) {
            try {
                device.close();
            } catch (Exception e) {
                failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
        opened.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
