package io.github.displayio4j.preview;

/// A picture made smaller by a whole number: each pixel is the mean of a square of them, cut off at the edges.
final class Shrunk {
    final int width;
    final int height;
    final int[] xrgb;
    private final int fullWidth;
    private final int fullHeight;
    private final int step;

    /// @param step pixels in a row or column that become one, 1 or more
    Shrunk(int fullWidth, int fullHeight, int step) {
        this.fullWidth = fullWidth;
        this.fullHeight = fullHeight;
        this.step = step;
        width = (fullWidth + step - 1) / step;
        height = (fullHeight + step - 1) / step;
        xrgb = new int[width * height];
    }

    /// The least step at which a picture has no more columns and rows than these.
    static int step(int width, int height, int columns, int rows) {
        return Math.max(1, Math.max((width + columns - 1) / columns, (height + rows - 1) / rows));
    }

    void take(int[] full) {
        if (step == 1) {
            System.arraycopy(full, 0, xrgb, 0, xrgb.length);
            return;
        }
        for (int y = 0, at = 0; y < height; y++) {
            int bottom = Math.min(fullHeight, (y + 1) * step);
            for (int x = 0; x < width; x++, at++) {
                xrgb[at] = mean(full, x * step, y * step, Math.min(fullWidth, (x + 1) * step), bottom);
            }
        }
    }

    private int mean(int[] full, int x1, int y1, int x2, int y2) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = y1; y < y2; y++) {
            for (int i = y * fullWidth + x1; i < y * fullWidth + x2; i++) {
                red += full[i] >> 16 & 0xff;
                green += full[i] >> 8 & 0xff;
                blue += full[i] & 0xff;
            }
        }
        int n = (x2 - x1) * (y2 - y1);
        return (red + n / 2) / n << 16 | (green + n / 2) / n << 8 | (blue + n / 2) / n;
    }
}
