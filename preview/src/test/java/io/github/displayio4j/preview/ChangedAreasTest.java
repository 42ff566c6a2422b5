package io.github.displayio4j.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Every pixel that differs is in one rectangle, no rectangle could be smaller.
class ChangedAreasTest {
    @Test
    void holdEveryPixelThatDiffersAndNoEdgeWithout() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2000; round++) {
            int width = random.nextInt(1, 90);
            int height = random.nextInt(1, 90);
            int[] before = random.ints((long) width * height, 0, 3).toArray();
            int[] after = before.clone();
            for (int i = random.nextInt(6); i > 0; i--) {
                int x = random.nextInt(width);
                int y = random.nextInt(height);
                int w = random.nextInt(1, 20);
                int h = random.nextInt(1, 20);
                for (int at = 0; at < w * h; at++) {
                    if (x + at % w < width && y + at / w < height) {
                        after[(y + at / w) * width + x + at % w] = random.nextInt(3);
                    }
                }
            }
            check(before, after, width, height, "seed " + seed + ", round " + round);
        }
    }

    @Test
    void becomeOneWhenThereAreVeryMany() {
        int[] before = new int[400 * 400];
        int[] after = before.clone();
        for (int y = 5; y < 400; y += 32) {
            for (int x = 7; x < 400; x += 32) {
                after[y * 400 + x] = 1;
            }
        }
        check(before, after, 400, 400, "dots");
        ChangedAreas areas = new ChangedAreas(400, 400);
        assertEquals(1, areas.find(before, after));
    }

    @Test
    void areNoneWhereNothingDiffers() {
        assertEquals(0, new ChangedAreas(17, 3).find(new int[51], new int[51]));
    }

    private static void check(int[] before, int[] after, int width, int height, String where) {
        ChangedAreas areas = new ChangedAreas(width, height);
        int n = areas.find(before, after);
        int[] covered = new int[before.length];
        for (int i = 0; i < n; i++) {
            int[] a = {0, 0, 0, 0};
            System.arraycopy(areas.areas(), 4 * i, a, 0, 4);
            boolean left = false;
            boolean right = false;
            boolean top = false;
            boolean bottom = false;
            for (int y = a[1]; y < a[3]; y++) {
                for (int x = a[0]; x < a[2]; x++) {
                    covered[y * width + x]++;
                    boolean differs = before[y * width + x] != after[y * width + x];
                    left |= differs && x == a[0];
                    right |= differs && x == a[2] - 1;
                    top |= differs && y == a[1];
                    bottom |= differs && y == a[3] - 1;
                }
            }
            assertTrue(left && right && top && bottom, where + ": rectangle " + i + " is too large");
        }
        for (int i = 0; i < before.length; i++) {
            assertTrue(covered[i] <= 1, where + ": twice at " + i);
            assertTrue(covered[i] == 1 || before[i] == after[i], where + ": missed at " + i);
        }
    }
}
