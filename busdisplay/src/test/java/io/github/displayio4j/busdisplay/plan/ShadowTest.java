package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
        final MemorySegment strip = Arena.ofAuto().allocate(1 << 16);
        final MemorySegment packed = Arena.ofAuto().allocate(1 << 16);
        int windows;

        Panel(int columns, int rows, int cellBytes, WindowCost cost) {
            this.columns = columns;
            this.cellBytes = cellBytes;
            glass = new byte[columns * rows * cellBytes];
            scene = new byte[glass.length];
            shadow = new Shadow(columns, rows, 1, 1, cellBytes, cost);
        }

        void send(int x1, int y1, int x2, int y2) {
            int stride = (x2 - x1) * cellBytes;
            for (int y = y1; y < y2; y++) {
                MemorySegment.copy(
                        scene,
                        (y * columns + x1) * cellBytes,
                        strip,
                        ValueLayout.JAVA_BYTE,
                        (long) (y - y1) * stride,
                        stride);
            }
            AreaList parts = shadow.narrow(x1, y1, x2, y2, strip, 0);
            for (int i = 0; i < parts.size(); i++) {
                long length = shadow.pack(i, x1, y1, x2, strip, 0, packed, 0);
                int width = (parts.x2(i) - parts.x1(i)) * cellBytes;
                assertEquals((long) width * (parts.y2(i) - parts.y1(i)), length);
                for (int y = parts.y1(i); y < parts.y2(i); y++) {
                    long from = (long) (y - parts.y1(i)) * width;
                    int to = (y * columns + parts.x1(i)) * cellBytes;
                    MemorySegment.copy(packed, ValueLayout.JAVA_BYTE, from, glass, to, width);
                }
                windows++;
            }
        }
    }

    @Test
    void nothingIsSentWhereNothingDiffers() {
        Panel panel = new Panel(20, 10, 2, COST);
        panel.send(0, 0, 20, 10);
        panel.shadow.learn();
        panel.windows = 0;
        panel.send(3, 3, 9, 9);
        assertEquals(0, panel.windows);
    }

    @Test
    void allIsSentUntilThePanelIsKnown() {
        Panel panel = new Panel(20, 10, 2, COST);
        panel.send(0, 0, 20, 10);
        panel.send(3, 3, 9, 9);
        assertEquals(2, panel.windows);
        panel.shadow.learn();
        panel.send(3, 3, 9, 9);
        assertEquals(2, panel.windows);
        panel.shadow.forget();
        panel.send(3, 3, 9, 9);
        assertEquals(3, panel.windows);
    }

    @Test
    void onlyTheEdgesOfAFlatSpriteAreSent() {
        Panel panel = new Panel(100, 50, 2, COST);
        panel.send(0, 0, 100, 50);
        panel.shadow.learn();
        for (int y = 10; y < 26; y++) {
            panel.scene[(y * 100 + 7) * 2] = 1;
            panel.scene[(y * 100 + 23) * 2 + 1] = 1;
        }
        long before = panel.shadow.sentCells();
        panel.send(7, 10, 24, 26);
        assertEquals(32, panel.shadow.sentCells() - before);
        assertArrayEquals(panel.scene, panel.glass);
    }

    @RepeatedTest(100)
    void theGlassIsTheSceneWhateverIsNarrowed(RepetitionInfo repetition) {
        long seed = 104729L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(200);
        int rows = 1 + random.nextInt(60);
        int cellBytes = 1 + random.nextInt(3);
        WindowCost cost = RegionPlannerTest.cost(random.nextInt(3) * 1000, 1 + random.nextInt(300), Registers.KEPT);
        Panel panel = new Panel(columns, rows, cellBytes, cost);
        panel.send(0, 0, columns, rows);
        panel.shadow.learn();
        for (int frame = 0; frame < 30; frame++) {
            int x1 = random.nextInt(columns);
            int y1 = random.nextInt(rows);
            int x2 = x1 + 1 + random.nextInt(columns - x1);
            int y2 = y1 + 1 + random.nextInt(rows - y1);
            int density = random.nextInt(101);
            long changed = 0;
            for (int y = y1; y < y2; y++) {
                for (int x = x1; x < x2; x++) {
                    if (random.nextInt(100) < density) {
                        panel.scene[(y * columns + x) * cellBytes + random.nextInt(cellBytes)]++;
                        changed++;
                    }
                }
            }
            long sent = panel.shadow.sentCells();
            panel.send(x1, y1, x2, y2);
            sent = panel.shadow.sentCells() - sent;
            assertArrayEquals(panel.scene, panel.glass, "seed " + seed + ", frame " + frame);
            assertTrue(
                    sent >= changed && sent <= (long) (x2 - x1) * (y2 - y1),
                    "seed " + seed + ", frame " + frame + ": sent " + sent + " of " + changed + " changed cells");
        }
    }
}
