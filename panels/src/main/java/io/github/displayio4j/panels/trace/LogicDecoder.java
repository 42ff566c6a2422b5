package io.github.displayio4j.panels.trace;

import io.github.displayio4j.displaybus.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes a recording of the levels of wires: SPI in mode 0 (data taken where the clock rises), eight data lines
/// (taken
/// where WR rises), or I2C, if the channels are named SCL and SDA and there is no other clock. Channels are known
/// by
/// their usual names, in any case.
final class LogicDecoder {
    private static final Map<String, List<String>> NAMES = Map.of(
            "CLK", List.of("CLK", "SCK", "SCLK", "SCL", "CLOCK"),
            "MOSI", List.of("MOSI", "SDA", "SDI", "DIN", "SDO", "DATA"),
            "CS", List.of("CS", "CSX", "SS", "CE", "CE0", "NCS", "TFT_CS"),
            "DC", List.of("DC", "D/C", "DCX", "RS", "A0", "TFT_DC"),
            "RST", List.of("RST", "RES", "RESET", "RESX", "NRST"),
            "BL", List.of("BL", "LED", "BLK", "BACKLIGHT", "LITE"),
            "WR", List.of("WR", "WRX", "NWR"));

    private static final Line[] LINES = {Line.CHIP_SELECT, Line.COMMAND, Line.RESET, Line.BACKLIGHT};

    private final int clock;
    private final int data;
    private final boolean i2c;
    private final int[] lines;
    private final int[] bus;
    private final List<TraceEvent> events = new ArrayList<>();

    /// Between a start and a stop of I2C.
    private boolean busy;

    private long before = -1;
    private int shifted;
    private int bits;
    private long firstNanos;
    private long lastNanos;
    private byte[] bytes = new byte[64];
    private int count;

    /// @param channels names, the first of bit 0
    /// @throws IllegalArgumentException if clock or data are not among them
    LogicDecoder(List<String> channels) {
        int[] eight = new int[8];
        for (int i = 0; i < 8; i++) {
            eight[i] = channels.indexOf("D" + i);
        }
        int wr = find(channels, "WR");
        boolean parallel = wr >= 0 && Arrays.stream(eight).allMatch(i -> i >= 0);
        bus = parallel ? eight : new int[0];
        clock = parallel ? wr : find(channels, "CLK");
        data = find(channels, "MOSI");
        lines = new int[] {find(channels, "CS"), find(channels, "DC"), find(channels, "RST"), find(channels, "BL")};
        i2c = !parallel
                && lines[0] < 0
                && lines[1] < 0
                && clock >= 0
                && data >= 0
                && channels.get(clock).equalsIgnoreCase("SCL")
                && channels.get(data).equalsIgnoreCase("SDA");
        if (clock < 0 || (!parallel && data < 0)) {
            throw new IllegalArgumentException(
                    "the capture must have channels named CLK and MOSI, D0..D7 and WR, or SCL and SDA; it has "
                            + String.join(", ", channels));
        }
    }

    private static int find(List<String> channels, String name) {
        for (int i = 0; i < channels.size(); i++) {
            if (NAMES.getOrDefault(name, List.of()).contains(channels.get(i).toUpperCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    boolean isParallel() {
        return bus.length > 0;
    }

    boolean hasCommandLine() {
        return lines[1] >= 0;
    }

    /// The channels have these levels from now on.
    void change(long levels, long nanos) {
        if (before < 0) {
            before = levels;
            for (int i = 0; i < lines.length; i++) {
                level(i, levels, nanos);
            }
            return;
        }
        long changed = levels ^ before;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] >= 0 && (changed >> lines[i] & 1) != 0) {
                flush();
                level(i, levels, nanos);
                bits = 0;
            }
        }
        if (i2c) {
            changeI2c(changed, levels, nanos);
            before = levels;
            return;
        }
        boolean rises = ((changed & levels) >> clock & 1) != 0;
        boolean selected = lines[0] < 0 || (levels >> lines[0] & 1) == 0;
        if (rises && selected) {
            clocked(levels, nanos);
        }
        before = levels;
    }

    /// Data that changes while the clock is high starts and stops; bits count where it rises, the ninth says
    /// nothing.
    private void changeI2c(long changed, long levels, long nanos) {
        boolean clockHigh = (levels >> clock & 1) != 0;
        boolean clockRises = clockHigh && (changed >> clock & 1) != 0;
        boolean dataHigh = (levels >> data & 1) != 0;
        if (clockHigh && !clockRises && (changed >> data & 1) != 0) {
            if (busy) {
                endMessage(nanos);
            }
            busy = !dataHigh;
            bits = 0;
            firstNanos = nanos;
        } else if (clockRises && busy) {
            shifted = shifted << 1 | (dataHigh ? 1 : 0);
            if (++bits == 9) {
                bits = 0;
                push(shifted >> 1 & 0xff);
            }
        }
    }

    private void endMessage(long nanos) {
        if (count > 0 && (bytes[0] & 1) == 0) { // reads are nobody's business here
            int address = bytes[0] >> 1 & 0x7f;
            events.add(new TraceEvent.Bytes(address, Arrays.copyOfRange(bytes, 1, count), firstNanos, nanos));
        }
        count = 0;
    }

    private void level(int i, long levels, long nanos) {
        if (lines[i] >= 0) {
            events.add(new TraceEvent.Level(LINES[i], (levels >> lines[i] & 1) != 0, nanos));
        }
    }

    private void clocked(long levels, long nanos) {
        if (bits == 0 && count > 1 && nanos - lastNanos > 10 * Math.max(1, lastNanos - firstNanos) / count) {
            flush(); // a pause
        }
        if (bits == 0 && count == 0) {
            firstNanos = nanos;
        }
        if (isParallel()) {
            int value = 0;
            for (int i = 0; i < 8; i++) {
                value |= (int) (levels >> bus[i] & 1) << i;
            }
            lastNanos = nanos;
            push(value);
            return;
        }
        shifted = shifted << 1 | (int) (levels >> data & 1);
        if (++bits == 8) {
            bits = 0;
            lastNanos = nanos;
            push(shifted & 0xff);
        }
    }

    private void push(int value) {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * count);
        }
        bytes[count++] = (byte) value;
    }

    private void flush() {
        if (count > 0) {
            int units = isParallel() ? count : 8 * count;
            // edges are where bits are taken: the last bit lasts as long as those before
            long end = lastNanos + (units > 1 ? (lastNanos - firstNanos) / (units - 1) : 0);
            events.add(new TraceEvent.Bytes(-1, Arrays.copyOf(bytes, count), firstNanos, end));
            count = 0;
        }
    }

    /// All that was decoded.
    Trace finish() {
        if (i2c) {
            return new Trace("", Trace.Bus.I2C, events);
        }
        flush();
        Trace.Bus kind = isParallel() ? Trace.Bus.PARALLEL : hasCommandLine() ? Trace.Bus.SPI : Trace.Bus.NINE_BITS;
        return new Trace("", kind, events);
    }
}
