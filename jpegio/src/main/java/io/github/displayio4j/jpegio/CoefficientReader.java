package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Collects the coefficients of a whole frame from several scans: of progressive files, and of files whose components
/// do not come together.
final class CoefficientReader {
    /// Blocks that are allocated however small the file is.
    private static final int SMALL = 1 << 14;

    private final Headers headers;
    private final BitReader bits;
    private final ProgressiveReader progressive;
    private final ArithmeticReader arithmetic;
    private long blocksDecoded;
    private long blocksExpected;

    CoefficientReader(Headers headers, BitReader bits, ArithmeticReader arithmetic) {
        this.headers = headers;
        this.bits = bits;
        this.arithmetic = arithmetic;
        progressive = new ProgressiveReader(bits);
    }

    /// Blocks read, counted once for each scan that touches them.
    long blocksDecoded() {
        return blocksDecoded;
    }

    /// Blocks that the scans of the file should have brought.
    long blocksExpected() {
        return blocksExpected;
    }

    /// Reads the scan whose header was read last and all that follow it. Damaged headers after the first scan end the
    /// reading and are reported as damage.
    ///
    /// @throws JpegException if the first scan cannot be read, or the frame is too large for the file
    void readAll() throws JpegException {
        blocksDecoded = 0;
        blocksExpected = 0;
        allocate();
        int read = 0;
        try {
            boolean more = true;
            while (more) {
                if (read == headers.limits.scans()) {
                    throw headers.error(headers.scanAt, "there must be at most " + read + " scans");
                }
                readScan();
                read++;
                headers.pos = bits.markerAt();
                more = headers.readToScan();
            }
            if (!headers.endMarked) {
                // More scans may have been lost.
                bits.damage(headers.to);
            }
        } catch (JpegException e) {
            if (read == 0 || headers.limits.strict()) {
                throw e;
            }
            bits.damage(headers.from + (int) e.offset());
        }
    }

    private void allocate() throws JpegException {
        Headers h = headers;
        long all = 0;
        for (int i = 0; i < h.componentCount; i++) {
            Component c = h.components[i];
            c.coefficientBlocks = Headers.ceilDivide(h.width, 8 * h.maxH) * c.h;
            all += (long) c.coefficientBlocks * Headers.ceilDivide(h.height, 8 * h.maxV) * c.v;
        }
        // A block takes at least one bit of the first scan of its component, if it is not arithmetic.
        if (all > SMALL + (h.isArithmetic() ? 4096L : 8L) * (h.to - h.from) || all > Integer.MAX_VALUE / 64) {
            throw h.error(h.sofAt, h.to - h.from + " bytes cannot hold " + h.width + "x" + h.height + " pixels");
        }
        if (all * 128 > h.limits.memory()) {
            throw h.error(h.sofAt, "coefficients must fit into " + h.limits.memory() + " bytes, not " + all * 128);
        }
        for (int i = 0; i < h.componentCount; i++) {
            Component c = h.components[i];
            int needed = 64 * c.coefficientBlocks * Headers.ceilDivide(h.height, 8 * h.maxV) * c.v;
            if (c.coefficients.length < needed) {
                c.coefficients = new short[0]; // never the old and the new at a time
                c.coefficients = new short[needed];
            } else {
                Arrays.fill(c.coefficients, 0, needed, (short) 0);
            }
        }
    }

    private void readScan() throws JpegException {
        Headers h = headers;
        h.prepareScan();
        if (h.isProgressive()) {
            progressive.start(h);
            progressive.setBand(arithmetic);
        }
        prepareTables();
        bits.start(h.data, h.pos, h.to, h.isArithmetic());
        if (h.isArithmetic()) {
            arithmetic.start();
        }
        boolean single = h.scanCount == 1;
        Component first = h.components[h.scanComponents[0]];
        int columns = single ? first.blocksWide : Headers.ceilDivide(h.width, 8 * h.maxH);
        int rows = single ? first.blocksHigh : Headers.ceilDivide(h.height, 8 * h.maxV);
        int blocksOfMcu = single ? 1 : h.blocksOfMcu();
        blocksExpected += (long) rows * columns * blocksOfMcu;
        int toGo = h.restartInterval;
        for (int row = 0; row < rows && !bits.isAtEnd(); row++) {
            for (int column = 0; column < columns; column++) {
                if (h.restartInterval > 0 && toGo-- == 0) {
                    toGo = h.restartInterval - 1;
                    restart();
                }
                if (!bits.isExhausted()) {
                    readMcu(row, column, single);
                    blocksDecoded += arithmetic.isLost() ? 0 : blocksOfMcu;
                }
            }
        }
        bits.isExhausted();
    }

    private void prepareTables() throws JpegException {
        Headers h = headers;
        for (int i = 0; i < h.scanCount; i++) {
            Component c = h.components[h.scanComponents[i]];
            c.pred = 0;
            c.dcGroup = 0;
            if (h.isArithmetic()) {
                continue;
            }
            boolean sequential = !h.isProgressive();
            if (sequential || (progressive.isDc() && progressive.needsTable())) {
                c.dc = h.table(true, c.td);
            }
            if (sequential || !progressive.isDc()) {
                c.ac = h.table(false, c.ta);
            }
        }
    }

    private void restart() {
        bits.restart();
        progressive.restart();
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.components[headers.scanComponents[i]];
            c.pred = 0;
            c.dcGroup = 0;
        }
        if (headers.isArithmetic()) {
            arithmetic.start();
        }
    }

    private void readMcu(int row, int column, boolean single) {
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.components[headers.scanComponents[i]];
            int high = single ? 1 : c.v;
            int wide = single ? 1 : c.h;
            for (int v = 0; v < high; v++) {
                int at = ((row * high + v) * c.coefficientBlocks + column * wide) * 64;
                for (int x = 0; x < wide; x++) {
                    readBlock(c, c.coefficients, at + 64 * x);
                }
            }
        }
    }

    private void readBlock(Component c, short[] out, int at) {
        if (headers.isProgressive()) {
            if (headers.isArithmetic()) {
                arithmetic.readPart(c, headers, out, at);
            } else {
                progressive.readBlock(c, out, at);
            }
        } else if (headers.isArithmetic()) {
            arithmetic.readBlock(c, headers, out, at);
        } else {
            bits.readBlock(c, c.dc, c.ac, out, at);
        }
    }
}
