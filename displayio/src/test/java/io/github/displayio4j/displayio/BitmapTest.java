package io.github.displayio4j.displayio;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneGate;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A bitmap of any depth in any storage does what a table of numbers does, and says which cells changed.
class BitmapTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);

    /// Where the values may lie.
    enum Storage {
        HEAP,
        OFF_HEAP,
        WRAPPED_ARRAY,
        WRAPPED_PART_OF_AN_ARRAY,
        WRAPPED_MEMORY;

        Bitmap make(int width, int height, int bits) {
            int unit = Math.max(1, bits / 8);
            int row = (width * bits + 7) / 8;
            int stride = (row / unit + 3) * unit;
            return switch (this) {
                case HEAP -> Bitmap.ofBits(width, height, bits);
                case OFF_HEAP -> Bitmap.ofBits(width, height, bits, Arena.ofAuto());
                case WRAPPED_ARRAY -> Bitmap.wrap(array(bits, stride * height), width, height, bits, stride);
                case WRAPPED_PART_OF_AN_ARRAY ->
                    Bitmap.wrap(array(bits, stride * height + 8).asSlice(4), width, height, bits, stride);
                case WRAPPED_MEMORY -> // at an odd address, and not a byte longer than it must be
                    Bitmap.wrap(
                            Arena.ofAuto()
                                    .allocate(1L + stride * (height - 1) + row)
                                    .asSlice(1),
                            width,
                            height,
                            bits,
                            stride);
            };
        }

        private static MemorySegment array(int bits, int bytes) {
            return switch (bits) {
                case 16 -> MemorySegment.ofArray(new short[bytes / 2]);
                case 32 -> MemorySegment.ofArray(new int[bytes / 4]);
                default -> MemorySegment.ofArray(new byte[bytes]);
            };
        }
    }

    static Stream<Arguments> kinds() {
        List<Arguments> kinds = new ArrayList<>();
        for (Storage storage : Storage.values()) {
            for (int bits = 1; bits <= 32; bits *= 2) {
                kinds.add(Arguments.of(storage, bits));
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest(name = "{0}, {1} bits")
    @MethodSource("kinds")
    void doesWhatATableOfNumbersDoes(Storage storage, int bits) {
        for (int round = 0; round < 20; round++) {
            long seed = SEED + 1000L * round;
            play(storage, bits, new Random(seed), "seed " + seed);
        }
    }

    private static void play(Storage storage, int bits, Random random, String name) {
        int width = 1 + random.nextInt(70);
        int height = 1 + random.nextInt(40);
        Bitmap bitmap = storage.make(width, height, bits);
        int[][] model = new int[height][width];
        assertModel(model, bitmap, name + " at first");
        for (int step = 0; step < 30; step++) {
            boolean[][] touched = new boolean[height][width];
            long epoch = SceneGate.enterFrame(); // moves the clock on
            SceneGate.leaveFrame(Thread.currentThread());
            int value = bits == 32 ? random.nextInt() : random.nextInt(1 << bits);
            if (random.nextInt(6) == 0) {
                bitmap.fill(value);
                for (int[] row : model) {
                    Arrays.fill(row, value);
                }
                for (boolean[] row : touched) {
                    Arrays.fill(row, true);
                }
            } else if (random.nextInt(5) == 0) {
                int left = random.nextInt(width + 4) - 2;
                int top = random.nextInt(height + 4) - 2;
                int right = left + random.nextInt(width);
                int bottom = top + random.nextInt(height);
                bitmap.dirty(left, top, right, bottom);
                for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
                    for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                        touched[y][x] = true;
                    }
                }
            } else {
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int x = random.nextInt(width);
                    int y = random.nextInt(height);
                    bitmap.set(x, y, value);
                    model[y][x] = value;
                    touched[y][x] = true;
                }
            }
            assertModel(model, bitmap, name + " step " + step);
            assertDamage(touched, bitmap.damage, epoch, name + " step " + step);
        }
    }

    /// What the row loops read is what `get` gives, in every direction, with nothing beside it.
    @ParameterizedTest(name = "{0}, {1} bits")
    @MethodSource("kinds")
    void runsInAllDirections(Storage storage, int bits) {
        for (int round = 0; round < 100; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            int width = 1 + random.nextInt(50);
            int height = 1 + random.nextInt(30);
            Bitmap bitmap = storage.make(width, height, bits);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    bitmap.set(x, y, bits == 32 ? random.nextInt() : random.nextInt(1 << bits));
                }
            }
            int stepX = random.nextInt(3) - 1;
            int stepY = stepX != 0 ? 0 : random.nextBoolean() ? 1 : -1;
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            int n = 1 + random.nextInt(stepX > 0 ? width - x : stepX < 0 ? x + 1 : stepY > 0 ? height - y : y + 1);
            int[] expected = new int[n + 4];
            Arrays.fill(expected, 77);
            int[] run = expected.clone();
            for (int i = 0; i < n; i++) {
                expected[2 + i] = bitmap.get(x + i * stepX, y + i * stepY);
            }
            bitmap.read(x, y, stepX, stepY, n, run, 2);
            assertArrayEquals(expected, run, "seed " + seed);
        }
    }

    private static void assertModel(int[][] model, Bitmap bitmap, String name) {
        for (int y = 0; y < model.length; y++) {
            for (int x = 0; x < model[y].length; x++) {
                if (model[y][x] != bitmap.get(x, y)) {
                    assertEquals(model[y][x], bitmap.get(x, y), name + " pixel " + x + "," + y);
                }
            }
        }
    }

    /// A cell is damaged if one of its pixels was touched, and no other is.
    private static void assertDamage(boolean[][] touched, Damage damage, long epoch, String name) {
        for (int top = 0; top < touched.length; top += Damage.CELL) {
            for (int left = 0; left < touched[0].length; left += Damage.CELL) {
                boolean expected = false;
                for (int y = top; y < Math.min(top + Damage.CELL, touched.length); y++) {
                    for (int x = left; x < Math.min(left + Damage.CELL, touched[0].length); x++) {
                        expected |= touched[y][x];
                    }
                }
                assertEquals(
                        expected,
                        damage.cellSince(left / Damage.CELL, top / Damage.CELL, epoch),
                        name + " cell at " + left + "," + top);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} bits")
    @MethodSource("kinds")
    void nothingOutsideTheRowsIsWritten(Storage storage, int bits) {
        if (storage == Storage.HEAP || storage == Storage.OFF_HEAP) {
            return; // all of the memory is the bitmap's own
        }
        int width = bits < 8 ? 16 : 5; // whole bytes
        Bitmap bitmap = storage.make(width, 4, bits);
        MemorySegment values = bitmap.segment();
        values.fill((byte) 0x5a);
        bitmap.fill(0);
        int row = width * bits / 8;
        for (long at = 0; at < values.byteSize(); at++) {
            boolean inside = at % bitmap.stride() < row && at / bitmap.stride() < 4;
            assertEquals(inside ? 0 : 0x5a, values.get(ValueLayout.JAVA_BYTE, at), "byte " + at);
        }
    }

    /// The layout that direct access relies on.
    @ParameterizedTest(name = "{0} bits: {1}")
    @CsvSource({
        " 1, 10110000 01000000 00000000 00000000",
        " 2, 01000101 00000000 00010000 00000000",
        " 4, 00010000 00010001 00000000 00000000 00000001 00000000 00000000 00000000",
        " 8, 00000001 00000000 00000001 00000001 00000000 00000000 00000000 00000000 00000000 00000001 "
                + "00000000 00000000",
    })
    void packedValuesHaveTheLeftmostPixelInTheHighBits(int bits, String expected) {
        for (Storage storage : List.of(Storage.HEAP, Storage.OFF_HEAP)) {
            Bitmap bitmap = storage.make(10, 2, bits);
            for (int x : new int[] {0, 2, 3, 9}) {
                bitmap.set(x, 0, 1);
            }
            StringBuilder bytes = new StringBuilder();
            for (int at = 0; at < bitmap.stride(); at++) {
                int b = bitmap.segment().get(ValueLayout.JAVA_BYTE, at) & 0xff;
                bytes.append(bytes.isEmpty() ? "" : " ")
                        .append(Integer.toBinaryString(256 | b).substring(1));
            }
            assertEquals(expected, bytes.toString(), storage.name());
        }
    }

    @Test
    void wideValuesAreInTheMachinesByteOrder() {
        for (Storage storage : Storage.values()) {
            Bitmap shorts = storage.make(3, 2, 16);
            shorts.set(1, 1, 0xfedc);
            long at = shorts.stride() + 2L;
            assertEquals((short) 0xfedc, shorts.segment().get(ValueLayout.JAVA_SHORT_UNALIGNED, at), storage.name());
            shorts.segment().set(ValueLayout.JAVA_SHORT_UNALIGNED, at, (short) 0x1234);
            assertEquals(0x1234, shorts.get(1, 1), storage.name());

            Bitmap ints = storage.make(3, 2, 32);
            ints.set(2, 1, 0x89abcdef);
            at = ints.stride() + 8L;
            assertEquals(0x89abcdef, ints.segment().get(ValueLayout.JAVA_INT_UNALIGNED, at), storage.name());
        }
    }

    @ParameterizedTest(name = "{0} values: {1} bits")
    @CsvSource({"1,1", "2,1", "3,2", "4,2", "5,4", "16,4", "17,8", "256,8", "257,16", "65536,16"})
    void theFewestBitsThatHoldTheValues(int valueCount, int bits) {
        assertEquals(bits, new Bitmap(1, 1, valueCount).bitsPerValue());
    }

    @ParameterizedTest(name = "{0}, {1} bits")
    @MethodSource("kinds")
    void aReadOnlyViewShowsButRefuses(Storage storage, int bits) {
        Bitmap bitmap = storage.make(20, 20, bits);
        Bitmap view = bitmap.asReadOnly();
        bitmap.set(3, 4, 1);
        assertAll(
                () -> assertFalse(bitmap.isReadOnly()),
                () -> assertTrue(view.isReadOnly()),
                () -> assertSame(view, view.asReadOnly()),
                () -> assertSame(bitmap.damage, view.damage),
                () -> assertEquals(1, view.get(3, 4)),
                () -> assertTrue(view.segment().isReadOnly()),
                () -> assertEquals(
                        "the bitmap is read-only: write to the bitmap or memory that it shows",
                        assertThrows(IllegalStateException.class, () -> view.set(0, 0, 1))
                                .getMessage()),
                () -> assertThrows(IllegalStateException.class, () -> view.fill(1)),
                () -> assertEquals(0, bitmap.get(0, 0)));
    }

    @Test
    void wrappedReadOnlyMemoryMakesAReadOnlyBitmap() {
        MemorySegment frame = MemorySegment.ofArray(new short[] {7, 8}).asReadOnly();
        Bitmap bitmap = Bitmap.wrap(frame, 2, 1, 16, 4);
        assertEquals(8, bitmap.get(1, 0));
        assertThrows(IllegalStateException.class, () -> bitmap.set(1, 0, 9));
    }

    @Test
    void valuesInAnArrayOfTheirWidthAreReadFromTheArray() {
        for (int bits = 1; bits <= 32; bits *= 2) {
            assertTrue(Storage.HEAP.make(3, 3, bits).inArray());
            assertTrue(Storage.WRAPPED_ARRAY.make(3, 3, bits).inArray());
            assertTrue(Storage.HEAP.make(3, 3, bits).asReadOnly().inArray());
            assertFalse(Storage.OFF_HEAP.make(3, 3, bits).inArray());
            assertFalse(Storage.WRAPPED_PART_OF_AN_ARRAY.make(3, 3, bits).inArray());
            assertFalse(Storage.WRAPPED_MEMORY.make(3, 3, bits).inArray());
        }
    }

    @Test
    void aClosedArenaEndsTheBitmap() {
        Bitmap bitmap;
        try (Arena arena = Arena.ofConfined()) {
            bitmap = Bitmap.ofBits(4, 4, 8, arena);
            bitmap.fill(3);
            assertEquals(3, bitmap.get(1, 1));
        }
        assertThrows(IllegalStateException.class, () -> bitmap.get(1, 1));
        assertThrows(IllegalStateException.class, () -> bitmap.set(1, 1, 1));
    }
}
