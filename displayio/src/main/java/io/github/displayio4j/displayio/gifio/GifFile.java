package io.github.displayio4j.displayio.gifio;

import io.github.displayio4j.displayio.ImageException;
import io.github.displayio4j.displayio.gifio.GifFrame.Disposal;
import io.github.displayio4j.displayio.picture.FileBytes;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The blocks of a GIF file (GIF87a, GIF89a), checked against its length; only the data of the images is left
/// for later.
final class GifFile {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;
    private static final int NO_DELAY = 10; // what viewers take for a frame that is to be shown for no time

    final int width;
    final int height;
    final List<GifFrame> frames = new ArrayList<>();
    /// How often it is played, 0 for ever.
    private int plays = 1;

    private final FileBytes bytes;
    private final long globalAt;
    private final int globalColours;

    // of the graphic control in front of the next image
    private int transparent = -1;
    private int hundredths = NO_DELAY;
    private Disposal disposal = Disposal.KEEP;

    GifFile(MemorySegment file) throws ImageException {
        bytes = new FileBytes(file);
        bytes.require(13, "the header");
        byte[] head = new byte[6];
        bytes.copy(head, 0, 6);
        String version = new String(head, StandardCharsets.ISO_8859_1);
        if (!version.equals("GIF87a") && !version.equals("GIF89a")) {
            throw new ImageException(0, "a GIF must begin with GIF87a or GIF89a");
        }
        width = bytes.u16le();
        height = bytes.u16le();
        FileBytes.checkSize(6, width, height);
        bytes.checkPlausible(6, width, height, 4096); // a code of 12 bits stands for less than that a byte
        int flags = bytes.u8();
        bytes.goTo(13);
        globalColours = (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
        globalAt = 13;
        bytes.require(3L * globalColours, "the global colour table");
        bytes.goTo(globalAt + 3L * globalColours);
        readBlocks();
        if (frames.isEmpty()) {
            throw new ImageException(bytes.at(), "a GIF must hold at least one image");
        }
    }

    int plays() {
        return plays;
    }

    private void readBlocks() throws ImageException {
        while (bytes.left() > 0) {
            long at = bytes.at();
            switch (bytes.u8()) {
                case EXTENSION -> readExtension();
                case IMAGE -> readImage();
                case TRAILER -> {
                    return;
                }
                default ->
                    throw new ImageException(
                            at, "a block must begin with 21, 2c or 3b, not " + Integer.toHexString(bytes.u8(at)));
            }
        }
    }

    private void readExtension() throws ImageException {
        bytes.require(2, "an extension");
        int label = bytes.u8();
        long at = bytes.at();
        int size = bytes.u8(at);
        if (label == GRAPHIC_CONTROL && size >= 4) {
            bytes.require(size + 1L, "a graphic control");
            int flags = bytes.u8(at + 1);
            int delay = bytes.u8(at + 2) | bytes.u8(at + 3) << 8;
            hundredths = delay == 0 ? NO_DELAY : delay;
            transparent = (flags & 1) == 0 ? -1 : bytes.u8(at + 4);
            disposal = switch (flags >> 2 & 7) {
                case 2 -> Disposal.CLEAR;
                case 3 -> Disposal.RESTORE;
                default -> Disposal.KEEP;
            };
        } else if (label == APPLICATION && size == 11 && bytes.left() > 15 && isLoop(at + 1)) {
            int repeats = bytes.u8(at + 14) | bytes.u8(at + 15) << 8;
            plays = repeats == 0 ? 0 : repeats + 1;
        }
        skipBlocks("an extension");
    }

    private boolean isLoop(long at) {
        for (int i = 0; i < 11; i++) {
            if (bytes.u8(at + i) != "NETSCAPE2.0".charAt(i)) {
                return false;
            }
        }
        return bytes.u8(at + 11) == 3 && bytes.u8(at + 12) == 1;
    }

    private void readImage() throws ImageException {
        long from = bytes.at();
        bytes.require(9, "an image");
        int x = bytes.u16le();
        int y = bytes.u16le();
        int w = bytes.u16le();
        int h = bytes.u16le();
        int flags = bytes.u8();
        if (w == 0 || h == 0) {
            throw new ImageException(from + 4, "an image must have columns and rows, not " + w + "x" + h);
        }
        if ((long) w * h > Integer.MAX_VALUE - 16) {
            throw new ImageException(from + 4, "an image of " + w + "x" + h + " pixels is too large");
        }
        long coloursAt = globalAt;
        int colours = globalColours;
        if ((flags & 0x80) != 0) {
            coloursAt = bytes.at();
            colours = 2 << (flags & 7);
            bytes.require(3L * colours, "a local colour table");
            bytes.goTo(coloursAt + 3L * colours);
        }
        if (colours == 0) {
            throw new ImageException(from + 8, "an image must have a colour table, or the file a global one");
        }
        bytes.require(1, "an image");
        int rootBits = bytes.u8();
        if (rootBits < 1 || rootBits > 8) {
            throw new ImageException(bytes.at() - 1, "values must have 1..8 bits, not " + rootBits);
        }
        long dataAt = bytes.at();
        long dataBytes = skipBlocks("an image");
        bytes.checkPlausible(from + 4, w, h, 4096);
        frames.add(new GifFrame(
                x,
                y,
                w,
                h,
                (flags & 0x40) != 0,
                coloursAt,
                colours,
                transparent,
                hundredths,
                disposal,
                rootBits,
                dataAt,
                Math.toIntExact(Math.min(dataBytes, Integer.MAX_VALUE - 16))));
        transparent = -1;
        hundredths = NO_DELAY;
        disposal = Disposal.KEEP;
    }

    /// Bytes in the blocks up to the empty one.
    private long skipBlocks(String what) throws ImageException {
        long sum = 0;
        while (true) {
            bytes.require(1, what);
            int n = bytes.u8();
            bytes.require(n, what);
            if (n == 0) {
                return sum;
            }
            bytes.goTo(bytes.at() + n);
            sum += n;
        }
    }

    /// Colours of an image's table as `0xRRGGBB`.
    int[] colours(GifFrame frame) {
        int[] out = new int[frame.colours()];
        for (int i = 0; i < out.length; i++) {
            out[i] = colour(frame, i);
        }
        return out;
    }

    /// One of them.
    int colour(GifFrame frame, int i) {
        bytes.goTo(frame.coloursAt() + 3L * i);
        return bytes.rgb();
    }

    /// Copies an image's data without the lengths of its blocks.
    ///
    /// @param out at least `frame.dataBytes()` long
    void readData(GifFrame frame, byte[] out) {
        bytes.goTo(frame.dataAt());
        for (int at = 0, n; at < frame.dataBytes(); at += n) {
            n = bytes.u8();
            bytes.copy(out, at, n);
        }
    }

    /// Where in the file a byte of an image's data is.
    long offset(GifFrame frame, int position) {
        long at = frame.dataAt();
        int left = position;
        while (left >= bytes.u8(at) && bytes.u8(at) > 0) {
            left -= bytes.u8(at);
            at += bytes.u8(at) + 1;
        }
        return at + 1 + left;
    }
}
