package io.github.displayio4j.jpegio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The entropy-coded data of a scan: stretches between markers, freed from stuffed bytes, a piece of a stretch at
/// a time.
///
/// After the end of a stretch come zero bits, as libjpeg has it; `isExhausted` tells. Once `ensure` was called,
/// all that one MCU can need is there, so that blocks are read without a check.
class ScanData {
    /// Bytes of a piece: what is read from it stays in the first cache.
    private static final int PIECE = 1 << 14;

    /// More than a block can need: 64 symbols of 31 bits, or about 2100 decisions of at most 15 bits.
    private static final int HUFFMAN_BLOCK = 64 * 4;

    private static final int ARITHMETIC_BLOCK = 4096;
    /// What a refill may read ahead.
    private static final int AHEAD = 64;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    /// The piece: `length` bytes, of which `pos` were read.
    byte[] bytes = new byte[0];

    int length;
    int pos;

    /// Next bits on top; `count` of them are counted, those below are a look ahead.
    long bits;

    int count;

    private final Input input;
    /// Bytes that must be there for the next MCU, and how far `pos` may go before they are not.
    private int reserve;

    private int enough;
    /// Where the stretch begins in the input, how many of its bytes came before the piece, where loading goes on.
    private int first;

    private long passed;
    private int next;
    /// Whether the piece is the last one of its stretch; then what follows: where its marker begins, the marker's
    /// second byte, where its parameters begin.
    private boolean ended;

    private int markerAt;
    private int marker;
    private int afterMarker;

    private boolean exhausted;
    /// Whether bytes are read, for an arithmetic decoder, rather than bits.
    private boolean arithmetic;

    private int nextRestart;
    /// Position in the input of the first damage, -1.
    private int firstDamage;

    private int resyncs;

    ScanData(Input input) {
        this.input = input;
    }

    /// Starts the scan at `at`.
    void start(int at, boolean isArithmetic, int blocksOfMcu) throws JpegException {
        arithmetic = isArithmetic;
        reserve = blocksOfMcu * (isArithmetic ? ARITHMETIC_BLOCK : HUFFMAN_BLOCK) + AHEAD;
        if (bytes.length < PIECE + 2 * reserve) {
            bytes = new byte[PIECE + 2 * reserve];
        }
        nextRestart = 0;
        begin(at);
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

    /// Sees to it that an MCU can be read; waits for a stream if it must.
    final void ensure() throws JpegException {
        if (pos > enough) {
            load();
        }
    }

    /// The last position where an MCU may begin without `ensure`: behind it the stretch is exhausted, or more of it
    /// must be loaded first.
    final int limit() {
        return 8 * (ended ? length : enough);
    }

    /// Bits of the piece that were read.
    final int position() {
        return 8 * pos - count;
    }

    /// Goes on from a position of the piece.
    final void setPosition(int position) {
        bits = (long) LONG.get(bytes, position >> 3) << (position & 7);
        pos = position + 7 >> 3;
        count = -position & 7;
    }

    /// Passes over what is left of the stretch.
    ///
    /// @return where the marker that ended it begins
    int findMarker() throws JpegException {
        while (!ended) {
            pos = length;
            load();
        }
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

    /// Notes damage at a position of the input, if it is the first.
    boolean damage(int at) {
        if (firstDamage < 0) {
            firstDamage = at;
        }
        return true;
    }

    /// Notes damage near byte `at` of the piece.
    void damageAt(int at) {
        if (firstDamage < 0) {
            firstDamage = offset(passed + Math.max(0, Math.min(at, length)));
        }
    }

    /// Notes damage near the bytes that were read last.
    void damageHere() {
        damageAt(pos - 2);
    }

    /// The next byte of an arithmetic-coded stretch, 0 after its end.
    int nextByte() {
        if (pos < length) {
            return bytes[pos++] & 0xff;
        }
        if (markerAt == input.to) {
            damage(markerAt);
        }
        return 0;
    }

    /// Goes on behind the next restart marker. If another marker is there, does what libjpeg does (its default
    /// for resynchronising): one of the next two expected means that data was lost, so nothing is read until
    /// their turn; one of the last two is skipped with its data; any other restart marker is taken for the
    /// expected one.
    void restart() throws JpegException {
        boolean bytesLeft = !ended || (long) pos * 8 - count < (long) (length - 1) * 8;
        if (!arithmetic && !exhausted && bytesLeft) {
            damage(first);
        }
        findMarker();
        int expected = nextRestart;
        nextRestart = (nextRestart + 1) & 7;
        if (marker != Marker.RST0 + expected) {
            resyncs++;
            damage(markerAt);
        }
        while (true) {
            int distance = (marker - Marker.RST0 - expected) & 7;
            if (marker < Marker.SOF0 || (Marker.isRestart(marker) && distance >= 6)) {
                begin(afterMarker);
                findMarker();
                continue;
            }
            if (!Marker.isRestart(marker) || distance == 1 || distance == 2) {
                // As in libjpeg: if the stretch before was complete, the next MCU is still made, of zero bits.
                length = 0;
                Arrays.fill(bytes, 0, reserve, (byte) 0);
                pos = 0;
                count = 0;
                bits = 0;
                return;
            }
            begin(afterMarker);
            return;
        }
    }

    private void begin(int at) throws JpegException {
        first = at;
        next = at;
        passed = 0;
        ended = false;
        length = 0;
        pos = 0;
        bits = 0;
        count = 0;
        exhausted = false;
        load();
    }

    /// Moves what was not read to the front and adds as much as there is room for, or as a stream has; at least
    /// what the next MCU needs, unless the stretch ends.
    private void load() throws JpegException {
        byte[] out = bytes;
        // Whole bytes that were taken into `bits` are given back, and one stays of which a part was read: so no
        // position is negative.
        pos -= count >> 3;
        count &= 7;
        int kept = count == 0 ? 0 : 1;
        int n = length - pos + kept;
        System.arraycopy(out, pos - kept, out, 0, n);
        passed += pos - kept;
        pos = kept;
        int most = out.length - reserve - 8;
        byte[] in = input.data;
        int to = input.to;
        int i = next;
        while (n < most) {
            if (i + 8 <= to) {
                long eight = (long) LONG.get(in, i);
                if (!holdsFf(eight)) {
                    LONG.set(out, n, eight);
                    i += 8;
                    n += 8;
                    continue;
                }
            }
            if (i == to) {
                if (n > reserve) {
                    break;
                }
                if (!input.has(i, 1)) {
                    end(to, Marker.EOI, to);
                    break;
                }
                in = input.data;
                to = input.to;
            }
            byte b = in[i++];
            if (b == (byte) 0xff) {
                int code = i;
                while (input.has(code, 1) && input.data[code] == (byte) 0xff) {
                    code++;
                }
                boolean cut = !input.has(code, 1);
                in = input.data;
                to = input.to;
                if (cut || in[code] != 0) {
                    end(i - 1, cut ? Marker.EOI : in[code] & 0xff, cut ? to : code + 1);
                    break;
                }
                i = code + 1;
            }
            out[n++] = b;
        }
        next = i;
        length = n;
        enough = n - reserve;
        if (ended) {
            Arrays.fill(out, n, n + reserve, (byte) 0);
            enough = Integer.MAX_VALUE;
        }
    }

    private void end(int at, int code, int after) {
        ended = true;
        markerAt = at;
        marker = code;
        afterMarker = after;
    }

    /// Whether one of eight bytes is FF: the well-known test for a zero byte, on the complement.
    private static boolean holdsFf(long eight) {
        return ((~eight - 0x0101010101010101L) & eight & 0x8080808080808080L) != 0;
    }

    /// Position in the input of a byte of the stretch.
    private int offset(long wanted) {
        byte[] data = input.data;
        int end = ended ? markerAt : next;
        int i = first;
        for (long n = 0; n < wanted && i < end; n++) {
            if (data[i++] == (byte) 0xff) {
                while (i < end && data[i] == (byte) 0xff) {
                    i++;
                }
                i++;
            }
        }
        return Math.min(i, end);
    }
}
