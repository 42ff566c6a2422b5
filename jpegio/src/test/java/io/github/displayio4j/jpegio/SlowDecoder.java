package io.github.displayio4j.jpegio;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The slow, obvious twin of the decoder: sound baseline files in one scan, whole planes, one bit and one pixel
/// at a time, straight from T.81 and from the formulas of libjpeg's transforms and upsampling.
final class SlowDecoder {
    /// The 8-point transform as a matrix, upper half; see `ScaledIdct`.
    private static final int[][] EIGHT = {
        {8192, 11363, 10703, 9633, 8192, 6437, 4433, 2260},
        {8192, 9633, 4433, -2259, -8192, -11362, -10704, -6436},
        {8192, 6437, -4433, -11362, -8192, 2261, 10704, 9633},
        {8192, 2260, -10703, -6436, 8192, 9633, -4433, -11363}
    };

    private static final class Plane {
        int h;
        int v;
        int tq;
        int td;
        int ta;
        int pred;
        int size;
        int width;
        int height;
        int[][] samples = new int[0][0];
    }

    private final byte[] data;
    private final int eighths;
    private final boolean fancy;
    private int pos;
    private int bit;
    private int width;
    private int height;
    private int maxH;
    private int maxV;
    private int interval;
    private Plane[] planes = new Plane[0];
    private final int[][] steps = new int[4][64];
    /// By kind * 4 + index: symbol of each code, written as a 1 and the code's bits.
    private final Map<Integer, Map<Integer, Integer>> tables = new HashMap<>();

    private SlowDecoder(byte[] data, int eighths, boolean fancy) {
        this.data = data;
        this.eighths = eighths;
        this.fancy = fancy;
    }

    /// The picture in RGB, or gray if it has one component.
    static byte[] decode(byte[] jpeg, int eighths, boolean fancy) {
        SlowDecoder decoder = new SlowDecoder(jpeg, eighths, fancy);
        decoder.readHeaders();
        decoder.readScan();
        return decoder.pixels();
    }

    private int word(int at) {
        return (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
    }

    private void readHeaders() {
        pos = 2;
        while (true) {
            int marker = data[pos + 1] & 0xff;
            int at = pos + 4;
            int end = pos + 2 + word(pos + 2);
            pos = end;
            switch (marker) {
                case 0xdb -> {
                    for (; at < end; at += 65) {
                        for (int k = 0; k < 64; k++) {
                            steps[data[at]][StandardTables.ZIGZAG[k]] = data[at + 1 + k] & 0xff;
                        }
                    }
                }
                case 0xc0 -> readFrame(at);
                case 0xc4 -> readTables(at, end);
                case 0xdd -> interval = word(at);
                case 0xda -> {
                    for (int i = 0; i < planes.length; i++) {
                        planes[i].td = data[at + 2 + 2 * i] >> 4;
                        planes[i].ta = data[at + 2 + 2 * i] & 15;
                    }
                    return;
                }
                default -> {}
            }
        }
    }

    private void readFrame(int at) {
        height = word(at + 1);
        width = word(at + 3);
        planes = new Plane[data[at + 5]];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = new Plane();
            planes[i].h = data[at + 7 + 3 * i] >> 4;
            planes[i].v = data[at + 7 + 3 * i] & 15;
            planes[i].tq = data[at + 8 + 3 * i];
            maxH = Math.max(maxH, planes[i].h);
            maxV = Math.max(maxV, planes[i].v);
        }
        int across = (width + 8 * maxH - 1) / (8 * maxH);
        int down = (height + 8 * maxV - 1) / (8 * maxV);
        for (Plane p : planes) {
            p.size = eighths;
            while (p.size < 8 && maxH * eighths % (2 * p.h * p.size) == 0 && maxV * eighths % (2 * p.v * p.size) == 0) {
                p.size *= 2;
            }
            p.width = (width * p.h * p.size + 8 * maxH - 1) / (8 * maxH);
            p.height = (height * p.v * p.size + 8 * maxV - 1) / (8 * maxV);
            p.samples = new int[down * p.v * p.size][across * p.h * p.size];
        }
    }

    private void readTables(int from, int end) {
        int at = from;
        while (at < end) {
            int kind = (data[at] >> 4) * 4 + (data[at] & 15);
            Map<Integer, Integer> table = new HashMap<>();
            int symbol = at + 17;
            int code = 0;
            for (int length = 1; length <= 16; length++) {
                for (int i = 0; i < (data[at + length] & 0xff); i++) {
                    table.put(1 << length | code++, data[symbol++] & 0xff);
                }
                code *= 2;
            }
            tables.put(kind, table);
            at = symbol;
        }
    }

    private void readScan() {
        int across = (width + 8 * maxH - 1) / (8 * maxH);
        int down = (height + 8 * maxV - 1) / (8 * maxV);
        for (int mcu = 0; mcu < across * down; mcu++) {
            if (interval > 0 && mcu > 0 && mcu % interval == 0) {
                while (bit > 0) {
                    nextBit();
                }
                pos += 2;
                for (Plane p : planes) {
                    p.pred = 0;
                }
            }
            for (Plane p : planes) {
                for (int i = 0; i < p.h * p.v; i++) {
                    int x = (mcu % across * p.h + i % p.h) * p.size;
                    int y = (mcu / across * p.v + i / p.h) * p.size;
                    transform(readBlock(p), steps[p.tq], p.size, p.samples, x, y);
                }
            }
        }
    }

    private int nextBit() {
        int value = data[pos] >> (7 - bit) & 1;
        if (++bit == 8) {
            bit = 0;
            pos += data[pos] == -1 && data[pos + 1] == 0 ? 2 : 1;
        }
        return value;
    }

    private int nextBits(int n) {
        int value = 0;
        for (int i = 0; i < n; i++) {
            value = 2 * value + nextBit();
        }
        return value;
    }

    private int nextValue(int size) {
        int value = nextBits(size);
        return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private int nextSymbol(int kind) {
        int code = 1;
        Integer symbol = null;
        while (symbol == null) {
            code = 2 * code + nextBit();
            symbol = Objects.requireNonNull(tables.get(kind)).get(code);
        }
        return symbol;
    }

    private int[] readBlock(Plane p) {
        int[] block = new int[64];
        p.pred += nextValue(nextSymbol(p.td));
        block[0] = p.pred;
        for (int k = 1; k < 64; k++) {
            int symbol = nextSymbol(4 + p.ta);
            if (symbol == 0) {
                break;
            }
            k += symbol >> 4;
            block[StandardTables.ZIGZAG[k]] = nextValue(symbol & 15);
        }
        return block;
    }

    static void transform(int[] block, int[] steps, int size, int[][] out, int x, int y) {
        if (size == 1) {
            out[y][x] = clamp(((block[0] * steps[0] + 4) >> 3) + 128);
            return;
        }
        int[][] half = size == 8 ? EIGHT : ScaledIdct.matrix(size);
        int n = half[0].length;
        int shift = half[0][0] == 8192 ? 11 : half[0][0] == 16384 ? 12 : 13;
        long[][] work = new long[size][n];
        for (int i = 0; i < size; i++) {
            for (int column = 0; column < n; column++) {
                long sum = 1L << (shift - 1);
                for (int k = 0; k < n; k++) {
                    sum += entry(half, size, i, k) * block[8 * k + column] * steps[8 * k + column];
                }
                work[i][column] = sum >> shift;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                long sum = 1L << (shift + 6);
                for (int k = 0; k < n; k++) {
                    sum += entry(half, size, j, k) * work[i][k];
                }
                out[y + i][x + j] = clamp((int) (sum >> (shift + 7)) + 128);
            }
        }
    }

    private static long entry(int[][] half, int size, int i, int k) {
        return i < half.length ? half[i][k] : half[size - 1 - i][k] * (k % 2 == 0 ? 1 : -1);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(value, 255));
    }

    private byte[] pixels() {
        int w = (width * eighths + 7) / 8;
        int h = (height * eighths + 7) / 8;
        byte[] out = new byte[w * h * planes.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int at = (y * w + x) * planes.length;
                int luma = sample(planes[0], x, y);
                if (planes.length == 1) {
                    out[at] = (byte) luma;
                    continue;
                }
                int cb = sample(planes[1], x, y) - 128;
                int cr = sample(planes[2], x, y) - 128;
                out[at] = (byte) clamp(luma + ((91881 * cr + 32768) >> 16));
                out[at + 1] = (byte) clamp(luma + ((-22554 * cb - 46802 * cr + 32768) >> 16));
                out[at + 2] = (byte) clamp(luma + ((116130 * cb + 32768) >> 16));
            }
        }
        return out;
    }

    private int sample(Plane p, int x, int y) {
        int across = maxH * eighths / (p.h * p.size);
        int down = maxV * eighths / (p.v * p.size);
        boolean smooth = fancy && eighths > 1;
        boolean wide = p.width > 2;
        int near = y / down;
        int far = Math.max(0, Math.min(near + (y % 2 == 0 ? -1 : 1), p.height - 1));
        int left = x / across;
        int side = Math.max(0, Math.min(left + (x % 2 == 0 ? -1 : 1), p.width - 1));
        int[][] s = p.samples;
        if (smooth && across == 2 && down == 1 && wide) {
            return (3 * s[near][left] + s[near][side] + 1 + x % 2) >> 2;
        }
        if (smooth && across == 1 && down == 2) {
            return (3 * s[near][left] + s[far][left] + 1 + y % 2) >> 2;
        }
        if (smooth && across == 2 && down == 2 && wide) {
            int here = 3 * s[near][left] + s[far][left];
            int there = 3 * s[near][side] + s[far][side];
            return (3 * here + there + 8 - x % 2) >> 4;
        }
        return s[near][left];
    }
}
