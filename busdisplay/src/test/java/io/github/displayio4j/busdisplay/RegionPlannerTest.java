package io.github.displayio4j.busdisplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displaybus.BusCost;
import io.github.displayio4j.displayio.PixelFormat;
import io.github.displayio4j.displayio.render.AreaList;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RegionPlannerTest {
    private static final PanelSpec COLOUR =
            PanelSpec.builder("c", Controller.ILI9341, 240, 320).build();
    private static final PanelSpec MONO = PanelSpec.builder("m", Controller.SSD1306, 72, 40)
            .format(PixelFormat.MONO_PAGES)
            .addressing(Addressing.Window.SSD1306)
            .build();
    private static final BusCost FREE_CALLS = new BusCost(0, 100);
    private static final BusCost DEAR_CALLS = new BusCost(1_000_000, 100);

    @Test
    void distantAreasStayApartWhereAWindowIsCheap() {
        AreaList areas = areas(0, 0, 10, 10, 200, 300, 210, 310);
        assertEquals(2, plan(COLOUR, FREE_CALLS, areas).size());
    }

    @Test
    void distantAreasAreJoinedWhereAWindowIsDear() {
        AreaList areas = areas(0, 0, 10, 10, 40, 40, 50, 50);
        AreaList windows = plan(COLOUR, DEAR_CALLS, areas);
        assertEquals(1, windows.size());
        assertEquals("Area[x1=0, y1=0, x2=50, y2=50]", windows.area(0).toString());
    }

    @Test
    void neighboursAreJoined() {
        assertEquals(
                1, plan(COLOUR, FREE_CALLS, areas(0, 0, 10, 10, 10, 0, 20, 10)).size());
    }

    @Test
    void pagesAreWidenedToBytes() {
        AreaList windows = plan(MONO, FREE_CALLS, areas(3, 9, 5, 10));
        assertEquals("Area[x1=3, y1=8, x2=5, y2=16]", windows.area(0).toString());
    }

    @RepeatedTest(50)
    void everyAreaIsCoveredAndNeverDearerThanOneWindowEach(RepetitionInfo repetition) {
        long seed = 41L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        BusCost cost = new BusCost(random.nextInt(100_000), 1 + random.nextInt(1000));
        AreaList areas = new AreaList();
        double each = 0;
        WindowWriter writer = new WindowWriter(COLOUR);
        double window = cost.nanos(writer.transfers(), writer.bytes());
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            int x = random.nextInt(230);
            int y = random.nextInt(310);
            int width = 1 + random.nextInt(10);
            int height = 1 + random.nextInt(10);
            areas.add(x, y, x + width, y + height);
            each += window + 2 * width * height * cost.nanosPerByte();
        }
        AreaList windows = plan(COLOUR, cost, areas);
        boolean[][] covered = new boolean[320][240];
        double planned = 0;
        for (int i = 0; i < windows.size(); i++) {
            planned += window + 2 * windows.area(i).width() * windows.area(i).height() * cost.nanosPerByte();
            for (int y = windows.y1(i); y < windows.y2(i); y++) {
                java.util.Arrays.fill(covered[y], windows.x1(i), windows.x2(i), true);
            }
        }
        for (int i = 0; i < areas.size(); i++) {
            for (int y = areas.y1(i); y < areas.y2(i); y++) {
                for (int x = areas.x1(i); x < areas.x2(i); x++) {
                    assertTrue(covered[y][x], "seed " + seed + ": pixel " + x + "," + y + " is in no window");
                }
            }
        }
        assertTrue(planned <= each + 1e-6, "seed " + seed + ": planned " + planned + " ns, one window each " + each);
    }

    @Test
    void moreAreasThanAreKeptApartAreStillCovered() {
        AreaList areas = new AreaList();
        for (int i = 0; i < 1000; i++) {
            areas.add(i % 60 * 4, i / 60 * 16, i % 60 * 4 + 1, i / 60 * 16 + 1);
        }
        AreaList windows = plan(COLOUR, FREE_CALLS, areas);
        assertTrue(windows.size() <= 65, windows.size() + " windows");
        for (int i = 0; i < areas.size(); i++) {
            assertTrue(covers(windows, areas.x1(i), areas.y1(i)), "area " + i);
        }
    }

    private static boolean covers(AreaList windows, int x, int y) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.area(i).contains(x, y)) {
                return true;
            }
        }
        return false;
    }

    private static AreaList plan(PanelSpec spec, BusCost cost, AreaList areas) {
        return new RegionPlanner(spec, new WindowWriter(spec), cost).plan(areas);
    }

    private static AreaList areas(int... edges) {
        AreaList areas = new AreaList();
        for (int i = 0; i < edges.length; i += 4) {
            areas.add(edges[i], edges[i + 1], edges[i + 2], edges[i + 3]);
        }
        return areas;
    }
}
