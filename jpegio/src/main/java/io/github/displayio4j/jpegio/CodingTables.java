package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// What a file defines for its scans: quantisers, Huffman tables, conditioning of arithmetic coding (T.81 B.2.4).
///
/// Objects are reused: nothing is allocated for a file that is like the one before.
final class CodingTables {
    private final HuffmanTable[] dcTables = new HuffmanTable[4];
    private final HuffmanTable[] acTables = new HuffmanTable[4];
    /// Quantiser steps in natural order.
    private final int[][] steps = new int[4][64];

    private final boolean[] stepsDefined = new boolean[4];

    /// Conditioning by table (T.81 B.2.4.3): bounds of small DC differences, last low frequency.
    final int[] dcLower = new int[4];

    final int[] dcUpper = new int[4];
    final int[] acSplit = new int[4];

    private final Input input;

    CodingTables(Input input) {
        this.input = input;
        for (int i = 0; i < 4; i++) {
            dcTables[i] = new HuffmanTable();
            acTables[i] = new HuffmanTable();
        }
    }

    /// Forgets the tables of the file before.
    void clear() {
        Arrays.fill(stepsDefined, false);
        Arrays.fill(dcLower, 0);
        Arrays.fill(dcUpper, 1);
        Arrays.fill(acSplit, 5);
        for (int i = 0; i < 4; i++) {
            dcTables[i].undefine();
            acTables[i].undefine();
        }
    }

    /// Reads a DQT segment's content at `data[from, end)` (B.2.4.1).
    void readSteps(int from, int end) throws JpegException {
        byte[] data = input.data;
        int at = from;
        while (at < end) {
            int wide = data[at] >> 4 & 15;
            int tq = data[at] & 15;
            if (wide > 1 || tq > 3) {
                throw input.error(
                        at, "quantisation table must be 0..3 of 8 or 16 bits, not " + tq + " of kind " + wide);
            }
            at++;
            input.need(at, 64 << wide, end, "quantisation table");
            for (int i = 0; i < 64; i++) {
                steps[tq][StandardTables.ZIGZAG[i]] = wide == 0 ? data[at + i] & 0xff : input.word(at + 2 * i);
            }
            stepsDefined[tq] = true;
            at += 64 << wide;
        }
    }

    /// Reads a DHT segment's content at `data[from, end)` (B.2.4.2).
    void readHuffman(int from, int end) throws JpegException {
        byte[] data = input.data;
        int at = from;
        while (at < end) {
            int kind = data[at] >> 4 & 15;
            int index = data[at] & 15;
            if (kind > 1 || index > 3) {
                throw input.error(at, "Huffman table must be 0..3 of kind 0 or 1, not " + index + " of kind " + kind);
            }
            at++;
            input.need(at, 16, end, "Huffman table");
            int n = 0;
            for (int i = 0; i < 16; i++) {
                n += data[at + i] & 0xff;
            }
            if (n > 256) {
                throw input.error(at, "Huffman table must have at most 256 symbols, not " + n);
            }
            input.need(at + 16, n, end, "Huffman table");
            (kind == 0 ? dcTables : acTables)[index].define(data, at, n);
            at += 16 + n;
        }
    }

    /// Reads a DAC segment's content at `data[from, end)` (B.2.4.3).
    void readConditioning(int from, int end) throws JpegException {
        byte[] data = input.data;
        input.need(from, (end - from + 1) & ~1, end, "arithmetic conditioning");
        for (int at = from; at < end; at += 2) {
            int kind = data[at] >> 4 & 15;
            int table = data[at] & 15;
            int value = data[at + 1] & 0xff;
            boolean ordered = kind == 1 ? value >= 1 && value <= 63 : (value & 15) <= value >> 4;
            if (kind > 1 || table > 3 || !ordered) {
                throw input.error(
                        at,
                        "arithmetic conditioning must be L <= U or 1..63 for table 0..3, not " + value + " of kind "
                                + kind + " for " + table);
            }
            if (kind == 1) {
                acSplit[table] = value;
            } else {
                dcLower[table] = value & 15;
                dcUpper[table] = value >> 4;
            }
        }
    }

    /// Quantiser steps of table `tq`, in natural order.
    ///
    /// @param scanAt position of the scan that wants it, for the message
    int[] steps(int tq, int scanAt) throws JpegException {
        if (!stepsDefined[tq]) {
            throw input.error(scanAt, "quantisation table " + tq + " is not defined");
        }
        return steps[tq];
    }

    /// Fills up Huffman tables that are not there with those of T.81 K.3, as Motion JPEG expects.
    void defineMissing() {
        define(dcTables[0], StandardTables.DC_LUMA);
        define(dcTables[1], StandardTables.DC_CHROMA);
        define(acTables[0], StandardTables.AC_LUMA);
        define(acTables[1], StandardTables.AC_CHROMA);
    }

    private static void define(HuffmanTable table, byte[] standard) {
        if (!table.isDefined()) {
            table.define(standard, 0, standard.length - 16);
        }
    }

    /// A Huffman table, made ready for use.
    ///
    /// @param scanAt position of the scan that wants it, for the message
    HuffmanTable huffman(boolean dc, int index, int scanAt) throws JpegException {
        HuffmanTable table = (dc ? dcTables : acTables)[index];
        if (!table.isDefined()) {
            throw input.error(scanAt, "Huffman table " + index + (dc ? " for DC" : " for AC") + " is not defined");
        }
        table.build(dc, scanAt - input.from);
        return table;
    }
}
