package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Bytes of a file being written: marker segments, and entropy-coded bits with their stuffed zeros.
final class BitWriter {
    /// More than a block can need: 64 codes of 16 bits with values of 11, all of it stuffed.
    private static final int BLOCK_ROOM = 2 * 64 * 4;

    private byte[] bytes = new byte[1 << 14];
    private int size;
    /// Bits not yet written, in the low `count` bits; fewer than 32 between calls.
    private long bits;

    private int count;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        bits = 0;
        count = 0;
    }

    private void makeRoom(int n) {
        if (size + n > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + n));
        }
    }

    void writeByte(int value) {
        makeRoom(1);
        bytes[size++] = (byte) value;
    }

    void writeWord(int value) {
        writeByte(value >> 8);
        writeByte(value);
    }

    void writeMarker(int marker) {
        writeByte(0xff);
        writeByte(marker);
    }

    void write(byte[] data) {
        makeRoom(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    /// Writes a segment: marker, length, name and content[from, to).
    ///
    /// @throws IllegalArgumentException if it is longer than a segment can be
    void writeSegment(int marker, byte[] name, byte[] content, int from, int to) {
        int length = 2 + name.length + to - from;
        if (length > 65535) {
            throw new IllegalArgumentException("segment must have at most 65535 bytes, not " + length);
        }
        writeMarker(marker);
        writeWord(length);
        write(name);
        makeRoom(to - from);
        System.arraycopy(content, from, bytes, size, to - from);
        size += to - from;
    }

    /// Writes a quantised block, in zigzag order, with the difference of its DC to the one before (T.81 F.1.2).
    void writeBlock(int[] block, int dcDifference, HuffmanCodes dc, HuffmanCodes ac) {
        makeRoom(BLOCK_ROOM);
        int bitSize = size(dcDifference);
        put(dc.codes[bitSize], dc.lengths[bitSize]);
        putValue(dcDifference, bitSize);
        int run = 0;
        for (int k = 1; k < 64; k++) {
            int value = block[k];
            if (value == 0) {
                run++;
                continue;
            }
            for (; run > 15; run -= 16) {
                put(ac.codes[0xf0], ac.lengths[0xf0]);
            }
            bitSize = size(value);
            int symbol = run << 4 | bitSize;
            put(ac.codes[symbol], ac.lengths[symbol]);
            putValue(value, bitSize);
            run = 0;
        }
        if (run > 0) {
            put(ac.codes[0], ac.lengths[0]);
        }
    }

    /// Bits of a value without its leading zeros.
    static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    /// A value in `size` bits, negative ones as their complement (T.81 F.1.2.1.1).
    private void putValue(int value, int size) {
        put((value + (value >> 31)) & ((1 << size) - 1), size);
    }

    private void put(int value, int length) {
        bits = bits << length | value;
        count += length;
        if (count >= 32) {
            count -= 32;
            drain((int) (bits >>> count));
        }
    }

    private void drain(int word) {
        if (((~word - 0x01010101) & word & 0x80808080) == 0) {
            bytes[size] = (byte) (word >> 24);
            bytes[size + 1] = (byte) (word >> 16);
            bytes[size + 2] = (byte) (word >> 8);
            bytes[size + 3] = (byte) word;
            size += 4;
            return;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            putStuffed(word >> shift);
        }
    }

    private void putStuffed(int value) {
        bytes[size++] = (byte) value;
        if ((byte) value == (byte) 0xff) {
            bytes[size++] = 0;
        }
    }

    /// Fills the last byte up with ones.
    void finishBits() {
        makeRoom(16);
        for (; count > 0; count -= 8) {
            int value = count >= 8 ? (int) (bits >>> (count - 8)) : (int) (bits << (8 - count)) | 0xff >> count;
            putStuffed(value);
        }
        bits = 0;
        count = 0;
    }
}
