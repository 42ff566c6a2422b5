package io.github.displayio4j.panels;

/// A glass whose pixels a test sets.
final class Picture implements GlassView {
    private final int width;
    final int[] pixels;
    long version;

    Picture(int width, int height) {
        this.width = width;
        pixels = new int[width * height];
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return pixels.length / width;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void read(int[] xrgb) {
        System.arraycopy(pixels, 0, xrgb, 0, pixels.length);
    }
}
