package io.github.displayio4j.app.conformance;

import io.github.displayio4j.displaybus.DisplayBus;
import io.github.displayio4j.displaybus.I2cPort;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.fourwire.FourWire;
import io.github.displayio4j.i2cdisplaybus.I2CDisplayBus;

/// Display buses, and the ports below them.
final class BusAdapter extends Adapter {
    /// What displays are given; ports have none.
    final RecordingBus recorded;

    private final DisplayBus bus;

    private BusAdapter(String type, DisplayBus bus, Bench bench) {
        super(type);
        this.bus = bus;
        recorded = new RecordingBus(bus, bench);
    }

    /// A port: no more than a name, as there is one of each kind on the bench.
    static Adapter port(String type) {
        return new Adapter(type) {};
    }

    static BusAdapter makeFourWire(Arguments args, Bench bench) {
        args.find(0, "spi_bus"); // there is one
        SpiPort port = bench.wire;
        FourWire.Builder builder = FourWire.builder(port, bench.busClock).lock(bench.lock);
        boolean selected = args.find(-1, "chip_select") instanceof PinAdapter;
        if (args.find(1, "command") instanceof PinAdapter || !selected) { // without both there would be no words
            builder.command(bench.wire.pin(Line.COMMAND));
        }
        if (selected) {
            builder.chipSelect(bench.wire.pin(Line.CHIP_SELECT));
        }
        if (args.find(-1, "reset") instanceof PinAdapter) {
            builder.reset(bench.wire.pin(Line.RESET));
        }
        builder.hertz(args.integer(-1, "baudrate", 24_000_000));
        args.integer(-1, "polarity", 0); // the port's matter
        args.integer(-1, "phase", 0);
        if (bench.isExact()) {
            builder.circuitPython();
        }
        return new BusAdapter("FourWire", builder.build(), bench);
    }

    static BusAdapter makeI2c(Arguments args, Bench bench) {
        args.object(0, "i2c_bus", Adapter.class);
        I2cPort port = bench.wire;
        I2CDisplayBus.Builder builder = I2CDisplayBus.builder(port, bench.busClock, args.integer(-1, "device_address"))
                .lock(bench.lock);
        OutputPin reset = bench.wire.pin(Line.RESET);
        if (args.find(-1, "reset") instanceof PinAdapter) {
            builder.reset(reset);
        }
        if (bench.isExact()) {
            builder.circuitPython();
        }
        return new BusAdapter("I2CDisplayBus", builder.build(), bench);
    }

    @Override
    Object call(String method, Arguments args) {
        switch (method) {
            case "send" -> {
                int command = args.integer(0, "command");
                byte[] data = args.object(1, "data", byte[].class);
                boolean toggles = args.flag(-1, "toggle_every_byte", false);
                switch (bus) {
                    case FourWire fourWire when toggles -> fourWire.sendToggling(command, data);
                    case FourWire fourWire -> fourWire.send(command, data);
                    case I2CDisplayBus i2c -> i2c.send(command, data);
                    default -> throw new Unsupported("send() of " + this);
                }
            }
            case "reset" -> bus.reset();
            default -> {
                return super.call(method, args);
            }
        }
        return Values.NONE;
    }
}
