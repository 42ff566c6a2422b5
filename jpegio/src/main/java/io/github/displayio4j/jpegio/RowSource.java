package io.github.displayio4j.jpegio;

/// Gives the rows of a picture to be encoded.
@FunctionalInterface
public interface RowSource {
    /// Fills in a row. Rows are asked for from the uppermost down, each once.
    ///
    /// @param y row, from 0 on
    /// @param rgb where red, green and blue bytes of the row go, from index 0 on
    void row(int y, byte[] rgb);
}
