package io.github.displayio4j.jpegio;

/// What the headers of a JPEG tell.
///
/// @param width columns, 1..65535
/// @param height rows, 1..65535
/// @param components 1 gray, 3 colour, 4 CMYK
/// @param precision bits of a sample, 8 or 12
/// @param sampling horizontal x vertical sampling factor of each component, such as `2x2,1x1,1x1`
/// @param coding the coding process: baseline, progressive, ...
public record JpegInfo(int width, int height, int components, int precision, String sampling, Coding coding) {
    /// Coding processes of T.81, by their start-of-frame marker.
    public enum Coding {
        /// Sequential, Huffman, 8 bits (SOF0).
        BASELINE,
        /// Sequential, Huffman (SOF1).
        EXTENDED,
        /// Progressive, Huffman (SOF2).
        PROGRESSIVE,
        /// Lossless, Huffman (SOF3).
        LOSSLESS,
        /// Sequential, arithmetic (SOF9).
        ARITHMETIC,
        /// Progressive, arithmetic (SOF10).
        PROGRESSIVE_ARITHMETIC,
        /// Hierarchical or another process that nobody uses.
        OTHER
    }

    /// Columns at a scale of `eighths` / 8, rounded up.
    public int scaledWidth(int eighths) {
        return scaled(width, eighths);
    }

    /// Rows at a scale of `eighths` / 8, rounded up.
    public int scaledHeight(int eighths) {
        return scaled(height, eighths);
    }

    static int scaled(int size, int eighths) {
        return (size * eighths + 7) / 8;
    }
}
