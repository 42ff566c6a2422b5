package io.github.displayio4j.displayio;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// What stands before the pixels of a BMP file: the file header, then one of Windows' BITMAPCOREHEADER (12 bytes),
/// BITMAPINFOHEADER (40) with its later forms (52 and 56 with masks, BITMAPV4HEADER 108, BITMAPV5HEADER 124),
/// masks and the place of the colour table. All is checked against the length of the file.
///
/// @param depth bits of a pixel in the file: 1, 2, 4, 8, 16, 24 or 32
/// @param coloursAt where the colour table begins
/// @param colours entries of it that exist and can be meant, 0 above 8 bits
/// @param colourBytes from one entry to the next: 3 or 4
/// @param pixelsAt where the pixels begin
/// @param masks where the channels of pixels of 16 and 32 bits are
record BmpHeader(
        int width,
        int height,
        boolean topDown,
        int depth,
        boolean runLength,
        long coloursAt,
        int colours,
        int colourBytes,
        long pixelsAt,
        Masks masks) {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int FILE_HEADER = 14;
    private static final int CORE_HEADER = 12;

    private static final int BI_RGB = 0;
    private static final int BI_RLE8 = 1;
    private static final int BI_RLE4 = 2;
    private static final int BI_BITFIELDS = 3;
    private static final int BI_ALPHABITFIELDS = 6;

    private static final Masks MASKS_555 = new Masks(0x7c00, 0x03e0, 0x001f, 0);
    private static final Masks MASKS_888 = new Masks(0xff0000, 0x00ff00, 0x0000ff, 0);
    private static final Masks NO_MASKS = new Masks(0, 0, 0, 0);

    /// The bits of a pixel that hold each channel: ones side by side, or 0 if there is no such channel.
    record Masks(int red, int green, int blue, int alpha) {
        Masks withoutAlpha() {
            return new Masks(red, green, blue, 0);
        }
    }

    /// Reads and checks it.
    ///
    /// @param seesMasksAfterHeader whether bit fields that follow a header of 40 bytes count; else they are 0
    static BmpHeader read(MemorySegment file, boolean seesMasksAfterHeader) throws BmpException {
        require(file, 0, FILE_HEADER + 4L, "the file header");
        if (file.get(SHORT, 0) != ('B' | 'M' << 8)) {
            throw new BmpException(0, "a BMP file must begin with BM");
        }
        int size = file.get(INT, FILE_HEADER);
        switch (size) {
            case CORE_HEADER, 40, 52, 56, 108, 124 -> {}
            default ->
                throw new BmpException(
                        FILE_HEADER,
                        "the info header must have 12, 40, 52, 56, 108 or 124 bytes, not "
                                + Integer.toUnsignedString(size));
        }
        require(file, FILE_HEADER, size, "the info header");
        boolean core = size == CORE_HEADER;
        int width = core ? file.get(SHORT, 18) & 0xffff : file.get(INT, 18);
        int signedHeight = core ? file.get(SHORT, 20) & 0xffff : file.get(INT, 22);
        int height = Math.abs(signedHeight); // of -2^31 it stays negative
        if (width < 1 || width > 32767) {
            throw new BmpException(18, "width must be 1..32767, not " + width);
        }
        if (height < 1 || height > 32767) {
            throw new BmpException(core ? 20 : 22, "height must be 1..32767 or its negative, not " + signedHeight);
        }
        int depth = file.get(SHORT, core ? 24 : 28) & 0xffff;
        int compression = core ? BI_RGB : file.get(INT, 30);
        checkDepth(depth, compression, core);

        int masksAfterHeader = size == 40 && compression == BI_BITFIELDS ? 12 : 0;
        if (size == 40 && compression == BI_ALPHABITFIELDS) {
            masksAfterHeader = 16;
        }
        long end = FILE_HEADER + size + masksAfterHeader;
        require(file, FILE_HEADER + size, masksAfterHeader, "the masks");
        Masks masks = depth == 16 ? MASKS_555 : MASKS_888;
        if (compression == BI_BITFIELDS || compression == BI_ALPHABITFIELDS) {
            boolean alpha = size >= 56 || masksAfterHeader == 16;
            masks = size == 40 && !seesMasksAfterHeader ? NO_MASKS : readMasks(file, depth, alpha);
        }

        long pixelsAt = Integer.toUnsignedLong(file.get(INT, 10));
        if (pixelsAt < end || pixelsAt >= file.byteSize()) {
            throw new BmpException(
                    10,
                    "pixels must begin behind the headers and inside the file, at byte " + end + ".."
                            + (file.byteSize() - 1) + ", not " + pixelsAt);
        }
        int colourBytes = core ? 3 : 4;
        int colours = 0;
        if (depth <= 8) {
            long used = core ? 0 : Integer.toUnsignedLong(file.get(INT, 46));
            long most = 1L << depth;
            long meant = used == 0 || used > most ? most : used;
            colours = (int) Math.min(meant, (pixelsAt - end) / colourBytes);
            if (colours == 0) {
                throw new BmpException(end, "the pixels of " + depth + " bits have no colour table");
            }
        }
        boolean runLength = compression == BI_RLE8 || compression == BI_RLE4;
        BmpHeader header = new BmpHeader(
                width, height, signedHeight < 0, depth, runLength, end, colours, colourBytes, pixelsAt, masks);
        if (!runLength) {
            long bytes = header.stride() * (height - 1) + (width * depth + 7) / 8;
            require(file, pixelsAt, bytes, width + "x" + height + " pixels of " + depth + " bits");
        }
        return header;
    }

    /// Bytes from one row in the file to the next.
    long stride() {
        return (width * depth + 31) / 32 * 4L;
    }

    /// Colour `i` of the table as `0xRRGGBB`.
    int colour(MemorySegment file, int i) {
        long at = coloursAt + (long) i * colourBytes;
        return (file.get(SHORT, at) & 0xffff) | (file.get(ValueLayout.JAVA_BYTE, at + 2) & 0xff) << 16;
    }

    private static void require(MemorySegment file, long at, long bytes, String what) throws BmpException {
        if (bytes > file.byteSize() - at) {
            throw new BmpException(
                    file.byteSize(),
                    what + " must have " + bytes + " bytes from byte " + at + " on, but the file ends");
        }
    }

    private static void checkDepth(int depth, int compression, boolean core) throws BmpException {
        String allowed =
                switch (compression) {
                    case BI_RGB -> core ? "1, 2, 4, 8, 24" : "1, 2, 4, 8, 16, 24, 32";
                    case BI_RLE8 -> "8";
                    case BI_RLE4 -> "4";
                    case BI_BITFIELDS, BI_ALPHABITFIELDS -> "16, 32";
                    default ->
                        throw new BmpException(
                                30,
                                "compression must be 0 (none), 1 (RLE8), 2 (RLE4), 3 or 6 (bit fields), not "
                                        + Integer.toUnsignedString(compression));
                };
        if (!(", " + allowed + ",").contains(", " + depth + ",")) {
            throw new BmpException(
                    core ? 24 : 28,
                    "bits per pixel must be one of " + allowed + " with compression " + compression + ", not " + depth);
        }
    }

    private static Masks readMasks(MemorySegment file, int depth, boolean alpha) throws BmpException {
        return new Masks(
                readMask(file, 54, depth, "red"),
                readMask(file, 58, depth, "green"),
                readMask(file, 62, depth, "blue"),
                alpha ? readMask(file, 66, depth, "alpha") : 0);
    }

    private static int readMask(MemorySegment file, long at, int depth, String channel) throws BmpException {
        int mask = file.get(INT, at);
        int ones = mask >>> Integer.numberOfTrailingZeros(mask);
        if ((depth == 16 && mask >>> 16 != 0) || (ones & ones + 1) != 0) {
            throw new BmpException(
                    at,
                    "mask of " + channel + " must be ones side by side in " + depth + " bits, not 0x"
                            + Integer.toHexString(mask));
        }
        return mask;
    }
}
