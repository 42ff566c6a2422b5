package io.github.displayio4j.jpegio;

/// One colour plane of a frame: its place in the file, its blocks, and the rows of samples made from them.
final class Component {
    /// Component identifier, horizontal and vertical sampling factor, quantisation table (T.81 B.2.2).
    int id;

    int h;
    int v;
    int tq;

    /// Blocks that hold picture, without those that only fill up an MCU.
    int blocksWide;

    int blocksHigh;
    /// Huffman tables that the current scan names.
    int td;

    int ta;
    /// Those tables.
    HuffmanTable dc = new HuffmanTable();

    HuffmanTable ac = dc;
    /// DC of the block before, in the current scan.
    int pred;
    /// Group of contexts that an arithmetic decoder has for the next DC difference.
    int dcGroup;
    /// Quantiser steps in natural order, as they were when the component's first scan began.
    final int[] steps = new int[64];

    boolean hasSteps;
    /// For vector code: steps times constants of the transform, made for each decode.
    final int[] factors = new int[Math.max(IdctVector.FACTORS, SmallVector.FACTORS)];

    // For the decode under way:

    /// Whether the picture wanted needs it at all.
    boolean needed;
    /// Samples that a block's edge becomes: 1..8, 10, 12 or 14.
    int size;
    /// Size of the whole plane in samples.
    int width;

    int height;
    /// Blocks [from, to) of a row of blocks that are wanted.
    int fromBlock;

    int toBlock;
    /// Rows of samples of 8 bits, a ring of two MCU rows; a row begins with block `fromBlock`. Behind the last one
    /// are bytes that vector code may read.
    byte[] ring = new byte[0];
    /// The same for samples of 12 bits.
    int[] deepRing = new int[0];

    boolean isDeep;

    /// Its Huffman tables as `RunReader` looks at them: to read blocks, and to pass over them.
    long[] dcPairs = {};

    long[] acPairs = {};
    int[] dcSkips = {};
    short[] acSkips = {};
    /// Nobody wants more than the DC coefficients.
    boolean onlyDc;

    /// Blocks of the run under way that wait for vector code.
    final BlockList list = new BlockList();
    /// Position in the ring where the run under way begins.
    int runAt;

    int stride;
    int ringRows;
    /// Coefficients of the whole frame, 64 shorts a block, if scans must be collected first.
    short[] coefficients = new short[0];

    /// Of each block of a file in several scans, if it is Huffman-coded, the AC coefficients that are not 0, a bit for
    /// each zigzag index; if it is sequential, only bits of the last ones.
    long[] masks = new long[0];

    /// Blocks in a row of `coefficients`, filled up to whole MCUs.
    int coefficientBlocks;

    /// Position in the ring of the first wanted sample of row `y`.
    int rowAt(int y) {
        return Math.floorMod(y, ringRows) * stride;
    }
}
