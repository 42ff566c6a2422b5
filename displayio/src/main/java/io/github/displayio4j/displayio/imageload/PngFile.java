package io.github.displayio4j.displayio.imageload;

import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.picture.FileBytes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The chunks of a PNG file, checked against its length; only the packed pixels are left for later.
final class PngFile {
    static final int GRAY = 0;
    static final int RGB = 2;
    static final int INDEXED = 3;
    static final int GRAY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int TRNS = 0x74524e53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;

    /// A part of the packed pixels.
    record Data(long at, int bytes) {}

    final FileBytes bytes;
    final int width;
    final int height;
    final int depth;
    final int colourType;
    final boolean interlaced;
    /// Of `INDEXED`, as `0xAARRGGBB`.
    int[] colours = new int[0];
    /// The gray level that is transparent, or -1.
    int transparentGray = -1;
    /// The channels of the colour that is transparent, as in the file.
    int @Nullable [] transparentRgb;
    final List<Data> data = new ArrayList<>();
    /// How the picture is turned, 1..8 as EXIF counts.
    int orientation = 1;

    PngFile(MemorySegment file) throws ImageException {
        bytes = new FileBytes(file);
        bytes.require(8, "the signature");
        bytes.goTo(8);
        bytes.require(8, "a chunk");
        long length = bytes.i32be() & 0xffffffffL;
        if (bytes.i32be() != IHDR || length != 13) {
            throw new ImageException(8, "the first chunk must be an IHDR of 13 bytes");
        }
        bytes.require(17, "the header");
        long w = bytes.i32be() & 0xffffffffL;
        long h = bytes.i32be() & 0xffffffffL;
        FileBytes.checkSize(16, w, h);
        width = (int) w;
        height = (int) h;
        depth = bytes.u8();
        colourType = bytes.u8();
        checkKind();
        if (bytes.u16be() != 0) {
            throw new ImageException(26, "compression and filter must be of kind 0");
        }
        int interlace = bytes.u8();
        if (interlace > 1) {
            throw new ImageException(28, "the kind of interlacing must be 0 or 1, not " + interlace);
        }
        interlaced = interlace == 1;
        bytes.checkPlausible(16, width, height, 8 * 1032L / depth / channels()); // what deflate can do
        bytes.goTo(33);
        readChunks();
    }

    private void checkKind() throws ImageException {
        boolean sound =
                switch (colourType) {
                    case GRAY -> Integer.bitCount(depth) == 1 && depth <= 16;
                    case INDEXED -> Integer.bitCount(depth) == 1 && depth <= 8;
                    case RGB, GRAY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
                    default ->
                        throw new ImageException(25, "the colour type must be 0, 2, 3, 4 or 6, not " + colourType);
                };
        if (!sound) {
            throw new ImageException(24, "colour type " + colourType + " has no depth of " + depth + " bits");
        }
    }

    int channels() {
        return switch (colourType) {
            case GRAY, INDEXED -> 1;
            case GRAY_ALPHA -> 2;
            case RGB -> 3;
            default -> 4;
        };
    }

    boolean hasAlpha() {
        return colourType >= GRAY_ALPHA || transparentRgb != null || transparentGray >= 0;
    }

    private void readChunks() throws ImageException {
        int type = 0;
        while (type != IEND) {
            long at = bytes.at();
            bytes.require(8, "a chunk");
            long length = bytes.i32be() & 0xffffffffL;
            type = bytes.i32be();
            long from = bytes.at();
            bytes.require(length, "a chunk");
            switch (type) {
                case PLTE -> readPalette(at, (int) Math.min(length, 769));
                case TRNS -> readTransparency(at, (int) Math.min(length, 257));
                case IDAT -> data.add(new Data(from, Math.toIntExact(Math.min(length, Integer.MAX_VALUE - 16))));
                case EXIF -> orientation = Exif.orientation(bytes, from, length);
                case IEND -> {}
                default -> {
                    if ((type & 0x20000000) == 0) {
                        throw new ImageException(at + 4, "a chunk that must be understood is not known: " + name(type));
                    }
                }
            }
            if (type != IEND) {
                bytes.goTo(from + length);
                bytes.require(4, "a chunk's checksum");
                bytes.goTo(from + length + 4);
            }
        }
        if (data.isEmpty()) {
            throw new ImageException(bytes.at(), "a PNG must have an IDAT chunk");
        }
        if (colourType == INDEXED && colours.length == 0) {
            throw new ImageException(bytes.at(), "an indexed PNG must have a PLTE chunk");
        }
    }

    private static String name(int type) {
        StringBuilder name = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            int letter = type >> shift & 255;
            name.append(letter >= 32 && letter < 127 ? (char) letter : '?');
        }
        return name.toString();
    }

    private void readPalette(long at, int length) throws ImageException {
        if (length % 3 != 0 || length == 0 || length > 768) {
            throw new ImageException(at, "a PLTE chunk must have 1..256 colours of 3 bytes, not " + length + " bytes");
        }
        if (colourType == INDEXED) {
            colours = new int[length / 3];
            for (int i = 0; i < colours.length; i++) {
                colours[i] = 0xff000000 | bytes.rgb();
            }
        }
    }

    private void readTransparency(long at, int length) throws ImageException {
        switch (colourType) {
            case INDEXED -> {
                if (length > colours.length) {
                    throw new ImageException(
                            at, "a tRNS chunk has at most an alpha for each of " + colours.length + " colours");
                }
                for (int i = 0; i < length; i++) {
                    colours[i] = colours[i] & 0xffffff | bytes.u8() << 24;
                }
            }
            case GRAY -> {
                require(at, length, 2);
                transparentGray = bytes.u16be();
            }
            case RGB -> {
                require(at, length, 6);
                transparentRgb = new int[] {bytes.u16be(), bytes.u16be(), bytes.u16be()};
            }
            default -> throw new ImageException(at, "a PNG with alpha must have no tRNS chunk");
        }
    }

    private static void require(long at, int length, int wanted) throws ImageException {
        if (length != wanted) {
            throw new ImageException(at, "this tRNS chunk must have " + wanted + " bytes, not " + length);
        }
    }
}
