package io.github.displayio4j.panels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Turns bytes of memory writes into colours `0x00RRGGBB`, by the interface pixel format of COLMOD; a pixel may
/// begin in one transfer and end in the next.
final class PixelReader {
    private static final int CHUNK = 1024;
    // a 565 colour is the or of what its two bytes give, since green's repeated bits come from the first one alone
    private static final int[] FIRST = new int[256];
    private static final int[] SECOND = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            FIRST[i] = of565(i << 8);
            SECOND[i] = of565(i);
        }
    }

    /// The pixels of the last `take`.
    final int[] colours = new int[CHUNK];

    private final byte[] bytes = new byte[3 * CHUNK];
    private int bits = 18;
    private boolean lowFirst;
    private int count;
    // what is left of a pixel (12 bit: of two) whose last byte did not come yet
    private int pending;
    private int pendingBytes;

    /// @param bits 12, 16 or 18 a pixel
    void setBits(int bits) {
        this.bits = bits;
        restart();
    }

    /// Whether the second byte of 16 bits is the one with red in it.
    void setLowFirst(boolean lowFirst) {
        this.lowFirst = lowFirst;
        restart();
    }

    /// Forgets a pixel begun.
    void restart() {
        pendingBytes = 0;
    }

    /// Number of pixels of the last `take`.
    int count() {
        return count;
    }

    /// Reads as many bytes as fit.
    ///
    /// @return bytes read, at least one if `length` is
    long take(MemorySegment source, long offset, long length) {
        count = 0;
        int unit = bits == 16 ? 2 : 3;
        if (pendingBytes > 0 || length < unit) {
            push(source.get(ValueLayout.JAVA_BYTE, offset) & 0xff);
            return 1;
        }
        int units = (int) Math.min(length / unit, bits == 12 ? CHUNK / 2 : CHUNK);
        MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset, bytes, 0, units * unit);
        switch (bits) {
            case 16 -> {
                if (lowFirst) {
                    exchange(bytes, units);
                }
                expand565(bytes, colours, units);
            }
            case 18 -> expand666(bytes, colours, units);
            default -> expand444(bytes, colours, units);
        }
        count = bits == 12 ? 2 * units : units;
        return (long) units * unit;
    }

    private void push(int value) {
        pending = pending << 8 | value;
        pendingBytes++;
        if (bits == 12 && pendingBytes == 2) {
            colours[count++] = of444(pending >> 4 & 0xfff);
        } else if (bits == 12 && pendingBytes == 3) {
            colours[count++] = of444(pending & 0xfff);
            pendingBytes = 0;
        } else if (bits == 16 && pendingBytes == 2) {
            colours[count++] = of565(lowFirst ? (pending & 0xff) << 8 | pending >> 8 & 0xff : pending & 0xffff);
            pendingBytes = 0;
        } else if (pendingBytes == 3) {
            colours[count++] = of666(pending & 0xffffff);
            pendingBytes = 0;
        }
    }

    private static void exchange(byte[] bytes, int n) {
        for (int i = 0; i < 2 * n; i += 2) {
            byte first = bytes[i];
            bytes[i] = bytes[i + 1];
            bytes[i + 1] = first;
        }
    }

    private static void expand565(byte[] bytes, int[] colours, int n) {
        for (int i = 0; i < n; i++) {
            colours[i] = FIRST[bytes[2 * i] & 0xff] | SECOND[bytes[2 * i + 1] & 0xff];
        }
    }

    private static void expand666(byte[] bytes, int[] colours, int n) {
        for (int i = 0, at = 0; i < n; i++, at += 3) {
            colours[i] = of666((bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff));
        }
    }

    private static void expand444(byte[] bytes, int[] colours, int units) {
        for (int i = 0, at = 0; i < 2 * units; i += 2, at += 3) {
            int both = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
            colours[i] = of444(both >> 12);
            colours[i + 1] = of444(both & 0xfff);
        }
    }

    private static int of565(int p) {
        return (p & 0xf800) << 8
                | (p & 0xe000) << 3
                | (p & 0x07e0) << 5
                | (p & 0x0600) >> 1
                | (p & 0x1f) << 3
                | (p & 0x1c) >> 2;
    }

    private static int of666(int p) {
        return (p & 0xfcfcfc) | (p >> 6 & 0x030303);
    }

    private static int of444(int p) {
        return ((p & 0xf00) << 8 | (p & 0x0f0) << 4 | (p & 0x00f)) * 0x11;
    }
}
