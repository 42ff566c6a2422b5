package io.github.displayio4j.displayio.bitmapfilter;

import java.util.function.DoubleBinaryOperator;

/// What becomes of two brightnesses of a channel, in 64 steps each.
public final class BlendTable {
    /// First source times 64, plus the second.
    final byte[] results = new byte[64 * 64];

    private BlendTable() {}

    /// Makes a table of a function.
    ///
    /// @param f of both sources' channel, 0..1 each, to 0..1; results beyond are clipped; called here and not later
    public static BlendTable of(DoubleBinaryOperator f) {
        BlendTable table = new BlendTable();
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                double result = Math.clamp(f.applyAsDouble(i / 63.0, j / 63.0), 0.0, 1.0);
                table.results[i * 64 + j] = (byte) Math.round(63 * result);
            }
        }
        return table;
    }
}
