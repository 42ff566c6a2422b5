package io.github.displayio4j.displaybus;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Wires without a kernel: an SPI, parallel and I2C master and its lines, whose bytes take the time that they would
/// take on real wires, on any clock, and are heard by listeners such as an emulated panel.
///
/// A call costs `callNanos` on the clock, then its bits: 8 per byte at the clock asked for on SPI, a strobe per
/// word on the parallel lines, 9 bit times per byte and one more byte for the address on I2C. Used by one thread at
/// a time; listeners may be added from any thread.
public final class VirtualWire implements SpiPort, ParallelPort, I2cPort {
    private static final int LOWEST_ADDRESS = 0x08;
    private static final int HIGHEST_ADDRESS = 0x77;

    private final BusClock clock;
    private final BusClock heardClock;
    private final long callNanos;
    private final int lines;
    private final double strobeNanos;
    private final int i2cHertz;
    private final int maxMessage;
    private final Map<Line, Pin> pins = new EnumMap<>(Line.class);
    private volatile WireListener[] listeners = {};
    private long calls;
    private long bytes;
    private long busyNanos;

    /// Wires with the defaults of the builder.
    public VirtualWire(BusClock clock) {
        this(builder(clock));
    }

    private VirtualWire(Builder builder) {
        clock = builder.clock;
        heardClock = new HeardClock();
        callNanos = builder.callNanos;
        lines = builder.lines;
        strobeNanos = builder.strobeNanos;
        i2cHertz = builder.i2cHertz;
        maxMessage = builder.maxMessage;
        for (Line line : Line.values()) {
            pins.put(line, new Pin(line));
        }
    }

    /// Starts a description of wires on this clock.
    public static Builder builder(BusClock clock) {
        return new Builder(clock);
    }

    /// The pin that drives a line; the same object each time. Driving it takes no time.
    public OutputPin pin(Line line) {
        return Objects.requireNonNull(pins.get(line), "line");
    }

    /// The clock of these wires; a sleep on this view of it is told to the listeners as a wait.
    public BusClock clock() {
        return heardClock;
    }

    /// Adds a listener. It is told at once how the lines that were ever driven stand now.
    public synchronized void listen(WireListener listener) {
        for (Pin pin : pins.values()) {
            if (pin.driven) {
                listener.line(pin.line, pin.high, clock.nanos());
            }
        }
        WireListener[] more = Arrays.copyOf(listeners, listeners.length + 1);
        more[listeners.length] = listener;
        listeners = more;
    }

    /// Removes a listener; nothing if it does not listen.
    @SuppressWarnings("ReferenceEquality") // equal listeners may both listen
    public synchronized void unlisten(WireListener listener) {
        listeners = Arrays.stream(listeners).filter(l -> l != listener).toArray(WireListener[]::new);
    }

    /// Calls that moved bytes.
    public long calls() {
        return calls;
    }

    /// Bytes moved, in either direction; without the addresses of I2C.
    public long bytes() {
        return bytes;
    }

    /// Time in which data lines were moving, in nanoseconds.
    public long busyNanos() {
        return busyNanos;
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length, int hertz) {
        writeData(bytes, offset, length, bitNanos(length * 8, checkedHertz(hertz)));
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length) {
        if (length * 8 % lines != 0) {
            throw new IllegalArgumentException(
                    lines + " lines take words of " + lines / 8 + " bytes, not " + length + " bytes");
        }
        writeData(bytes, offset, length, (long) Math.ceil(length * 8 / lines * strobeNanos));
    }

    private void writeData(MemorySegment bytes, long offset, long length, long wireNanos) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        if (length == 0) {
            return;
        }
        long start = transfer(length, wireNanos);
        long end = clock.nanos();
        for (WireListener listener : listeners) {
            listener.bytes(bytes, offset, length, start, end);
        }
    }

    /// Answers come from the first listener that has one; else the line stays low.
    @Override
    public void read(MemorySegment bytes, long offset, long length, int hertz) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        long wireNanos = bitNanos(length * 8, checkedHertz(hertz));
        if (length == 0) {
            return;
        }
        long start = transfer(length, wireNanos);
        long end = clock.nanos();
        for (WireListener listener : listeners) {
            if (listener.read(bytes, offset, length, start, end)) {
                return;
            }
        }
        bytes.asSlice(offset, length).fill((byte) 0);
    }

    @Override
    public void write(int address, MemorySegment bytes, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        if (address < LOWEST_ADDRESS || address > HIGHEST_ADDRESS) {
            throw new IllegalArgumentException("I2C address must be 0x08..0x77, not 0x" + Integer.toHexString(address));
        }
        if (length > maxMessage) {
            throw new IllegalArgumentException("I2C message must be 0.." + maxMessage + " bytes, not " + length);
        }
        long start = transfer(length, bitNanos((length + 1) * 9, i2cHertz));
        long end = clock.nanos();
        for (WireListener listener : listeners) {
            listener.message(address, bytes, offset, length, start, end);
        }
    }

    /// Lets a transfer take its time.
    ///
    /// @return time of its first bit
    private long transfer(long length, long wireNanos) {
        clock.sleep(callNanos);
        long start = clock.nanos();
        clock.sleep(wireNanos);
        calls++;
        bytes += length;
        busyNanos += wireNanos;
        return start;
    }

    /// Time of some bits, rounded up; in two parts so that nothing overflows.
    static long bitNanos(long bits, int hertz) {
        return bits / hertz * 1_000_000_000L + (bits % hertz * 1_000_000_000L + hertz - 1) / hertz;
    }

    private static int checkedHertz(int hertz) {
        if (hertz <= 0) {
            throw new IllegalArgumentException("clock must be > 0 Hz, not " + hertz);
        }
        return hertz;
    }

    @Override
    public long nanosPerWrite() {
        return callNanos;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public double nanosPerWord() {
        return strobeNanos;
    }

    @Override
    public int maxMessage() {
        return maxMessage;
    }

    @Override
    public int hertz() {
        return i2cHertz;
    }

    private final class Pin implements OutputPin {
        private final Line line;
        private boolean driven;
        private boolean high;

        Pin(Line line) {
            this.line = line;
        }

        @Override
        public void set(boolean high) {
            this.high = high;
            driven = true;
            for (WireListener listener : listeners) {
                listener.line(line, high, clock.nanos());
            }
        }
    }

    private final class HeardClock implements BusClock {
        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public void sleep(long nanos) {
            long start = clock.nanos();
            clock.sleep(nanos);
            long end = clock.nanos();
            for (WireListener listener : listeners) {
                listener.waited(start, end);
            }
        }
    }

    /// Describes wires; everything has a default.
    public static final class Builder {
        private final BusClock clock;
        private long callNanos = 1_000;
        private int lines = 8;
        private double strobeNanos = 100;
        private int i2cHertz = 400_000;
        private int maxMessage = 4096;

        private Builder(BusClock clock) {
            this.clock = clock;
        }

        /// Fixed cost of each call in nanoseconds, >= 0; 1000 if not set, as a microcontroller's driver has.
        public Builder callNanos(long nanos) {
            callNanos = VirtualClock.checked(nanos);
            return this;
        }

        /// Number of parallel lines, 8 or 16; 8 if not set.
        ///
        /// @throws IllegalArgumentException for another number
        public Builder lines(int lines) {
            if (lines != 8 && lines != 16) {
                throw new IllegalArgumentException("there must be 8 or 16 parallel lines, not " + lines);
            }
            this.lines = lines;
            return this;
        }

        /// Time of one strobe of the parallel lines in nanoseconds, > 0; 100 if not set.
        public Builder strobeNanos(double nanos) {
            if (!(nanos > 0 && nanos <= 1e9)) {
                throw new IllegalArgumentException("strobe must be > 0 and at most 1e9 ns, not " + nanos);
            }
            strobeNanos = nanos;
            return this;
        }

        /// Clock of I2C in Hz, > 0; 400 000 if not set.
        public Builder i2cHertz(int hertz) {
            i2cHertz = checkedHertz(hertz);
            return this;
        }

        /// Longest I2C message in bytes, >= 2; 4096 if not set.
        public Builder maxMessage(int bytes) {
            if (bytes < 2) {
                throw new IllegalArgumentException("longest message must be >= 2 bytes, not " + bytes);
            }
            maxMessage = bytes;
            return this;
        }

        /// The wires.
        public VirtualWire build() {
            return new VirtualWire(this);
        }
    }
}
