package io.github.displayio4j.jpegio;

/// Packs rows of colours into a pixel layout and puts them where they are wanted.
abstract class RowWriter {
    PixelLayout layout = PixelLayout.RGB888;
    int columns;

    /// The packed row, in the one of these that fits the layout.
    short[] shorts = new short[0];

    byte[] bytes = new byte[0];
    int[] ints = new int[0];

    /// Sets the layout and the number of pixels in a row.
    final void prepare(PixelLayout newLayout, int newColumns) {
        layout = newLayout;
        columns = newColumns;
        int most = newColumns + RowsVector.SLACK;
        switch (newLayout.bytes()) {
            case 2 -> shorts = shorts.length < most ? new short[most] : shorts;
            case 4 -> ints = ints.length < most ? new int[most] : ints;
            default -> {
                int needed = newColumns * newLayout.bytes() + 1;
                bytes = bytes.length < needed ? new byte[needed] : bytes;
            }
        }
    }

    /// Puts the packed row where row `y` belongs; 0 is the first one.
    abstract void put(int y);

    /// Lets go of the target.
    abstract void close();

    boolean wantsGray() {
        return layout == PixelLayout.GRAY;
    }

    /// Writes row `y` of luma.
    void writeGray(int y, int[] luma, int at) {
        ColorRows.gray(luma, at, bytes, columns);
        put(y);
    }

    /// Writes row `y` of luma.
    final void writeGray(int y, byte[] luma, int at) {
        System.arraycopy(luma, at, bytes, 0, columns);
        put(y);
    }

    /// Writes row `y` of colours.
    void write(int y, int[] r, int rAt, int[] g, int gAt, int[] b, int bAt) {
        switch (layout) {
            case RGB565 -> ColorRows.rgb565(r, rAt, g, gAt, b, bAt, shorts, columns);
            case RGB565_SWAPPED -> {
                ColorRows.rgb565(r, rAt, g, gAt, b, bAt, shorts, columns);
                ColorRows.swapBytes(shorts, columns);
            }
            case RGB888 -> ColorRows.rgb888(r, rAt, g, gAt, b, bAt, bytes, columns);
            case BGR888 -> ColorRows.rgb888(b, bAt, g, gAt, r, rAt, bytes, columns);
            case ARGB -> ColorRows.argb(r, rAt, g, gAt, b, bAt, ints, columns);
            case GRAY -> ColorRows.rgbToGray(r, rAt, g, gAt, b, bAt, bytes, columns);
        }
        put(y);
    }

    /// Whether `writeYcc` knows the layout.
    boolean takesYcc() {
        return layout != PixelLayout.GRAY;
    }

    /// Writes row `y` of luma, blue and red difference.
    void writeYcc(int y, int[] luma, int[] cb, int[] cr) {
        if (layout.bytes() == 2) {
            ColorRows.yccTo565(luma, cb, cr, rowOfInts(), shorts, columns);
        } else {
            ColorRows.yccToArgb(luma, cb, cr, rowOfInts(), columns);
        }
        finish();
        put(y);
    }

    /// Whether `writeYccByVectors` knows the layout.
    boolean takesVectors() {
        return layout != PixelLayout.GRAY;
    }

    /// As `writeYcc`, with vector code.
    void writeYccByVectors(int y, byte[] luma, int lumaAt, short[] cb, int cbAt, short[] cr, int crAt) {
        if (layout.bytes() == 2) {
            RowsVector.yccTo565(luma, lumaAt, cb, cbAt, cr, crAt, shorts, columns);
        } else {
            RowsVector.yccToArgb(luma, lumaAt, cb, cbAt, cr, crAt, rowOfInts(), columns);
        }
        finish();
        put(y);
    }

    /// As `writeYccByVectors`, of colour differences that are yet to be widened.
    ///
    /// @param blue has sums, and tells how they are widened
    void writeFancyByVectors(int y, byte[] luma, int lumaAt, Upsampler blue, short[] red) {
        short[] cb = blue.shortSums;
        int shift = blue.shift();
        int left = blue.leftBias();
        int right = blue.rightBias();
        if (layout.bytes() == 2) {
            RowsVector.fancyTo565(luma, lumaAt, cb, red, 1, shift, left, right, shorts, columns);
        } else {
            RowsVector.fancyToArgb(luma, lumaAt, cb, red, 1, shift, left, right, rowOfInts(), columns);
        }
        finish();
        put(y);
    }

    /// Room for ARGB, from which three bytes a pixel are made.
    private int[] rowOfInts() {
        if (ints.length < columns + RowsVector.SLACK) {
            ints = new int[columns + RowsVector.SLACK];
        }
        return ints;
    }

    /// From what vector code makes to the layout.
    private void finish() {
        switch (layout) {
            case RGB565_SWAPPED -> ColorRows.swapBytes(shorts, columns);
            case BGR888 -> ColorRows.bgr888(ints, bytes, columns);
            case RGB888 -> ColorRows.rgb888(ints, bytes, columns);
            default -> {}
        }
    }

    /// Whether `put` again is the same as writing the same colours again.
    boolean canRepeat() {
        return true;
    }
}
