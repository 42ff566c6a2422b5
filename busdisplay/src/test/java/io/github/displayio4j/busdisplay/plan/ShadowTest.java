package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShadowTest {
    private static final WindowCost COST = RegionPlannerTest.cost(0, 333, Registers.KEPT);

    /// A panel of the slowest kind: a byte array that takes windows of packed bytes.
    private static final class Panel {
        final int cellBytes;
        final int columns;
        final byte[] glass;
        final byte[] scene;
        final Shadow shadow;
        final MemorySegment packed = Arena.ofAuto().allocate(1 << 18);
        int windows;
        long cells;
        /// Windows that arrive before the bus breaks down.
        int arriving = Integer.MAX_VALUE;

        Panel(int columns, int rows, int cellBytes, WindowCost cost) {
            this.columns = columns;
            this.cellBytes = cellBytes;
            glass = new byte[columns * rows * cellBytes];
            scene = new byte[glass.length];
            shadow = new Shadow(columns, rows, 1, 1, cellBytes, cost);
        }

        /// Whether all arrived.
        boolean send(AreaList areas) {
            windows = 0;
            cells = 0;
            shadow.narrow(areas, this::paint, this::take);
            if (windows > arriving) {
                shadow.forget();
                return false;
            }
            return true;
        }

        private long paint(int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
            int stride = (x2 - x1) * cellBytes;
            for (int y = y1; y < y2; y++) {
                long to = offset + (long) (y - y1) * stride;
                MemorySegment.copy(scene, (y * columns + x1) * cellBytes, out, ValueLayout.JAVA_BYTE, to, stride);
            }
            return (long) stride * (y2 - y1);
        }

        private void take(AreaList parts, int bottom, boolean last) {
            assertTrue(bottom >= parts.y2(parts.size() - 1));
            for (int i = 0; i < parts.size(); i++) {
                int x1 = parts.x1(i);
                int y1 = parts.y1(i);
                int width = (parts.x2(i) - x1) * cellBytes;
                long length = shadow.copy(x1, y1, parts.x2(i), parts.y2(i), packed, 0);
                assertEquals((long) width * (parts.y2(i) - y1), length);
                if (windows++ < arriving) {
                    for (int y = y1; y < parts.y2(i); y++) {
                        long from = (long) (y - y1) * width;
                        int to = (y * columns + x1) * cellBytes;
                        MemorySegment.copy(packed, ValueLayout.JAVA_BYTE, from, glass, to, width);
                    }
                }
                cells += length / cellBytes;
            }
        }
    }

    private static AreaList area(int x1, int y1, int x2, int y2) {
        return RegionPlannerTest.areas(x1, y1, x2, y2);
    }

    @Test
    void nothingIsSentWhereNothingDiffers() {
        Panel panel = new Panel(20, 10, 2, COST);
        panel.send(area(0, 0, 20, 10));
        panel.send(area(3, 3, 9, 9));
        assertEquals(0, panel.windows);
    }

    @Test
    void whatIsNotKnownIsSentOnce() {
        Panel panel = new Panel(20, 10, 2, COST);
        panel.send(area(0, 0, 20, 5));
        assertEquals(100, panel.cells);
        assertFalse(panel.shadow.isKnown());
        panel.send(area(0, 3, 20, 10));
        assertEquals(100, panel.cells, "rows 3 and 4 are known");
        assertTrue(panel.shadow.isKnown());
        panel.shadow.forget();
        panel.send(area(3, 3, 9, 9));
        assertEquals(36, panel.cells);
        panel.send(area(3, 3, 9, 9));
        assertEquals(0, panel.cells);
    }

    @Test
    void onlyTheEdgesOfAFlatSpriteAreSent() {
        Panel panel = new Panel(100, 50, 2, COST);
        panel.send(area(0, 0, 100, 50));
        for (int y = 10; y < 26; y++) {
            panel.scene[(y * 100 + 7) * 2] = 1;
            panel.scene[(y * 100 + 23) * 2 + 1] = 1;
        }
        panel.send(area(7, 10, 24, 26));
        assertEquals(32, panel.cells);
        assertArrayEquals(panel.scene, panel.glass);
    }

    @Test
    void aFrameOfSeveralGroupsGoesOnInOneWindow() {
        Shadow shadow = new Shadow(320, 240, 1, 1, 2, COST);
        int[] next = {0};
        AreaList all = area(0, 0, 320, 240);
        shadow.narrow(all, (x1, y1, x2, y2, out, offset) -> 0, (windows, bottom, last) -> {
            assertEquals(1, windows.size());
            assertEquals(next[0], windows.y1(0));
            next[0] = windows.y2(0);
            assertEquals(240, bottom, "rows may follow as far as the area goes");
            assertEquals(next[0] == 240, last);
        });
        assertEquals(240, next[0]);
    }

    @RepeatedTest(100)
    void theGlassIsTheSceneWhateverIsNarrowedAndWhateverFails(RepetitionInfo repetition) {
        long seed = 104729L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(200);
        int rows = 1 + random.nextInt(60);
        int cellBytes = 1 + random.nextInt(3);
        Registers registers = List.of(Registers.values()).get(random.nextInt(3));
        WindowCost cost = RegionPlannerTest.cost(random.nextInt(3) * 1000, 1 + random.nextInt(300), registers);
        Panel panel = new Panel(columns, rows, cellBytes, cost);
        AreaList areas = area(0, 0, columns, rows);
        long changed = (long) columns * rows;
        for (int frame = 0; frame < 30; frame++) {
            panel.arriving = random.nextInt(4) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
            boolean arrived = panel.send(areas);
            if (arrived) {
                String what = "seed " + seed + ", frame " + frame;
                assertArrayEquals(panel.scene, panel.glass, what);
                assertTrue(panel.cells >= changed, what + ": sent " + panel.cells + " of " + changed + " cells");
                areas = new AreaList();
                changed = 0;
            }
            // what did not arrive stays on the list
            for (int n = random.nextInt(4); n >= 0; n--) {
                int x1 = random.nextInt(columns);
                int y1 = random.nextInt(rows);
                int x2 = x1 + 1 + random.nextInt(columns - x1);
                int y2 = y1 + 1 + random.nextInt(rows - y1);
                byte[] before = panel.scene.clone();
                change(panel, random, x1, y1, x2, y2);
                changed = arrived && changed == 0 ? differing(before, panel.scene, cellBytes) : 0;
                areas.add(x1, y1, x2, y2);
            }
        }
    }

    private static void change(Panel panel, Random random, int x1, int y1, int x2, int y2) {
        int density = random.nextInt(101);
        for (int y = y1; y < y2; y++) {
            for (int x = x1; x < x2; x++) {
                if (random.nextInt(100) < density) {
                    panel.scene[(y * panel.columns + x) * panel.cellBytes + random.nextInt(panel.cellBytes)]++;
                }
            }
        }
    }

    private static long differing(byte[] before, byte[] after, int cellBytes) {
        long differing = 0;
        for (int i = 0; i < before.length; i += cellBytes) {
            differing += Arrays.equals(before, i, i + cellBytes, after, i, i + cellBytes) ? 0 : 1;
        }
        return differing;
    }
}
