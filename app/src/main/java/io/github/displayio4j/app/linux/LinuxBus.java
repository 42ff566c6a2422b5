package io.github.displayio4j.app.linux;

import io.github.displayio4j.app.UsageException;
import io.github.displayio4j.busdisplay.Backlight;
import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.InputPin;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.ParallelPort;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.displaybus.linux.GpioBlock;
import io.github.displayio4j.displaybus.linux.GpioLines;
import io.github.displayio4j.displaybus.linux.GpioPort;
import io.github.displayio4j.displaybus.linux.I2cdevPort;
import io.github.displayio4j.displaybus.linux.RegisterPort;
import io.github.displayio4j.displaybus.linux.Registers;
import io.github.displayio4j.displaybus.linux.SpidevPort;
import io.github.displayio4j.displaybus.linux.SysfsPwm;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;
import io.github.displayio4j.linuxio.Kernel;
import io.github.displayio4j.paralleldisplaybus.ParallelBus;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bus that a wiring describes, opened: devices and lines of a Linux board, heard by a listener.
public final class LinuxBus implements AutoCloseable {
    private static final int PWM_HERTZ = 1000;

    /// An arena that closes like a device.
    private record SharedArena(Arena arena) implements AutoCloseable {
        static SharedArena open() {
            return new SharedArena(Arena.ofShared());
        }

        @Override
        public void close() {
            arena.close();
        }
    }

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
    private final @Nullable InputPin busy;

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
                case PARALLEL -> parallel();
                default -> throw new UsageException("--bus: " + wiring.kind() + " is no bus");
            };
            backlight = openBacklight();
            tearing = input("te");
            busy = input("busy");
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

    private @Nullable InputPin input(String key) {
        String said = wiring.get(key);
        return said == null ? null : keep(pins.input(key, said));
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

    /// Lines of a chip are taken by the kernel's interface first, which knows who else has them; then, if the
    /// block's registers are known, driven by stores.
    private DisplayBus parallel() {
        String wr = needed("wr");
        List<String> said = dataLines(needed("data"));
        said.add(wr);
        int[] offsets = new int[said.size()];
        String chip = pins.find("wr", wr).chip();
        for (int i = 0; i < offsets.length; i++) {
            Pins.Place place = pins.find("data", said.get(i));
            if (!place.chip().equals(chip)) {
                throw new UsageException("data and wr must be lines of one chip, not " + place.chip() + " and " + chip);
            }
            offsets[i] = place.offset();
        }
        GpioLines lines = keep(GpioLines.outputs(kernel, chip, 1L << offsets.length - 1, offsets));
        ParallelPort port;
        if (wiring.where().equals("gpiochip")) {
            port = new GpioPort(lines);
        } else {
            GpioBlock block =
                    switch (wiring.where()) {
                        case "gpiomem" -> GpioBlock.BCM;
                        case "rp1" -> GpioBlock.RP1;
                        default ->
                            throw new UsageException("--bus: parallel must be parallel:gpiomem (Raspberry Pi 1 to 4),"
                                    + " parallel:rp1 (5) or parallel:gpiochip (any board, slow), not parallel:"
                                    + wiring.where());
                    };
            Arena arena = keep(SharedArena.open()).arena();
            int[] data = Arrays.copyOf(offsets, offsets.length - 1);
            int cycle = (int) wiring.number("cycle", 66, 0, 10_000);
            Registers registers = Registers.map(kernel, block.node(), block.length(), arena);
            port = new RegisterPort(registers, block, data, offsets[data.length], cycle, clock);
        }
        ParallelBus.Builder builder = ParallelBus.builder(heard.parallel(port), clock);
        OutputPin command = pin("dc", Line.COMMAND);
        if (command == null) {
            throw new UsageException("--bus: parallel needs dc=LINE");
        }
        builder.command(command);
        OutputPin chipSelect = pin("cs", Line.CHIP_SELECT);
        if (chipSelect != null) {
            builder.chipSelect(chipSelect);
        }
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

    /// `5-12`, or `5:6:7:8:...`, least significant first.
    private static List<String> dataLines(String said) {
        List<String> lines = new ArrayList<>();
        if (said.matches("[0-9]{1,3}-[0-9]{1,3}")) {
            String[] ends = said.split("-");
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[1]); i++) {
                lines.add(Integer.toString(i));
            }
        } else {
            lines.addAll(List.of(said.split(":")));
        }
        if (lines.size() != 8 && lines.size() != 16) {
            throw new UsageException(
                    "data must name 8 or 16 lines, such as 5-12 or 5:6:13:...; '" + said + "' has " + lines.size());
        }
        return lines;
    }

    private String needed(String key) {
        String said = wiring.get(key);
        if (said == null) {
            throw new UsageException("--bus: " + wiring.kind().word() + " needs " + key + "=LINE");
        }
        return said;
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
        String pwm = wiring.get("pwm");
        if (pwm != null) {
            String[] numbers = pwm.split("[.]");
            if (!pwm.matches("[0-9]{1,3}[.][0-9]{1,3}")) {
                throw new UsageException("pwm must be CHIP.CHANNEL, such as 0.1, not '" + pwm + "'");
            }
            return new Backlight.Pwm(
                    keep(SysfsPwm.open(
                            kernel, clock, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), PWM_HERTZ)),
                    true);
        }
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

    /// The busy pin of e-paper; null if not wired.
    public @Nullable InputPin busy() {
        return busy;
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
