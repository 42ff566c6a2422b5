package io.github.displayio4j.displaybus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BusTraceTest {
    private final VirtualClock clock = new VirtualClock();
    private final VirtualWire wire = new VirtualWire(clock);

    @Test
    void writesWhatItHeardAsWords() {
        BusTrace trace = listening(BusTrace.recording(1 << 20));
        wire.pin(Line.RESET).set(false);
        wire.clock().sleep(1_000_000);
        wire.pin(Line.RESET).set(true);
        wire.clock().sleep(4_000);
        wire.clock().sleep(7);
        wire.pin(Line.CHIP_SELECT).set(false);
        wire.pin(Line.COMMAND).set(false);
        write("2a");
        wire.pin(Line.COMMAND).set(true);
        write("00000007");
        wire.write(MemorySegment.ofArray(new byte[65]), 0, 65);
        wire.write(0x3c, MemorySegment.ofArray(new byte[] {(byte) 0x80, 0x21}), 0, 2);
        wire.read(MemorySegment.ofArray(new byte[4]), 0, 4, 1_000_000);
        wire.pin(Line.BACKLIGHT).set(true);
        // The checksum is of Python's zlib.crc32(bytes(65)).
        assertEquals(
                "rst=0 ms:1 rst=1 us:4 ns:7 cs=0 dc=0 spi:2a dc=1 spi:00000007 spi#65~1dcdf777 i2c@3c:8021 read:4 bl=1",
                trace.text());
    }

    @Test
    void countsCommandsDataTransfersResetsAndWaits() {
        BusTrace trace = listening(BusTrace.counting());
        wire.clock().sleep(10);
        wire.pin(Line.RESET).set(false);
        wire.pin(Line.RESET).set(false);
        wire.pin(Line.RESET).set(true);
        wire.pin(Line.COMMAND).set(false);
        write("2a2b");
        wire.pin(Line.COMMAND).set(true);
        write("000102");
        wire.write(0x3c, segment("80218000800f"), 0, 6);
        wire.write(0x3c, segment("40010203"), 0, 4);
        wire.write(0x3c, segment("00aeaf"), 0, 3);
        wire.write(0x3c, segment("c0118022"), 0, 4);
        assertEquals(2 + 3 + 6 + 4 + 3 + 4, trace.bytes());
        assertEquals(2 + 3 + 2 + 1, trace.commandBytes());
        assertEquals(3 + 3 + 1, trace.dataBytes());
        assertEquals(6, trace.transfers());
        assertEquals(1, trace.resets());
        assertEquals(1, trace.waits());
        assertEquals(10, trace.waitedNanos());
        assertEquals(wire.busyNanos(), trace.busyNanos());
        assertEquals(0, trace.startNanos());
        assertEquals(clock.nanos(), trace.endNanos());
        assertEquals("", trace.text());
        trace.clear();
        assertEquals(0, trace.bytes() + trace.transfers() + trace.resets() + trace.busyNanos() + trace.endNanos());
        write("00");
        assertEquals(1, trace.dataBytes());
        assertTrue(trace.startNanos() > 0);
    }

    @Test
    void replayGivesTheSameEventsAtTheSameTimes() {
        long seed = 7;
        Random random = new Random(seed);
        List<Line> lines = List.of(Line.values());
        BusTrace first = listening(BusTrace.recording(1 << 24));
        MemorySegment bytes = Arena.ofAuto().allocate(5000);
        for (int i = 0; i < 3000; i++) {
            long length = random.nextInt(5000);
            switch (random.nextInt(5)) {
                case 0 -> wire.pin(lines.get(random.nextInt(4))).set(random.nextBoolean());
                case 1 -> wire.write(bytes, random.nextInt(5000 - (int) length), length, 1 + random.nextInt(1 << 26));
                case 2 -> wire.write(8 + random.nextInt(112), bytes, 0, Math.min(length, 4096));
                case 3 -> wire.read(bytes, 0, length, 1_000_000);
                default -> wire.clock().sleep(random.nextInt(100_000));
            }
        }
        assertFalse(first.isCut());
        BusTrace second = BusTrace.recording(1 << 24);
        first.replay(second);
        assertEquals(first.text(), second.text(), "seed " + seed);
        assertEquals(first.recordedBytes(), second.recordedBytes());
        assertEquals(first.bytes(), second.bytes());
        assertEquals(first.commandBytes(), second.commandBytes());
        assertEquals(first.busyNanos(), second.busyNanos());
        assertEquals(first.waitedNanos(), second.waitedNanos());
        assertEquals(first.startNanos(), second.startNanos());
        assertEquals(first.endNanos(), second.endNanos());
    }

    @Test
    void aFullRecordingEndsBetweenEventsAndCountingGoesOn() {
        BusTrace trace = listening(BusTrace.recording(100));
        for (int i = 0; i < 10; i++) {
            write("0102030405");
        }
        assertTrue(trace.isCut());
        assertEquals("spi:0102030405 spi:0102030405 spi:0102030405", trace.text());
        assertEquals(50, trace.bytes());
        assertTrue(trace.recordedBytes() <= 100);
        trace.clear();
        assertFalse(trace.isCut());
        assertThrows(IllegalArgumentException.class, () -> BusTrace.recording(0));
    }

    @Test
    void allocatesNothingOnceItsBufferIsLargeEnough() {
        BusTrace trace = listening(BusTrace.recording(1 << 20));
        MemorySegment pixels = Arena.ofAuto().allocate(4096);
        Allocation.assertNone(() -> {
            trace.clear();
            for (int i = 0; i < 10; i++) {
                wire.pin(Line.COMMAND).set(true);
                wire.write(pixels, 0, 4096, 60_000_000);
            }
        });
    }

    private BusTrace listening(BusTrace trace) {
        wire.listen(trace);
        return trace;
    }

    private void write(String hex) {
        MemorySegment bytes = segment(hex);
        wire.write(bytes, 0, bytes.byteSize(), 1_000_000);
    }

    private static MemorySegment segment(String hex) {
        return MemorySegment.ofArray(HexFormat.of().parseHex(hex));
    }
}
