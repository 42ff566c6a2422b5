package io.github.displayio4j.camera;

import io.github.displayio4j.displayio.Bitmap;
import io.github.displayio4j.jpegio.PixelLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Frames that are plain pixels, scaled and cut as JPEGs are: of each pixel of the panel the nearest one of the camera.
final class RawPicture {
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final int height;
    private final PixelLayout layout;
    private final int[] columns;
    private final int[] rows;
    private final short[] row16;
    private final byte[] row8;
    private final byte[] rgb;

    RawPicture(int width, int height, Placement placement, PixelLayout layout) {
        this.height = height;
        this.layout = layout;
        columns = nearest(placement.width(), placement.crop().x1(), placement, width);
        rows = nearest(placement.height(), placement.crop().y1(), placement, height);
        row16 = new short[columns.length];
        row8 = new byte[columns.length];
        rgb = new byte[3 * columns.length];
    }

    private static int[] nearest(int count, int from, Placement placement, int size) {
        int[] nearest = new int[count];
        int shrink = placement.shrink();
        for (int i = 0; i < count; i++) {
            nearest[i] = Math.min(size - 1, (8 * (from + i * shrink) + 4 * shrink) / placement.eighths());
        }
        return nearest;
    }

    /// Bytes of a row of the camera, at least.
    static int rowBytes(CameraFrame frame) {
        return 2 * frame.width();
    }

    /// Writes all of `target`.
    ///
    /// @throws IOException if the frame is shorter than its size says
    void decode(CameraFrame frame, Bitmap target) throws IOException {
        int stride = Math.max(frame.stride(), rowBytes(frame));
        long needed = (long) stride * (height - 1) + rowBytes(frame);
        if (frame.length() < needed) {
            throw new IOException(frame.length() + " bytes came, " + needed + " make a frame");
        }
        MemorySegment from = frame.segment();
        for (int y = 0; y < rows.length; y++) {
            long row = frame.offset() + (long) rows[y] * stride;
            switch (frame.encoding()) {
                case YUYV -> yuyv(from, row);
                case RGB565 -> rgb565(from, row, 0);
                case RGB565_SWAPPED -> rgb565(from, row, 1);
                case JPEG -> throw new IllegalArgumentException("a JPEG is no plain picture");
            }
            long at = (long) y * target.stride();
            if (layout == PixelLayout.GRAY) {
                gray();
                MemorySegment.copy(row8, 0, target.segment(), BYTE, at, row8.length);
            } else {
                pack(layout == PixelLayout.RGB565_SWAPPED);
                MemorySegment.copy(row16, 0, target.segment(), ValueLayout.JAVA_SHORT_UNALIGNED, at, row16.length);
            }
        }
        target.dirty();
    }

    /// BT.601 with luma of 16..235, in eight bits of fraction.
    private void yuyv(MemorySegment from, long row) {
        for (int i = 0, at = 0; i < columns.length; i++, at += 3) {
            int x = columns[i];
            long pair = row + 4L * (x >> 1);
            int y = 298 * ((from.get(BYTE, pair + 2 * (x & 1)) & 0xff) - 16) + 128;
            int u = (from.get(BYTE, pair + 1) & 0xff) - 128;
            int v = (from.get(BYTE, pair + 3) & 0xff) - 128;
            rgb[at] = (byte) Math.clamp((y + 409 * v) >> 8, 0, 255);
            rgb[at + 1] = (byte) Math.clamp((y - 100 * u - 208 * v) >> 8, 0, 255);
            rgb[at + 2] = (byte) Math.clamp((y + 516 * u) >> 8, 0, 255);
        }
    }

    private void rgb565(MemorySegment from, long row, int low) {
        for (int i = 0, at = 0; i < columns.length; i++, at += 3) {
            long first = row + 2L * columns[i];
            int pixel = (from.get(BYTE, first + low) & 0xff) | (from.get(BYTE, first + 1 - low) & 0xff) << 8;
            int r = pixel >> 11;
            int g = pixel >> 5 & 63;
            int b = pixel & 31;
            rgb[at] = (byte) (r << 3 | r >> 2);
            rgb[at + 1] = (byte) (g << 2 | g >> 4);
            rgb[at + 2] = (byte) (b << 3 | b >> 2);
        }
    }

    private void gray() {
        for (int i = 0, at = 0; i < row8.length; i++, at += 3) {
            int sum = 77 * (rgb[at] & 0xff) + 150 * (rgb[at + 1] & 0xff) + 29 * (rgb[at + 2] & 0xff);
            row8[i] = (byte) (sum + 128 >> 8);
        }
    }

    private void pack(boolean swapped) {
        for (int i = 0, at = 0; i < row16.length; i++, at += 3) {
            int pixel = (rgb[at] & 0xf8) << 8 | (rgb[at + 1] & 0xfc) << 3 | (rgb[at + 2] & 0xff) >> 3;
            row16[i] = swapped ? Short.reverseBytes((short) pixel) : (short) pixel;
        }
    }

    /// All of a frame, 3 bytes a pixel, red first: for a photo.
    static byte[] rgb(CameraFrame frame) throws IOException {
        int width = frame.width();
        int height = frame.height();
        Placement whole = Placement.at(8, width, height, width, height);
        RawPicture picture = new RawPicture(width, height, whole, PixelLayout.RGB565);
        int stride = Math.max(frame.stride(), rowBytes(frame));
        if (frame.length() < (long) stride * (height - 1) + rowBytes(frame)) {
            throw new IOException("the frame is incomplete");
        }
        byte[] all = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            long row = frame.offset() + (long) y * stride;
            switch (frame.encoding()) {
                case YUYV -> picture.yuyv(frame.segment(), row);
                case RGB565 -> picture.rgb565(frame.segment(), row, 0);
                case RGB565_SWAPPED -> picture.rgb565(frame.segment(), row, 1);
                case JPEG -> throw new IllegalArgumentException("a JPEG is no plain picture");
            }
            System.arraycopy(picture.rgb, 0, all, 3 * y * width, 3 * width);
        }
        return all;
    }
}
