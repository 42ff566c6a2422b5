package io.github.displayio4j.displaybus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.kit.Allocation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualWireTest {
    private final VirtualClock clock = new VirtualClock();

    @ParameterizedTest(name = "{0} bytes at {1} Hz take {2} ns")
    @CsvSource({
        "115200, 60000000,   15360000", // 240 x 240 x 2, the Memento
        "     1, 60000000,        134", // 133.3, rounded up
        "     3,  8000000,       3000",
        "     0, 60000000,          0",
    })
    void spiTakesEightBitsPerByte(int length, int hertz, long expected) {
        VirtualWire wire = VirtualWire.builder(clock).callNanos(0).build();
        wire.write(MemorySegment.ofArray(new byte[length]), 0, length, hertz);
        assertEquals(expected, clock.nanos());
        assertEquals(expected, wire.busyNanos());
        assertEquals(length, wire.bytes());
    }

    @Test
    void bitTimesDoNotOverflow() {
        assertEquals(8_000_000_000L * 1_000_000_000L, VirtualWire.bitNanos(16_000_000_000L, 2));
    }

    @Test
    void eachCallCostsAndStampsAreOfTheBitsOnly() {
        VirtualWire wire = new VirtualWire(clock);
        List<String> heard = new ArrayList<>();
        wire.listen(new Stamps(heard));
        MemorySegment bytes = MemorySegment.ofArray(new byte[16]);
        wire.write(bytes, 4, 8, 8_000_000);
        wire.pin(Line.COMMAND).set(true);
        wire.write(bytes, 0, 2, 8_000_000);
        assertEquals(List.of("bytes 4+8 1000..9000", "COMMAND true 9000", "bytes 0+2 10000..12000"), heard);
        assertEquals(2, wire.calls());
        assertEquals(10_000, wire.busyNanos());
    }

    @Test
    void parallelTakesAStrobePerByteAndI2cNineBitsPerByteWithTheAddress() {
        VirtualWire wire = VirtualWire.builder(clock)
                .callNanos(0)
                .strobeNanos(62.5)
                .i2cHertz(100_000)
                .build();
        List<String> heard = new ArrayList<>();
        wire.listen(new Stamps(heard));
        MemorySegment bytes = MemorySegment.ofArray(new byte[16]);
        wire.write(bytes, 0, 16);
        wire.write(0x3c, bytes, 1, 9);
        assertEquals(List.of("bytes 0+16 0..1000", "message 3c 1+9 1000..901000"), heard);
        assertEquals(8, wire.lines());
        assertEquals(62.5, wire.nanosPerWord());
        assertEquals(100_000, wire.hertz());
    }

    @Test
    void sixteenLinesTakeTwoBytesInAStrobe() {
        VirtualWire wire = VirtualWire.builder(clock)
                .callNanos(0)
                .lines(16)
                .strobeNanos(50)
                .build();
        MemorySegment bytes = MemorySegment.ofArray(new byte[16]);
        wire.write(bytes, 0, 16);
        assertEquals(400, clock.nanos());
        assertEquals(16, wire.lines());
        assertThrows(IllegalArgumentException.class, () -> wire.write(bytes, 0, 3));
        assertThrows(
                IllegalArgumentException.class, () -> VirtualWire.builder(clock).lines(9));
    }

    @Test
    void aLateListenerLearnsHowTheLinesStand() {
        VirtualWire wire = new VirtualWire(clock);
        wire.pin(Line.RESET).set(false);
        wire.pin(Line.RESET).set(true);
        wire.pin(Line.COMMAND).set(false);
        clock.sleep(50);
        List<String> heard = new ArrayList<>();
        Stamps stamps = new Stamps(heard);
        wire.listen(stamps);
        assertEquals(List.of("COMMAND false 50", "RESET true 50"), heard);
        wire.unlisten(stamps);
        wire.pin(Line.RESET).set(false);
        assertEquals(2, heard.size());
    }

    @Test
    void readsAreAnsweredByTheFirstWhoCanElseZero() {
        VirtualWire wire = new VirtualWire(clock);
        MemorySegment target = MemorySegment.ofArray(new byte[] {9, 9, 9, 9});
        wire.listen(BusTrace.counting());
        wire.read(target, 1, 2, 1_000_000);
        assertEquals(0x09000009, target.get(ValueLayout.JAVA_INT_UNALIGNED, 0));
        wire.listen(new Answer(7));
        wire.listen(new Answer(8));
        wire.read(target, 1, 2, 1_000_000);
        assertEquals(0x09070709, target.get(ValueLayout.JAVA_INT_UNALIGNED, 0));
    }

    @Test
    void sleepsOnItsClockAreHeard() {
        VirtualWire wire = new VirtualWire(clock);
        List<String> heard = new ArrayList<>();
        wire.listen(new Stamps(heard));
        wire.clock().sleep(10);
        clock.sleep(10);
        assertEquals(List.of("waited 0..10"), heard);
        assertEquals(20, wire.clock().nanos());
    }

    @Test
    void misuseIsNamed() {
        VirtualWire wire = VirtualWire.builder(clock).maxMessage(4).build();
        MemorySegment eight = MemorySegment.ofArray(new byte[8]);
        assertSays("clock must be > 0 Hz, not 0", () -> wire.write(eight, 0, 8, 0));
        assertSays("I2C address must be 0x08..0x77, not 0x78", () -> wire.write(0x78, eight, 0, 1));
        assertSays("I2C message must be 0..4 bytes, not 5", () -> wire.write(0x3c, eight, 0, 5));
        assertSays("strobe must be > 0", () -> VirtualWire.builder(clock).strobeNanos(0));
        assertSays("strobe must be > 0", () -> VirtualWire.builder(clock).strobeNanos(Double.NaN));
        assertSays(
                "longest message must be >= 2", () -> VirtualWire.builder(clock).maxMessage(1));
        assertThrows(IndexOutOfBoundsException.class, () -> wire.write(eight, 1, 8, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> wire.write(eight, 1, 8));
        assertEquals(0, clock.nanos());
    }

    @Test
    void allocatesNothingPerWrite() {
        VirtualWire wire = new VirtualWire(clock);
        wire.listen(BusTrace.counting());
        MemorySegment pixels = Arena.ofAuto().allocate(512);
        OutputPin command = wire.pin(Line.COMMAND);
        Allocation.assertNone(() -> {
            command.set(false);
            wire.write(pixels, 0, 1, 10_000_000);
            command.set(true);
            wire.write(pixels, 0, 512, 60_000_000);
            wire.write(pixels, 0, 512);
            wire.write(0x3c, pixels, 0, 512);
            wire.clock().sleep(1);
        });
    }

    private static void assertSays(String part, Executable misuse) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, misuse).getMessage());
        assertTrue(message.contains(part), message);
    }

    private record Answer(int value) implements WireListener {
        @Override
        public void line(Line line, boolean high, long nanos) {}

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {}

        @Override
        public boolean read(MemorySegment bytes, long offset, long length, long start, long end) {
            bytes.asSlice(offset, length).fill((byte) value);
            return true;
        }
    }

    private record Stamps(List<String> heard) implements WireListener {
        @Override
        public void line(Line line, boolean high, long nanos) {
            heard.add(line + " " + high + " " + nanos);
        }

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
            heard.add("bytes " + offset + "+" + length + " " + start + ".." + end);
        }

        @Override
        public void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
            heard.add(
                    "message " + Integer.toHexString(address) + " " + offset + "+" + length + " " + start + ".." + end);
        }

        @Override
        public void waited(long start, long end) {
            heard.add("waited " + start + ".." + end);
        }
    }
}
