package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs of blocks are those that the reader of one block gives, for any bits and any tables.
class RunReaderTest {
    private static final int BLOCKS = 6;
    private static final int MCUS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void runsAreTheBlocksOneByOne(long seed) throws JpegException {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[20_000];
            random.nextBytes(bytes);
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = bytes[k] == (byte) 0xff ? 0 : bytes[k];
            }
            Component[] components = {new Component(), new Component(), new Component()};
            for (Component c : components) {
                boolean standard = random.nextInt(3) == 0;
                c.dc = standard ? table(true, StandardTables.DC_LUMA) : randomTable(true, random);
                c.ac = standard ? table(false, StandardTables.AC_LUMA) : randomTable(false, random);
            }
            components[2].ac = components[1].ac; // as most files have it
            assertSame(bytes, components, random, "seed " + seed + ", stream " + i);
        }
    }

    private static void assertSame(byte[] bytes, Component[] components, Random random, String message)
            throws JpegException {
        Component[] mcu = {components[0], components[0], components[0], components[0], components[1], components[2]};
        BitReader one = reader(bytes);
        BitReader many = reader(bytes);
        RunReader runs = new RunReader(many);
        for (Component c : components) {
            c.needed = true;
            c.size = 8;
        }
        runs.start(mcu, BLOCKS, true);
        short[] found = new short[64 * BlockRun.BLOCKS];
        byte[] lasts = new byte[BlockRun.BLOCKS];
        short[] expected = new short[64];
        for (int at = 0; at < MCUS && !one.isExhausted(); ) {
            many.ensure();
            int n = Math.max(1, Math.min(1 + random.nextInt(BlockRun.MCUS), many.mcusAtHand()));
            Arrays.fill(found, (short) 0);
            boolean skips = random.nextInt(3) == 0;
            if (skips) {
                runs.skip(found, 0, n * BLOCKS);
            } else {
                runs.read(found, lasts, 0, n * BLOCKS);
            }
            for (int i = 0; i < n * BLOCKS; i++) {
                if (i % BLOCKS == 0) {
                    one.ensure();
                }
                Component c = mcu[i % BLOCKS];
                c.pred = 0; // found are differences
                Arrays.fill(expected, (short) 0);
                int last = one.readBlock(c, c.dc, c.ac, expected, 0);
                String where = message + ", block " + (at * BLOCKS + i);
                if (skips) {
                    assertEquals(expected[0], found[64 * i], where);
                    continue;
                }
                assertArrayEquals(expected, Arrays.copyOfRange(found, 64 * i, 64 * i + 64), where);
                assertTrue(lasts[i] <= last, () -> where + ": last must be " + last + " at most");
                for (int k = lasts[i] + 1; k < 64; k++) {
                    assertEquals(0, expected[StandardTables.ZIGZAG[k]], where);
                }
            }
            assertEquals(one.isExhausted(), many.isExhausted(), message);
            assertEquals(one.firstDamage(), many.firstDamage(), message);
            at += n;
        }
    }

    private static BitReader reader(byte[] bytes) throws JpegException {
        Input input = new Input(1 << 20);
        input.open(bytes, 0, bytes.length);
        BitReader reader = new BitReader(input);
        reader.clearReport();
        reader.start(0, false, BLOCKS);
        return reader;
    }

    private static HuffmanTable table(boolean dc, byte[] definition) throws JpegException {
        HuffmanTable table = new HuffmanTable();
        table.define(definition, 0, definition.length - 16);
        table.build(dc, 0);
        return table;
    }

    /// Codes of random lengths, with some bits that are no code; runs and sizes of all kinds.
    private static HuffmanTable randomTable(boolean dc, Random random) throws JpegException {
        int most = dc ? 12 : 160;
        byte[] definition = new byte[16 + most];
        int left = 1 << 16;
        int n = 0;
        for (int length = 1 + random.nextInt(3); length <= 16; length++) {
            int each = 1 << 16 - length;
            int count = Math.min(random.nextInt(length * length), Math.min(most - n, (left - 1) / each));
            definition[length - 1] = (byte) count;
            left -= count * each;
            for (int i = 0; i < count; i++, n++) {
                int symbol = random.nextInt(4) == 0 ? 0xf0 : random.nextInt(256);
                definition[16 + n] = (byte) (dc ? random.nextInt(16) : random.nextInt(5) == 0 ? 0 : symbol);
            }
        }
        return table(dc, Arrays.copyOf(definition, 16 + n));
    }
}
