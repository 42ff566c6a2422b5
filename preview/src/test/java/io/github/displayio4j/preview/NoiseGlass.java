package io.github.displayio4j.preview;

import io.github.displayio4j.panels.GlassView;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A glass of random pixels, another picture for each version: no pixel can be mistaken for its neighbour.
final class NoiseGlass implements GlassView {
    private final int width;
    private final int height;
    private final int[] pixels;
    private long version;
    int reads;

    NoiseGlass(int width, int height) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
        show(0);
    }

    void show(long version) {
        SplittableRandom random = new SplittableRandom(version);
        Arrays.setAll(pixels, i -> random.nextInt(1 << 24));
        pixels[0] = 0xff0000; // the corners and edges are far from black
        pixels[pixels.length - 1] = 0x00ff00;
        this.version = version;
    }

    /// Changes one pixel.
    void set(int x, int y, int colour) {
        pixels[y * width + x] = colour;
        version++;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void read(int[] xrgb) {
        System.arraycopy(pixels, 0, xrgb, 0, pixels.length);
        reads++;
    }

    /// What a framebuffer of this size must hold: the obvious way.
    int[] expected(int columns, int rows, int zoom) {
        int left = Math.floorDiv(columns - width * zoom, 2);
        int top = Math.floorDiv(rows - height * zoom, 2);
        int[] out = new int[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int gx = Math.floorDiv(x - left, zoom);
                int gy = Math.floorDiv(y - top, zoom);
                boolean inside = gx >= 0 && gx < width && gy >= 0 && gy < height;
                out[y * columns + x] = inside ? pixels[gy * width + gx] : 0;
            }
        }
        return out;
    }
}
