package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import io.github.displayio4j.displayio.render.AreaList;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plans of any kind of frame leave no garbage once their lists have grown.
class PlanAllocationTest {
    private static final int ROUNDS = 200;

    @ParameterizedTest
    @CsvSource({"1, 200", "20, 16", "60, 9", "300, 6", "640, 1"})
    void nothingIsAllocated(int count, int side) {
        Random random = new Random(count);
        AreaList areas = new AreaList();
        for (int i = 0; i < count; i++) {
            int x = random.nextInt(320 - side);
            int y = random.nextInt(240 - side);
            areas.add(x, y, x + side, y + side);
        }
        WindowCost cost = RegionPlannerTest.cost(1000, 200, Registers.PARTIAL);
        RegionPlanner planner = new RegionPlanner(320, 240, 1, 1, cost);
        DrawList draws = new DrawList(320, 240, 1, 1);
        Shadow shadow = new Shadow(320, 240, 1, 1, 2, cost);
        int[] frame = {0};
        Shadow.Painter painter = (x1, y1, x2, y2, out, offset) -> paint(frame[0], x1, y1, x2, y2, out, offset);
        Shadow.Sink sink = (windows, bottom, last) -> {};

        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5; i++) {
                frame[0]++;
                planner.plan(areas);
                shadow.narrow(draws.of(areas), painter, sink);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes in 5 frames, the best of " + ROUNDS + " rounds");
    }

    /// Every third pixel changes, each time another one.
    private static long paint(int frame, int x1, int y1, int x2, int y2, MemorySegment out, long offset) {
        long at = offset;
        for (int y = y1; y < y2; y++) {
            for (int x = x1; x < x2; x++, at += 2) {
                out.set(ValueLayout.JAVA_SHORT, at, (short) ((x + y + frame) % 3 == 0 ? 1 : 0));
            }
        }
        return at - offset;
    }
}
