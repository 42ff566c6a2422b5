package io.github.displayio4j.displaybus.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.BusException;
import io.github.displayio4j.displaybus.VirtualClock;
import io.github.displayio4j.kit.Allocation;
import io.github.displayio4j.linuxio.Kernel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every store of the fast port, and what the panel at the lines latches, from both ports.
class ParallelPortsTest {
    private static final int WR = 17;

    /// Data lines in no order, as boards are wired.
    private static final int[] EIGHT = {9, 25, 11, 8, 7, 5, 6, 12};

    private static final int[] SIXTEEN = {9, 25, 11, 8, 7, 5, 6, 12, 2, 3, 4, 10, 13, 26, 27, 0};

    /// Registers that are not there: what is stored drives lines; a panel latches them when WR rises.
    private static final class FakeRegisters implements Registers {
        final GpioBlock block;
        final VirtualClock clock = new VirtualClock();
        final long storeNanos;
        final List<String> stores = new ArrayList<>();
        final List<Integer> latched = new ArrayList<>();
        final int[] data;
        int levels;
        long fell;
        long shortest = Long.MAX_VALUE;

        FakeRegisters(GpioBlock block, int[] data, long storeNanos) {
            this.block = block;
            this.data = data;
            this.storeNanos = storeNanos;
        }

        RegisterPort port(int cycle) {
            RegisterPort port = new RegisterPort(this, block, data, WR, cycle, clock);
            stores.clear();
            latched.clear(); // WR rises at the start
            shortest = Long.MAX_VALUE;
            return port;
        }

        @Override
        public void store(int offset, int value) {
            int before = levels;
            if (offset == block.set()) {
                levels |= value;
            } else if (offset == block.clear()) {
                levels &= ~value;
            } else {
                throw new AssertionError("register " + Integer.toHexString(offset));
            }
            stores.add((offset == block.set() ? "+" : "-") + Integer.toHexString(value));
            if ((before & ~levels & 1 << WR) != 0) {
                fell = clock.nanos();
            }
            if ((~before & levels & 1 << WR) != 0) {
                shortest = Math.min(shortest, clock.nanos() - fell);
                int word = 0;
                for (int i = 0; i < data.length; i++) {
                    word |= (levels >>> data[i] & 1) << i;
                }
                latched.add(word);
            }
            clock.sleep(storeNanos);
        }
    }

    @Test
    void aWordIsThreeStores() {
        FakeRegisters registers = new FakeRegisters(GpioBlock.BCM, EIGHT, 20);
        RegisterPort port = registers.port(0);
        port.write(MemorySegment.ofArray(new byte[] {9, (byte) 0xA5, 0, (byte) 0xff}), 1, 3);
        int all = Arrays.stream(EIGHT).map(line -> 1 << line).sum();
        int a5 = 1 << 9 | 1 << 11 | 1 << 5 | 1 << 12;
        String wr = Integer.toHexString(1 << WR);
        assertEquals(
                List.of(
                        "-" + Integer.toHexString(all & ~a5 | 1 << WR),
                        "+" + Integer.toHexString(a5),
                        "+" + wr,
                        "-" + Integer.toHexString(all | 1 << WR),
                        "+0",
                        "+" + wr,
                        "-" + wr,
                        "+" + Integer.toHexString(all),
                        "+" + wr),
                registers.stores);
        assertEquals(List.of(0xA5, 0, 0xff), registers.latched);
        assertEquals(1, port.repeats());
        assertEquals(60, port.nanosPerWord());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allWordsAreLatched(boolean sixteen) {
        for (GpioBlock block : List.of(GpioBlock.BCM, GpioBlock.RP1)) {
            FakeRegisters registers = new FakeRegisters(block, sixteen ? SIXTEEN : EIGHT, 10);
            RegisterPort port = registers.port(66);
            byte[] bytes = new byte[1000];
            new Random(8).nextBytes(bytes);
            port.write(MemorySegment.ofArray(bytes), 0, 1000);
            assertEquals(words(bytes, sixteen), registers.latched);
            assertEquals(sixteen ? 16 : 8, port.lines());
        }
    }

    private static List<Integer> words(byte[] bytes, boolean sixteen) {
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += sixteen ? 2 : 1) {
            words.add(sixteen ? (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff : bytes[i] & 0xff);
        }
        return words;
    }

    /// BCM2711 stores in about 10 ns, RP1 in about 30; ILI9341 wants 66 ns a cycle, 15 of them low at least.
    @ParameterizedTest(name = "stores of {0} ns, cycles of {1}: {2} times")
    @CsvSource({"10, 66, 4, 90", "30, 66, 2, 150", "100, 66, 1, 300", "1, 0, 1, 3", "0, 0, 1, 0.3", "1, 10000, 64, 129"
    })
    void storesAreRepeatedAsThePanelAsks(long store, int cycle, int repeats, double word) {
        FakeRegisters registers = new FakeRegisters(GpioBlock.BCM, EIGHT, store);
        RegisterPort port = registers.port(cycle);
        assertEquals(repeats, port.repeats());
        assertEquals(word, port.nanosPerWord(), 1e-9);
        port.write(MemorySegment.ofArray(new byte[] {1, 2}), 0, 2);
        assertEquals(List.of(1, 2), registers.latched);
        assertTrue(repeats == 64 || registers.shortest >= cycle / 2, "low for " + registers.shortest);
    }

    @Test
    void misuseIsNamed() {
        BusClock clock = new VirtualClock();
        Registers none = (_, _) -> {};
        assertEquals(
                "line must be 0..27 of /dev/gpiomem, not 28",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RegisterPort(none, GpioBlock.BCM, EIGHT, 28, 0, clock))
                        .getMessage());
        assertEquals(
                "line 9 is there twice",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new RegisterPort(none, GpioBlock.BCM, EIGHT, 9, 0, clock))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new RegisterPort(none, GpioBlock.BCM, new int[] {1, 2}, 9, 0, clock));
        assertThrows(IllegalArgumentException.class, () -> new RegisterPort(none, GpioBlock.BCM, EIGHT, WR, -1, clock));
        RegisterPort wide = new RegisterPort(none, GpioBlock.BCM, SIXTEEN, WR, 0, clock);
        MemorySegment three = MemorySegment.ofArray(new byte[3]);
        assertThrows(IllegalArgumentException.class, () -> wide.write(three, 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> wide.write(three, 2, 2));
    }

    @Test
    void registersAreMappedFromTheirNode() {
        MemorySegment memory = Arena.ofAuto().allocate(4096, 4);
        FakeKernel kernel = new FakeKernel();
        kernel.add("/dev/gpiomem", new FakeKernel.Node() {
            @Override
            public long map(long offset, long length, boolean writable) {
                return offset == 0 && length == 4096 && writable ? memory.address() : -22;
            }
        });
        try (Arena arena = Arena.ofConfined()) {
            Registers registers = Registers.map(kernel, GpioBlock.BCM.node(), GpioBlock.BCM.length(), arena);
            assertEquals(0, kernel.openFiles());
            registers.store(0x1c, 0x12345678);
            assertEquals(0x12345678, memory.get(ValueLayout.JAVA_INT, 0x1c));
        }
        assertEquals(1, kernel.count("munmap"));
        assertThrows(BusException.class, () -> Registers.map(kernel, "/dev/gpiomem0", 4096, Arena.global()));
    }

    /// The slow port: two calls a word, and the panel latches the same.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theKernelsInterfaceTakesTwoCallsAWord(boolean sixteen) {
        int[] data = sixteen ? SIXTEEN : EIGHT;
        FakeKernel kernel = new FakeKernel();
        FakeGpioChip chip = kernel.add("/dev/gpiochip0", new FakeGpioChip(kernel, 28));
        int[] lines = Arrays.copyOf(data, data.length + 1);
        lines[data.length] = WR;
        GpioPort port = new GpioPort(GpioLines.outputs((Kernel) kernel, "/dev/gpiochip0", 0, lines));
        List<Integer> latched = new ArrayList<>();
        chip.listen((offset, high) -> {
            if (offset == WR && high) {
                int word = 0;
                for (int i = 0; i < data.length; i++) {
                    word |= chip.isHigh(data[i]) ? 1 << i : 0;
                }
                latched.add(word);
            }
        });
        int before = kernel.count("GPIO_V2_LINE_SET_VALUES");
        byte[] bytes = new byte[64];
        new Random(9).nextBytes(bytes);
        port.write(MemorySegment.ofArray(bytes), 0, 64);
        assertEquals(words(bytes, sixteen), latched);
        assertEquals(2 * latched.size(), kernel.count("GPIO_V2_LINE_SET_VALUES") - before);
        assertEquals(data.length, port.lines());
        assertThrows(
                IllegalArgumentException.class,
                () -> new GpioPort(GpioLines.outputs((Kernel) kernel, "/dev/gpiochip0", 0, 1, 14)));
    }

    @Test
    void allocatesNothingPerWrite() {
        int[] sum = new int[1];
        RegisterPort port =
                new RegisterPort((offset, value) -> sum[0] += value, GpioBlock.RP1, EIGHT, WR, 0, new VirtualClock());
        MemorySegment bytes = MemorySegment.ofArray(new byte[300]);
        Allocation.assertNone(() -> port.write(bytes, 0, 300));
    }
}
