package io.github.displayio4j.app.examples;

import io.github.displayio4j.displayio.*;
import java.util.Random;

/// Conway's game of life, on a grid whose edges meet.
final class Life implements Example {
    private static final int SCALE = 4;

    private final Random random = new Random(2293);

    @Override
    public void run(Board board) {
        Bitmap[] bitmaps = new Bitmap[2];
        Group[] groups = new Group[2];
        Palette palette = new Palette(2);
        for (int i = 0; i < 2; i++) {
            bitmaps[i] = new Bitmap(board.width() / SCALE, board.height() / SCALE, 2);
            groups[i] = new Group(SCALE);
            groups[i].append(new TileGrid(bitmaps[i], palette));
        }
        // First time, show the glider gun
        palette.set(1, 0xffffff);
        gun(bitmaps[0]);
        int left = 60;
        // With two bitmaps, nothing need be copied
        for (int turn = 0; ; turn ^= 1) {
            board.show(groups[turn]);
            if (!board.sleep(0.05)) {
                return;
            }
            applyLifeRule(bitmaps[turn], bitmaps[turn ^ 1]);
            if (--left == 0) { // start over with a new colour
                randomize(bitmaps[turn ^ 1], 0.33);
                int color = random.nextInt(7) + 1;
                palette.set(1, (color >> 2) * 0xff0000 | (color >> 1 & 1) * 0xff00 | (color & 1) * 0xff);
                left = 200;
            }
        }
    }

    private static void applyLifeRule(Bitmap before, Bitmap after) {
        int width = before.width();
        int height = before.height();
        for (int y = 0; y < height; y++) {
            int above = (y + height - 1) % height;
            int below = (y + 1) % height;
            for (int x = 0; x < width; x++) {
                int left = (x + width - 1) % width;
                int right = (x + 1) % width;
                int neighbors = before.get(left, above)
                        + before.get(left, y)
                        + before.get(left, below)
                        + before.get(x, above)
                        + before.get(x, below)
                        + before.get(right, above)
                        + before.get(right, y)
                        + before.get(right, below);
                boolean lives = neighbors == 3 || neighbors == 2 && before.get(x, y) == 1;
                after.set(x, y, lives ? 1 : 0);
            }
        }
    }

    /// Fill a part of all the cells.
    private void randomize(Bitmap bitmap, double part) {
        for (int i = 0; i < bitmap.width() * bitmap.height(); i++) {
            bitmap.set(i % bitmap.width(), i / bitmap.width(), random.nextDouble() < part ? 1 : 0);
        }
    }

    /// What Bill Gosper found in 1970.
    private static void gun(Bitmap bitmap) {
        String[] rows = {
            "........................O...........",
            "......................O.O...........",
            "............OO......OO............OO",
            "...........O...O....OO............OO",
            "OO........O.....O...OO..............",
            "OO........O...O.OO....O.O...........",
            "..........O.....O.......O...........",
            "...........O...O....................",
            "............OO......................",
        };
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                bitmap.set(4 + x, 4 + y, rows[y].charAt(x) == 'O' ? 1 : 0);
            }
        }
    }
}
