package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;

/// Each channel from all three.
final class Mix extends Filter {
    private final long[] weights;

    Mix(ChannelWeights weights) {
        this.weights = weights.fixed();
    }

    @Override
    void row(Bitmap bitmap, int y, int[] pixels, int n) {
        for (int i = 0; i < n; i++) {
            int pixel = pixels[i];
            int red = pixel >> 11;
            int green = pixel >> 5 & 63;
            int blue = pixel & 31;
            pixels[i] = channel(0, red, green, blue, 31) << 11
                    | channel(4, red, green, blue, 63) << 5
                    | channel(8, red, green, blue, 31);
        }
    }

    private int channel(int row, int red, int green, int blue, int max) {
        long sum = red * weights[row] + green * weights[row + 1] + blue * weights[row + 2] + weights[row + 3];
        return Math.clamp(sum >> 16, 0, max);
    }
}
