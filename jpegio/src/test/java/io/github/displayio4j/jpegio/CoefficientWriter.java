package io.github.displayio4j.jpegio;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/// Writes files straight from coefficients, in as many scans as wanted, with Huffman codes that are the symbols
/// themselves: what libjpeg is not needed for. One component with whole blocks.
final class CoefficientWriter {
    private static final int[] ZIGZAG = new int[64];

    static {
        // T.81 figure A.6: up and down the diagonals.
        int k = 0;
        for (int sum = 0; sum < 15; sum++) {
            for (int i = Math.max(0, sum - 7); i <= Math.min(7, sum); i++) {
                int x = sum % 2 == 0 ? i : sum - i;
                ZIGZAG[k++] = 8 * (sum - x) + x;
            }
        }
    }

    private final int columns;
    private final int rows;
    /// By block, in zigzag order.
    private final int[][] blocks;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long bits;
    private int count;

    CoefficientWriter(int columns, int rows, int[][] blocks) {
        this.columns = columns;
        this.rows = rows;
        this.blocks = blocks;
    }

    /// Blocks with few, mostly small coefficients.
    static int[][] random(int n, Random random) {
        int[][] blocks = new int[n][64];
        for (int[] block : blocks) {
            block[0] = random.nextInt(1000) - 500;
            for (int i = random.nextInt(12); i > 0; i--) {
                int size = 1 << random.nextInt(8);
                block[1 + random.nextInt(63)] = random.nextInt(2 * size + 1) - size;
            }
        }
        return blocks;
    }

    byte[] baseline() {
        start(Marker.SOF0);
        header(0, 63, 0, 0);
        int before = 0;
        for (int[] block : blocks) {
            value(4, 0, block[0] - before);
            before = block[0];
            band(block, 1, 63, 0);
        }
        return end();
    }

    /// DC, then bands from bit `low` on, then one bit after the other.
    byte[] progressive(int low, int split) {
        start(0xC2);
        header(0, 0, 0, low);
        int before = 0;
        for (int[] block : blocks) {
            int dc = block[0] >> low;
            value(4, 0, dc - before);
            before = dc;
        }
        first(1, split, low);
        first(split + 1, 63, low);
        for (int bit = low - 1; bit >= 0; bit--) {
            header(0, 0, bit + 1, bit);
            for (int[] block : blocks) {
                put(block[0] >> bit & 1, 1);
            }
            refine(1, 63, bit);
        }
        return end();
    }

    private void first(int from, int to, int low) {
        header(from, to, 0, low);
        int run = 0;
        for (int[] block : blocks) {
            boolean empty = true;
            for (int k = from; k <= to; k++) {
                empty &= Math.abs(block[k]) >> low == 0;
            }
            if (empty && run < 100) {
                run++;
                continue;
            }
            endOfBands(run);
            run = 0;
            band(block, from, to, low);
        }
        endOfBands(run);
    }

    /// Coefficients of a band and the end of it.
    private void band(int[] block, int from, int to, int low) {
        int zeros = 0;
        for (int k = from; k <= to; k++) {
            int value = Integer.signum(block[k]) * (Math.abs(block[k]) >> low);
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                put(0xf0, 8);
            }
            value(8, zeros << 4, value);
            zeros = 0;
        }
        if (zeros > 0) {
            put(0, 8);
        }
    }

    private void endOfBands(int run) {
        if (run > 0) {
            int size = 31 - Integer.numberOfLeadingZeros(run);
            put(size << 4, 8);
            put(run - (1 << size), size);
        }
    }

    /// T.81 G.1.2.3, each block with an end of its own.
    private void refine(int from, int to, int bit) {
        header(from, to, bit + 1, bit);
        for (int[] block : blocks) {
            int last = from - 1;
            for (int k = from; k <= to; k++) {
                last = Math.abs(block[k]) >> bit == 1 ? k : last;
            }
            int k = from;
            while (k <= last) {
                // Run of zeros up to the next coefficient that begins here; those that began before get a bit each.
                int zeros = 0;
                int end = k;
                while (zeros < 16 && Math.abs(block[end]) >> bit != 1) {
                    zeros += Math.abs(block[end]) >> bit == 0 ? 1 : 0;
                    end++;
                    if (zeros == 16) {
                        break;
                    }
                }
                boolean isRun = zeros == 16;
                put(isRun ? 0xf0 : zeros << 4 | 1, 8);
                if (!isRun) {
                    put(block[end] > 0 ? 1 : 0, 1);
                }
                for (int i = k; i < end; i++) {
                    correct(block[i], bit);
                }
                k = isRun ? end : end + 1;
            }
            if (last < to) {
                put(0, 8);
                for (int i = k; i <= to; i++) {
                    correct(block[i], bit);
                }
            }
        }
    }

    private void correct(int value, int bit) {
        if (Math.abs(value) >> bit > 1) {
            put(Math.abs(value) >> bit & 1, 1);
        }
    }

    /// A symbol of `n` bits, whose low four are the size of the value behind it.
    private void value(int n, int symbol, int value) {
        int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        put(symbol | size, n);
        put(value < 0 ? value - 1 & (1 << size) - 1 : value, size);
    }

    private void put(int value, int n) {
        bits = bits << n | value;
        count += n;
        while (count >= 8) {
            count -= 8;
            stuffed((int) (bits >> count) & 0xff);
        }
    }

    private void stuffed(int value) {
        out.write(value);
        if (value == 0xff) {
            out.write(0);
        }
    }

    private void flush() {
        if (count > 0) {
            stuffed((int) (bits << 8 - count | 0xff >> count) & 0xff);
        }
        bits = 0;
        count = 0;
    }

    private void start(int sof) {
        out.reset();
        marker(Marker.SOI);
        marker(Marker.DQT, 0, 67, 0);
        for (int k = 0; k < 64; k++) {
            out.write(2);
        }
        marker(sof, 0, 11, 8, rows * 8 >> 8, rows * 8 & 0xff, columns * 8 >> 8, columns * 8 & 0xff, 1, 1, 0x11, 0);
        // 16 codes of four bits for DC, 256 of eight bits for AC: each the symbol itself.
        marker(Marker.DHT, 0, 19 + 16, 0);
        for (int i = 1; i <= 16; i++) {
            out.write(i == 4 ? 16 : 0);
        }
        for (int i = 0; i < 16; i++) {
            out.write(i);
        }
        // One table cannot count 256 codes of a length; symbol 255, with its run out of any block, is not needed.
        marker(Marker.DHT, 1, 18, 0x10);
        for (int i = 1; i <= 16; i++) {
            out.write(i == 8 ? 255 : 0);
        }
        for (int i = 0; i < 255; i++) {
            out.write(i);
        }
    }

    private void header(int from, int to, int high, int low) {
        flush();
        marker(Marker.SOS, 0, 8, 1, 1, 0, from, to, high << 4 | low);
    }

    private byte[] end() {
        flush();
        marker(Marker.EOI);
        return out.toByteArray();
    }

    private void marker(int code, int... content) {
        out.write(0xff);
        out.write(code);
        for (int b : content) {
            out.write(b);
        }
    }

    /// From zigzag to natural order.
    static int natural(int k) {
        return ZIGZAG[k];
    }
}
