package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.ImageException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks the rows of a PNG: inflated, and with their filters undone (PNG 9 and 7.4).
final class PngRows implements AutoCloseable {
    private static final int INPUT = 1 << 13;
    /// Of Adam7's passes: first column and row, and steps to the next.
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /// Takes rows.
    interface Sink {
        /// Takes one.
        ///
        /// @param row packed pixels from index 1 on
        /// @param x column of the first of them
        /// @param step columns from one to the next
        /// @param n pixels of the row
        void row(byte[] row, int x, int y, int step, int n);
    }

    private final PngFile file;
    private final Inflater inflater = new Inflater();
    private final byte[] input = new byte[INPUT];
    private int part;
    private int partRead;

    PngRows(PngFile file) {
        this.file = file;
    }

    /// Unpacks all rows.
    void read(Sink sink) throws ImageException {
        if (file.interlaced) {
            for (int[] pass : PASSES) {
                pass(sink, pass[0], pass[1], pass[2], pass[3]);
            }
        } else {
            pass(sink, 0, 0, 1, 1);
        }
    }

    private void pass(Sink sink, int fromX, int fromY, int stepX, int stepY) throws ImageException {
        int n = (file.width - fromX + stepX - 1) / stepX;
        if (n <= 0) {
            return;
        }
        int bits = file.depth * file.channels();
        int length = (int) (((long) n * bits + 7) / 8);
        int back = Math.max(1, bits / 8);
        byte[] row = new byte[length + 1];
        byte[] above = new byte[length + 1];
        for (int y = fromY; y < file.height; y += stepY) {
            inflate(row);
            unfilter(row, above, back);
            sink.row(row, fromX, y, stepX, n);
            byte[] free = above;
            above = row;
            row = free;
        }
    }

    private void inflate(byte[] row) throws ImageException {
        int at = 0;
        try {
            while (at < row.length) {
                int n = inflater.inflate(row, at, row.length - at);
                at += n;
                if (n == 0) {
                    if (inflater.finished() || inflater.needsDictionary()) {
                        throw new ImageException(where(), "the packed pixels end too early");
                    }
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw new ImageException(where(), "the packed pixels are damaged: " + e.getMessage());
        }
    }

    private void feed() throws ImageException {
        while (part < file.data.size() && partRead == file.data.get(part).bytes()) {
            part++;
            partRead = 0;
        }
        if (part == file.data.size()) {
            throw new ImageException(where(), "the packed pixels end too early");
        }
        PngFile.Data data = file.data.get(part);
        int n = Math.min(INPUT, data.bytes() - partRead);
        file.bytes.goTo(data.at() + partRead);
        file.bytes.copy(input, 0, n);
        partRead += n;
        inflater.setInput(input, 0, n);
    }

    /// Where in the file the inflater is.
    private long where() {
        if (part == file.data.size()) {
            PngFile.Data last = file.data.getLast();
            return last.at() + last.bytes();
        }
        return file.data.get(part).at() + partRead - inflater.getRemaining();
    }

    private void unfilter(byte[] row, byte[] above, int back) throws ImageException {
        switch (row[0]) {
            case 0 -> {}
            case 1 -> {
                for (int i = 1 + back; i < row.length; i++) {
                    row[i] += row[i - back];
                }
            }
            case 2 -> {
                for (int i = 1; i < row.length; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 1; i < row.length; i++) {
                    int left = i > back ? row[i - back] & 0xff : 0;
                    row[i] += (byte) (left + (above[i] & 0xff) >> 1);
                }
            }
            case 4 -> paeth(row, above, back);
            default -> throw new ImageException(where(), "the filter of a row must be 0..4, not " + (row[0] & 0xff));
        }
    }

    private static void paeth(byte[] row, byte[] above, int back) {
        for (int i = 1; i < row.length; i++) {
            int a = i > back ? row[i - back] & 0xff : 0;
            int b = above[i] & 0xff;
            int c = i > back ? above[i - back] & 0xff : 0;
            int pa = Math.abs(b - c);
            int pb = Math.abs(a - c);
            int pc = Math.abs(a + b - 2 * c);
            row[i] += (byte) (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
