package io.github.displayio4j.displayio.ui;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Layer;
import io.github.displayio4j.displayio.Palette;
import io.github.displayio4j.displayio.TileGrid;

/// A bar that fills up from the left, or, if it is higher than wide, from below, with a border of one pixel. Only the
/// lines between its old value and its new one become dirty.
public final class ProgressBar implements Widget {
    private static final int TRACK = 0;
    private static final int BAR = 1;
    private static final int BORDER = 2;

    private final Bitmap bitmap;
    private final Palette palette = new Palette(3);
    private final TileGrid grid;
    private final int length;
    private int filled;
    private double value;

    /// An empty bar: white on black with a gray border.
    ///
    /// @param width columns, 3..32767
    /// @param height rows, 3..32767
    /// @throws IllegalArgumentException if out of range
    public ProgressBar(int width, int height) {
        Checks.range(width, 3, 32767, "width");
        Checks.range(height, 3, 32767, "height");
        bitmap = new Bitmap(width, height, 3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                bitmap.set(x, y, edge ? BORDER : TRACK);
            }
        }
        length = Math.max(width, height) - 2;
        grid = new TileGrid(bitmap, palette);
        setColors(0xffffff, 0x000000, 0x808080);
    }

    /// Sets the colours.
    ///
    /// @param bar RGB888, and so are the others
    public void setColors(int bar, int track, int border) {
        palette.set(BAR, bar);
        palette.set(TRACK, track);
        palette.set(BORDER, border);
    }

    /// How much of it is filled, 0.0..1.0.
    public double value() {
        return value;
    }

    /// Fills it up to a value.
    ///
    /// @param value 0.0..1.0
    /// @throws IllegalArgumentException if out of range
    public void setValue(double value) {
        this.value = Checks.share(value);
        int wanted = (int) Math.round(value * length);
        while (filled < wanted) {
            draw(filled++, BAR);
        }
        while (filled > wanted) {
            draw(--filled, TRACK);
        }
    }

    /// Draws a line across the bar.
    private void draw(int line, int with) {
        if (width() >= height()) {
            for (int y = 1; y < height() - 1; y++) {
                bitmap.set(1 + line, y, with);
            }
        } else {
            for (int x = 1; x < width() - 1; x++) {
                bitmap.set(x, height() - 2 - line, with);
            }
        }
    }

    @Override
    public Layer layer() {
        return grid;
    }

    @Override
    public int width() {
        return bitmap.width();
    }

    @Override
    public int height() {
        return bitmap.height();
    }
}
