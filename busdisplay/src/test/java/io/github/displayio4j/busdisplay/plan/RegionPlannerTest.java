package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.busdisplay.plan.WindowCost.Registers;
import io.github.displayio4j.displayio.render.AreaList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RegionPlannerTest {
    /// A window costs as much as 5.5 cells.
    static final WindowCost CHEAP_WINDOW = cost(0, 333, Registers.KEPT);
    /// A window costs as much as 357 cells.
    static final WindowCost DEAR_WINDOW = cost(15_000, 128, Registers.KEPT);

    static WindowCost cost(double transfer, double nanosPerByte, Registers registers) {
        return new WindowCost(
                2 * transfer + 5 * nanosPerByte,
                2 * transfer + 5 * nanosPerByte,
                2 * nanosPerByte,
                2 * transfer + nanosPerByte,
                2 * nanosPerByte,
                registers,
                false);
    }

    @Test
    void nothingIsNothing() {
        assertEquals(0, plan(CHEAP_WINDOW, areas()).size());
    }

    @Test
    void distantAreasStayApartWhereAWindowIsCheap() {
        AreaList areas = areas(0, 0, 10, 10, 200, 300, 210, 310);
        assertEquals(2, plan(CHEAP_WINDOW, areas).size());
    }

    @Test
    void areasNearEachOtherAreJoinedWhereAWindowIsDear() {
        AreaList areas = areas(0, 0, 10, 10, 12, 12, 22, 22);
        assertEquals(List.of("0,0,22,22"), text(plan(DEAR_WINDOW, areas)));
        assertEquals(2, plan(CHEAP_WINDOW, areas).size());
    }

    @Test
    void neighboursAreJoined() {
        assertEquals(List.of("0,0,20,10"), text(plan(CHEAP_WINDOW, areas(0, 0, 10, 10, 10, 0, 20, 10))));
    }

    @Test
    void overlapsAreSentOnceWhereAWindowIsCheap() {
        AreaList areas = areas(0, 0, 100, 100, 50, 50, 150, 150);
        assertEquals(List.of("0,0,100,50", "0,50,150,100", "50,100,150,150"), text(plan(CHEAP_WINDOW, areas)));
    }

    @Test
    void windowsWithTheSameColumnsFollowEachOther() {
        AreaList areas = areas(0, 0, 16, 16, 100, 3, 116, 19, 0, 200, 16, 216, 100, 203, 116, 219);
        assertEquals(
                List.of("0,0,16,16", "0,200,16,216", "100,3,116,19", "100,203,116,219"),
                text(plan(CHEAP_WINDOW, areas)));
    }

    @Test
    void pagesAreWidenedToBytes() {
        RegionPlanner planner = new RegionPlanner(72, 40, 1, 8, CHEAP_WINDOW);
        assertEquals(List.of("3,8,5,16"), text(planner.plan(areas(3, 9, 5, 10))));
    }

    @Test
    void aPanelThatIsNoMultipleOfACellHasALastCellInPart() {
        RegionPlanner planner = new RegionPlanner(70, 40, 8, 1, CHEAP_WINDOW);
        assertEquals(List.of("64,9,72,10"), text(planner.plan(areas(69, 9, 70, 10))));
    }

    @Test
    void oneRowWindowsAreNotJoinedUpwards() {
        WindowCost pages = new WindowCost(200, 100, 0, 1000, 100, Registers.EACH_TIME, true);
        RegionPlanner planner = new RegionPlanner(128, 64, 1, 8, pages);
        assertEquals(2, planner.plan(areas(0, 0, 10, 8, 30, 8, 40, 16)).size());
    }

    @RepeatedTest(200)
    void everyAreaIsCoveredAndNoSimplePlanIsCheaper(RepetitionInfo repetition) {
        long seed = 41L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Registers registers = List.of(Registers.values()).get(random.nextInt(3));
        WindowCost cost = cost(random.nextInt(20_000), 1 + random.nextInt(1000), registers);
        int alignX = 1 + random.nextInt(2) * 7;
        int alignY = alignX > 1 ? 1 : 1 + random.nextInt(2) * 7;
        AreaList areas = new AreaList();
        int count = random.nextInt(4) == 0 ? 65 + random.nextInt(600) : 1 + random.nextInt(64);
        int most = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int x = random.nextInt(240);
            int y = random.nextInt(320);
            areas.add(x, y, Math.min(240, x + 1 + random.nextInt(most)), Math.min(320, y + 1 + random.nextInt(most)));
        }
        RegionPlanner planner = new RegionPlanner(240, 320, alignX, alignY, cost);
        AreaList windows = planner.plan(areas);
        boolean[][] covered = new boolean[320][240];
        double each = 0;
        int x1 = 240;
        int y1 = 320;
        int x2 = 0;
        int y2 = 0;
        for (int i = 0; i < windows.size(); i++) {
            String window = "seed " + seed + ": window " + windows.area(i);
            assertTrue(windows.x1(i) >= 0 && windows.x2(i) <= 240 && windows.x1(i) < windows.x2(i), window);
            assertTrue(windows.y1(i) >= 0 && windows.y2(i) <= 320 && windows.y1(i) < windows.y2(i), window);
            assertTrue((windows.x1(i) | windows.x2(i)) % alignX == 0, window);
            assertTrue((windows.y1(i) | windows.y2(i)) % alignY == 0, window);
            for (int y = windows.y1(i); y < windows.y2(i); y++) {
                java.util.Arrays.fill(covered[y], windows.x1(i), windows.x2(i), true);
            }
        }
        for (int i = 0; i < areas.size(); i++) {
            int left = areas.x1(i) / alignX;
            int top = areas.y1(i) / alignY;
            int right = (areas.x2(i) + alignX - 1) / alignX;
            int bottom = (areas.y2(i) + alignY - 1) / alignY;
            each += cost.windowNanos() + cost.cellNanos() * (right - left) * (bottom - top);
            x1 = Math.min(x1, left);
            y1 = Math.min(y1, top);
            x2 = Math.max(x2, right);
            y2 = Math.max(y2, bottom);
            for (int y = areas.y1(i); y < areas.y2(i); y++) {
                for (int x = areas.x1(i); x < areas.x2(i); x++) {
                    assertTrue(covered[y][x], "seed " + seed + ": pixel " + x + "," + y + " is in no window");
                }
            }
        }
        double one = cost.windowNanos() + cost.cellNanos() * (x2 - x1) * (y2 - y1);
        double slack = areas.size() > 64 ? 1.1 : 1 + 1e-9;
        assertTrue(
                planner.nanos() <= slack * Math.min(each, one),
                "seed " + seed + ": " + planner.explain() + " one around all: " + one + ", one each: " + each);
    }

    @RepeatedTest(60)
    void smallSetsAreNearTheBestCover(RepetitionInfo repetition) {
        long seed = 7919L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        WindowCost cost = cost(random.nextInt(4) * 200, 1 + random.nextInt(400), Registers.EACH_TIME);
        AreaList areas = new AreaList();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int x = random.nextInt(BestCover.SIDE);
            int y = random.nextInt(BestCover.SIDE);
            areas.add(
                    x,
                    y,
                    Math.min(BestCover.SIDE, x + 1 + random.nextInt(3)),
                    Math.min(BestCover.SIDE, y + 1 + random.nextInt(3)));
        }
        RegionPlanner planner = new RegionPlanner(BestCover.SIDE, BestCover.SIDE, 1, 1, cost);
        planner.plan(areas);
        double best = new BestCover(cost.windowCells()).cells(areas) * cost.cellNanos();
        String text = "seed " + seed + ": " + planner.explain() + " best: " + best;
        assertTrue(planner.nanos() >= best * (1 - 1e-9), text);
        assertTrue(planner.nanos() <= 1.15 * best, text);
    }

    @Test
    void theMeanOfSmallSetsIsVeryNearTheBestCover() {
        Random random = new Random(5);
        double planned = 0;
        double best = 0;
        for (int n = 0; n < 300; n++) {
            WindowCost cost = cost(random.nextInt(3) * 200, 200, Registers.EACH_TIME);
            AreaList areas = new AreaList();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                int x = random.nextInt(BestCover.SIDE - 2);
                int y = random.nextInt(BestCover.SIDE - 2);
                areas.add(x, y, x + 1 + random.nextInt(3), y + 1 + random.nextInt(3));
            }
            RegionPlanner planner = new RegionPlanner(BestCover.SIDE, BestCover.SIDE, 1, 1, cost);
            planner.plan(areas);
            planned += planner.nanos();
            best += new BestCover(cost.windowCells()).cells(areas) * cost.cellNanos();
        }
        assertTrue(planned <= 1.01 * best, "planned " + planned + ", best " + best);
    }

    @Test
    void thousandsOfPointsAreCovered() {
        AreaList areas = new AreaList();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            int x = random.nextInt(240);
            int y = random.nextInt(320);
            areas.add(x, y, x + 1, y + 1);
        }
        RegionPlanner planner = new RegionPlanner(240, 320, 1, 1, CHEAP_WINDOW);
        AreaList windows = planner.plan(areas);
        boolean[][] covered = new boolean[320][240];
        for (int i = 0; i < windows.size(); i++) {
            for (int y = windows.y1(i); y < windows.y2(i); y++) {
                java.util.Arrays.fill(covered[y], windows.x1(i), windows.x2(i), true);
            }
        }
        for (int i = 0; i < areas.size(); i++) {
            assertTrue(covered[areas.y1(i)][areas.x1(i)], "point " + areas.area(i));
        }
    }

    @Test
    void explainsItself() {
        RegionPlanner planner = new RegionPlanner(240, 320, 1, 1, CHEAP_WINDOW);
        planner.plan(areas(0, 0, 10, 10, 10, 0, 20, 10));
        assertEquals(
                "areas 2 -> windows 1 (neighbours joined): 136.9 us; a window for each area 138.9 us, the whole panel"
                        + " 51152.5 us. A window costs as much as 5.5 cells of 1x1 pixels.",
                planner.explain());
    }

    private static AreaList plan(WindowCost cost, AreaList areas) {
        return new RegionPlanner(240, 320, 1, 1, cost).plan(areas);
    }

    static AreaList areas(int... edges) {
        AreaList areas = new AreaList();
        for (int i = 0; i < edges.length; i += 4) {
            areas.add(edges[i], edges[i + 1], edges[i + 2], edges[i + 3]);
        }
        return areas;
    }

    static List<String> text(AreaList areas) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            text.add(areas.x1(i) + "," + areas.y1(i) + "," + areas.x2(i) + "," + areas.y2(i));
        }
        return text;
    }
}
