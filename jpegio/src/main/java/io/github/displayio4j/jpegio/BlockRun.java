package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Coefficients of some MCUs of a row, on their way from the entropy decoder to the transform.
final class BlockRun {
    /// MCUs of a run: what is read stays in the first cache until it is transformed.
    static final int MCUS = 16;

    static final int BLOCKS = 10 * MCUS;

    final short[] coefficients = new short[64 * BLOCKS];
    /// Of each block the zigzag index of its last coefficient, [#HIDDEN] if nobody sees the block.
    final byte[] lasts = new byte[BLOCKS];

    static final byte HIDDEN = -1;

    /// Of each component of the scan, for vector code: its blocks that somebody sees.
    final BlockList[] lists = new BlockList[Frame.MAX_COMPONENTS];

    /// MCUs [from, to) of an MCU row.
    int row;

    int from;
    int to;
    /// Somebody sees a part of the row.
    boolean shown;

    BlockRun() {
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new BlockList();
        }
    }

    void clearLists() {
        for (BlockList list : lists) {
            list.clear();
        }
    }

    void clear() {
        Arrays.fill(coefficients, (short) 0);
    }
}
