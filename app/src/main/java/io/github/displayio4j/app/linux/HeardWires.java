package io.github.displayio4j.app.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.I2cPort;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.ParallelPort;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.WireListener;
import java.lang.foreign.MemorySegment;

/// Ports and pins whose doings are heard, so that an emulated panel shows what a real one is sent. What fails is
/// not heard.
final class HeardWires {
    private final BusClock clock;
    private final WireListener listener;

    HeardWires(BusClock clock, WireListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    OutputPin pin(Line line, OutputPin pin) {
        return high -> {
            pin.set(high);
            listener.line(line, high, clock.nanos());
        };
    }

    /// @param selects the port drives chip select
    SpiPort spi(SpiPort port, boolean selects) {
        return new SpiPort() {
            @Override
            public void write(MemorySegment bytes, long offset, long length, int hertz) {
                long start = clock.nanos();
                port.write(bytes, offset, length, hertz);
                select(false, start);
                listener.bytes(bytes, offset, length, start, clock.nanos());
                select(true, clock.nanos());
            }

            private void select(boolean high, long nanos) {
                if (selects) {
                    listener.line(Line.CHIP_SELECT, high, nanos);
                }
            }

            @Override
            public void read(MemorySegment bytes, long offset, long length, int hertz) {
                port.read(bytes, offset, length, hertz);
            }

            @Override
            public long nanosPerWrite() {
                return port.nanosPerWrite();
            }

            @Override
            public int chunkBytes() {
                return port.chunkBytes();
            }
        };
    }

    ParallelPort parallel(ParallelPort port) {
        return new ParallelPort() {
            @Override
            public int lines() {
                return port.lines();
            }

            @Override
            public void write(MemorySegment bytes, long offset, long length) {
                long start = clock.nanos();
                port.write(bytes, offset, length);
                listener.bytes(bytes, offset, length, start, clock.nanos());
            }

            @Override
            public long nanosPerWrite() {
                return port.nanosPerWrite();
            }

            @Override
            public double nanosPerWord() {
                return port.nanosPerWord();
            }
        };
    }

    I2cPort i2c(I2cPort port) {
        return new I2cPort() {
            @Override
            public void write(int address, MemorySegment bytes, long offset, long length) {
                long start = clock.nanos();
                port.write(address, bytes, offset, length);
                listener.message(address, bytes, offset, length, start, clock.nanos());
            }

            @Override
            public int maxMessage() {
                return port.maxMessage();
            }

            @Override
            public long nanosPerWrite() {
                return port.nanosPerWrite();
            }

            @Override
            public int hertz() {
                return port.hertz();
            }
        };
    }
}
