package io.github.displayio4j.displayio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Reads a BMP file that is in order, one bit after the other: what `OnDiskBitmap` must agree with.
final class SlowBmp {
    final int width;
    final int height;
    /// By row, then column.
    final int[][] values;
    /// Colours of the table; empty above 8 bits.
    final int[] colours;

    boolean hasAlpha;

    private final ByteBuffer file;

    SlowBmp(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = file.getInt(14);
        boolean core = header == 12;
        width = core ? file.getShort(18) & 0xffff : file.getInt(18);
        int rows = core ? file.getShort(20) & 0xffff : file.getInt(22);
        height = Math.abs(rows);
        int depth = file.getShort(core ? 24 : 28);
        int compression = core ? 0 : file.getInt(30);
        int pixelsAt = file.getInt(10);
        int tableAt = 14 + header;
        values = new int[height][width];
        int entry = core ? 3 : 4;
        int count = 0;
        if (depth <= 8) {
            int used = core ? 0 : file.getInt(46);
            count = used <= 0 || used > 1 << depth ? 1 << depth : used;
            count = Math.min(count, (pixelsAt - tableAt) / entry);
        }
        colours = new int[count];
        for (int i = 0; i < count; i++) {
            int at = tableAt + i * entry;
            colours[i] = unsigned(at + 2) * 65536 + unsigned(at + 1) * 256 + unsigned(at);
        }
        if (compression == 1 || compression == 2) {
            decodeRuns(pixelsAt, depth, rows < 0);
            return;
        }
        int[] masks = {0xff0000, 0xff00, 0xff, 0};
        if (depth == 16) {
            masks = new int[] {0x7c00, 0x3e0, 0x1f, 0};
        }
        if (compression == 3 || compression == 6) {
            for (int i = 0; i < 3; i++) {
                masks[i] = file.getInt(54 + 4 * i);
            }
            masks[3] = header >= 56 || (header == 40 && compression == 6) ? file.getInt(66) : 0;
        }
        hasAlpha = masks[3] != 0;
        int stride = (width * depth + 31) / 32 * 4;
        for (int y = 0; y < height; y++) {
            int row = pixelsAt + (rows < 0 ? y : height - 1 - y) * stride;
            for (int x = 0; x < width; x++) {
                values[y][x] = value(row, x, depth, masks);
            }
        }
    }

    private int value(int row, int x, int depth, int[] masks) {
        if (depth <= 8) {
            int value = 0;
            for (int bit = x * depth; bit < (x + 1) * depth; bit++) {
                value = value * 2 + (unsigned(row + bit / 8) >> (7 - bit % 8)) % 2;
            }
            return value;
        }
        long pixel = 0;
        for (int i = depth / 8 - 1; i >= 0; i--) {
            pixel = pixel * 256 + unsigned(row + x * depth / 8 + i);
        }
        return channel(pixel, masks[3]) << 24
                | channel(pixel, masks[0]) << 16
                | channel(pixel, masks[1]) << 8
                | channel(pixel, masks[2]);
    }

    /// The bits of the mask from high to low, repeated until there are eight.
    private static int channel(long pixel, int mask) {
        StringBuilder bits = new StringBuilder();
        for (int bit = 31; bit >= 0; bit--) {
            if ((mask >>> bit & 1) != 0) {
                bits.append(pixel >> bit & 1);
            }
        }
        if (bits.isEmpty()) {
            return 0;
        }
        String all = bits.toString();
        while (all.length() < 8) {
            all += bits;
        }
        return Integer.parseInt(all.substring(0, 8), 2);
    }

    private void decodeRuns(int from, int depth, boolean topDown) {
        int x = 0;
        int y = 0;
        for (int at = from; at + 1 < file.capacity(); ) {
            int count = unsigned(at);
            int what = unsigned(at + 1);
            at += 2;
            if (count == 0 && what == 1) {
                break;
            } else if (count == 0 && what == 0) {
                x = 0;
                y++;
            } else if (count == 0 && what == 2) {
                x += unsigned(at);
                y += unsigned(at + 1);
                at += 2;
            } else {
                int n = count > 0 ? count : what;
                for (int i = 0; i < n; i++) {
                    int b = count > 0 ? what : unsigned(at + i * depth / 8);
                    int value = depth == 8 ? b : i % 2 == 0 ? b / 16 : b % 16;
                    if (x < width) {
                        values[topDown ? y : height - 1 - y][x] = value;
                    }
                    x++;
                }
                int bytes = (n * depth + 7) / 8;
                at += count > 0 ? 0 : bytes + bytes % 2;
            }
        }
    }

    private int unsigned(int at) {
        return file.get(at) & 0xff;
    }

    @Override
    public String toString() {
        return width + "x" + height + " " + Arrays.deepToString(values);
    }
}
