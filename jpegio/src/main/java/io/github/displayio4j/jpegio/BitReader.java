package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The entropy-coded bits of a scan: one stretch between two markers at a time, freed from its stuffed bytes.
///
/// After the end of a stretch come zero bits, as libjpeg has it; `isExhausted` tells. A stretch is followed by enough
/// zeros that the blocks of one MCU (at most 10, of at most 64 symbols of 31 bits) can be read without a check.
final class BitReader {
    /// More than an MCU can need, plus what a refill reads ahead.
    private static final int PADDING = 10 * 64 * 4 + 64;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private byte[] data = new byte[0];
    private int to;

    private byte[] stretch = new byte[PADDING];
    private int length;
    /// Where the stretch begins in `data`.
    private int from;
    /// Where the marker after the stretch begins; its second byte; where its parameters begin.
    private int markerAt;

    private int marker;
    private int afterMarker;

    /// Next bits on top; `count` of them are counted, those below are a look ahead.
    private long bits;

    private int count;
    private int pos;
    private boolean exhausted;

    /// Position in the file of the first damage, -1.
    private int firstDamage;

    private int resyncs;
    /// Whether bytes are read, for an arithmetic decoder, rather than bits.
    private boolean arithmetic;

    private int nextRestart;

    /// Starts the scan at `at`.
    void start(byte[] newData, int at, int newTo, boolean isArithmetic) {
        data = newData;
        arithmetic = isArithmetic;
        to = newTo;
        nextRestart = 0;
        load(at);
    }

    void clearReport() {
        firstDamage = -1;
        resyncs = 0;
    }

    int firstDamage() {
        return firstDamage;
    }

    int resyncs() {
        return resyncs;
    }

    /// Where the marker that ended the stretch begins.
    int markerAt() {
        return markerAt;
    }

    /// Whether more was read than there is up to the next marker.
    boolean isExhausted() {
        return exhausted || (exhausted = (long) pos * 8 - count > (long) length * 8 && damage(markerAt));
    }

    /// Whether nothing is left and no restart can bring more.
    boolean isAtEnd() {
        return isExhausted() && !Marker.isRestart(marker);
    }

    /// Notes damage at a position of the file, if it is the first.
    boolean damage(int at) {
        if (firstDamage < 0) {
            firstDamage = at;
        }
        return true;
    }

    /// Takes the stretch from `at` to the next marker or the end of the data.
    private void load(int at) {
        from = at;
        marker = Marker.EOI;
        markerAt = to;
        afterMarker = to;
        byte[] in = data;
        int i = at;
        int n = 0;
        while (i < to) {
            if (n + 8 + PADDING > stretch.length) {
                stretch = Arrays.copyOf(stretch, Math.max(2 * stretch.length, n + 8 + PADDING));
            }
            if (i + 8 <= to) {
                long eight = (long) LONG.get(in, i);
                if (!holdsFf(eight)) {
                    LONG.set(stretch, n, eight);
                    i += 8;
                    n += 8;
                    continue;
                }
            }
            byte b = in[i++];
            if (b == (byte) 0xff) {
                int code = i;
                while (code < to && in[code] == (byte) 0xff) {
                    code++;
                }
                if (code == to || in[code] != 0) {
                    markerAt = i - 1;
                    marker = code < to ? in[code] & 0xff : Marker.EOI;
                    afterMarker = Math.min(code + 1, to);
                    break;
                }
                i = code + 1;
            }
            stretch[n++] = b;
        }
        Arrays.fill(stretch, n, n + PADDING, (byte) 0);
        length = n;
        pos = 0;
        bits = 0;
        count = 0;
        exhausted = false;
    }

    /// Whether one of eight bytes is FF: the well-known test for a zero byte, on the complement.
    private static boolean holdsFf(long eight) {
        return ((~eight - 0x0101010101010101L) & eight & 0x8080808080808080L) != 0;
    }

    /// Goes on behind the next restart marker. If another marker is there, does what libjpeg does (its default for
    /// resynchronising): one of the next two expected means that data was lost, so nothing is read until their
    /// turn;
    /// one of the last two is skipped with its data; any other restart marker is taken for the expected one.
    void restart() {
        if (!arithmetic && !exhausted && (long) pos * 8 - count < (long) (length - 1) * 8) {
            damage(from);
        }
        int expected = nextRestart;
        nextRestart = (nextRestart + 1) & 7;
        if (marker != Marker.RST0 + expected) {
            resyncs++;
            damage(markerAt);
        }
        while (true) {
            int distance = (marker - Marker.RST0 - expected) & 7;
            if (marker < Marker.SOF0 || (Marker.isRestart(marker) && distance >= 6)) {
                load(afterMarker);
                continue;
            }
            if (!Marker.isRestart(marker) || distance == 1 || distance == 2) {
                length = 0;
                Arrays.fill(stretch, 0, PADDING, (byte) 0);
                pos = 0;
                count = 0;
                bits = 0;
                // As in libjpeg: if the stretch before was complete, the next MCU is still made, of zero bits.
                return;
            }
            load(afterMarker);
            return;
        }
    }

    /// Reads one block (T.81 F.2.2) into 64 shorts in natural order, which must be 0 before.
    ///
    /// @return zigzag index of the last coefficient that may not be 0
    int readBlock(Component component, HuffmanTable dc, HuffmanTable ac, short[] out, int at) {
        long b = bits;
        int n = count;
        int p = pos;
        byte[] in = stretch;
        byte[] zigzag = StandardTables.ZIGZAG;

        b |= (long) LONG.get(in, p) >>> n;
        p += (63 - n) >> 3;
        n |= 56;
        int entry = dc.fast[(int) (b >>> (64 - HuffmanTable.LOOK))];
        int length = entry & 0xff;
        int value = entry >> 16;
        if (length == 0) {
            int symbol = symbol(dc, entry, b, p);
            length = symbol >> 8;
            int size = symbol & 15;
            value = size == 0 ? 0 : HuffmanTable.extend((int) (b << length >>> (64 - size)), size);
            length += size;
        }
        b <<= length;
        n -= length;
        component.pred += value;
        out[at] = (short) component.pred;

        int[] fast = ac.fast;
        int last = 0;
        int k = 1;
        while (k < 64) {
            if (n < 32) {
                b |= (long) LONG.get(in, p) >>> n;
                p += (63 - n) >> 3;
                n |= 56;
            }
            entry = fast[(int) (b >>> (64 - HuffmanTable.LOOK))];
            length = entry & 0xff;
            if (length != 0) {
                k += (entry >> 8) & 0xff;
                b <<= length;
                n -= length;
                if (k >= HuffmanTable.END) {
                    break;
                }
                out[at + zigzag[k]] = (short) (entry >> 16);
                last = k++;
                continue;
            }
            int symbol = symbol(ac, entry, b, p);
            length = symbol >> 8;
            int size = symbol & 15;
            int run = (symbol >> 4) & 15;
            if (size == 0) {
                b <<= length;
                n -= length;
                if (run != 15) {
                    break;
                }
                k += 16;
                continue;
            }
            k += run;
            out[at + zigzag[k]] = (short) HuffmanTable.extend((int) (b << length >>> (64 - size)), size);
            last = k++;
            b <<= length + size;
            n -= length + size;
        }
        bits = b;
        count = n;
        pos = p;
        return Math.min(last, 63);
    }

    /// The next byte of an arithmetic-coded stretch, 0 after its end.
    int nextByte() {
        if (pos < length) {
            return stretch[pos++] & 0xff;
        }
        if (markerAt == to) {
            damage(to);
        }
        return 0;
    }

    /// Notes damage near the bytes that were read last.
    void damageHere() {
        if (firstDamage < 0) {
            damage(fileOffset(Math.max(0, pos - 2)));
        }
    }

    /// The next `n` bits, 0..16.
    int next(int n) {
        if (count < 32) {
            refill();
        }
        int value = (int) (bits >>> 1 >>> (63 - n));
        bits <<= n;
        count -= n;
        return value;
    }

    /// The next symbol; 0 for a code that the table does not have.
    int nextSymbol(HuffmanTable table) {
        if (count < 32) {
            refill();
        }
        int symbol = table.plain[(int) (bits >>> (64 - HuffmanTable.LOOK))];
        if (symbol == 0) {
            symbol = symbol(table, 0, bits, pos);
        }
        bits <<= symbol >> 8;
        count -= symbol >> 8;
        return symbol & 0xff;
    }

    private void refill() {
        bits |= (long) LONG.get(stretch, pos) >>> count;
        pos += (63 - count) >> 3;
        count |= 56;
    }

    /// A symbol whose code and value did not fit one look.
    ///
    /// @return length of the code << 8 | symbol; for a code that is not in the table, symbol 0 and 17 bits (as
    /// libjpeg)
    private int symbol(HuffmanTable table, int entry, long b, int p) {
        if (entry != 0) {
            return (entry & 0xff00) | ((entry >> 16) & 0xff);
        }
        int code = (int) (b >>> 48);
        for (int length = 1; length <= 16; length++) {
            if (code < table.limits[length]) {
                int index = table.bases[length] + (code >> (16 - length));
                return (length << 8) | (table.symbols[index & 0xff] & 0xff);
            }
        }
        if (firstDamage < 0) {
            damage(fileOffset(Math.min(Math.max(p - 8, 0), length)));
        }
        return 17 << 8;
    }

    /// Position in the file of a position in the stretch.
    private int fileOffset(int wanted) {
        int i = from;
        for (int n = 0; n < wanted && i < markerAt; n++) {
            if (data[i++] == (byte) 0xff) {
                while (i < markerAt && data[i] == (byte) 0xff) {
                    i++;
                }
                i++;
            }
        }
        return i;
    }
}
