package io.github.displayio4j.fourwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusBusyException;
import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.BusLock;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.OutputPin;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.kit.Allocation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FourWireTest {
    private final VirtualClock clock = new VirtualClock();
    private final VirtualWire wire = new VirtualWire(clock);
    private final BusTrace trace = BusTrace.recording(1 << 20);
    private final BusBatch batch = new BusBatch();

    private FourWire.Builder builder() {
        return FourWire.builder(wire, wire.clock())
                .command(wire.pin(Line.COMMAND))
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .reset(wire.pin(Line.RESET));
    }

    /// A bus whose building is not in the trace.
    private FourWire built(FourWire.Builder builder) {
        FourWire bus = builder.build();
        wire.listen(trace);
        trace.clear();
        return bus;
    }

    @Test
    void buildingBringsTheLinesToRestAndDoesNotReset() {
        wire.listen(trace);
        builder().build();
        assertEquals("dc=1 rst=1 cs=1", trace.text());
    }

    @Test
    void aBatchIsOneTransactionWithOneWriteForEachRun() {
        FourWire bus = built(builder());
        MemorySegment pixels = MemorySegment.ofArray(new byte[] {1, 2, 3, 4});
        batch.command(0x2a).data16(0).data16(7).command(0x2c).data(pixels, 0, 2).data(pixels, 2, 2);
        bus.send(batch);
        assertEquals("cs=0 dc=0 spi:2a dc=1 spi:00000007 dc=0 spi:2c dc=1 spi:01020304 cs=1", trace.text());
    }

    @Test
    void dataCommandIsDrivenOnlyWhenItChangesAlsoFromOneBatchToTheNext() {
        FourWire bus = built(builder());
        bus.send(batch.clear().data(1));
        bus.send(batch.clear().data(2));
        bus.send(batch.clear().command(3).sleep(2_000).command(4));
        bus.send(batch.clear().command(5));
        assertEquals(
                "cs=0 spi:01 cs=1 cs=0 spi:02 cs=1 cs=0 dc=0 spi:03 us:2 spi:04 cs=1 cs=0 spi:05 cs=1", trace.text());
    }

    @Test
    void deselectTogglesChipSelectInsideABatch() {
        FourWire bus = built(builder());
        bus.send(batch.data(1).deselect().data(2));
        assertEquals("cs=0 spi:01 cs=1 us:1 cs=0 spi:02 cs=1", trace.text());
    }

    @Test
    void anEmptyBatchSelectsAndDeselects() {
        FourWire bus = built(builder());
        bus.send(batch);
        assertEquals("cs=0 cs=1", trace.text());
    }

    @Test
    void resetIsLowForOneMillisecondAndWaitsAnother() {
        FourWire bus = built(builder());
        assertTrue(bus.hasReset());
        bus.reset();
        assertEquals("rst=0 ms:1 rst=1 ms:1", trace.text());
        assertEquals(2_000_000, clock.nanos());
    }

    @Test
    void chipSelectAndResetAreOptional() {
        FourWire bus = built(FourWire.builder(wire, wire.clock()).command(wire.pin(Line.COMMAND)));
        bus.send(0x36, (byte) 0xa0);
        assertEquals("dc=0 spi:36 dc=1 spi:a0", trace.text());
        assertFalse(bus.hasReset());
        String message = assertThrows(IllegalStateException.class, bus::reset).getMessage();
        assertEquals("the bus has no reset pin", message);
    }

    @Test
    void sendOfOneCommandIsATransaction() {
        FourWire bus = built(builder());
        bus.send(0x29);
        bus.send(0x2a, new byte[] {0, 0, 0, 7});
        assertEquals("cs=0 dc=0 spi:29 cs=1 cs=0 spi:2a dc=1 spi:00000007 cs=1", trace.text());
        assertThrows(IllegalArgumentException.class, () -> bus.send(256));
    }

    @Test
    void aFrameOfTheMementoTakesItsBitsAndSixCalls() {
        FourWire bus = built(builder().hertz(60_000_000));
        MemorySegment pixels = Arena.ofAuto().allocate(240 * 240 * 2);
        batch.command(0x2a).data16(0).data16(239).command(0x2b).data16(80).data16(319);
        batch.command(0x2c).data(pixels, 0, pixels.byteSize());
        bus.send(batch);
        long windowNanos = 11 * 800; // 11 bytes at 10 MHz
        assertEquals(windowNanos + 15_360_000, trace.busyNanos());
        assertEquals(windowNanos + 15_360_000 + 6 * 1_000, clock.nanos());
        BusCost cost = bus.cost();
        assertEquals(clock.nanos(), Math.round(cost.nanos(6, batch.bytes())));
        assertEquals(3, trace.commandBytes());
        assertEquals(8 + 115_200, trace.dataBytes());
        assertEquals(6, trace.transfers());
    }

    @Test
    void commandClockIsTheDataClockButAtMostTenMegahertzUnlessSet() {
        assertEquals(24_000_000, builder().build().hertz());
        assertEquals(10_000_000, builder().build().commandHertz());
        assertEquals(4_000_000, builder().hertz(4_000_000).build().commandHertz());
        assertEquals(62_500_000, builder().commandHertz(62_500_000).build().commandHertz());
        FourWire even = builder().hertz(40_000_000).commandHertz(40_000_000).build();
        assertEquals(new BusCost(1_000, 200), even.cost());
    }

    @Test
    void pixelsGoFastAndParametersSlow() {
        List<Integer> clocks = new ArrayList<>();
        SpiPort port = new FakePort() {
            @Override
            public void write(MemorySegment bytes, long offset, long length, int hertz) {
                clocks.add(hertz);
            }
        };
        FourWire bus = FourWire.builder(port, clock)
                .command(high -> {})
                .hertz(60_000_000)
                .commandHertz(5_000_000)
                .build();
        bus.send(batch.command(0x2c).data(1).data(MemorySegment.ofArray(new byte[2]), 0, 2));
        assertEquals(List.of(5_000_000, 5_000_000, 60_000_000), clocks);
    }

    @Test
    void aFailingWriteReleasesChipSelectAndTheNextBatchDrivesDataCommandAgain() {
        boolean[] broken = {true};
        BusException failure = new BusException(new IOException("/dev/spidev0.0: write: EIO"));
        FakePort port = new FakePort() {
            @Override
            public void write(MemorySegment bytes, long offset, long length, int hertz) {
                if (broken[0]) {
                    throw failure;
                }
                wire.write(bytes, offset, length, hertz);
            }
        };
        FourWire bus = built(
                FourWire.builder(port, clock).command(wire.pin(Line.COMMAND)).chipSelect(wire.pin(Line.CHIP_SELECT)));
        assertSame(failure, assertThrows(BusException.class, () -> bus.send(batch.command(1))));
        assertEquals("cs=0 dc=0 cs=1", trace.text());
        broken[0] = false;
        trace.clear();
        bus.send(batch);
        assertEquals("cs=0 dc=0 spi:01 cs=1", trace.text());
    }

    @Test
    void aFailureToDeselectDoesNotHideTheFirst() {
        BusException first = new BusException(new IOException("write"));
        BusException second = new BusException(new IOException("deselect"));
        boolean[] broken = {false};
        OutputPin chipSelect = high -> {
            if (high && broken[0]) {
                throw second;
            }
        };
        OutputPin command = high -> {
            if (broken[0]) {
                throw first;
            }
        };
        FourWire bus = FourWire.builder(wire, clock)
                .command(command)
                .chipSelect(chipSelect)
                .build();
        broken[0] = true;
        BusException thrown = assertThrows(BusException.class, () -> bus.send(batch.command(1)));
        assertSame(first, thrown);
        assertSame(second, thrown.getSuppressed()[0]);
    }

    @Test
    void misuseIsNamed() {
        String missing = assertThrows(
                        IllegalStateException.class,
                        () -> FourWire.builder(wire, clock).build())
                .getMessage();
        assertEquals(
                "FourWire needs a command (D/C) pin, or for 9-bit words a chip select: call command(pin)", missing);
        String clockMessage = assertThrows(
                        IllegalArgumentException.class, () -> builder().hertz(0))
                .getMessage();
        assertEquals("SPI clock must be > 0 Hz, not 0", clockMessage);
        assertThrows(IllegalArgumentException.class, () -> builder().commandHertz(-1));
        FourWire bus = builder().build();
        bus.close();
        assertEquals(
                "the bus is closed",
                assertThrows(IllegalStateException.class, () -> bus.send(batch)).getMessage());
        assertEquals(
                "the bus is closed",
                assertThrows(IllegalStateException.class, bus::reset).getMessage());
    }

    @Test
    void circuitPythonFramingResetsFirstAndHasOneClock() {
        wire.listen(trace);
        FourWire bus = builder().circuitPython().build();
        assertEquals("dc=1 rst=1 rst=0 ms:1 rst=1 ms:1 cs=1", trace.text());
        assertEquals(24_000_000, bus.commandHertz());
        trace.clear();
        bus.sendToggling(0x35, (byte) 1, (byte) 2);
        assertEquals(
                "cs=0 dc=0 spi:35 cs=1 us:1 cs=0 dc=1 spi:01 cs=1 us:1 cs=0 spi:02 cs=1 us:1 cs=0 cs=1", trace.text());
    }

    @Test
    void othersOnTheSameWiresWaitForOneTransaction() throws InterruptedException {
        BusLock lock = new BusLock();
        AtomicInteger turns = new AtomicInteger();
        List<Integer> turnsSeen = new ArrayList<>();
        SpiPort port = new FakePort() {
            @Override
            public void write(MemorySegment bytes, long offset, long length, int hertz) {
                int before = turns.get();
                for (long end = System.nanoTime() + 2_000_000; System.nanoTime() < end; ) {
                    Thread.onSpinWait();
                }
                assertEquals(before, turns.get(), "the other one was let in during a transaction");
                turnsSeen.add(before);
            }
        };
        FourWire bus = FourWire.builder(port, clock).command(_ -> {}).lock(lock).build();
        Thread card = new Thread(() -> {
            for (int i = 0; i < 5; i++) {
                try (BusLock.Turn _ = lock.take()) {
                    turns.incrementAndGet();
                }
            }
        });
        card.start();
        for (int i = 0; i < 200 && turns.get() < 5; i++) {
            bus.send(batch.clear().data(1));
        }
        card.join();
        assertEquals(5, turns.get());
        assertTrue(turnsSeen.size() <= 100, "the other one waited for " + turnsSeen.size() + " transactions");
    }

    @Test
    void whoHoldsTheBusForTooLongIsNamedAndNothingIsSent() {
        BusLock lock = new BusLock(1_000_000);
        FourWire bus = built(builder().lock(lock));
        try (BusLock.Turn _ = lock.take()) {
            String message = String.valueOf(assertThrows(BusBusyException.class, () -> bus.send(batch.command(1)))
                    .getMessage());
            assertTrue(message.startsWith("others held the bus for more than 1 ms"), message);
        }
        assertEquals("", trace.text());
        bus.send(batch);
        assertEquals("cs=0 dc=0 spi:01 cs=1", trace.text());
    }

    @Test
    void allocatesNothingPerBatch() {
        FourWire bus = built(builder().hertz(60_000_000));
        wire.unlisten(trace);
        wire.listen(BusTrace.counting());
        MemorySegment pixels = Arena.ofAuto().allocate(4096);
        byte[] parameters = {1, 2};
        Allocation.assertNone(() -> {
            batch.clear().command(0x2a).data16(0).data16(239).command(0x2c);
            batch.data(pixels, 0, 4096).sleep(10).deselect().data(pixels, 0, 16);
            bus.send(batch);
            bus.send(0x36, parameters);
        });
    }

    /// A port that refuses what a test does not use.
    private abstract static class FakePort implements SpiPort {
        @Override
        public void read(MemorySegment bytes, long offset, long length, int hertz) {
            throw new AssertionError("read");
        }

        @Override
        public long nanosPerWrite() {
            return 0;
        }
    }
}
