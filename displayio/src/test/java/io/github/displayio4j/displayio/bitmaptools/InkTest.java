package io.github.displayio4j.displayio.bitmaptools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.scene.Damage;
import io.github.displayio4j.displayio.scene.SceneAccess;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Lines and circles against walks that ask at every pixel; and the cells are dirty that got one, for
/// lines just these.
class InkTest {
    private static final long SEED = Long.getLong("displayio.seed", 20261123L);
    private static final int[] DEPTHS = {1, 2, 4, 8, 16, 32};

    /// Pixels are collected here, also those outside.
    private interface Dots {
        void set(int x, int y);
    }

    @Test
    void linesAreWalks() {
        for (int i = 0; i < 2000; i++) {
            Random random = new Random(SEED + i);
            Bitmap target = bitmap(random);
            int reach = i % 20 == 0 ? 32768 : 100;
            int x1 = random.nextInt(-reach, reach);
            int y1 = random.nextInt(-reach, reach);
            int x2 = i % 7 == 0 ? x1 : random.nextInt(-reach, reach);
            int y2 = i % 11 == 0 ? y1 : random.nextInt(-reach, reach);
            String name = "seed " + (SEED + i) + ", " + x1 + "," + y1 + " to " + x2 + "," + y2;
            check(
                    target,
                    () -> BitmapTools.drawLine(target, x1, y1, x2, y2, 1),
                    dots -> walk(x1, y1, x2, y2, dots),
                    new int[0],
                    name);
        }
    }

    @Test
    void circlesAreWalks() {
        for (int i = 0; i < 1000; i++) {
            Random random = new Random(SEED + i);
            Bitmap target = bitmap(random);
            int x = random.nextInt(target.width() + 1);
            int y = random.nextInt(target.height() + 1);
            int radius = i % 50 == 0 ? random.nextInt(32768) : random.nextInt(i % 2 == 0 ? 12 : 120);
            String name = "seed " + (SEED + i) + ", " + radius + " around " + x + "," + y;
            check(
                    target,
                    () -> BitmapTools.drawCircle(target, x, y, radius, 1),
                    dots -> walk(x, y, radius, dots),
                    new int[] {x, y, radius},
                    name);
        }
    }

    private static Bitmap bitmap(Random random) {
        int bits = DEPTHS[random.nextInt(DEPTHS.length)];
        return Canvas.random(random, 1 + random.nextInt(70), 1 + random.nextInt(60), bits, 2);
    }

    private interface Walk {
        void to(Dots dots);
    }

    private static void check(Bitmap target, Runnable tool, Walk walk, int[] circle, String name) {
        int columns = (target.width() + Damage.CELL - 1) / Damage.CELL;
        int rows = (target.height() + Damage.CELL - 1) / Damage.CELL;
        boolean[] cells = new boolean[columns * rows];
        Canvas expected = new Canvas(target);
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0};
        walk.to((x, y) -> {
            if (x >= 0 && y >= 0 && x < expected.width && y < expected.height) {
                expected.set(x, y, 1);
                cells[y / Damage.CELL * columns + x / Damage.CELL] = true;
                box[0] = Math.min(box[0], x);
                box[1] = Math.min(box[1], y);
                box[2] = Math.max(box[2], x + 1);
                box[3] = Math.max(box[3], y + 1);
            }
        });
        long epoch = Canvas.epoch();
        tool.run();
        expected.assertEqual(target, name);
        Damage damage = SceneAccess.get().damage(target);
        for (int cell = 0; cell < cells.length; cell++) {
            boolean dirty = damage.cellSince(cell % columns, cell / columns, epoch);
            assertTrue(dirty || !cells[cell], name + ": cell " + cell + " is not dirty");
            assertTrue(!dirty || cells[cell] || inRing(cell, columns, circle), name + ": cell " + cell + " is dirty");
        }
        int[] bounds = new int[4];
        assertTrue(damage.boundsSince(epoch, bounds), name);
        if (circle.length > 0) {
            assertTrue(bounds[0] <= box[0] && bounds[1] <= box[1] && bounds[2] >= box[2] && bounds[3] >= box[3], name);
        } else if (box[2] > 0) {
            assertEquals(
                    new Area(box[0], box[1], box[2], box[3]),
                    new Area(bounds[0], bounds[1], bounds[2], bounds[3]),
                    name);
        } else {
            assertEquals(0, bounds[2], name + ": nothing is dirty");
        }
    }

    /// Whether a cell has a pixel in the four boxes around the quarters of a circle.
    private static boolean inRing(int cell, int columns, int[] circle) {
        for (int i = 0; circle.length > 0 && i < Damage.CELL * Damage.CELL; i++) {
            int dx = Math.abs(cell % columns * Damage.CELL + i % Damage.CELL - circle[0]);
            int dy = Math.abs(cell / columns * Damage.CELL + i / Damage.CELL - circle[1]);
            int far = Math.max(dx, dy);
            if (far <= circle[2] && far >= (int) (0.7 * circle[2]) - 1) {
                return true;
            }
        }
        return false;
    }

    private static void walk(int fromX, int fromY, int toX, int toY, Dots dots) {
        boolean steep = Math.abs(toY - fromY) > Math.abs(toX - fromX);
        boolean turned = steep ? fromY > toY : fromX > toX;
        int x = turned ? toX : fromX;
        int y = turned ? toY : fromY;
        int endX = turned ? fromX : toX;
        int endY = turned ? fromY : toY;
        int length = steep ? endY - y : endX - x;
        int height = steep ? Math.abs(endX - x) : Math.abs(endY - y);
        int left = length / 2;
        for (int i = 0; i <= length; i++) {
            dots.set(x, y);
            left -= height;
            boolean aside = left < 0;
            left += aside ? length : 0;
            int step = aside ? steep ? Integer.signum(endX - x) : Integer.signum(endY - y) : 0;
            x += steep ? step : 1;
            y += steep ? 1 : step;
        }
    }

    private static void walk(int x, int y, int radius, Dots dots) {
        int down = radius;
        int error = 3 - 2 * radius;
        for (int across = 0; across <= down; across++) {
            for (int eighth = 0; eighth < 8; eighth++) {
                int dx = (eighth & 4) == 0 ? across : down;
                int dy = (eighth & 4) == 0 ? down : across;
                dots.set((eighth & 1) == 0 ? x + dx : x - dx, (eighth & 2) == 0 ? y + dy : y - dy);
            }
            if (error <= 0) {
                error += 4 * across + 6;
            } else {
                error += 4 * (across - down) + 10;
                down--;
            }
        }
    }
}
