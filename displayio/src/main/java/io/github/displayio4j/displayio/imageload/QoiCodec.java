package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.displayio.ColorConverter;
import io.github.displayio4j.displayio.Colorspace;
import io.github.displayio4j.displayio.Image;
import io.github.displayio4j.displayio.ImageCodec;
import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.picture.FileBytes;
import io.github.displayio4j.displayio.scene.ValueRows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The image format `qoi` (The Quite OK Image Format, version 1.0): a bitmap of 32 bits, `RGB888` or
/// `ARGB8888`.
public final class QoiCodec implements ImageCodec {
    private static final int MAX_RUN = 62;

    /// Called by `ServiceLoader`.
    public QoiCodec() {}

    @Override
    public String name() {
        return "qoi";
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 4 && head[0] == 'q' && head[1] == 'o' && head[2] == 'i' && head[3] == 'f';
    }

    @Override
    public Image decode(MemorySegment file) throws IOException {
        FileBytes bytes = new FileBytes(file);
        bytes.require(14, "the header");
        bytes.goTo(4);
        long width = bytes.i32be() & 0xffffffffL;
        long height = bytes.i32be() & 0xffffffffL;
        FileBytes.checkSize(4, width, height);
        int channels = bytes.u8();
        if (channels != 3 && channels != 4) {
            throw new ImageException(12, "there must be 3 or 4 channels, not " + channels);
        }
        bytes.checkPlausible(4, width, height, MAX_RUN);
        bytes.goTo(14);
        Bitmap bitmap = Bitmap.ofBits((int) width, (int) height, 32);
        decode(bytes, bitmap);
        return new Image(bitmap, new ColorConverter(channels == 4 ? Colorspace.ARGB8888 : Colorspace.RGB888));
    }

    private static void decode(FileBytes bytes, Bitmap bitmap) throws ImageException {
        int[] seen = new int[64];
        int[] row = new int[bitmap.width()];
        int pixel = 0xff000000;
        int run = 0;
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                if (run > 0) {
                    run--;
                } else {
                    bytes.require(1, "a pixel");
                    int op = bytes.u8();
                    if (op < 0xfe && op >= 0xc0) {
                        run = op - 0xc0; // and this one
                    } else {
                        pixel = next(bytes, op, pixel, seen);
                    }
                    seen[slot(pixel)] = pixel;
                }
                row[x] = pixel;
            }
            ValueRows.write(bitmap, 0, y, row.length, row, 0);
        }
    }

    private static int next(FileBytes bytes, int op, int pixel, int[] seen) throws ImageException {
        if (op == 0xfe) {
            bytes.require(3, "a pixel");
            return pixel & 0xff000000 | bytes.rgb();
        }
        if (op == 0xff) {
            bytes.require(4, "a pixel");
            return bytes.rgb() | bytes.u8() << 24;
        }
        if (op < 0x40) {
            return seen[op];
        }
        if (op < 0x80) {
            return plus(pixel, (op >> 4 & 3) - 2, (op >> 2 & 3) - 2, (op & 3) - 2);
        }
        bytes.require(1, "a pixel");
        int green = (op & 63) - 32;
        int more = bytes.u8();
        return plus(pixel, green + (more >> 4) - 8, green, green + (more & 15) - 8);
    }

    private static int plus(int pixel, int red, int green, int blue) {
        return pixel & 0xff000000
                | ((pixel >> 16) + red & 255) << 16
                | ((pixel >> 8) + green & 255) << 8
                | pixel + blue & 255;
    }

    private static int slot(int pixel) {
        return 3 * (pixel >> 16 & 255) + 5 * (pixel >> 8 & 255) + 7 * (pixel & 255) + 11 * (pixel >>> 24) & 63;
    }
}
