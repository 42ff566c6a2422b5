package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// Collects the coefficients of a whole frame from several scans: of progressive files, and of files whose
/// components do not come together.
final class CoefficientReader {
    /// Blocks that are allocated however small the file is.
    private static final int SMALL = 1 << 14;

    private final Headers headers;
    private final Frame frame;
    private final Stopwatch stopwatch;
    private final BitReader bits;
    private final ProgressiveReader progressive;
    private final ArithmeticReader arithmetic;
    /// A block being read, else 0.
    private final short[] block = new short[64];

    private long blocksDecoded;
    private long blocksExpected;
    /// The time is over.
    private boolean late;

    CoefficientReader(Headers headers, BitReader bits, ArithmeticReader arithmetic, Stopwatch stopwatch) {
        this.headers = headers;
        this.stopwatch = stopwatch;
        frame = headers.frame;
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

    /// Zigzag index that may be taken for that of the last coefficient of a block that is not 0. It is not 0 with a
    /// DC so large that the others would overflow.
    int last(Component c, int block) {
        if (frame.isArithmetic()) {
            return 63;
        }
        int last = 63 - Long.numberOfLeadingZeros(c.masks[block] | 1);
        return last > 0 || Math.abs(c.coefficients[64 * block] * c.steps[0]) < 1 << 15 ? last : 9;
    }

    /// Reads the scan whose header was read last and all that follow it. Damaged headers after the first scan end
    /// the reading and are reported as damage.
    ///
    /// @throws JpegException if the first scan cannot be read, or the frame is too large for the file
    void readAll() throws JpegException {
        blocksDecoded = 0;
        blocksExpected = 0;
        late = false;
        headers.input.readAll(); // how much there is tells how much it can stand for
        allocate();
        int read = 0;
        try {
            boolean more = true;
            while (more) {
                if (read == headers.limits.scans()) {
                    throw headers.input.error(headers.scanAt, "there must be at most " + read + " scans");
                }
                readScan();
                read++;
                headers.pos = bits.findMarker();
                more = !late && headers.readToScan();
            }
            if (!headers.endMarked) {
                // More scans may have been lost.
                bits.damage(headers.input.to);
            }
        } catch (JpegException e) {
            if (read == 0 || headers.limits.strict()) {
                throw e;
            }
            bits.damage(headers.input.from + (int) e.offset());
        }
    }

    private void allocate() throws JpegException {
        Input input = headers.input;
        Frame f = frame;
        long all = 0;
        for (int i = 0; i < f.componentCount; i++) {
            Component c = f.components[i];
            c.coefficientBlocks = f.mcuColumns() * c.h;
            all += (long) c.coefficientBlocks * f.mcuRows() * c.v;
        }
        // A block takes at least one bit of the first scan of its component, if it is not arithmetic.
        int bytes = input.to - input.from;
        if (all > SMALL + (f.isArithmetic() ? 4096L : 8L) * bytes || all > Integer.MAX_VALUE / 64) {
            throw input.error(f.at, bytes + " bytes cannot hold " + f.width + "x" + f.height + " pixels");
        }
        long needsBytes = all * (128 + (f.isArithmetic() ? 0 : 8));
        if (needsBytes > headers.limits.memory()) {
            throw input.error(
                    f.at, "coefficients must fit into " + headers.limits.memory() + " bytes, not " + needsBytes);
        }
        for (int i = 0; i < f.componentCount; i++) {
            Component c = f.components[i];
            int needed = 64 * c.coefficientBlocks * f.mcuRows() * c.v;
            if (c.coefficients.length < needed) {
                c.coefficients = new short[0]; // never the old and the new at a time
                c.coefficients = new short[needed];
            } else {
                Arrays.fill(c.coefficients, 0, needed, (short) 0);
            }
            if (!f.isArithmetic()) {
                if (c.masks.length < needed / 64) {
                    c.masks = new long[needed / 64];
                } else {
                    Arrays.fill(c.masks, 0, needed / 64, 0);
                }
            }
        }
    }

    private void readScan() throws JpegException {
        Headers h = headers;
        h.prepareScan();
        if (frame.isProgressive()) {
            progressive.start(h);
            progressive.setBand(arithmetic);
        }
        prepareTables();
        boolean single = h.scanCount == 1;
        Component first = h.scanComponent(0);
        int columns = single ? first.blocksWide : frame.mcuColumns();
        int rows = single ? first.blocksHigh : frame.mcuRows();
        int blocksOfMcu = single ? 1 : h.blocksOfMcu();
        bits.start(h.pos, frame.isArithmetic(), blocksOfMcu);
        if (frame.isArithmetic()) {
            arithmetic.start();
        }
        blocksExpected += (long) rows * columns * blocksOfMcu;
        int toGo = h.restartInterval;
        boolean isPlain = single && frame.isProgressive() && !frame.isArithmetic() && toGo == 0;
        for (int row = 0; row < rows && !bits.isAtEnd(); row++) {
            if (stopwatch.isOver()) {
                stopwatch.requireLenient(h);
                bits.damageHere();
                late = true;
                return;
            }
            if (isPlain) {
                readRow(first, row, columns);
                continue;
            }
            for (int column = 0; column < columns; column++) {
                if (h.restartInterval > 0 && toGo-- == 0) {
                    toGo = h.restartInterval - 1;
                    restart();
                }
                bits.ensure();
                if (!bits.isExhausted()) {
                    readMcu(row, column, single);
                    blocksDecoded += arithmetic.isLost() ? 0 : blocksOfMcu;
                }
            }
        }
        bits.isExhausted();
    }

    /// One row of blocks of a progressive scan of one component.
    private void readRow(Component c, int row, int columns) throws JpegException {
        int at = row * c.coefficientBlocks * 64;
        for (int column = 0; column < columns; column++) {
            bits.ensure();
            if (!bits.isExhausted()) {
                progressive.readBlock(c, c.coefficients, at + 64 * column);
                int same = bits.isExhausted() ? 0 : progressive.skipRun(columns - 1 - column);
                column += same;
                blocksDecoded += 1 + same;
            }
        }
    }

    private void prepareTables() throws JpegException {
        Headers h = headers;
        for (int i = 0; i < h.scanCount; i++) {
            Component c = h.scanComponent(i);
            c.pred = 0;
            c.dcGroup = 0;
            if (frame.isArithmetic()) {
                continue;
            }
            boolean sequential = !frame.isProgressive();
            if (sequential || (progressive.isDc() && progressive.needsTable())) {
                c.dc = h.table(true, c.td);
            }
            if (sequential || !progressive.isDc()) {
                c.ac = h.table(false, c.ta);
            }
        }
    }

    private void restart() throws JpegException {
        bits.restart();
        progressive.restart();
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.scanComponent(i);
            c.pred = 0;
            c.dcGroup = 0;
        }
        if (frame.isArithmetic()) {
            arithmetic.start();
        }
    }

    private void readMcu(int row, int column, boolean single) {
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.scanComponent(i);
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
        if (frame.isProgressive()) {
            if (frame.isArithmetic()) {
                arithmetic.readPart(c, headers, out, at);
            } else {
                progressive.readBlock(c, out, at);
            }
        } else if (frame.isArithmetic()) {
            arithmetic.readBlock(c, headers, out, at);
        } else {
            int last = bits.readBlock(c, c.dc, c.ac, block, 0);
            c.masks[at >> 6] |= 1L << last;
            addBlock(last, out, at);
        }
    }

    /// Puts a block over what an earlier scan of the same component may have left: it keeps what this one does
    /// not name.
    private void addBlock(int last, short[] out, int at) {
        out[at] = block[0];
        for (int k = 1; k <= last; k++) {
            int index = StandardTables.ZIGZAG[k];
            if (block[index] != 0) {
                out[at + index] = block[index];
            }
        }
        Arrays.fill(block, (short) 0);
    }
}
