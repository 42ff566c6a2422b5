package io.github.displayio4j.jpegio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// From coefficients to rows of pixels: blocks through the inverse DCT into rings of sample rows, from there to the
/// colour stage, one MCU row after the other.
final class PictureDecoder {
    private final Headers headers;
    private final Frame frame;
    private final BitReader bits;
    private final Stopwatch stopwatch;
    private final Idct idct = new Idct();
    private final ScaledIdct scaledIdct = new ScaledIdct();
    /// The vector twin of `idct`, once it is worth while.
    private @Nullable IdctVector vectors;

    private final ColorStage colors;
    private final ArithmeticReader arithmetic;
    private final CoefficientReader collected;
    private final short[] block = new short[64];

    private int eighths;
    /// Samples have 12 bits.
    private boolean deep;

    private boolean isArithmetic;
    private int mcuColumns;
    private int blocksOfMcu;
    private int restartsToGo;
    private long blocksDecoded;
    private long blocksExpected;
    /// Nothing more can be read.
    private boolean over;

    PictureDecoder(Headers headers, BitReader bits) {
        this.headers = headers;
        this.bits = bits;
        frame = headers.frame;
        stopwatch = new Stopwatch(headers.input, headers.limits.time());
        colors = new ColorStage(frame);
        arithmetic = new ArithmeticReader(bits);
        collected = new CoefficientReader(headers, bits, arithmetic, stopwatch);
    }

    long blocksDecoded() {
        return blocksDecoded;
    }

    long blocksExpected() {
        return blocksExpected;
    }

    /// Decodes columns [x1, x2) and rows [y1, y2) of the picture scaled to `newEighths`, none of them empty.
    void decode(int newEighths, boolean fancy, int x1, int y1, int x2, int y2, RowWriter out) throws JpegException {
        stopwatch.start();
        eighths = newEighths;
        prepare(fancy, x1, x2, out.wantsGray());
        bits.clearReport();
        blocksDecoded = 0;
        blocksExpected = 0;
        over = false;
        boolean streamed = headers.isOnlyScan();
        if (streamed) {
            startScan();
        } else {
            collected.readAll();
            blocksDecoded = collected.blocksDecoded();
            blocksExpected = collected.blocksExpected();
        }
        int rowsOfMcu = frame.maxV * eighths;
        int firstShown = Math.max(0, y1 - 2) / rowsOfMcu;
        int mcuRows = frame.mcuRows();
        int delay = colors.looksAround() ? 1 : 0;
        int y = y1;
        int blankRows = 0;
        for (int row = 0; y < y2; row++) {
            boolean shown = row >= firstShown;
            if (!streamed) {
                if (shown) {
                    showCollected(row);
                }
            } else if (isOver()) {
                blocksExpected += (long) mcuColumns * blocksOfMcu;
                if (shown && blankRows++ < 2) {
                    blank(row);
                }
            } else {
                readMcuRow(row, shown);
            }
            int ready = row + 1 == mcuRows ? y2 : Math.min(y2, (row + 1) * rowsOfMcu - delay);
            // Between two blank MCU rows, and after one such row was made, all rows are the same.
            boolean repeats = blankRows > 2 && out.canRepeat();
            for (; y < ready; y++) {
                if (repeats) {
                    out.put(y - y1);
                } else {
                    colors.writeRow(y, y - y1, out);
                }
            }
        }
        if (streamed) {
            bits.isExhausted();
        }
    }

    private void prepare(boolean fancy, int x1, int x2, boolean gray) {
        Frame f = frame;
        ColorModel model = headers.colorModel();
        deep = f.precision == 12;
        if (vectors == null && Vectors.isReady()) {
            vectors = new IdctVector();
        }
        isArithmetic = f.isArithmetic();
        scaledIdct.setDeep(deep);
        mcuColumns = f.mcuColumns();
        boolean lumaOnly = model == ColorModel.GRAY || (gray && model == ColorModel.YCC);
        for (int i = 0; i < f.componentCount; i++) {
            Component c = f.components[i];
            c.needed = i == 0 || !lumaOnly;
            c.size = transformSize(c);
            c.width = Frame.ceilDivide(f.width * c.h * c.size, 8 * f.maxH);
            c.height = Frame.ceilDivide(f.height * c.v * c.size, 8 * f.maxV);
        }
        colors.prepare(model, eighths, fancy, x1, x2);
        for (int i = 0; i < f.componentCount; i++) {
            Component c = f.components[i];
            if (c.needed) {
                c.ringRows = 2 * c.v * c.size;
                if (c.ring.length < c.ringRows * c.stride) {
                    c.ring = new int[c.ringRows * c.stride];
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

    private void startScan() throws JpegException {
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
                Arrays.fill(c.ring, from, from + c.v * c.size * c.stride, 1 << frame.precision >> 1);
            }
        }
    }

    private void readMcuRow(int row, boolean shown) throws JpegException {
        Headers h = headers;
        for (int column = 0; column < mcuColumns; column++) {
            if (h.restartInterval > 0 && restartsToGo-- == 0) {
                restartsToGo = h.restartInterval - 1;
                bits.restart();
                forget();
            }
            bits.ensure();
            boolean present = !bits.isExhausted() && !(isArithmetic && arithmetic.isLost());
            for (int i = 0; i < h.scanCount; i++) {
                Component c = h.scanComponent(i);
                boolean componentShown = shown && c.needed;
                for (int v = 0; v < c.v; v++) {
                    for (int x = column * c.h; x < (column + 1) * c.h; x++) {
                        boolean blockShown = componentShown && x >= c.fromBlock && x < c.toBlock;
                        if (present) {
                            int last = readBlock(c);
                            if (blockShown) {
                                show(c, row * c.v + v, x, block, 0, last);
                            }
                            Arrays.fill(block, (short) 0);
                        } else if (blockShown) {
                            show(c, row * c.v + v, x, block, 0, 0);
                        }
                    }
                }
            }
            blocksDecoded += present ? blocksOfMcu : 0;
            blocksExpected += blocksOfMcu;
        }
    }

    private int readBlock(Component c) {
        if (isArithmetic) {
            return arithmetic.readBlock(c, headers, block, 0);
        }
        return bits.readBlock(c, c.dc, c.ac, block, 0);
    }

    private void showCollected(int row) {
        for (int i = 0; i < frame.componentCount; i++) {
            Component c = frame.components[i];
            if (!c.needed) {
                continue;
            }
            for (int y = row * c.v; y < (row + 1) * c.v; y++) {
                for (int x = c.fromBlock; x < c.toBlock; x++) {
                    show(c, y, x, c.coefficients, (y * c.coefficientBlocks + x) * 64, 63);
                }
            }
        }
    }

    private void show(Component c, int blockRow, int blockColumn, short[] in, int at, int last) {
        int to = c.rowAt(blockRow * c.size) + (blockColumn - c.fromBlock) * c.size;
        if (c.size == 8 && !deep) {
            if (vectors != null) {
                vectors.transform(in, at, c.steps, last, c.ring, to, c.stride);
            } else {
                idct.transform(in, at, c.steps, last, c.ring, to, c.stride);
            }
        } else {
            scaledIdct.transform(in, at, c.steps, last, c.size, c.ring, to, c.stride);
        }
    }
}
