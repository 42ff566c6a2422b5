package io.github.displayio4j.jpegio.imageio;

import io.github.displayio4j.jpegio.PixelLayout;
import io.github.displayio4j.jpegio.RowConsumer;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Rows into an image: every so many columns of every so many rows.
final class ImageRows implements RowConsumer {
    private final BufferedImage image;
    private final WritableRaster raster;
    private final PixelLayout layout;
    private final int left;
    private final int top;
    private final int stepX;
    private final int stepY;
    private final int columns;
    private final int rows;
    /// One row as the raster takes it: its own elements, or ARGB.
    private final byte[] bytes;

    private final short[] shorts;
    private final int[] ints;

    /// @param rows that are written; 0: all that come
    ImageRows(BufferedImage image, int left, int top, int stepX, int stepY, int rows, int columns) {
        this.image = image;
        this.left = left;
        this.top = top;
        this.stepX = stepX;
        this.stepY = stepY;
        this.rows = rows;
        this.columns = columns;
        raster = image.getRaster();
        layout = switch (image.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY -> PixelLayout.GRAY;
            case BufferedImage.TYPE_3BYTE_BGR -> PixelLayout.RGB888; // bands are red, green, blue in any order
            case BufferedImage.TYPE_USHORT_565_RGB -> PixelLayout.RGB565;
            default -> PixelLayout.ARGB;
        };
        bytes = new byte[layout.bytes() == 3 || layout.bytes() == 1 ? columns * layout.bytes() : 0];
        shorts = new short[layout.bytes() == 2 ? columns : 0];
        ints = new int[layout.bytes() == 4 ? columns : 0];
    }

    PixelLayout layout() {
        return layout;
    }

    @Override
    public void row(int y, MemorySegment pixels) {
        if (y % stepY != 0 || (rows > 0 && y / stepY >= rows)) {
            return;
        }
        int to = top + y / stepY;
        switch (layout) {
            case GRAY, RGB888 -> {
                int n = layout.bytes();
                if (stepX == 1) {
                    MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
                } else {
                    for (int x = 0; x < columns; x++) {
                        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, (long) n * x * stepX, bytes, n * x, n);
                    }
                }
                raster.setDataElements(left, to, columns, 1, bytes);
            }
            case RGB565 -> {
                for (int x = 0; x < columns; x++) {
                    shorts[x] = pixels.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * x * stepX);
                }
                raster.setDataElements(left, to, columns, 1, shorts);
            }
            default -> {
                for (int x = 0; x < columns; x++) {
                    ints[x] = pixels.get(ValueLayout.JAVA_INT_UNALIGNED, 4L * x * stepX);
                }
                boolean plain =
                        image.getType() == BufferedImage.TYPE_INT_RGB || image.getType() == BufferedImage.TYPE_INT_ARGB;
                if (plain) {
                    raster.setDataElements(left, to, columns, 1, ints);
                } else {
                    image.setRGB(left, to, columns, 1, ints, 0, columns);
                }
            }
        }
    }
}
