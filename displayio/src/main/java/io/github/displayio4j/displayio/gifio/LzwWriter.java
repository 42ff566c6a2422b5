package io.github.displayio4j.displayio.gifio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// The compression of GIF (GIF89a, appendix F): codes of 3 to 12 bits, lowest bit first, in blocks of up to 255
/// bytes.
final class LzwWriter {
    private static final int MAX_CODES = 4096;
    private static final int SLOTS = 8192;

    private final OutputStream out;
    private final int[] keys = new int[SLOTS];
    private final int[] codes = new int[SLOTS];
    private final byte[] block = new byte[256];
    private int blockLength;
    private int bits;
    private int bitCount;
    private int rootBits;
    private int codeBits;
    private int next;
    private int prefix;

    LzwWriter(OutputStream out) {
        this.out = out;
    }

    /// @param rootBits bits of a value, 2..8
    void begin(int rootBits) throws IOException {
        this.rootBits = rootBits;
        out.write(rootBits);
        codeBits = rootBits + 1;
        clear();
        prefix = -1;
    }

    void write(int value) throws IOException {
        if (prefix < 0) {
            prefix = value;
            return;
        }
        int key = prefix << 8 | value;
        int slot = (key * 0x9E3779B1) >>> 19;
        while (keys[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & SLOTS - 1;
        }
        if (keys[slot] == key) {
            prefix = codes[slot];
            return;
        }
        emit(prefix);
        if (next < MAX_CODES) {
            keys[slot] = key;
            codes[slot] = next++;
        } else {
            clear();
        }
        prefix = value;
    }

    void end() throws IOException {
        if (prefix >= 0) {
            emit(prefix);
        }
        emit((1 << rootBits) + 1);
        if (bitCount > 0) {
            put(bits);
        }
        flush();
        out.write(0);
        bits = 0;
        bitCount = 0;
    }

    private void clear() throws IOException {
        emit(1 << rootBits);
        Arrays.fill(keys, -1);
        next = (1 << rootBits) + 2;
        codeBits = rootBits + 1;
    }

    // the reader learns a code one step later, so the width grows before the code just found is added
    private void emit(int code) throws IOException {
        bits |= code << bitCount;
        bitCount += codeBits;
        while (bitCount >= 8) {
            put(bits);
            bits >>>= 8;
            bitCount -= 8;
        }
        if (next == 1 << codeBits && codeBits < 12) {
            codeBits++;
        }
    }

    private void put(int value) throws IOException {
        block[++blockLength] = (byte) value;
        if (blockLength == 255) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (blockLength > 0) {
            block[0] = (byte) blockLength;
            out.write(block, 0, blockLength + 1);
            blockLength = 0;
        }
    }
}
