package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.scene.ValueRows;

/// Turns pictures as EXIF says.
final class Upright {
    private Upright() {}

    /// @param orientation 1..8: 1 upright, 3 upside down, 6 and 8 turned left and right, others mirrored, too
    static Image turned(Image image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        Bitmap source = image.bitmap();
        int w = source.width();
        int h = source.height();
        boolean swaps = orientation >= 5;
        Bitmap target = Bitmap.ofBits(swaps ? h : w, swaps ? w : h, source.bitsPerValue());
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBelow = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int[] row = new int[target.width()];
        int[] values = swaps ? new int[0] : new int[w];
        for (int y = 0; y < target.height(); y++) {
            if (!swaps) {
                ValueRows.read(source, 0, fromBelow ? h - 1 - y : y, w, values, 0);
            }
            for (int x = 0; x < row.length; x++) {
                row[x] = swaps
                        ? source.get(fromRight ? w - 1 - y : y, fromBelow ? h - 1 - x : x)
                        : values[fromRight ? w - 1 - x : x];
            }
            ValueRows.write(target, 0, y, row.length, row, 0);
        }
        return new Image(target, image.pixelShader());
    }
}
