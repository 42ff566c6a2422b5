package io.github.displayio4j.displayio;

/// How a panel wants its pixels on the wire: what the bits of a pixel mean, and how pixels lie in bytes.
///
/// Start from a constant or a factory and change what differs: `PixelFormat.gray(4).withPages()`.
///
/// @param kind meaning of a pixel's bits
/// @param depth bits per pixel on the wire: 1, 2, 4, 8, 16, 18 (three bytes, six bits each on top), 24 or 32
/// @param swapped pixels of 16 bits and more go most significant byte first; false: least significant first
/// @param shareRow below 8 bits: the pixels of a byte lie side by side; false: one below the other (pages)
/// @param firstPixelHigh below 8 bits: the first pixel of a byte is in its most significant bits
/// @param bytesPerCell below 8 bits, side by side: bytes in a column of the controller, 1..4
/// @param invertedBits below 8 bits: all bits are exchanged, unused ones too
/// @param highlight of e-paper kinds with one: the ink's colour `0xRRGGBB`; else 0
/// @param highlight2 of `FOUR_COLORS`: the second ink's colour; else 0
public record PixelFormat(
        Kind kind,
        int depth,
        boolean swapped,
        boolean shareRow,
        boolean firstPixelHigh,
        int bytesPerCell,
        boolean invertedBits,
        int highlight,
        int highlight2) {
    /// Meaning of a pixel's bits.
    public enum Kind {
        /// Luma, its `depth` highest bits.
        GRAY,
        /// Red, green, blue, a bit each, and one that is not used.
        RGBD,
        /// Red 3, green 3, blue 2 bits.
        RGB332,
        /// Red 5, green 6, blue 5 bits.
        RGB565,
        /// Red, green, blue, 6 bits each in the top of a byte.
        RGB666,
        /// Red, green, blue, a byte each; with 32 bits, a zero byte above.
        RGB888,
        /// First of the two planes of e-paper with four grays: the highest bit of luma.
        GRAY_HIGH_PLANE,
        /// Second of the two planes of e-paper with four grays: the second highest bit of luma.
        GRAY_LOW_PLANE,
        /// First of the two planes of three-colour e-paper: white 1, black and the highlight colour 0.
        BLACK_PLANE,
        /// Second of the two planes of three-colour e-paper: the highlight colour 1.
        HIGHLIGHT_PLANE,
        /// E-paper of four colours: black 0, white 1, highlight colours 2 and 3.
        FOUR_COLORS,
        /// E-paper of six colours (Spectra 6): black 0, white 1, yellow 2, red 3, blue 5, green 6.
        SIX_COLORS,
        /// E-paper of seven colours (ACeP): black 0, white 1, green 2, blue 3, red 4, yellow 5, orange 6.
        SEVEN_COLORS;

        private boolean hasDepth(int depth) {
            return switch (this) {
                case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                case GRAY_HIGH_PLANE, GRAY_LOW_PLANE, BLACK_PLANE, HIGHLIGHT_PLANE -> depth == 1;
                case FOUR_COLORS -> depth == 2;
                case RGBD, SIX_COLORS, SEVEN_COLORS -> depth == 4;
                case RGB332 -> depth == 8;
                case RGB565 -> depth == 16;
                case RGB666 -> depth == 18;
                case RGB888 -> depth == 24 || depth == 32;
            };
        }

        private int highlights() {
            return switch (this) {
                case BLACK_PLANE, HIGHLIGHT_PLANE -> 1;
                case FOUR_COLORS -> 2;
                default -> 0;
            };
        }
    }

    /// RGB565, most significant byte first: what most colour panels want.
    public static final PixelFormat RGB565_SWAPPED = of(Kind.RGB565, 16, true);
    /// RGB565, least significant byte first.
    public static final PixelFormat RGB565 = of(Kind.RGB565, 16, false);
    /// Three bytes a pixel, six bits each: red, green, blue.
    public static final PixelFormat RGB666 = of(Kind.RGB666, 18, true);
    /// Three bytes a pixel: red, green, blue.
    public static final PixelFormat RGB888 = of(Kind.RGB888, 24, true);
    /// Three bytes a pixel: blue, green, red.
    public static final PixelFormat BGR888 = of(Kind.RGB888, 24, false);
    /// Four bytes a pixel: zero, red, green, blue.
    public static final PixelFormat XRGB8888 = of(Kind.RGB888, 32, true);
    /// Four bytes a pixel: blue, green, red, zero.
    public static final PixelFormat BGRX8888 = of(Kind.RGB888, 32, false);
    /// A byte a pixel.
    public static final PixelFormat RGB332 = of(Kind.RGB332, 8, true);
    /// Eight colours, two pixels side by side in a byte, the left one in its lower half.
    public static final PixelFormat RGBD = of(Kind.RGBD, 4, true);
    /// Monochrome in pages of eight rows, top row in the least significant bit (SSD1306).
    public static final PixelFormat MONO_PAGES = gray(1).withPages();
    /// Monochrome, eight pixels side by side, the leftmost in the most significant bit; also e-paper of two colours.
    public static final PixelFormat MONO_ROWS = gray(1).withFirstPixelHigh();
    /// First plane of e-paper with four grays.
    public static final PixelFormat GRAY_HIGH_PLANE = epaper(Kind.GRAY_HIGH_PLANE, 1, 0, 0);
    /// Second plane of e-paper with four grays.
    public static final PixelFormat GRAY_LOW_PLANE = epaper(Kind.GRAY_LOW_PLANE, 1, 0, 0);
    /// E-paper of six colours.
    public static final PixelFormat SPECTRA6 = epaper(Kind.SIX_COLORS, 4, 0, 0);
    /// E-paper of seven colours.
    public static final PixelFormat ACEP = epaper(Kind.SEVEN_COLORS, 4, 0, 0);

    /// A format of such parts.
    ///
    /// @throws IllegalArgumentException if the parts do not fit each other
    public PixelFormat {
        if (!kind.hasDepth(depth)) {
            throw new IllegalArgumentException("pixels of kind " + kind + " cannot have a depth of " + depth + " bits");
        }
        if (depth >= 8 && (!shareRow || invertedBits || bytesPerCell != 1)) {
            throw new IllegalArgumentException(
                    "pages, inverted bits and bytes per cell are for depths below 8 bits, not " + depth);
        }
        if (bytesPerCell < 1 || bytesPerCell > 4 || (!shareRow && bytesPerCell != 1)) {
            throw new IllegalArgumentException("bytes per cell must be 1..4, and 1 in pages, not " + bytesPerCell);
        }
        checkHighlight("highlight", highlight, kind.highlights() >= 1);
        checkHighlight("second highlight", highlight2, kind.highlights() >= 2);
    }

    /// Luma, pixels side by side, the leftmost of a byte in its least significant bits.
    ///
    /// @param depth 1, 2, 4 or 8
    /// @throws IllegalArgumentException for another depth
    public static PixelFormat gray(int depth) {
        return of(Kind.GRAY, depth, true);
    }

    /// First plane of three-colour e-paper.
    ///
    /// @param highlight colour of the third ink, `0xRRGGBB`
    /// @throws IllegalArgumentException if it is a gray or out of range
    public static PixelFormat blackPlane(int highlight) {
        return epaper(Kind.BLACK_PLANE, 1, highlight, 0);
    }

    /// Second plane of three-colour e-paper.
    ///
    /// @param highlight colour of the third ink, `0xRRGGBB`
    /// @throws IllegalArgumentException if it is a gray or out of range
    public static PixelFormat highlightPlane(int highlight) {
        return epaper(Kind.HIGHLIGHT_PLANE, 1, highlight, 0);
    }

    /// E-paper of four colours in one plane.
    ///
    /// @param highlight colour of the ink 2, `0xRRGGBB`
    /// @param highlight2 colour of the ink 3, `0xRRGGBB`
    /// @throws IllegalArgumentException if one is a gray or out of range
    public static PixelFormat fourColors(int highlight, int highlight2) {
        return epaper(Kind.FOUR_COLORS, 2, highlight, highlight2);
    }

    private static PixelFormat of(Kind kind, int depth, boolean swapped) {
        return new PixelFormat(kind, depth, swapped, true, false, 1, false, 0, 0);
    }

    private static PixelFormat epaper(Kind kind, int depth, int highlight, int highlight2) {
        return new PixelFormat(kind, depth, true, true, true, 1, false, highlight, highlight2);
    }

    /// The same with the pixels of a byte one below the other.
    ///
    /// @throws IllegalArgumentException if pixels have 8 bits or more
    public PixelFormat withPages() {
        return new PixelFormat(
                kind, depth, swapped, false, firstPixelHigh, bytesPerCell, invertedBits, highlight, highlight2);
    }

    /// The same with the first pixel of a byte in its most significant bits.
    public PixelFormat withFirstPixelHigh() {
        return new PixelFormat(kind, depth, swapped, shareRow, true, bytesPerCell, invertedBits, highlight, highlight2);
    }

    /// The same with columns of so many bytes.
    ///
    /// @param bytes 1..4
    /// @throws IllegalArgumentException if out of range, or pixels have 8 bits or more, or lie in pages
    public PixelFormat withBytesPerCell(int bytes) {
        return new PixelFormat(
                kind, depth, swapped, shareRow, firstPixelHigh, bytes, invertedBits, highlight, highlight2);
    }

    /// The same with all bits exchanged.
    ///
    /// @throws IllegalArgumentException if pixels have 8 bits or more
    public PixelFormat withInvertedBits() {
        return new PixelFormat(
                kind, depth, swapped, shareRow, firstPixelHigh, bytesPerCell, true, highlight, highlight2);
    }

    /// Pixels in a byte; 1 if a pixel has 8 bits or more.
    public int pixelsPerByte() {
        return depth < 8 ? 8 / depth : 1;
    }

    /// Columns that an area's edges must be multiples of.
    public int alignX() {
        return shareRow ? pixelsPerByte() * bytesPerCell : 1;
    }

    /// Rows that an area's edges must be multiples of.
    public int alignY() {
        return shareRow ? 1 : pixelsPerByte();
    }

    /// Bytes on the wire of an aligned area.
    public int bytes(Area area) {
        int pixels = area.width() * area.height();
        return depth < 8 ? pixels / pixelsPerByte() : pixels * ((depth + 7) / 8);
    }

    private static void checkHighlight(String name, int rgb, boolean wanted) {
        if (!wanted && rgb != 0) {
            throw new IllegalArgumentException(name + " must be 0, this kind of pixel has none");
        }
        boolean isGray = (rgb >> 16 & 0xff) == (rgb >> 8 & 0xff) && (rgb & 0xff) == (rgb >> 8 & 0xff);
        if (rgb < 0 || rgb > 0xffffff || (wanted && isGray)) {
            throw new IllegalArgumentException(
                    name + " must be a colour of 0x000001..0xFFFFFF and no gray, not 0x" + Integer.toHexString(rgb));
        }
    }
}
