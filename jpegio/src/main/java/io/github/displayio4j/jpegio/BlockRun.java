package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Coefficients of some MCUs of a row, on their way from the entropy decoder to the transform.
final class BlockRun {
    /// MCUs of a run: what is read stays in the first cache until it is transformed.
    static final int MCUS = 8;

    static final int BLOCKS = 10 * MCUS;

    final short[] coefficients = new short[64 * BLOCKS];
    /// Of each block the zigzag index of its last coefficient, [#HIDDEN] if nobody sees the block.
    final byte[] lasts = new byte[BLOCKS];

    static final byte HIDDEN = -1;

    /// Of each block 8x8 samples, if `isTransformed`.
    final byte[] samples = new byte[64 * BLOCKS];

    /// The coefficients have become samples already.
    boolean isTransformed;

    /// MCUs [from, to) of an MCU row.
    int row;

    int from;
    int to;
    /// Somebody sees a part of the row.
    boolean shown;
    /// The data has ended: the whole row is gray.
    boolean blank;

    void clear() {
        Arrays.fill(coefficients, (short) 0);
    }
}
