package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;

/// Four corners and a cross, white with a black shadow, the rest transparent; drifts over the panel frame by frame.
final class FocusMark {
    static final int SIZE = 24;
    private static final int CORNER = 7;
    private static final int CROSS = 2;
    private static final int TRANSPARENT = 0;
    private static final int SHADOW = 1;
    private static final int MARK = 2;

    private final TileGrid grid;
    private final int columns;
    private final int rows;

    /// @param columns of the panel
    /// @param rows of the panel
    FocusMark(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        Palette palette = new Palette(3);
        palette.makeTransparent(TRANSPARENT);
        palette.set(SHADOW, 0x000000);
        palette.set(MARK, 0xFFFFFF);
        grid = new TileGrid(draw(), palette);
        moveTo(0);
    }

    private static Bitmap draw() {
        Bitmap bitmap = new Bitmap(SIZE, SIZE, 3);
        draw(bitmap, 1, SHADOW);
        draw(bitmap, 0, MARK);
        return bitmap;
    }

    private static void draw(Bitmap bitmap, int shift, int value) {
        int last = SIZE - 2;
        for (int i = 0; i < CORNER; i++) {
            for (int near = 0; near <= last; near += last) {
                int along = near == 0 ? i : last - i;
                bitmap.set(along + shift, shift, value);
                bitmap.set(along + shift, last + shift, value);
                bitmap.set(shift, along + shift, value);
                bitmap.set(last + shift, along + shift, value);
            }
        }
        for (int i = -CROSS; i <= CROSS; i++) {
            bitmap.set(last / 2 + i + shift, last / 2 + shift, value);
            bitmap.set(last / 2 + shift, last / 2 + i + shift, value);
        }
    }

    Layer layer() {
        return grid;
    }

    /// Where it is at frame `number`: to and fro, around the middle of the panel.
    void moveTo(long number) {
        int roomX = Math.max(1, (columns - SIZE) / 2);
        int roomY = Math.max(1, (rows - SIZE) / 2);
        int x = (columns - SIZE - roomX) / 2 + TestPicture.bounce(number, roomX);
        int y = (rows - SIZE - roomY) / 2 + TestPicture.bounce(number / 2, roomY);
        grid.moveTo(x, y);
    }
}
