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

    /// MCUs [from, to) of an MCU row.
    int row;

    int from;
    int to;
    /// Somebody sees a part of the row.
    boolean shown;

    void clear() {
        Arrays.fill(coefficients, (short) 0);
    }
}
