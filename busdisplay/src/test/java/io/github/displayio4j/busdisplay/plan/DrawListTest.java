package io.github.displayio4j.busdisplay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.render.AreaList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DrawListTest {
    @Test
    void whatIsFarApartIsDrawnApart() {
        AreaList areas = RegionPlannerTest.areas(0, 0, 16, 16, 304, 224, 320, 240);
        AreaList draws = new DrawList(320, 240, 1, 1).of(areas);
        assertEquals(List.of("0,0,16,16", "304,224,320,240"), RegionPlannerTest.text(draws));
    }

    @Test
    void whatIsNearIsDrawnAtOnce() {
        AreaList areas = RegionPlannerTest.areas(0, 0, 16, 16, 17, 0, 33, 16);
        assertEquals(List.of("0,0,33,16"), RegionPlannerTest.text(new DrawList(320, 240, 1, 1).of(areas)));
    }

    @RepeatedTest(100)
    void allIsDrawnInWholeCells(RepetitionInfo repetition) {
        long seed = 53L * repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int width = 1 + random.nextInt(250);
        int height = 1 + random.nextInt(250);
        int alignX = 1 << random.nextInt(4);
        int alignY = 1 << random.nextInt(4);
        int right = (width + alignX - 1) / alignX * alignX;
        int bottom = (height + alignY - 1) / alignY * alignY;
        AreaList areas = new AreaList();
        for (int n = random.nextInt(random.nextBoolean() ? 600 : 65); n > 0; n--) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            areas.add(x, y, x + 1 + random.nextInt(width - x), y + 1 + random.nextInt(Math.min(9, height - y)));
        }
        boolean[][] drawn = new boolean[bottom][right];
        AreaList draws = new DrawList(width, height, alignX, alignY).of(areas);
        for (int i = 0; i < draws.size(); i++) {
            String what = "seed " + seed + ": " + draws.area(i);
            assertTrue(draws.x2(i) <= right && draws.y2(i) <= bottom, what);
            assertEquals(0, (draws.x1(i) | draws.x2(i)) % alignX, what);
            assertEquals(0, (draws.y1(i) | draws.y2(i)) % alignY, what);
            for (int y = draws.y1(i); y < draws.y2(i); y++) {
                java.util.Arrays.fill(drawn[y], draws.x1(i), draws.x2(i), true);
            }
        }
        for (int i = 0; i < areas.size(); i++) {
            for (int y = areas.y1(i); y < areas.y2(i); y++) {
                for (int x = areas.x1(i); x < areas.x2(i); x++) {
                    assertTrue(drawn[y][x], "seed " + seed + ": " + x + ", " + y);
                }
            }
        }
    }
}
