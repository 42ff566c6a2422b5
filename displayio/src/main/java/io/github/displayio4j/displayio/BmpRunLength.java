package io.github.displayio4j.displayio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Decodes the run-length codes of BMP files (RLE8 and RLE4) to a byte a pixel.
///
/// A pair of bytes is a count and what to repeat: a value (RLE8) or two in turn (RLE4). A count of 0 is an escape:
/// 0 ends the row, 1 ends the picture, 2 moves right and down by the next two bytes, and more is the number of values
/// that follow as they are, padded to 16 bits.
final class BmpRunLength {
    /// Pixels that are decoded however small the file is.
    private static final long SMALL = 1 << 22;
    /// Pixels that a byte of codes can stand for, rounded up.
    private static final int PIXELS_PER_BYTE = 128;

    private static final int END_OF_ROW = 0;
    private static final int END_OF_PICTURE = 1;
    private static final int MOVE = 2;

    private final MemorySegment file;
    private final BmpHeader header;
    private final MemorySegment out;
    private long at;
    private int x;
    private int y;

    private BmpRunLength(MemorySegment file, BmpHeader header, MemorySegment out) {
        this.file = file;
        this.header = header;
        this.out = out;
        at = header.pixelsAt();
    }

    /// The values row by row, the top row first, without padding; 0 where the codes say nothing.
    static MemorySegment decode(MemorySegment file, BmpHeader header, Arena arena) throws BmpException {
        long pixels = (long) header.width() * header.height();
        long bytes = file.byteSize() - header.pixelsAt();
        if (pixels > SMALL && pixels / PIXELS_PER_BYTE > bytes) {
            throw new BmpException(
                    18,
                    bytes + " bytes of run-length codes cannot stand for " + header.width() + "x" + header.height()
                            + " pixels");
        }
        MemorySegment out = arena.allocate(pixels);
        new BmpRunLength(file, header, out).decode();
        return out;
    }

    private void decode() throws BmpException {
        while (at < file.byteSize()) {
            long code = at;
            int count = next();
            int what = next();
            if (count > 0) {
                repeat(count, what, code);
                continue;
            }
            switch (what) {
                case END_OF_ROW -> {
                    x = 0;
                    y = Math.min(y + 1, header.height());
                }
                case END_OF_PICTURE -> {
                    return;
                }
                case MOVE -> {
                    x = Math.min(x + next(), header.width());
                    y = Math.min(y + next(), header.height());
                }
                default -> copy(what, code);
            }
        }
    }

    private void repeat(int count, int what, long code) throws BmpException {
        checkRow(code);
        boolean pairs = header.depth() == 4;
        for (int i = 0; i < count; i++) {
            put(pairs ? what >> (i % 2 == 0 ? 4 : 0) & 15 : what);
        }
    }

    private void copy(int count, long code) throws BmpException {
        checkRow(code);
        if (header.depth() == 4) {
            for (int i = 0; i < count; i += 2) {
                int pair = next();
                put(pair >> 4);
                if (i + 1 < count) {
                    put(pair & 15);
                }
            }
        } else {
            for (int i = 0; i < count; i++) {
                put(next());
            }
        }
        int bytes = (count * header.depth() + 7) / 8;
        if (bytes % 2 != 0 && at < file.byteSize()) {
            at++;
        }
    }

    private void put(int value) {
        if (x < header.width()) {
            int row = header.topDown() ? y : header.height() - 1 - y;
            out.set(ValueLayout.JAVA_BYTE, (long) row * header.width() + x, (byte) value);
            x++;
        }
    }

    private void checkRow(long code) throws BmpException {
        if (y >= header.height()) {
            throw new BmpException(code, "a run must lie in row 0.." + (header.height() - 1) + ", not " + y);
        }
    }

    private int next() throws BmpException {
        if (at >= file.byteSize()) {
            throw new BmpException(file.byteSize(), "the file ends in the middle of a run-length code");
        }
        return file.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
    }
}
