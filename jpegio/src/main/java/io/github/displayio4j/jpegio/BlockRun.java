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

    /// Of each block its component, and its entry in a `BlockList` with the place of its samples in the MCU row.
    final Component[] components = new Component[BLOCKS];

    final int[] entries = new int[BLOCKS];

    /// MCUs [from, to) of an MCU row.
    int row;

    int from;
    int to;
    /// Somebody sees a part of the row.
    boolean shown;

    /// Makes all coefficients 0, and prepares for MCUs whose `n` blocks belong to these components, and lie at these
    /// columns and rows of an MCU.
    void clear(Component[] mcuComponents, int[] mcuX, int[] mcuY, int n) {
        Arrays.fill(coefficients, (short) 0);
        for (int block = 0; block < BLOCKS; block++) {
            int i = block % n;
            Component c = mcuComponents[i];
            c.list.clear();
            components[block] = c;
            int x = block / n * c.h + mcuX[i];
            entries[block] = BlockList.entry(block, mcuY[i] * c.size * c.stride + x * c.size);
        }
    }
}
