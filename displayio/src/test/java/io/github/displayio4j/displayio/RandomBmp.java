package io.github.displayio4j.displayio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/// A BMP file made at random, and what it shows.
final class RandomBmp {
    private static final int[] HEADERS = {12, 40, 52, 56, 108, 124};

    final int width;
    final int height;
    /// What each pixel's bits are in the file, by row from the top, then column.
    final int[][] pixels;
    /// Of the colour table, `0xRRGGBB`; empty above 8 bits.
    final int[] colours;
    final int header;
    final int depth;
    final int compression;
    final boolean topDown;
    final byte[] file;

    private final Random random;

    RandomBmp(Random random) {
        this.random = random;
        header = HEADERS[random.nextInt(HEADERS.length)];
        int[][] kinds = header == 12
                ? new int[][] {{1, 0}, {2, 0}, {4, 0}, {8, 0}, {24, 0}}
                : new int[][] {
                    {1, 0}, {2, 0}, {4, 0}, {8, 0}, {16, 0}, {24, 0}, {32, 0}, {4, 2}, {8, 1}, {16, 3}, {32, 3}, {32, 6}
                };
        int[] kind = kinds[random.nextInt(kinds.length)];
        depth = kind[0];
        compression = kind[1];
        width = 1 + random.nextInt(40);
        height = 1 + random.nextInt(20);
        topDown = header != 12 && random.nextInt(3) == 0;
        int most = 1 << Math.min(depth, 8);
        int used = depth > 8 ? 0 : header == 12 || random.nextBoolean() ? 0 : 1 + random.nextInt(most);
        int count = depth > 8 ? 0 : used == 0 ? most : used;
        colours = new int[count];
        for (int i = 0; i < count; i++) {
            colours[i] = random.nextInt(1 << 24);
        }
        pixels = new int[height][width];
        for (int[] row : pixels) {
            for (int x = 0; x < width; x++) {
                row[x] = depth == 32 ? random.nextInt() : random.nextInt(1 << depth);
                if (compression == 1 || compression == 2) {
                    row[x] = x > 0 && random.nextInt(4) > 0 ? row[x - 1] : row[x];
                }
            }
        }
        file = write(used);
    }

    private byte[] write(int used) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M');
        out.putInt(6, random.nextInt()); // nobody reads the length that a file claims
        out.putInt(14, header);
        int end = 14 + header;
        if (header == 12) {
            out.putShort(18, (short) width).putShort(20, (short) height);
            out.putShort(22, (short) 1).putShort(24, (short) depth);
        } else {
            out.putInt(18, width).putInt(22, topDown ? -height : height);
            out.putShort(26, (short) 1).putShort(28, (short) depth).putInt(30, compression);
            out.putInt(46, used);
            if (header == 40 && compression == 3) {
                end += 12;
            } else if (header == 40 && compression == 6) {
                end += 16;
            }
            if (compression == 3 || compression == 6) {
                putMasks(out);
            }
        }
        out.position(end);
        for (int colour : colours) {
            out.put((byte) colour).put((byte) (colour >> 8)).put((byte) (colour >> 16));
            if (header != 12) {
                out.put((byte) random.nextInt());
            }
        }
        out.position(out.position() + random.nextInt(9)); // a gap
        out.putInt(10, out.position());
        for (int i = 0; i < height; i++) {
            int[] row = pixels[topDown ? i : height - 1 - i];
            switch (compression) {
                case 1, 2 -> putRuns(out, row, i == height - 1);
                default -> putRow(out, row, i == height - 1);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /// Side by side in any order, each of any width.
    private void putMasks(ByteBuffer out) {
        boolean alpha = header >= 56 || (header == 40 && compression == 6);
        int[] masks = new int[4];
        int free = depth;
        int[] order = {0, 1, 2, 3};
        for (int i = 3; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        for (int channel : order) {
            int bits = Math.min(free, random.nextInt(13));
            free -= bits;
            masks[channel] = bits == 0 || (channel == 3 && !alpha) ? 0 : (int) ((1L << bits) - 1) << free;
        }
        if (random.nextInt(3) == 0) {
            masks = depth == 16
                    ? new int[] {0xf800, 0x7e0, 0x1f, 0}
                    : new int[] {0xff0000, 0xff00, 0xff, random.nextBoolean() ? 0xff000000 : 0};
        }
        for (int i = 0; i < (alpha ? 4 : 3); i++) {
            out.putInt(54 + 4 * i, masks[i]);
        }
    }

    private void putRow(ByteBuffer out, int[] row, boolean last) {
        int bytes = (width * depth + 7) / 8;
        int stride = (width * depth + 31) / 32 * 4;
        byte[] packed = new byte[stride];
        random.nextBytes(packed);
        for (int x = 0; x < width; x++) {
            for (int bit = 0; bit < depth; bit++) {
                // pixels of whole bytes have their low byte first, smaller ones begin in the high bits
                int at = depth < 8 ? x * depth + depth - 1 - bit : 0;
                int index = depth < 8 ? at / 8 : x * depth / 8 + bit / 8;
                int shift = depth < 8 ? 7 - at % 8 : bit % 8;
                int one = row[x] >>> bit & 1;
                packed[index] = (byte) ((packed[index] & ~(1 << shift)) | one << shift);
            }
        }
        out.put(packed, 0, last && random.nextBoolean() ? bytes : stride);
    }

    private void putRuns(ByteBuffer out, int[] row, boolean last) {
        for (int x = 0; x < width; ) {
            int n = 1;
            while (x + n < width && n < 255 && row[x + n] == row[x]) {
                n++;
            }
            if (random.nextInt(5) == 0 && width - x >= 3) { // as they are
                n = 3 + random.nextInt(width - x - 2);
                out.put((byte) 0).put((byte) n);
                int start = out.position();
                for (int i = 0; i < n; i++) {
                    if (depth == 8) {
                        out.put((byte) row[x + i]);
                    } else if (i % 2 == 0) {
                        out.put((byte) (row[x + i] << 4 | (i + 1 < n ? row[x + i + 1] : random.nextInt(16))));
                    }
                }
                if ((out.position() - start) % 2 != 0) {
                    out.put((byte) random.nextInt());
                }
            } else if (row[x] == 0 && random.nextBoolean()) { // nothing is said of them
                out.put((byte) 0).put((byte) 2).put((byte) n).put((byte) 0);
            } else if (depth == 4 && random.nextBoolean() && x + 1 < width) { // two in turn
                n = 2;
                while (x + n < width && row[x + n] == row[x + n - 2]) {
                    n++;
                }
                out.put((byte) n).put((byte) (row[x] << 4 | row[x + 1]));
            } else {
                out.put((byte) n).put((byte) (depth == 4 ? row[x] * 17 : row[x]));
            }
            x += n;
        }
        if (!last) {
            out.put((byte) 0).put((byte) 0);
        } else if (random.nextInt(3) > 0) {
            out.put((byte) 0).put((byte) 1);
        }
    }

    /// What `OnDiskBitmap` calls the value of a pixel, for the kinds whose pixels are plain.
    int plainValue(int x, int y) {
        return compression == 0 && depth == 32 ? pixels[y][x] & 0xffffff : pixels[y][x];
    }

    boolean isPlain() {
        return depth <= 8 || depth == 24 || (depth == 32 && compression == 0);
    }

    @Override
    public String toString() {
        return header + " bytes of header, " + width + "x" + height + " of " + depth + " bits, compression "
                + compression + (topDown ? ", top down" : "");
    }
}
