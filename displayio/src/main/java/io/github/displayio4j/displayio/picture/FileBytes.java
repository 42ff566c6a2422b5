package io.github.displayio4j.displayio.picture;

import io.github.displayio4j.displayio.ImageException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A picture's file, read from front to back; what lies behind its end is an `ImageException`.
public final class FileBytes {
    /// Pixels that are believed however small the file is.
    private static final long BELIEVED = 1 << 20;

    private final MemorySegment file;
    private long at;

    public FileBytes(MemorySegment file) {
        this.file = file;
    }

    /// Where the next byte is.
    public long at() {
        return at;
    }

    public void goTo(long offset) {
        at = offset;
    }

    public long size() {
        return file.byteSize();
    }

    /// Bytes from here to the end.
    public long left() {
        return file.byteSize() - at;
    }

    /// Checks that bytes follow.
    ///
    /// @throws ImageException if fewer than `n` do
    public void require(long n, String what) throws ImageException {
        if (n > left()) {
            throw new ImageException(
                    file.byteSize(), what + " must have " + n + " bytes from byte " + at + " on, but the file ends");
        }
    }

    /// The next byte; `require` it before.
    public int u8() {
        return file.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
    }

    /// The next two, the lower one first.
    public int u16le() {
        return u8() | u8() << 8;
    }

    /// The next two, the higher one first.
    public int u16be() {
        return u8() << 8 | u8();
    }

    /// The next four, the highest one first.
    public int i32be() {
        return u16be() << 16 | u16be();
    }

    /// The next three as `0xRRGGBB`.
    public int rgb() {
        return u8() << 16 | u16be();
    }

    /// A byte anywhere.
    public int u8(long offset) {
        return file.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
    }

    /// Copies the next `n` bytes.
    public void copy(byte[] out, int to, int n) {
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, at, out, to, n);
        at += n;
    }

    /// Some bytes may claim many pixels: nothing is reserved for more than the format could hold in the file.
    ///
    /// @param offset of what claims it
    /// @param perByte most pixels that a byte of the format can stand for
    /// @throws ImageException if it claims more
    public void checkPlausible(long offset, long width, long height, long perByte) throws ImageException {
        long pixels = width * height;
        if (pixels > BELIEVED && pixels / perByte > size()) {
            throw new ImageException(offset, size() + " bytes cannot hold " + width + "x" + height + " pixels");
        }
    }

    /// Checks the size of a picture.
    ///
    /// @throws ImageException if a bitmap cannot be so large
    public static void checkSize(long offset, long width, long height) throws ImageException {
        if (width < 1 || width > 32767 || height < 1 || height > 32767) {
            throw new ImageException(offset, "width and height must be 1..32767, not " + width + " and " + height);
        }
    }
}
