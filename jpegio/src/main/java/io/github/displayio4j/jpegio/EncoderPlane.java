package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// One component while a picture is encoded: samples of one MCU row, quantiser, and the DC before.
final class EncoderPlane {
    HuffmanCodes dc;
    HuffmanCodes ac;
    /// Quantiser steps in natural order, 1..255.
    final int[] steps = new int[64];
    /// Blocks of an MCU.
    int h = 1;

    int v = 1;
    /// Blocks that hold picture.
    int blocksWide;

    int blocksHigh;
    int[] samples = new int[0];
    int stride;
    int pred;

    /// How often the symbols occur, if they are counted.
    final int[] dcCounts = new int[256];

    final int[] acCounts = new int[256];
    private final boolean isLuma;
    private final int[] values = new int[64];
    /// A block in zigzag order.
    private final int[] block = new int[64];
    /// DC of the block made last.
    private int lastDc;

    EncoderPlane(boolean luma, int quality) {
        isLuma = luma;
        dc = luma ? HuffmanCodes.DC_LUMA : HuffmanCodes.DC_CHROMA;
        ac = luma ? HuffmanCodes.AC_LUMA : HuffmanCodes.AC_CHROMA;
        int[] table = luma ? StandardTables.LUMA_QUANTISERS : StandardTables.CHROMA_QUANTISERS;
        // libjpeg's rule: 50 is the table as printed, 100 is all ones.
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (int i = 0; i < 64; i++) {
            steps[i] = Math.max(1, Math.min((table[i] * percent + 50) / 100, 255));
        }
    }

    /// Sets the geometry for a picture of `width` x `height`.
    void prepare(int width, int height, int newH, int newV, int maxH, int maxV) {
        h = newH;
        v = newV;
        blocksWide = Frame.ceilDivide(width * h, 8 * maxH);
        blocksHigh = Frame.ceilDivide(height * v, 8 * maxV);
        stride = blocksWide * 8;
        if (samples.length < stride * 8 * v) {
            samples = new int[stride * 8 * v];
        }
        pred = 0;
    }

    /// Takes the codes of T.81 K.3.
    void useStandardCodes() {
        dc = isLuma ? HuffmanCodes.DC_LUMA : HuffmanCodes.DC_CHROMA;
        ac = isLuma ? HuffmanCodes.AC_LUMA : HuffmanCodes.AC_CHROMA;
    }

    /// Makes block `i` of an MCU. One beyond the picture repeats the DC of the one before, which costs least.
    void quantise(int row, int column, int i) {
        int y = i / h;
        int x = column * h + i % h;
        if (x < blocksWide && row * v + y < blocksHigh) {
            quantise(y * 8 * stride + x * 8);
        } else {
            Arrays.fill(block, 1, 64, 0);
        }
    }

    /// Writes the block made last.
    void write(BitWriter out) {
        out.writeBlock(block, lastDc - pred, dc, ac);
        pred = lastDc;
    }

    void startCounting() {
        Arrays.fill(dcCounts, 0);
        Arrays.fill(acCounts, 0);
        pred = 0;
    }

    /// Counts the symbols of the block made last (T.81 F.1.2).
    void count() {
        dcCounts[BitWriter.size(lastDc - pred)]++;
        pred = lastDc;
        int run = 0;
        for (int k = 1; k < 64; k++) {
            if (block[k] == 0) {
                run++;
                continue;
            }
            acCounts[0xf0] += run >> 4;
            acCounts[(run & 15) << 4 | BitWriter.size(block[k])]++;
            run = 0;
        }
        acCounts[0] += run > 0 ? 1 : 0;
    }

    /// Keeps the block made last.
    void store(short[] out, int at) {
        out[at] = (short) lastDc;
        for (int k = 1; k < 64; k++) {
            out[at + k] = (short) block[k];
        }
    }

    /// Takes a block that was kept.
    void load(short[] in, int at) {
        lastDc = in[at];
        for (int k = 1; k < 64; k++) {
            block[k] = in[at + k];
        }
    }

    private void quantise(int at) {
        ForwardDct.transform(samples, at, stride, values);
        byte[] zigzag = StandardTables.ZIGZAG;
        for (int k = 0; k < 64; k++) {
            int index = zigzag[k];
            int value = values[index];
            int step = steps[index] << 3;
            int level = (Math.abs(value) + (step >> 1)) / step;
            block[k] = value < 0 ? -level : level;
        }
        lastDc = block[0];
    }

    /// Repeats row `from - 1` down to the last row.
    void fillRows(int from) {
        for (int y = from; y < 8 * v; y++) {
            System.arraycopy(samples, (from - 1) * stride, samples, y * stride, stride);
        }
    }

    /// Repeats column `from - 1` of a row to the right.
    void fillRow(int y, int from) {
        Arrays.fill(samples, y * stride + from, (y + 1) * stride, samples[y * stride + from - 1]);
    }
}
