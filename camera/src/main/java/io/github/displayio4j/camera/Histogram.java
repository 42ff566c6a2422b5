package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;
import java.util.Arrays;

/// How bright the pixels of a video are: a column for each of 64 steps of brightness, on a dark ground that the video
/// shines through.
final class Histogram {
    static final int COLUMNS = 64;
    static final int ROWS = 32;

    /// One pixel of so many columns and rows is looked at.
    private static final int STEP = 2;

    private static final int GROUND = 0;
    private static final int BAR = 1;
    private static final int MARGIN = 4;

    private final Bitmap bitmap = new Bitmap(COLUMNS, ROWS, 2);
    private final TileGrid grid;
    private final int[] counts = new int[COLUMNS];
    private final int[] heights = new int[COLUMNS];

    Histogram(int panelWidth, int panelHeight) {
        Palette palette = new Palette(2);
        palette.set(GROUND, 0x000000);
        palette.set(BAR, 0xFFFFFF);
        grid = TileGrid.builder(bitmap, palette)
                .at(panelWidth - COLUMNS - MARGIN, panelHeight - ROWS - MARGIN)
                .build();
        grid.setOpacity(0.75);
        grid.setHidden(true);
    }

    Layer layer() {
        return grid;
    }

    /// Looks at a frame. Only columns that change are drawn.
    void update(Bitmap video, Colorspace colorspace) {
        Arrays.fill(counts, 0);
        for (int y = 0; y < video.height(); y += STEP) {
            for (int x = 0; x < video.width(); x += STEP) {
                counts[brightness(video.get(x, y), colorspace) >> 2]++;
            }
        }
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        for (int i = 0; i < COLUMNS; i++) {
            draw(i, (counts[i] * (ROWS - 1) + most - 1) / most);
        }
    }

    /// 0..255.
    static int brightness(int value, Colorspace colorspace) {
        if (colorspace == Colorspace.L8) {
            return value;
        }
        int pixel = colorspace == Colorspace.RGB565_SWAPPED ? (value & 255) << 8 | value >> 8 : value;
        int red = pixel >> 11 << 3;
        int green = (pixel >> 5 & 63) << 2;
        int blue = (pixel & 31) << 3;
        return 77 * red + 150 * green + 29 * blue >> 8;
    }

    private void draw(int column, int height) {
        int before = heights[column];
        for (int y = Math.min(before, height); y < Math.max(before, height); y++) {
            bitmap.set(column, ROWS - 1 - y, height > before ? BAR : GROUND);
        }
        heights[column] = height;
    }
}
