package io.github.displayio4j.fourwire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displaybus.BusBatch;
import io.github.displayio4j.displaybus.BusTrace;
import io.github.displayio4j.displaybus.Line;
import io.github.displayio4j.displaybus.SpiPort;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.displaybus.VirtualWire;
import io.github.displayio4j.kit.Allocation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NineBitsTest {
    private final VirtualClock clock = new VirtualClock();
    private final VirtualWire wire = new VirtualWire(clock);
    private final BusBatch batch = new BusBatch();
    private final StringBuilder bits = new StringBuilder();
    private final List<String> words = new ArrayList<>();

    private FourWire bus(SpiPort port) {
        return FourWire.builder(port, wire.clock())
                .chipSelect(high -> {
                    if (high) {
                        takeWords();
                    }
                })
                .hertz(40_000_000)
                .build();
    }

    /// The panel's side: words of nine bits from where chip select falls; what is left when it rises is dropped.
    private void takeWords() {
        for (int at = 0; at + 9 <= bits.length(); at += 9) {
            words.add((bits.charAt(at) == '0' ? "C" : "D")
                    + Integer.toHexString(Integer.parseInt(bits.substring(at + 1, at + 9), 2)));
        }
        bits.setLength(0);
    }

    private SpiPort port(List<String> calls) {
        return new SpiPort() {
            @Override
            public void write(MemorySegment bytes, long offset, long length, int hertz) {
                calls.add(length + "@" + hertz / 1_000_000);
                for (long at = offset; at < offset + length; at++) {
                    int value = bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff;
                    bits.append(Integer.toBinaryString(0x100 | value).substring(1));
                }
            }

            @Override
            public void read(MemorySegment bytes, long offset, long length, int hertz) {
                throw new AssertionError("read");
            }

            @Override
            public long nanosPerWrite() {
                return 15_000;
            }
        };
    }

    @Test
    void aWindowAndItsPixelsAreOneWrite() {
        List<String> calls = new ArrayList<>();
        MemorySegment pixels = MemorySegment.ofArray(new byte[] {(byte) 0xf8, 0, 1});
        FourWire bus = bus(port(calls));
        bus.send(batch.command(0x2a).data16(7).command(0x2c).data(pixels, 0, 3));
        assertEquals(List.of("C2a", "D0", "D7", "C2c", "Df8", "D0", "D1"), words);
        assertEquals(List.of("8@40"), calls, "7 words of 9 bits in 8 bytes");
        calls.clear();
        bus.send(0x29);
        assertEquals(List.of("2@10"), calls, "a transaction without pixels is as slow as commands");
        assertEquals(0, bus.cost().nanosPerTransfer(), "a window costs its bytes only");
    }

    @Test
    void aWaitCutsNoWord() {
        List<String> calls = new ArrayList<>();
        FourWire bus = bus(port(calls));
        bus.send(batch.command(0x11)
                .sleep(5_000_000)
                .command(0x3a)
                .data(0x55)
                .sleep(1_000)
                .command(0x29));
        assertEquals(List.of("C11", "C3a", "D55", "C29"), words);
        assertEquals(List.of("2@10", "3@10", "2@10"), calls, "what was said is on the wire before the wait");
    }

    @Test
    void theWordsAreThoseOfTheBatchWhateverItsLength() {
        long seed = 9;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<String> expected = new ArrayList<>();
            List<String> calls = new ArrayList<>();
            words.clear();
            batch.clear();
            FourWire bus = bus(port(calls));
            for (int runs = random.nextInt(5); runs >= 0; runs--) {
                int n = random.nextInt(round == 0 ? 20_000 : 40);
                byte[] bytes = new byte[n];
                random.nextBytes(bytes);
                boolean command = random.nextBoolean();
                MemorySegment segment = MemorySegment.ofArray(bytes);
                if (command) {
                    batch.command(segment, 0, n);
                } else {
                    batch.data(segment, 0, n);
                }
                for (byte value : bytes) {
                    expected.add((command ? "C" : "D") + Integer.toHexString(value & 0xff));
                }
                if (random.nextInt(3) == 0) {
                    batch.deselect();
                }
            }
            bus.send(batch);
            assertEquals(expected, words, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void allocatesNothingPerBatch() {
        FourWire bus = FourWire.builder(wire, clock)
                .chipSelect(wire.pin(Line.CHIP_SELECT))
                .build();
        wire.listen(BusTrace.counting());
        MemorySegment pixels = Arena.ofAuto().allocate(4096);
        Allocation.assertNone(() -> bus.send(
                batch.clear().command(0x2a).data16(0).data16(239).command(0x2c).data(pixels, 0, 4096)));
    }
}
