package io.github.displayio4j.i2cdisplaybus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.displaybus.WireListener;
import io.github.displayio4j.kit.Allocation;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

class I2CDisplayBusTest {
    private final VirtualClock clock = new VirtualClock();
    private final BusTrace trace = BusTrace.recording(1 << 20);
    private final BusBatch batch = new BusBatch();
    private final VirtualWire wire = new VirtualWire(clock);

    private I2CDisplayBus built(VirtualWire wire) {
        I2CDisplayBus bus = I2CDisplayBus.builder(wire, wire.clock(), 0x3c)
                .reset(wire.pin(Line.RESET))
                .build();
        wire.listen(trace);
        trace.clear();
        return bus;
    }

    /// The framing of the golden case i2c/frame-0.
    @Test
    void eachCommandByteHasItsControlByteAndDataHasOne() {
        I2CDisplayBus bus = built(wire);
        bus.send(batch.clear().command(0x21).command(0x00).command(0x0f));
        bus.send(batch.clear().data(MemorySegment.ofArray(new byte[] {0x13, 0x0f}), 0, 2));
        bus.send(batch.clear()
                .command(0xad)
                .data(0x18)
                .sleep(10_000_000)
                .deselect()
                .data(7));
        bus.send(0xa5, new byte[] {1, 2});
        assertEquals(
                "i2c@3c:80218000800f i2c@3c:40130f i2c@3c:80ad i2c@3c:4018 ms:10 i2c@3c:4007 i2c@3c:80a580018002",
                trace.text());
    }

    @Test
    void resetIsAShortPulse() {
        I2CDisplayBus bus = built(wire);
        bus.reset();
        assertEquals("rst=0 us:4 rst=1", trace.text());
        I2CDisplayBus without = I2CDisplayBus.builder(wire, clock, 0x3d).build();
        assertFalse(without.hasReset());
        assertThrows(IllegalStateException.class, without::reset);
    }

    @Test
    void aFrameTakesNineBitsPerByteWithAddressAndControlByte() {
        I2CDisplayBus bus = built(wire);
        MemorySegment pixels = Arena.ofAuto().allocate(1024);
        bus.send(batch.data(pixels, 0, 1024));
        assertEquals((1 + 1 + 1024) * 9 * 2_500, trace.busyNanos());
        assertEquals(trace.busyNanos() + 1_000, clock.nanos());
        assertEquals(clock.nanos(), Math.round(bus.cost().nanos(1, 1024)));
    }

    /// Whatever the longest message is, the controller hears the same bytes and no message is longer.
    @Test
    void longRunsAreSplitToTheLongestMessage() {
        byte[] commands = new byte[301];
        byte[] pixels = new byte[1000];
        new Random(3).nextBytes(commands);
        new Random(4).nextBytes(pixels);
        for (int longest : new int[] {2, 3, 4, 16, 17, 31, 32, 601, 602, 603, 1000, 1001, 1002, 8192}) {
            VirtualWire narrow = VirtualWire.builder(clock).maxMessage(longest).build();
            Heard heard = new Heard(longest);
            narrow.listen(heard);
            I2CDisplayBus bus = I2CDisplayBus.builder(narrow, clock, 0x3c).build();
            batch.clear().command(MemorySegment.ofArray(commands), 0, 301).data(MemorySegment.ofArray(pixels), 0, 1000);
            bus.send(batch);
            assertArrayEquals(commands, heard.commands.toByteArray());
            assertArrayEquals(pixels, heard.data.toByteArray());
        }
    }

    @Test
    void misuseIsNamed() {
        assertEquals(
                "I2C address must be 0x08..0x77, not 0x78",
                assertThrows(IllegalArgumentException.class, () -> I2CDisplayBus.builder(wire, clock, 0x78))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> I2CDisplayBus.builder(wire, clock, 7));
        I2CDisplayBus bus = built(wire);
        assertThrows(IllegalArgumentException.class, () -> bus.send(256));
        bus.close();
        assertEquals(
                "the bus is closed",
                assertThrows(IllegalStateException.class, () -> bus.send(batch)).getMessage());
    }

    @Test
    void allocatesNothingPerBatch() {
        I2CDisplayBus bus = I2CDisplayBus.builder(wire, clock, 0x3c).build();
        wire.listen(BusTrace.counting());
        MemorySegment pixels = Arena.ofAuto().allocate(1024);
        Allocation.assertNone(() -> {
            batch.clear().command(0x21).command(0).command(127).data(pixels, 0, 1024);
            bus.send(batch);
        });
    }

    /// Takes messages apart as the data sheet says.
    private static final class Heard implements WireListener {
        private final int longest;
        private final ByteArrayOutputStream commands = new ByteArrayOutputStream();
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Heard(int longest) {
            this.longest = longest;
        }

        @Override
        public void line(Line line, boolean high, long nanos) {}

        @Override
        public void bytes(MemorySegment bytes, long offset, long length, long start, long end) {
            throw new AssertionError("not on I2C");
        }

        @Override
        public void message(int address, MemorySegment bytes, long offset, long length, long start, long end) {
            assertEquals(0x3c, address);
            assertTrue(length >= 2 && length <= longest, "message of " + length);
            byte[] message = bytes.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
            if (message[0] == 0x40) {
                data.write(message, 1, message.length - 1);
                return;
            }
            for (int i = 0; i < message.length; i += 2) {
                assertEquals((byte) 0x80, message[i]);
                commands.write(message[i + 1]);
            }
        }
    }
}
