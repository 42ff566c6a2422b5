package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// The scan of a picture being encoded: rows of pixels to rows of MCUs, each block quantised and written, or first
/// counted and kept so that codes can be made for it.
final class EncoderScan {
    final EncoderPlane[] planes;

    private final Subsampling subsampling;
    private final BitWriter writer;
    private int width;
    private int height;
    private int mcuRows;
    private int mcuColumns;

    /// Two full rows of blue and red difference, to be averaged.
    private int[] rows = new int[0];

    private int rowStride;

    /// Blocks kept, in the order of the scan.
    private short[] kept = new short[0];

    EncoderScan(int quality, Subsampling subsampling, BitWriter writer) {
        this.subsampling = subsampling;
        this.writer = writer;
        planes = new EncoderPlane[subsampling.components];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = new EncoderPlane(i == 0, quality);
        }
    }

    void prepare(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        mcuRows = Frame.ceilDivide(height, 8 * subsampling.v);
        mcuColumns = Frame.ceilDivide(width, 8 * subsampling.h);
        for (int i = 0; i < planes.length; i++) {
            int h = i == 0 ? subsampling.h : 1;
            int v = i == 0 ? subsampling.v : 1;
            planes[i].prepare(width, height, h, v, subsampling.h, subsampling.v);
        }
        if (planes.length == 3) {
            // Wide enough for the chroma blocks' columns, each of `h` samples.
            rowStride = planes[1].stride * subsampling.h;
            if (rows.length < 4 * rowStride) {
                rows = new int[4 * rowStride];
            }
        }
    }

    /// Writes the scan as the rows come.
    void write(EncoderInput input, int restartInterval) {
        int toGo = restartInterval;
        int restarts = 0;
        for (int row = 0; row < mcuRows; row++) {
            load(input, row);
            for (int column = 0; column < mcuColumns; column++) {
                if (restartInterval > 0 && toGo-- == 0) {
                    toGo = restartInterval - 1;
                    restart(restarts++);
                }
                for (EncoderPlane plane : planes) {
                    for (int i = 0; i < plane.h * plane.v; i++) {
                        plane.quantise(row, column, i);
                        plane.write(writer);
                    }
                }
            }
        }
    }

    /// Quantises all blocks, keeps them, and counts their symbols.
    ///
    /// @throws IllegalArgumentException if they are more than an array can hold
    void keep(EncoderInput input, int restartInterval) {
        long needed = 64L * mcuRows * mcuColumns * (planes.length == 1 ? 1 : subsampling.h * subsampling.v + 2);
        if (needed > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("optimised codes need pictures of at most 2^31 samples, not " + needed);
        }
        if (kept.length < needed) {
            kept = new short[(int) needed];
        }
        for (EncoderPlane plane : planes) {
            plane.startCounting();
        }
        int toGo = restartInterval;
        int at = 0;
        for (int row = 0; row < mcuRows; row++) {
            load(input, row);
            for (int column = 0; column < mcuColumns; column++) {
                boolean restarts = restartInterval > 0 && toGo-- == 0;
                toGo = restarts ? restartInterval - 1 : toGo;
                for (EncoderPlane plane : planes) {
                    plane.pred = restarts ? 0 : plane.pred;
                    for (int i = 0; i < plane.h * plane.v; i++, at += 64) {
                        plane.quantise(row, column, i);
                        plane.count();
                        plane.store(kept, at);
                    }
                }
            }
        }
    }

    /// Writes the blocks that were kept.
    void writeKept(int restartInterval) {
        for (EncoderPlane plane : planes) {
            plane.pred = 0;
        }
        int toGo = restartInterval;
        int restarts = 0;
        int at = 0;
        for (int mcu = 0; mcu < mcuRows * mcuColumns; mcu++) {
            if (restartInterval > 0 && toGo-- == 0) {
                toGo = restartInterval - 1;
                restart(restarts++);
            }
            for (EncoderPlane plane : planes) {
                for (int i = 0; i < plane.h * plane.v; i++, at += 64) {
                    plane.load(kept, at);
                    plane.write(writer);
                }
            }
        }
    }

    private void restart(int number) {
        writer.finishBits();
        writer.writeMarker(Marker.RST0 + (number & 7));
        for (EncoderPlane plane : planes) {
            plane.pred = 0;
        }
    }

    /// Turns the pixels of an MCU row into samples, filled up to whole blocks.
    private void load(EncoderInput input, int mcuRow) {
        int v = subsampling.v;
        int y = mcuRow * 8 * v;
        int n = Math.min(8 * v, height - y);
        EncoderPlane luma = planes[0];
        for (int i = 0; i < n; i++) {
            input.select(y + i);
            EncoderRows.luma(input.rgb, input.at, luma.samples, i * luma.stride, width);
            luma.fillRow(i, width);
            if (planes.length > 1) {
                loadChroma(input, i, n);
            }
        }
        luma.fillRows(n);
        if (planes.length > 1) {
            planes[1].fillRows(Frame.ceilDivide(n, v));
            planes[2].fillRows(Frame.ceilDivide(n, v));
        }
    }

    /// Takes colour from row `i` of `n`; after the last of the rows that become one, shrinks them.
    private void loadChroma(EncoderInput input, int i, int n) {
        int v = subsampling.v;
        int j = i % v;
        do {
            // The last row stands in for those below it.
            EncoderRows.chroma(input.rgb, input.at, rows, 2 * j * rowStride, rowStride, width);
            fill(2 * j * rowStride);
            fill((2 * j + 1) * rowStride);
            j++;
        } while (i == n - 1 && j < v);
        if (j < v) {
            return;
        }
        for (int c = 1; c < 3; c++) {
            EncoderPlane plane = planes[c];
            int from = (c - 1) * rowStride;
            int to = i / v * plane.stride;
            EncoderRows.shrink(rows, from, 2 * rowStride, plane.samples, to, plane.stride, subsampling);
        }
    }

    private void fill(int at) {
        Arrays.fill(rows, at + width, at + rowStride, rows[at + width - 1]);
    }
}
