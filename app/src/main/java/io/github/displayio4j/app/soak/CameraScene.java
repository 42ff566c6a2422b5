package io.github.displayio4j.app.soak;

import io.github.displayio4j.camera.CameraFrame;
import io.github.displayio4j.camera.Viewfinder;
import io.github.displayio4j.displayio.Area;
import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Group;
import io.github.displayio4j.displayio.TileGrid;
import io.github.displayio4j.displayio.text.Label;
import io.github.displayio4j.jpegio.DecodeOptions;
import io.github.displayio4j.jpegio.JpegDecoder;
import io.github.displayio4j.jpegio.JpegException;
import io.github.displayio4j.jpegio.JpegInfo;
import io.github.displayio4j.jpegio.PixelLayout;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A camera's screen of 240x240: the video of 240x176 at half its size in the middle, a label above, one below and one
/// over it, and an icon with soft edges over it. And what its video must look like, decoded once more by itself.
final class CameraScene {
    static final int SIZE = 240;
    static final Area VIDEO = new Area(0, 32, 240, 208);

    private static final int HALF = 4;
    private static final int ICON = 24;
    private static final int ICON_X = 208;
    private static final int ICON_Y = 40;
    private static final int LABEL_X = 8;

    final Viewfinder viewfinder = Viewfinder.builder(SIZE, SIZE)
            .area(VIDEO)
            .scale(HALF)
            .overlays(false)
            .build();
    private final Group root = viewfinder.root();
    private final boolean[] covered = new boolean[SIZE * SIZE];
    private final JpegDecoder decoder = new JpegDecoder();
    private final short[] expected = new short[VIDEO.width() * VIDEO.height()];
    private final MemorySegment expectedRows = MemorySegment.ofArray(expected);
    private DecodeOptions options = DecodeOptions.DEFAULT;
    private Area seen = VIDEO;
    private int pictureWidth;
    private int pictureHeight;

    CameraScene() {
        label("JPEG  640x480", 12);
        label("ISO 200  1/60  f2.8", 216);
        label("AF", 190);
        TileGrid icon = TileGrid.builder(icon(), new ColorConverter(Colorspace.ARGB8888))
                .at(ICON_X, ICON_Y)
                .build();
        root.append(icon);
        cover(ICON_X, ICON_Y, ICON, ICON);
    }

    Group root() {
        return root;
    }

    private void label(String text, int y) {
        Label label = new Label(text, 0xFFFF00);
        label.moveTo(LABEL_X, y);
        root.append(label.layer());
        cover(LABEL_X, y, label.width(), label.height());
    }

    private void cover(int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            Arrays.fill(covered, row * SIZE + x, row * SIZE + x + width, true);
        }
    }

    /// A disc that fades out.
    private static Bitmap icon() {
        Bitmap bitmap = Bitmap.ofBits(ICON, ICON, 32);
        for (int y = 0; y < ICON; y++) {
            for (int x = 0; x < ICON; x++) {
                double r = Math.hypot(x - (ICON - 1) / 2.0, y - (ICON - 1) / 2.0);
                int alpha = (int) Math.clamp(255 * (ICON / 2.0 - r) / 4, 0, 255);
                bitmap.set(x, y, alpha << 24 | 0x20C040);
            }
        }
        return bitmap;
    }

    /// Pixels of the video, besides those that something lies over, that are not what a decoder makes of the frame.
    ///
    /// @param glass what is seen, `0xRRGGBB`
    int wrongPixels(CameraFrame frame, int[] glass) throws JpegException {
        JpegInfo info = decoder.open(frame.segment(), frame.offset(), frame.length());
        if (info.width() != pictureWidth || info.height() != pictureHeight) {
            pictureWidth = info.width();
            pictureHeight = info.height();
            int width = info.scaledWidth(HALF);
            int height = info.scaledHeight(HALF);
            int x = Math.max(0, (width - VIDEO.width()) / 2);
            int y = Math.max(0, (height - VIDEO.height()) / 2);
            Area crop = new Area(x, y, Math.min(width, x + VIDEO.width()), Math.min(height, y + VIDEO.height()));
            int left = VIDEO.x1() + (VIDEO.width() - crop.width()) / 2;
            int top = VIDEO.y1() + (VIDEO.height() - crop.height()) / 2;
            seen = new Area(left, top, left + crop.width(), top + crop.height());
            options = DecodeOptions.DEFAULT.withEighths(HALF).withCrop(crop);
        }
        decoder.decode(expectedRows, 0, 2 * seen.width(), PixelLayout.RGB565, options);
        int wrong = 0;
        for (int y = seen.y1(), i = 0; y < seen.y2(); y++) {
            for (int x = seen.x1(); x < seen.x2(); x++, i++) {
                int pixel = expected[i] & 0xffff;
                boolean same = glass[y * SIZE + x] == eye(pixel) || covered[y * SIZE + x];
                wrong += same ? 0 : 1;
            }
        }
        return wrong;
    }

    /// What an eye sees of a pixel of 16 bits.
    static int eye(int pixel) {
        int r = pixel >> 11;
        int g = pixel >> 5 & 63;
        int b = pixel & 31;
        return (r << 3 | r >> 2) << 16 | (g << 2 | g >> 4) << 8 | b << 3 | b >> 2;
    }
}
