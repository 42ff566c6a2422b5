package io.github.displayio4j.jpegio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
        int[] mcuX = {0, 1, 0, 1, 0, 0};
        int[] mcuY = {0, 0, 1, 1, 0, 0};
        BitReader one = reader(bytes);
        BitReader many = reader(bytes);
        RunReader runs = new RunReader(many);
        for (Component c : components) {
            c.needed = random.nextInt(4) > 0;
            c.size = random.nextInt(4) == 0 ? 1 : 8;
            c.stride = 1 + random.nextInt(1000);
            c.h = c == components[0] ? 2 : 1;
        }
        runs.start(mcu, BLOCKS, true);
        BlockRun run = new BlockRun();
        int[] preds = new int[BLOCKS];
        short[] expected = new short[64];
        for (int at = 0; at < MCUS && !one.isExhausted(); ) {
            many.ensure();
            int most = 1 + random.nextInt(BlockRun.MCUS);
            run.clear(mcu, mcuX, mcuY, BLOCKS);
            boolean skips = random.nextInt(3) == 0;
            int n = (skips ? runs.skip(run, 0, most * BLOCKS) : runs.read(run, 0, most * BLOCKS)) / BLOCKS;
            assertTrue(n > 0 && n <= most, message);
            Map<Integer, Integer> entries = new HashMap<>();
            for (int i = 0; i < n * BLOCKS; i++) {
                if (i % BLOCKS == 0) {
                    one.ensure();
                }
                Component c = mcu[i % BLOCKS];
                int first = Math.max(0, i % BLOCKS - 3); // blocks of a component have one prediction
                int pred = c.pred;
                c.pred = preds[first];
                Arrays.fill(expected, (short) 0);
                int last = one.readBlock(c, c.dc, c.ac, expected, 0);
                preds[first] = c.pred;
                c.pred = pred;
                String where = message + ", block " + (at * BLOCKS + i);
                boolean hidden = skips || !c.needed;
                if (hidden || c.size == 1) {
                    Arrays.fill(expected, 1, 64, (short) 0);
                    expected[0] = hidden ? 0 : expected[0];
                }
                assertArrayEquals(expected, Arrays.copyOfRange(run.coefficients, 64 * i, 64 * i + 64), where);
                int found = run.lasts[i];
                assertEquals(hidden, found == BlockRun.HIDDEN, where);
                assertTrue(found <= last, () -> where + ": last must be " + last + " at most");
                for (int k = found + 1; k < 64; k++) {
                    assertEquals(0, expected[StandardTables.ZIGZAG[k]], where);
                }
                if (!hidden) {
                    int x = i / BLOCKS * c.h + mcuX[i % BLOCKS];
                    int target = mcuY[i % BLOCKS] * c.size * c.stride + x * c.size;
                    entries.put(BlockList.entry(i, target), found == 0 ? 0 : found < 10 ? 1 : 2);
                }
            }
            for (int i = 0; i < components.length; i++) {
                assertEquals(preds[i == 0 ? 0 : i], components[i].pred, message + ", DC of component " + i);
                for (int kind = 0; kind < 3; kind++) {
                    for (int k = BlockList.start(kind); k < components[i].list.ends[kind]; k++) {
                        assertEquals(
                                kind, entries.remove(components[i].list.entries[k]), message + ", kind of a block");
                    }
                }
            }
            assertEquals(Map.of(), entries, message + ", blocks in no list");
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
