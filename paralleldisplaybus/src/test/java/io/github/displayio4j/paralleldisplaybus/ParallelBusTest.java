package io.github.displayio4j.paralleldisplaybus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.ParallelPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelBusTest {
    private final VirtualClock clock = new VirtualClock();
    private final VirtualWire wire =
            VirtualWire.builder(clock).callNanos(200).strobeNanos(50).build();
    private final BusTrace trace = BusTrace.recording(1 << 20);
    private final BusBatch batch = new BusBatch();

    private ParallelBus.Builder builder(ParallelPort port) {
        return ParallelBus.builder(port, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET));
    }

    private ParallelBus built(ParallelPort port) {
        ParallelBus bus = builder(port).build();
        wire.listen(trace);
        trace.clear();
        return bus;
    }

    @Test
    void buildingBringsTheLinesToRestAndDoesNotReset() {
        wire.listen(trace);
        builder(wire).build();
        assertEquals("dc=1 rst=1 cs=1", trace.text());
    }

    @Test
    void aBatchIsOneTransactionWithOneWriteForEachRun() {
        ParallelBus bus = built(wire);
        batch.command(0x2a).data16(1).sleep(3_000).deselect();
        batch.command(0x2c).data(MemorySegment.ofArray(new byte[] {1, 2, 3}), 1, 2);
        bus.send(batch);
        assertEquals("cs=0 dc=0 spi:2a dc=1 spi:0001 us:3 cs=1 us:1 cs=0 dc=0 spi:2c dc=1 spi:0203 cs=1", trace.text());
        trace.clear();
        bus.send(0x11);
        bus.reset();
        assertEquals("cs=0 dc=0 spi:11 cs=1 rst=0 ms:1 rst=1 ms:1", trace.text());
    }

    @Test
    void aFrameTakesItsStrobesAndItsCalls() {
        ParallelBus bus = built(wire);
        MemorySegment pixels = Arena.ofAuto().allocate(240 * 240 * 2);
        batch.command(0x2a).data16(0).data16(239).command(0x2b).data16(80).data16(319);
        bus.send(batch.command(0x2c).data(pixels, 0, pixels.byteSize()));
        assertEquals(115_211 * 50 + 6 * 200, clock.nanos());
        assertEquals(115_211 * 50, trace.busyNanos());
        assertEquals(new BusCost(200, 50), bus.cost());
        assertEquals(clock.nanos(), Math.round(bus.cost().nanos(6, batch.bytes())));
    }

    @Test
    void sixteenLinesCarryCommandsOnTheLowerEightAndAPixelAWord() {
        List<String> words = new ArrayList<>();
        ParallelPort port = new SixteenLines(words);
        ParallelBus bus = builder(port).build();
        MemorySegment pixels = MemorySegment.ofArray(new byte[] {(byte) 0xf8, 1, 2, 3});
        bus.send(batch.command(0x2a).data16(0x0113).command(0x2c).data(pixels, 0, 4));
        assertEquals(List.of("002a", "0001", "0013", "002c", "f801", "0203"), words);
        assertEquals(new BusCost(7, 25), bus.cost());

        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> bus.send(batch.clear().data(pixels, 0, 3)))
                .getMessage();
        assertEquals("16 data lines take pixels of two bytes, not 3 bytes: the format must have 16 bits", message);

        words.clear();
        byte[] many = new byte[600];
        many[599] = 5;
        bus.send(0x10, many);
        assertEquals(601, words.size());
        assertEquals("0005", words.getLast());
    }

    @Test
    void aFailingWriteReleasesChipSelect() {
        BusException failure = new BusException(new IOException("broken"));
        ParallelBus bus = built(new FakePort(8, failure));
        assertSame(failure, assertThrows(BusException.class, () -> bus.send(batch.command(1))));
        assertEquals("cs=0 dc=0 cs=1", trace.text());
    }

    @Test
    void misuseIsNamed() {
        BusException unused = new BusException(new IOException("unused"));
        assertEquals(
                "ParallelBus needs a port of 8 or 16 lines, not 12",
                assertThrows(IllegalArgumentException.class, () -> builder(new FakePort(12, unused)))
                        .getMessage());
        ParallelBus.Builder none = ParallelBus.builder(wire, clock);
        assertEquals(
                "ParallelBus needs a command (D/C) pin: call command(pin)",
                assertThrows(IllegalStateException.class, none::build).getMessage());
        ParallelBus bus =
                ParallelBus.builder(wire, clock).command(wire.pin(Line.COMMAND)).build();
        assertFalse(bus.hasReset());
        assertThrows(IllegalStateException.class, bus::reset);
        bus.close();
        assertEquals(
                "the bus is closed",
                assertThrows(IllegalStateException.class, () -> bus.send(batch)).getMessage());
    }

    @Test
    void allocatesNothingPerBatch() {
        ParallelBus bus = builder(wire).build();
        wire.listen(BusTrace.counting());
        MemorySegment pixels = Arena.ofAuto().allocate(4096);
        Allocation.assertNone(() -> {
            batch.clear().command(0x2a).data16(0).data16(239).command(0x2c).data(pixels, 0, 4096);
            bus.send(batch);
        });
    }

    private record SixteenLines(List<String> words) implements ParallelPort {
        @Override
        public int lines() {
            return 16;
        }

        @Override
        public void write(MemorySegment bytes, long offset, long length) {
            for (long at = offset; at < offset + length; at += 2) {
                words.add("%02x%02x"
                        .formatted(bytes.get(ValueLayout.JAVA_BYTE, at), bytes.get(ValueLayout.JAVA_BYTE, at + 1)));
            }
        }

        @Override
        public long nanosPerWrite() {
            return 7;
        }

        @Override
        public double nanosPerWord() {
            return 50;
        }
    }

    private record FakePort(int lines, BusException failure) implements ParallelPort {
        @Override
        public void write(MemorySegment bytes, long offset, long length) {
            throw failure;
        }

        @Override
        public long nanosPerWrite() {
            return 0;
        }

        @Override
        public double nanosPerWord() {
            return 1;
        }
    }
}
