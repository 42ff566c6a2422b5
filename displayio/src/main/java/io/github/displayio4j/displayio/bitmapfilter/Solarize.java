package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;

/// Brightness above the threshold is mirrored at it; hue stays (JPEG's YCbCr).
final class Solarize extends Filter {
    private final int threshold;

    Solarize(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be 0..1, not " + threshold);
        }
        this.threshold = (int) Math.round(256 * threshold);
    }

    @Override
    void row(Bitmap bitmap, int y, int[] pixels, int n) {
        for (int i = 0; i < n; i++) {
            int pixel = pixels[i];
            int luma = Pixels.brightness(pixel);
            if (luma > threshold) {
                int red = Pixels.red8(pixel);
                int green = Pixels.green8(pixel);
                int blue = Pixels.blue8(pixel);
                int u = blue * 64 - red * 21 - green * 43 >> 7;
                int v = red * 64 - green * 54 - blue * 10 >> 7;
                pixels[i] = pixel(Math.clamp(2L * threshold - luma, 0, 255), u, v);
            }
        }
    }

    /// Factors of 1.402, 0.344, 0.714 and 1.772 in 65536ths.
    private static int pixel(int luma, int u, int v) {
        int red = Math.clamp(luma + (91881 * v >> 16), 0, 255);
        int green = Math.clamp(luma - (22554 * u + 46802 * v >> 16), 0, 255);
        int blue = Math.clamp(luma + (116130 * u >> 16), 0, 255);
        return (red & 0xf8) << 8 | (green & 0xfc) << 3 | blue >> 3;
    }
}
