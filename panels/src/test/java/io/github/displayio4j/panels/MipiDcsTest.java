package io.github.displayio4j.panels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.displaybus.Line;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MipiDcsTest {
    /// Random command streams, mostly legal, leave the same memory, outputs and counts in the chip and in its slow
    /// twin.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void agreesWithItsSlowTwin(long seed) {
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(40);
        int rows = 1 + random.nextInt(60);
        MipiDcs chip = new MipiDcs(columns, rows, new Random(seed));
        int[] outputs = new int[columns * rows];
        chip.scan(outputs);
        SlowMipiDcs slow = new SlowMipiDcs(columns, rows, outputs);
        try (Arena arena = Arena.ofConfined()) {
            for (int step = 0; step < 400; step++) {
                int command = command(random);
                int length = dataLength(random, command);
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                shape(bytes, command, random, Math.max(columns, rows));
                scroll(bytes, command, random, rows);
                chip.command(command, step * 200_000_000L);
                slow.command(command);
                feed(chip, bytes, random, arena);
                for (byte b : bytes) {
                    slow.data(b & 0xff);
                }
            }
        }
        chip.scan(outputs);
        int[] expected = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                expected[row * columns + column] = slow.output(row, column);
            }
        }
        assertArrayEquals(expected, outputs);
        PanelCounters counters = chip.counters();
        assertEquals(slow.pixels, counters.pixels());
        assertEquals(slow.wraps, counters.wraps());
        assertEquals(slow.outside, counters.outside());
    }

    private static int command(Random random) {
        int[] often = {0x2A, 0x2B, 0x2C, 0x2C, 0x2C, 0x3C, 0x36, 0x3A};
        int[] seldom = {
            0x00, 0x01, 0x10, 0x11, 0x12, 0x13, 0x20, 0x21, 0x22, 0x23, 0x28, 0x29, 0x30, 0x33, 0x33, 0x37, 0x37, 0x38,
            0x39, 0xCB, 0xE0
        };
        return random.nextInt(4) > 0 ? often[random.nextInt(often.length)] : seldom[random.nextInt(seldom.length)];
    }

    private static int dataLength(Random random, int command) {
        return switch (command) {
            case 0x2A, 0x2B, 0x30 -> random.nextInt(8) > 0 ? 4 : random.nextInt(7);
            case 0x2C, 0x3C -> random.nextInt(30) > 0 ? random.nextInt(1500) : 5000 + random.nextInt(5000);
            case 0x36, 0x3A -> random.nextInt(8) > 0 ? 1 : random.nextInt(3);
            case 0x33 -> random.nextInt(8) > 0 ? 6 : random.nextInt(8);
            case 0x37 -> random.nextInt(8) > 0 ? 2 : random.nextInt(4);
            default -> random.nextInt(6);
        };
    }

    // bounds near the memory, formats that exist; now and then neither
    private static void shape(byte[] bytes, int command, Random random, int size) {
        if (random.nextInt(12) == 0) {
            return;
        }
        if (command == 0x3A && bytes.length > 0) {
            bytes[0] = new byte[] {0x33, 0x55, 0x66, 0x05}[random.nextInt(4)];
        }
        if ((command == 0x2A || command == 0x2B || command == 0x30) && bytes.length == 4) {
            int start = random.nextInt(size);
            int end = start + random.nextInt(size + 2 - start);
            bytes[0] = 0;
            bytes[1] = (byte) start;
            bytes[2] = 0;
            bytes[3] = (byte) end;
        }
    }

    // areas that add up to the memory, mostly, and starts near it
    private static void scroll(byte[] bytes, int command, Random random, int rows) {
        if (command == 0x33 && bytes.length == 6 && random.nextInt(8) > 0) {
            int top = random.nextInt(rows);
            int middle = 1 + random.nextInt(rows - top);
            int[] areas = {top, middle, rows - top - middle};
            for (int i = 0; i < 3; i++) {
                bytes[2 * i] = 0;
                bytes[2 * i + 1] = (byte) areas[i];
            }
        }
        if (command == 0x37 && bytes.length == 2) {
            bytes[0] = 0;
            bytes[1] = (byte) random.nextInt(rows + 10);
        }
    }

    // in pieces, on and off the heap
    private static void feed(MipiDcs chip, byte[] bytes, Random random, Arena arena) {
        MemorySegment heap = MemorySegment.ofArray(bytes);
        MemorySegment nativeCopy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
        int at = 0;
        while (at < bytes.length) {
            int n = random.nextInt(3) > 0 ? 1 + random.nextInt(7) : bytes.length - at;
            n = Math.min(n, bytes.length - at);
            chip.data(random.nextBoolean() ? heap : nativeCopy, at, n);
            at += n;
        }
    }

    @ParameterizedTest
    @CsvSource({
        // bits, bytes in hex, colours
        "12, 0f1e2d, 00ff11 ee22dd",
        "12, 0f1e2d80, 00ff11 ee22dd",
        "16, f80007e0001f8410, ff0000 00ff00 0000ff 848284",
        "16, 0821, 080408",
        "18, fc0480ff00ff, ff0482 ff00ff",
    })
    void expandsByRepeatingBits(int bits, String hex, String expected) {
        EmulatedPanel panel = EmulatedPanel.of(Panels.find("st7789-320x240").spec(), 1);
        Wire wire = new Wire(panel).initBut(panel.spec(), 0x3A, bits == 12 ? 0x33 : bits == 16 ? 0x55 : 0x66);
        wire.window(0, 0, 319, 239)
                .line(Line.COMMAND, true)
                .bytes(HexFormat.of().parseHex(hex));
        int[] seen = new int[320 * 240];
        panel.read(seen);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < expected.split(" ", -1).length; i++) {
            text.append(i > 0 ? " " : "").append(String.format("%06x", seen[i]));
        }
        assertEquals(expected, text.toString());
    }

    /// Adafruit's ILI9341 sequence holds CBh with a parameter 2Ch: it must not open a memory write.
    @Test
    void parametersAreNeverCommands() {
        MipiDcs chip = new MipiDcs(4, 4, new Random(1));
        int[] before = new int[16];
        int[] after = new int[16];
        chip.scan(before);
        chip.command(0xCB, 0);
        byte[] parameters = {0x39, 0x2C, 0x00, 0x34, 0x02, 0, 0, 0};
        chip.data(MemorySegment.ofArray(parameters), 0, parameters.length);
        chip.scan(after);
        assertArrayEquals(before, after);
        assertEquals(0, chip.counters().pixels());
    }

    @ParameterizedTest
    @CsvSource({
        // millis between, first, second, too early
        "1,   17, 41, 1",
        "5,   17, 41, 0",
        "6,   17, 16, 1",
        "119, 17, 16, 1",
        "120, 17, 16, 0",
        "1,    1, 54, 1",
        "5,    1, 54, 0",
        "5,    1, 17, 0",
    })
    void commandsThatComeTooEarlyAreCounted(int millis, int first, int second, int tooEarly) {
        MipiDcs chip = new MipiDcs(4, 4, new Random(1));
        chip.command(first, 1_000_000_000);
        chip.command(second, 1_000_000_000 + millis * 1_000_000L);
        assertEquals(tooEarly, chip.counters().tooEarly());
    }

    /// SWRESET of a panel that is awake: 120 ms until SLPOUT, not 5.
    @Test
    void resetWhileAwakeTakesLonger() {
        MipiDcs chip = new MipiDcs(4, 4, new Random(1));
        chip.command(0x11, 0);
        chip.command(0x01, 1_000_000_000);
        chip.command(0x11, 1_050_000_000);
        assertEquals(1, chip.counters().tooEarly());
    }
}
