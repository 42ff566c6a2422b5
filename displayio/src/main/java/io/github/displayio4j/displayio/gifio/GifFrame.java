package io.github.displayio4j.displayio.gifio;

/// One image of a GIF, as its descriptor and the graphic control before it say.
///
/// @param x left edge on the canvas, as `y`; the image may reach beyond it
/// @param coloursAt where its colour table begins
/// @param colours entries of that table
/// @param transparent entry that lets what lies below be seen, or -1
/// @param hundredths time that it is shown, in 1/100 s
/// @param dataAt where the first block of its data begins, behind the bits of a value
/// @param dataBytes its data without the lengths of blocks
record GifFrame(
        int x,
        int y,
        int width,
        int height,
        boolean interlaced,
        long coloursAt,
        int colours,
        int transparent,
        int hundredths,
        Disposal disposal,
        int rootBits,
        long dataAt,
        int dataBytes) {
    /// What becomes of its area when the next one comes.
    enum Disposal {
        /// It stays.
        KEEP,
        /// It is cleared.
        CLEAR,
        /// It is what it was before.
        RESTORE
    }

    boolean covers(int canvasWidth, int canvasHeight) {
        return x == 0 && y == 0 && width >= canvasWidth && height >= canvasHeight;
    }

    /// Which row of the data is row `line` of the image: interlaced ones have every eighth first, then those
    /// in the middle between, of every eighth, fourth and second.
    int storedRow(int line) {
        if (!interlaced) {
            return line;
        }
        int eighths = (height + 7) / 8;
        if (line % 8 == 0) {
            return line / 8;
        }
        if (line % 8 == 4) {
            return eighths + line / 8;
        }
        int quarters = (height + 3) / 4;
        if (line % 4 == 2) {
            return quarters + line / 4;
        }
        return (height + 1) / 2 + line / 2;
    }
}
