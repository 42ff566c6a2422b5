package io.github.displayio4j.displaybus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusBatch.Kind;
import io.github.displayio4j.kit.Allocation;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BusBatchTest {
    private final BusBatch batch = new BusBatch();

    @Test
    void bytesOfOneKindJoinAndOthersDoNot() {
        batch.command(0x2a).data16(0x0102).data(3).command(0x21).command(0x22).data(new byte[] {4, 5});
        assertEquals("C:2a D:010203 C:2122 D:0405", text(batch));
        assertEquals(8, batch.bytes());
    }

    @Test
    void waitsAndDeselectsSeparateRuns() {
        batch.data(1).sleep(5).data(2).deselect().data(3).sleep(0).sleep(7);
        assertEquals("D:01 W:5 D:02 E D:03 W:0 W:7", text(batch));
        assertEquals(3, batch.bytes());
    }

    @Test
    void borrowedBytesAreNotCopiedAndJoinOnlyTheirNeighbours() {
        MemorySegment pixels = MemorySegment.ofArray(new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
        batch.data(9)
                .data(pixels, 0, 2)
                .data(pixels, 2, 3)
                .data(pixels, 6, 2)
                .data(pixels, 0, 0)
                .data(8);
        pixels.set(ValueLayout.JAVA_BYTE, 4, (byte) 0xff);
        assertEquals("D:09 D:00010203ff D:0607 D:08", text(batch));
        assertEquals(
                List.of(false, true, true, false),
                List.of(batch.isBorrowed(0), batch.isBorrowed(1), batch.isBorrowed(2), batch.isBorrowed(3)));
    }

    @Test
    void equalOffsetsInOtherSegmentsDoNotJoin() {
        MemorySegment one = MemorySegment.ofArray(new byte[] {1, 2});
        MemorySegment other = MemorySegment.ofArray(new byte[] {3, 4});
        batch.data(one, 0, 1).data(other, 1, 1);
        assertEquals("D:01 D:04", text(batch));
    }

    /// Against a list that never grows in place: random steps, enough to grow both buffers several times.
    @Test
    void growsWithoutLosingAnything() {
        long seed = 20261123;
        Random random = new Random(seed);
        byte[] lent = new byte[64];
        random.nextBytes(lent);
        MemorySegment pixels = MemorySegment.ofArray(lent);
        for (int round = 0; round < 20; round++) {
            batch.clear();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                int value = random.nextInt(256);
                switch (random.nextInt(6)) {
                    case 0 -> {
                        batch.command(value);
                        expected.add("C" + HexFormat.of().toHexDigits((byte) value));
                    }
                    case 1 -> {
                        batch.data(value);
                        expected.add("D" + HexFormat.of().toHexDigits((byte) value));
                    }
                    case 2 -> {
                        byte[] more = new byte[random.nextInt(400)];
                        random.nextBytes(more);
                        batch.data(more);
                        addEach(expected, "D", more, 0, more.length);
                    }
                    case 3 -> {
                        int from = random.nextInt(lent.length);
                        int n = random.nextInt(lent.length - from);
                        batch.command(pixels, from, n);
                        addEach(expected, "C", lent, from, n);
                    }
                    case 4 -> {
                        batch.sleep(value);
                        expected.add("W" + value);
                    }
                    default -> {
                        batch.deselect();
                        expected.add("E");
                    }
                }
            }
            assertEquals(expected, units(batch), "seed " + seed + " round " + round);
        }
    }

    private static void addEach(List<String> out, String kind, byte[] bytes, int from, int n) {
        for (int i = from; i < from + n; i++) {
            out.add(kind + HexFormat.of().toHexDigits(bytes[i]));
        }
    }

    @Test
    void clearForgetsBorrowedSegments() {
        MemorySegment pixels = MemorySegment.ofArray(new byte[4]);
        batch.data(pixels, 0, 4).clear();
        assertEquals(0, batch.size());
        assertEquals(0, batch.bytes());
        assertThrows(IndexOutOfBoundsException.class, () -> batch.segment(0));
    }

    @Test
    void misuseIsNamed() {
        MemorySegment four = MemorySegment.ofArray(new byte[4]);
        assertSays("COMMAND byte must be 0..255, not 256", () -> batch.command(256));
        assertSays("DATA byte must be 0..255, not -1", () -> batch.data(-1));
        assertSays("16-bit parameter must be 0..65535, not 65536", () -> batch.data16(65536));
        assertSays("wait must be >= 0 ns, not -1", () -> batch.sleep(-1));
        assertSays("bytes 2 + 3 are outside a segment of 4", () -> batch.data(four, 2, 3));
        assertSays("bytes -1 + 1 are outside a segment of 4", () -> batch.data(four, -1, 1));
        assertSays("outside a segment of 4", () -> batch.command(four, Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(0, batch.size());
    }

    @Test
    void allocatesNothingPerFrame() {
        MemorySegment pixels = Arena.ofAuto().allocate(4096);
        byte[] parameters = {1, 2, 3};
        Allocation.assertNone(() -> {
            batch.clear();
            for (int i = 0; i < 20; i++) {
                batch.command(0x2a).data16(7).data16(9).command(0x2c).data(pixels, 0, 4096);
                batch.data(parameters).sleep(10).deselect();
            }
        });
    }

    private static void assertSays(String part, Executable misuse) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, misuse).getMessage());
        assertTrue(message.contains(part), message);
    }

    private static String text(BusBatch batch) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            words.add(
                    switch (batch.kind(i)) {
                        case COMMAND -> "C:" + HexFormat.of().formatHex(bytes(batch, i));
                        case DATA -> "D:" + HexFormat.of().formatHex(bytes(batch, i));
                        case WAIT -> "W:" + batch.length(i);
                        case DESELECT -> "E";
                    });
        }
        return String.join(" ", words);
    }

    private static List<String> units(BusBatch batch) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Kind kind = batch.kind(i);
            switch (kind) {
                case COMMAND, DATA -> {
                    byte[] bytes = bytes(batch, i);
                    addEach(out, kind == Kind.COMMAND ? "C" : "D", bytes, 0, bytes.length);
                }
                case WAIT -> out.add("W" + batch.length(i));
                case DESELECT -> out.add("E");
            }
        }
        return out;
    }

    private static byte[] bytes(BusBatch batch, int i) {
        return batch.segment(i).asSlice(batch.offset(i), batch.length(i)).toArray(ValueLayout.JAVA_BYTE);
    }
}
