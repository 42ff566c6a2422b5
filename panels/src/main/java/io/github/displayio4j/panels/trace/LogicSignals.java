package io.github.displayio4j.panels.trace;

import io.github.displayio4j.displaybus.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A recording as the levels of its wires, as a logic analyser would have sampled them: SPI as CLK, MOSI, CS, DC,
/// RST
/// (mode 0), 8080 as D0 to D7, WR, DC, CS, RST, I2C as SCL, SDA, RST; and BL where a backlight was driven. Words
/// of nine
/// bits have no DC.
///
/// A bit takes two samples or more; where lines change without time between, one sample passes.
public final class LogicSignals {
    /// Who gets the samples.
    interface Sink {
        /// A number of equal samples.
        ///
        /// @param levels a bit a channel, the first in bit 0
        void samples(int levels, long count) throws IOException;
    }

    private static final int CLK = 1;
    private static final int MOSI = 2;
    private static final int WR = 1 << 8;
    private static final int SCL = 1;
    private static final int SDA = 2;

    private final Trace trace;
    private final boolean parallel;
    private final boolean i2c;
    private final List<String> channels;
    private final double rate;

    private int levels;
    private long at;

    /// Looks at a recording.
    public LogicSignals(Trace trace) {
        this.trace = trace;
        i2c = trace.bus() == Trace.Bus.I2C;
        parallel = trace.bus() == Trace.Bus.PARALLEL;
        List<String> names = new ArrayList<>();
        if (parallel) {
            for (int i = 0; i < 8; i++) {
                names.add("D" + i);
            }
            names.addAll(List.of("WR", "DC", "CS", "RST"));
        } else if (i2c) {
            names.addAll(List.of("SCL", "SDA", "RST"));
        } else {
            names.addAll(
                    trace.bus() == Trace.Bus.NINE_BITS
                            ? List.of("CLK", "MOSI", "CS", "RST")
                            : List.of("CLK", "MOSI", "CS", "DC", "RST"));
        }
        boolean lit = trace.events().stream()
                .anyMatch(event -> event instanceof TraceEvent.Level l && l.line() == Line.BACKLIGHT);
        if (lit) {
            names.add("BL");
        }
        channels = List.copyOf(names);
        rate = Math.max(1_000_000, (i2c ? 4.0 : 2.0) * trace.hertz());
    }

    /// Names of the channels, the first in bit 0.
    public List<String> channels() {
        return channels;
    }

    /// Samples a second.
    public long rate() {
        return (long) Math.ceil(rate);
    }

    private int bit(String channel) {
        int i = channels.indexOf(channel);
        return i < 0 ? 0 : 1 << i;
    }

    private int bit(Line line) {
        return switch (line) {
            case CHIP_SELECT -> bit("CS");
            case COMMAND -> bit("DC");
            case RESET -> bit("RST");
            case BACKLIGHT -> bit("BL");
        };
    }

    /// Gives all samples to a sink.
    ///
    /// @param idleNanos longest time without a change; what is longer is shortened to it
    void play(Sink sink, long idleNanos) throws IOException {
        boolean selects = trace.events().stream()
                .anyMatch(event -> event instanceof TraceEvent.Level l && l.line() == Line.CHIP_SELECT);
        levels = bit("DC") | bit("RST") | (selects ? bit("CS") : 0) | (parallel ? WR : i2c ? SCL | SDA : 0);
        at = 0;
        put(sink, 2);
        long origin = trace.events().isEmpty() ? 0 : trace.events().getFirst().startNanos();
        for (TraceEvent event : trace.events()) {
            long due = Math.round((event.startNanos() - origin) * (rate / 1e9));
            long idle = Math.min(due - at, Math.round(idleNanos * (rate / 1e9)));
            if (due - at > idle) {
                origin += Math.round((due - at - idle) * (1e9 / rate));
            }
            put(sink, idle);
            switch (event) {
                case TraceEvent.Level level -> {
                    int mask = bit(level.line());
                    int next = level.high() ? levels | mask : levels & ~mask;
                    if (next != levels) {
                        levels = next;
                        put(sink, 1);
                    }
                }
                case TraceEvent.Bytes b -> transfer(sink, b);
                case TraceEvent.Wait _, TraceEvent.Note _ -> {}
            }
        }
        put(sink, 4);
    }

    /// Start, address with the bit of a write, bytes, each with a low bit of the one who hears it, stop.
    private void message(Sink sink, TraceEvent.Bytes event) throws IOException {
        long bits = 9L * (event.bytes().length + 1);
        double quarter = (event.endNanos() - event.startNanos()) / 1e9 * rate / bits / 4;
        long part = Math.max(1, (long) Math.floor(quarter));
        levels &= ~SDA;
        put(sink, part);
        levels &= ~SCL;
        put(sink, part);
        octet(sink, event.address() << 1, part);
        for (byte value : event.bytes()) {
            octet(sink, value, part);
        }
        levels &= ~SDA;
        put(sink, part);
        levels |= SCL;
        put(sink, part);
        levels |= SDA;
        put(sink, 2 * part);
    }

    private void octet(Sink sink, int value, long part) throws IOException {
        for (int i = 7; i >= -1; i--) {
            levels = i >= 0 && (value >> i & 1) != 0 ? levels | SDA : levels & ~SDA;
            put(sink, part);
            levels |= SCL;
            put(sink, 2 * part);
            levels &= ~SCL;
            put(sink, part);
        }
    }

    private void transfer(Sink sink, TraceEvent.Bytes event) throws IOException {
        if (i2c) {
            message(sink, event);
            return;
        }
        int units = event.bytes().length * (parallel ? 1 : 8);
        double half = units == 0 ? 1 : (event.endNanos() - event.startNanos()) / 1e9 * rate / units / 2;
        long low = Math.max(1, (long) Math.floor(half));
        for (byte value : event.bytes()) {
            if (parallel) {
                levels = levels & ~(WR | 0xff) | value & 0xff;
                put(sink, low);
                levels |= WR;
                put(sink, low);
                continue;
            }
            for (int i = 7; i >= 0; i--) {
                levels = (value >> i & 1) != 0 ? levels & ~CLK | MOSI : levels & ~(CLK | MOSI);
                put(sink, low);
                levels |= CLK;
                put(sink, low);
            }
        }
        if (!parallel && units > 0) {
            levels &= ~CLK;
            put(sink, 1);
        }
    }

    private void put(Sink sink, long count) throws IOException {
        if (count > 0) {
            sink.samples(levels, count);
            at += count;
        }
    }
}
