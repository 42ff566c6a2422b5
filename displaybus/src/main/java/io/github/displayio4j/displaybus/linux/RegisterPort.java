package io.github.displayio4j.displaybus.linux;

import io.github.displayio4j.displaybus.BusClock;
import io.github.displayio4j.displaybus.ParallelPort;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/// Eight or sixteen data lines and WR, driven by stores into registers: three stores a word, no system call.
///
/// The lines must be outputs already: who takes them by `GpioLines` first finds out who else has them, and leaves
/// direction and function to the kernel's driver. How long a store takes is measured at the start, with stores that
/// drive nothing; stores are repeated as often as the write cycle of the panel asks for. One thread at a time.
/// Every store is tested; not tried on hardware yet.
public final class RegisterPort implements ParallelPort {
    private static final int MEASURED_STORES = 4096;
    private static final int MOST_REPEATS = 64;

    /// In nanoseconds: a clock that stands still must not make words free.
    private static final double SHORTEST_STORE = 0.1;

    private final Registers registers;
    private final int set;
    private final int clear;
    private final int lines;
    private final int strobe;
    private final int data;
    private final int repeats;
    private final double nanosPerWord;

    /// Lines to be high by the value of the lower and of the upper byte.
    private final int[] low;

    private final int[] high;

    /// A port; WR is high afterwards.
    ///
    /// @param data lines 0..27 of the block, least significant first, 8 or 16 of them
    /// @param wr the write strobe's line
    /// @param cycleNanos shortest write cycle of the panel's data sheet, half of it low (ILI9341: 66 ns), >= 0
    /// @param clock that stores are measured by
    /// @throws IllegalArgumentException if a line is out of range or there twice, or their number is another one
    public RegisterPort(Registers registers, GpioBlock block, int[] data, int wr, int cycleNanos, BusClock clock) {
        if (data.length != 8 && data.length != 16) {
            throw new IllegalArgumentException("a parallel port has 8 or 16 data lines, not " + data.length);
        }
        if (cycleNanos < 0 || cycleNanos > 10_000) {
            throw new IllegalArgumentException("write cycle must be 0..10000 ns, not " + cycleNanos);
        }
        this.registers = registers;
        set = block.set();
        clear = block.clear();
        lines = data.length;
        strobe = mask(block, 0, wr);
        int all = 0;
        for (int line : data) {
            all |= mask(block, all | strobe, line);
        }
        this.data = all;
        low = table(data, 0);
        high = lines == 8 ? low : table(data, 8);
        registers.store(set, strobe);
        double store = measure(clock);
        repeats = (int) Math.clamp(Math.ceil(cycleNanos / 2.0 / store), 1, MOST_REPEATS);
        nanosPerWord = (2 * repeats + 1) * store;
    }

    private static int mask(GpioBlock block, int taken, int line) {
        if (line < 0 || line >= block.lines()) {
            throw new IllegalArgumentException(
                    "line must be 0.." + (block.lines() - 1) + " of " + block.node() + ", not " + line);
        }
        if ((taken >>> line & 1) != 0) {
            throw new IllegalArgumentException("line " + line + " is there twice");
        }
        return 1 << line;
    }

    private static int[] table(int[] data, int first) {
        int[] masks = new int[256];
        for (int value = 0; value < 256; value++) {
            for (int bit = 0; bit < 8; bit++) {
                masks[value] |= (value >>> bit & 1) << data[first + bit];
            }
        }
        return masks;
    }

    /// Nanoseconds of a store; the least of some rounds, since everything that disturbs adds to it.
    private double measure(BusClock clock) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = clock.nanos();
            for (int i = 0; i < MEASURED_STORES; i++) {
                registers.store(set, 0); // no bit: nothing is driven
            }
            least = Math.min(least, clock.nanos() - start);
        }
        return Math.max(SHORTEST_STORE, (double) least / MEASURED_STORES);
    }

    /// How often WR's two stores are made for each edge.
    public int repeats() {
        return repeats;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public void write(MemorySegment bytes, long offset, long length) {
        Objects.checkFromIndexSize(offset, length, bytes.byteSize());
        if (lines == 8) {
            for (long at = offset; at < offset + length; at++) {
                word(low[bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff]);
            }
            return;
        }
        if (length % 2 != 0) {
            throw new IllegalArgumentException("16 lines take words of two bytes, not " + length + " bytes");
        }
        for (long at = offset; at < offset + length; at += 2) {
            word(high[bytes.get(ValueLayout.JAVA_BYTE, at) & 0xff]
                    | low[bytes.get(ValueLayout.JAVA_BYTE, at + 1) & 0xff]);
        }
    }

    /// WR falls with the lines that are low, the others rise, WR rises: the panel takes the word.
    private void word(int lit) {
        for (int i = 0; i < repeats; i++) {
            registers.store(clear, data & ~lit | strobe);
        }
        registers.store(set, lit);
        for (int i = 0; i < repeats; i++) {
            registers.store(set, strobe);
        }
    }

    @Override
    public long nanosPerWrite() {
        return 0;
    }

    @Override
    public double nanosPerWord() {
        return nanosPerWord;
    }
}
