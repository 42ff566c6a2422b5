package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Collects the coefficients of a whole frame from several scans, for files whose components do not come together.
final class CoefficientReader {
    private final Headers headers;
    private final BitReader bits;
    private long blocksDecoded;
    private long blocksExpected;

    CoefficientReader(Headers headers, BitReader bits) {
        this.headers = headers;
        this.bits = bits;
    }

    long blocksDecoded() {
        return blocksDecoded;
    }

    long blocksExpected() {
        return blocksExpected;
    }

    /// Reads the scan whose header was read last and all that follow it.
    ///
    /// @throws JpegException if no scan could be read; damage after that ends the reading
    void readAll() throws JpegException {
        Headers h = headers;
        for (int i = 0; i < h.componentCount; i++) {
            Component c = h.components[i];
            c.coefficientBlocks = Headers.ceilDivide(h.width, 8 * h.maxH) * c.h;
            int needed = Math.multiplyExact(64 * c.coefficientBlocks, Headers.ceilDivide(h.height, 8 * h.maxV) * c.v);
            if (c.coefficients.length < needed) {
                c.coefficients = new short[needed];
            } else {
                Arrays.fill(c.coefficients, 0, needed, (short) 0);
            }
        }
        blocksDecoded = 0;
        blocksExpected = 0;
        boolean more = true;
        for (int scans = 0; more; scans++) {
            if (scans == MAX_SCANS) {
                throw h.error(h.scanAt, "more than " + MAX_SCANS + " scans");
            }
            h.prepareScan();
            readScan();
            h.pos = bits.markerAt();
            more = h.readToScan();
        }
    }

    private static final int MAX_SCANS = 1000;

    private void readScan() throws JpegException {
        Headers h = headers;
        for (int i = 0; i < h.scanCount; i++) {
            Component c = h.components[h.scanComponents[i]];
            c.dc = h.table(true, c.td);
            c.ac = h.table(false, c.ta);
            c.pred = 0;
        }
        bits.start(h.data, h.pos, h.to);
        boolean single = h.scanCount == 1;
        Component first = h.components[h.scanComponents[0]];
        int columns = single ? first.blocksWide : Headers.ceilDivide(h.width, 8 * h.maxH);
        int rows = single ? first.blocksHigh : Headers.ceilDivide(h.height, 8 * h.maxV);
        int toGo = h.restartInterval;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (h.restartInterval > 0 && toGo-- == 0) {
                    toGo = h.restartInterval - 1;
                    bits.restart();
                    for (int i = 0; i < h.scanCount; i++) {
                        h.components[h.scanComponents[i]].pred = 0;
                    }
                }
                readMcu(row, column, single);
            }
        }
        bits.isExhausted();
    }

    private void readMcu(int row, int column, boolean single) {
        boolean present = !bits.isExhausted();
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.components[headers.scanComponents[i]];
            int high = single ? 1 : c.v;
            int wide = single ? 1 : c.h;
            blocksExpected += high * wide;
            if (!present) {
                continue;
            }
            blocksDecoded += high * wide;
            for (int v = 0; v < high; v++) {
                int at = ((row * high + v) * c.coefficientBlocks + column * wide) * 64;
                for (int x = 0; x < wide; x++) {
                    bits.readBlock(c, c.dc, c.ac, c.coefficients, at + 64 * x);
                }
            }
        }
    }
}
