package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// From coefficients to rows of pixels: blocks through the inverse DCT into rings of sample rows, from there to the
/// colour stage, one MCU row after the other.
final class PictureDecoder {
    private final Headers headers;
    private final Frame frame;
    private final BitReader bits;
    private final Stopwatch stopwatch;
    private final BlockTransform transform = new BlockTransform();

    private final ColorStage colors;
    private final ArithmeticReader arithmetic;
    private final CoefficientReader collected;
    private final RunReader runs;
    private final BlockRun run = new BlockRun();
    /// Blocks are transformed sorted by kind.
    private boolean byKind;
    private int eighths;
    /// Samples have 12 bits.
    private boolean deep;

    private boolean isArithmetic;
    private int mcuColumns;
    /// Of each block of an MCU: its component, its column and row in the MCU.
    private final Component[] mcuComponents = new Component[4 * 16];

    private final int[] mcuX = new int[4 * 16];
    private final int[] mcuY = new int[4 * 16];
    private int mcuBlocks;
    private int blocksOfMcu;
    private int restartsToGo;
    /// MCUs [first, end) of a row that hold something wanted, and those all of whose blocks are.
    private int firstSeen;

    private int endSeen;
    private int firstWhole;

    private int endWhole;
    private long blocksDecoded;
    private long blocksExpected;
    /// Nothing more can be read.
    private boolean over;

    // What becomes of samples:

    private RowWriter writer = new MemoryWriter();
    /// Rows [first, end) of the picture are wanted, and those before the next one are written.
    private int firstRow;

    private int endRow;
    private int nextRow;
    private int rowsOfMcu;
    /// Rows at the end of an MCU row that wait for the next one.
    private int delay;
    /// MCU rows that nothing has come of.
    private int blankRows;

    PictureDecoder(Headers headers, BitReader bits) {
        this.headers = headers;
        this.bits = bits;
        frame = headers.frame;
        stopwatch = new Stopwatch(headers.input, headers.limits.time());
        colors = new ColorStage(frame);
        arithmetic = new ArithmeticReader(bits);
        runs = new RunReader(bits);
        collected = new CoefficientReader(headers, bits, arithmetic, stopwatch);
    }

    long blocksDecoded() {
        return blocksDecoded;
    }

    long blocksExpected() {
        return blocksExpected;
    }

    /// Decodes columns [x1, x2) and rows [y1, y2) of the picture scaled to `newEighths`, none of them empty.
    ///
    /// @param origin the picture's row that is row 0 for the writer
    void decode(int newEighths, boolean fancy, int x1, int x2, int origin, int y1, int y2, RowWriter out)
            throws JpegException {
        stopwatch.start();
        eighths = newEighths;
        prepare(fancy, x1, x2, out.wantsGray());
        bits.clearReport();
        blocksDecoded = 0;
        blocksExpected = 0;
        over = false;
        writer = out;
        firstRow = origin;
        endRow = y2;
        nextRow = y1;
        blankRows = 0;
        rowsOfMcu = frame.maxV * eighths;
        delay = colors.looksAround() ? 1 : 0;
        int firstShown = Math.max(0, y1 - 2) / rowsOfMcu;
        if (!headers.isOnlyScan()) {
            collected.readAll();
            scaleSteps();
            blocksDecoded = collected.blocksDecoded();
            blocksExpected = collected.blocksExpected();
            for (int row = firstShown; nextRow < y2; row++) {
                showCollected(row);
                transform.flush();
                writeRows(row);
            }
            return;
        }
        startScan(firstShown > 0);
        scaleSteps();
        run.clear(mcuComponents, mcuX, mcuY, mcuBlocks);
        for (int row = 0; nextRow < y2; row++) {
            readMcuRow(row, row >= firstShown);
        }
        bits.isExhausted();
    }

    /// Rows [0, n) of the picture that can be made when an MCU row has come.
    private int readyRows(int mcuRow) {
        return mcuRow + 1 == frame.mcuRows() ? endRow : Math.min(endRow, (mcuRow + 1) * rowsOfMcu - delay);
    }

    /// Writes the rows that can be made when an MCU row has come.
    private void writeRows(int mcuRow) {
        int ready = readyRows(mcuRow);
        // Between two blank MCU rows, and after one such row was made, all rows are the same.
        boolean repeats = blankRows > 2 && writer.canRepeat();
        for (; nextRow < ready; nextRow++) {
            if (repeats) {
                writer.put(nextRow - firstRow);
            } else {
                colors.writeRow(nextRow, nextRow - firstRow, writer);
            }
        }
    }

    private void prepare(boolean fancy, int x1, int x2, boolean gray) {
        Frame f = frame;
        ColorModel model = headers.colorModel();
        deep = f.precision == 12;
        boolean vectors = Vectors.isReady();
        transform.prepare(deep, vectors);
        isArithmetic = f.isArithmetic();
        // Sizes are what `eighths` is times a power of two.
        byKind = vectors && !deep && (eighths == 8 || (Integer.bitCount(eighths) == 1 && Vectors.isSmallReady()));
        mcuColumns = f.mcuColumns();
        boolean lumaOnly = model == ColorModel.GRAY || (gray && model == ColorModel.YCC);
        for (int i = 0; i < f.componentCount; i++) {
            Component c = f.components[i];
            c.needed = i == 0 || !lumaOnly;
            c.isDeep = deep;
            c.size = transformSize(c);
            c.width = Frame.ceilDivide(f.width * c.h * c.size, 8 * f.maxH);
            c.height = Frame.ceilDivide(f.height * c.v * c.size, 8 * f.maxV);
        }
        colors.prepare(model, eighths, fancy, x1, x2, vectors);
        for (int i = 0; i < f.componentCount; i++) {
            Component c = f.components[i];
            if (c.needed) {
                c.ringRows = 2 * c.v * c.size;
                int samples = c.ringRows * c.stride;
                if (deep && c.deepRing.length < samples) {
                    c.deepRing = new int[samples];
                } else if (!deep && c.ring.length < samples + RowsVector.SLACK) {
                    c.ring = new byte[samples + RowsVector.SLACK];
                }
            }
        }
    }

    /// Subsampled components are widened by a larger transform as far as powers of two and 8 points allow, rather
    /// than afterwards: the rule of libjpeg, which decides what the picture looks like.
    private int transformSize(Component c) {
        int size = eighths;
        while (size < 8
                && frame.maxH * eighths % (c.h * size * 2) == 0
                && frame.maxV * eighths % (c.v * size * 2) == 0) {
            size *= 2;
        }
        return size;
    }

    /// Makes the factors of vector code, once the steps are known.
    private void scaleSteps() {
        for (int i = 0; i < frame.componentCount; i++) {
            transform.scaleSteps(frame.components[i]);
        }
    }

    /// @param skipsRows nobody sees the first MCU rows
    private void startScan(boolean skipsRows) throws JpegException {
        headers.prepareScan();
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.scanComponent(i);
            if (!isArithmetic) {
                c.dc = headers.table(true, c.td);
                c.ac = headers.table(false, c.ta);
            }
        }
        restartsToGo = headers.restartInterval;
        blocksOfMcu = headers.blocksOfMcu();
        listBlocks();
        findColumns(skipsRows);
        bits.start(headers.pos, isArithmetic, blocksOfMcu);
        forget();
    }

    /// Forgets what came before, at the start and at each restart.
    private void forget() {
        for (int i = 0; i < headers.scanCount; i++) {
            headers.scanComponent(i).pred = 0;
            headers.scanComponent(i).dcGroup = 0;
        }
        if (isArithmetic) {
            arithmetic.start();
        }
    }

    /// Whether the data or the time has ended.
    private boolean isOver() throws JpegException {
        if (!over && stopwatch.isOver()) {
            stopwatch.requireLenient(headers);
            bits.damageHere();
            over = true;
        }
        return over || (over = bits.isAtEnd());
    }

    /// Fills an MCU row with middle gray.
    private void blank(int row) {
        for (int i = 0; i < frame.componentCount; i++) {
            Component c = frame.components[i];
            if (c.needed) {
                int from = c.rowAt(row * c.v * c.size);
                int to = from + c.v * c.size * c.stride;
                if (deep) {
                    Arrays.fill(c.deepRing, from, to, 2048);
                } else {
                    Arrays.fill(c.ring, from, to, (byte) 128);
                }
            }
        }
    }

    /// Reads an MCU row, and makes rows of the picture of it if somebody sees them.
    private void readMcuRow(int row, boolean shown) throws JpegException {
        boolean blank = isOver();
        int step = blank ? mcuColumns : BlockRun.MCUS;
        BlockRun one = run;
        for (int from = 0; from < mcuColumns; from += step) {
            one.row = row;
            one.from = from;
            one.to = Math.min(mcuColumns, from + step);
            one.shown = shown;
            if (!blank) {
                read(one);
                if (shown) {
                    show(one);
                }
            }
        }
        if (blank) {
            blocksExpected += (long) mcuColumns * blocksOfMcu;
            if (shown && blankRows++ < 2) {
                blank(row);
            }
        }
        transform.flush();
        writeRows(row);
    }

    /// The blocks of an MCU of the only scan.
    private void listBlocks() {
        int n = 0;
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.scanComponent(i);
            for (int v = 0; v < c.v; v++) {
                for (int x = 0; x < c.h; x++) {
                    mcuComponents[n] = c;
                    mcuX[n] = x;
                    mcuY[n++] = v;
                }
            }
        }
        mcuBlocks = n;
    }

    /// Finds the columns of MCUs that are wanted, and those of which no block is not.
    private void findColumns(boolean skipsRows) {
        firstSeen = mcuColumns;
        endSeen = 0;
        firstWhole = 0;
        endWhole = mcuColumns;
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.scanComponent(i);
            if (c.needed) {
                firstSeen = Math.min(firstSeen, c.fromBlock / c.h);
                endSeen = Math.max(endSeen, Frame.ceilDivide(c.toBlock, c.h));
                firstWhole = Math.max(firstWhole, Frame.ceilDivide(c.fromBlock, c.h));
                endWhole = Math.min(endWhole, c.toBlock / c.h);
            }
        }
        if (!isArithmetic) {
            runs.start(mcuComponents, mcuBlocks, skipsRows || firstSeen > 0 || endSeen < mcuColumns);
        }
    }

    /// Reads the coefficients of a run, all of which are 0 before.
    private void read(BlockRun run) throws JpegException {
        int interval = headers.restartInterval;
        int column = run.from;
        while (column < run.to) {
            if (interval > 0 && restartsToGo == 0) {
                restartsToGo = interval;
                bits.restart();
                forget();
            }
            bits.ensure();
            boolean present = !bits.isExhausted() && !(isArithmetic && arithmetic.isLost());
            boolean seen = run.shown && column >= firstSeen && column < endSeen;
            int end = 0;
            if (present && !isArithmetic && !seen) {
                end = run.shown && column < firstSeen ? firstSeen : run.to;
            } else if (present && !isArithmetic && column >= firstWhole) {
                end = endWhole;
            }
            int n = 1;
            if (end > column) {
                n = Math.min(run.to, end) - column;
                n = readMcus(run, column, interval > 0 ? Math.min(n, restartsToGo) : n, seen);
            } else {
                readMcu(run, column, present);
            }
            column += n;
            restartsToGo -= n;
            blocksDecoded += present ? (long) n * blocksOfMcu : 0;
            blocksExpected += (long) n * blocksOfMcu;
        }
    }

    /// Reads up to `n` MCUs, all of whose blocks are seen or none, as far as their data is there.
    ///
    /// @return how many were read: 1 at least, for which data is there
    private int readMcus(BlockRun run, int column, int n, boolean seen) {
        int from = (column - run.from) * mcuBlocks;
        int to = from + n * mcuBlocks;
        int end = seen ? runs.read(run, from, to) : runs.skip(run, from, to);
        return (end - from) / mcuBlocks;
    }

    /// Reads an MCU, a block after the other, and of what nobody sees as little as possible.
    ///
    /// @param present there is data for it
    private void readMcu(BlockRun run, int column, boolean present) {
        short[] out = run.coefficients;
        byte[] lasts = run.lasts;
        int n = (column - run.from) * mcuBlocks;
        for (int i = 0; i < mcuBlocks; i++, n++) {
            Component c = mcuComponents[i];
            int x = column * c.h + mcuX[i];
            boolean blockShown = run.shown && c.needed && x >= c.fromBlock && x < c.toBlock;
            if (!present) {
                lasts[n] = 0;
            } else if (isArithmetic) {
                lasts[n] = (byte) arithmetic.readBlock(c, headers, out, 64 * n);
            } else if (!blockShown || (c.size == 1 && !deep)) {
                bits.skipBlock(c, c.dc, c.ac);
                out[64 * n] = (short) c.pred;
                lasts[n] = 0;
            } else {
                lasts[n] = (byte) bits.readBlock(c, c.dc, c.ac, out, 64 * n);
            }
            if (blockShown) {
                c.list.add(lasts[n], run.entries[n]);
            } else {
                if (lasts[n] > 0) {
                    Arrays.fill(out, 64 * n, 64 * n + 64, (short) 0);
                }
                out[64 * n] = 0;
                lasts[n] = BlockRun.HIDDEN;
            }
        }
    }

    /// Transforms the blocks of a run and makes its coefficients 0.
    private void show(BlockRun run) {
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.scanComponent(i);
            if (c.needed) {
                c.runAt = origin(c, run.row * c.v) + run.from * c.h * c.size;
                if (byKind) {
                    transform.all(c, run.coefficients, 0, c.runAt);
                }
                c.list.clear();
            }
        }
        if (byKind) {
            return;
        }
        short[] in = run.coefficients;
        int end = (run.to - run.from) * mcuBlocks;
        for (int block = 0; block < end; block++) {
            int last = run.lasts[block];
            if (last >= 0) {
                Component c = run.components[block];
                transform.toRing(c, in, 64 * block, last, c.runAt + BlockList.target(run.entries[block]));
                transform.clear(in, 64 * block, last);
            }
        }
    }

    /// Where block 0 of a row of blocks would begin in the ring of samples.
    private static int origin(Component c, int blockRow) {
        return c.rowAt(blockRow * c.size) - c.fromBlock * c.size;
    }

    private void showCollected(int row) {
        for (int i = 0; i < frame.componentCount; i++) {
            Component c = frame.components[i];
            if (!c.needed) {
                continue;
            }
            for (int y = row * c.v; y < (row + 1) * c.v; y++) {
                if (byKind) {
                    showByKind(c, y);
                    continue;
                }
                int origin = origin(c, y);
                for (int x = c.fromBlock; x < c.toBlock; x++) {
                    int block = y * c.coefficientBlocks + x;
                    int last = collected.last(c, block);
                    transform.toRing(c, c.coefficients, 64 * block, last, origin + x * c.size);
                }
            }
        }
    }

    /// `showCollected` of a row of blocks by vector code.
    private void showByKind(Component c, int blockRow) {
        int origin = origin(c, blockRow);
        int first = blockRow * c.coefficientBlocks;
        for (int from = c.fromBlock; from < c.toBlock; from += BlockRun.BLOCKS) {
            int n = Math.min(c.toBlock - from, BlockRun.BLOCKS);
            c.list.clear();
            for (int i = 0; i < n; i++) {
                c.list.add(collected.last(c, first + from + i), BlockList.entry(i, i * c.size));
            }
            transform.all(c, c.coefficients, 64 * (first + from), origin + from * c.size);
        }
    }
}
