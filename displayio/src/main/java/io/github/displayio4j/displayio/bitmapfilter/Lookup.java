package io.github.displayio4j.displayio.bitmapfilter;

import io.github.displayio4j.displayio.Bitmap;
import java.util.function.DoubleUnaryOperator;

/// Each channel by a table.
final class Lookup extends Filter {
    private final int[] red;
    private final int[] green;
    private final int[] blue;

    Lookup(DoubleUnaryOperator red, DoubleUnaryOperator green, DoubleUnaryOperator blue) {
        this.red = table(red, 31, 11);
        this.green = table(green, 63, 5);
        this.blue = table(blue, 31, 0);
    }

    private static int[] table(DoubleUnaryOperator f, int max, int shift) {
        int[] table = new int[max + 1];
        for (int i = 0; i <= max; i++) {
            table[i] = (int) Math.round(max * Math.clamp(f.applyAsDouble(i / (double) max), 0.0, 1.0)) << shift;
        }
        return table;
    }

    @Override
    void row(Bitmap bitmap, int y, int[] pixels, int n) {
        for (int i = 0; i < n; i++) {
            int pixel = pixels[i];
            pixels[i] = red[pixel >> 11] | green[pixel >> 5 & 63] | blue[pixel & 31];
        }
    }
}
