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
    private final SmallIdct smallIdct = new SmallIdct();
    /// The vector twin of `idct`, once it is worth while.
    private @Nullable IdctVector vectors;
    private boolean withVectors;

    private final ColorStage colors;
    private final ArithmeticReader arithmetic;
    private final CoefficientReader collected;
    private final short[] block = new short[64];
    /// A block of a size that is not 8.
    private final int[] samples = new int[14 * 14];

    private int eighths;
    /// Samples have 12 bits.
    private boolean deep;

    private boolean isArithmetic;
    private int mcuColumns;
    /// Of each block of an MCU: its component, its column in the MCU, and where its row of blocks lies in the ring.
    private final Component[] mcuComponents = new Component[4 * 16];

    private final int[] mcuX = new int[4 * 16];
    private final int[] mcuOrigins = new int[4 * 16];
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
        withVectors = Vectors.isReady();
        if (withVectors && vectors == null) {
            vectors = new IdctVector();
        }
        isArithmetic = f.isArithmetic();
        scaledIdct.setDeep(deep);
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
        colors.prepare(model, eighths, fancy, x1, x2, withVectors);
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
                int to = from + c.v * c.size * c.stride;
                if (deep) {
                    Arrays.fill(c.deepRing, from, to, 2048);
                } else {
                    Arrays.fill(c.ring, from, to, (byte) 128);
                }
            }
        }
    }

    private void readMcuRow(int row, boolean shown) throws JpegException {
        Headers h = headers;
        int blocks = 0;
        for (int i = 0; i < h.scanCount; i++) {
            Component c = h.scanComponent(i);
            for (int v = 0; v < c.v; v++) {
                for (int x = 0; x < c.h; x++) {
                    mcuComponents[blocks] = c;
                    mcuX[blocks] = x;
                    mcuOrigins[blocks++] = shown && c.needed ? origin(c, row * c.v + v) : 0;
                }
            }
        }
        for (int column = 0; column < mcuColumns; column++) {
            if (h.restartInterval > 0 && restartsToGo-- == 0) {
                restartsToGo = h.restartInterval - 1;
                bits.restart();
                forget();
            }
            bits.ensure();
            boolean present = !bits.isExhausted() && !(isArithmetic && arithmetic.isLost());
            for (int i = 0; i < blocks; i++) {
                Component c = mcuComponents[i];
                int x = column * c.h + mcuX[i];
                boolean blockShown = shown && c.needed && x >= c.fromBlock && x < c.toBlock;
                int to = mcuOrigins[i] + x * c.size;
                if (!present) {
                    if (blockShown) {
                        show(c, to, block, 0, 0);
                    }
                } else if (!isArithmetic && (!blockShown || (c.size == 1 && !deep))) {
                    bits.skipBlock(c, c.dc, c.ac);
                    if (blockShown) {
                        c.ring[to] = (byte) Idct.sample((short) c.pred * c.steps[0]);
                    }
                } else {
                    int last = readBlock(c);
                    if (blockShown) {
                        show(c, to, block, 0, last);
                    }
                    Arrays.fill(block, (short) 0);
                }
            }
            blocksDecoded += present ? blocksOfMcu : 0;
            blocksExpected += blocksOfMcu;
        }
    }

    /// Where block 0 of a row of blocks would begin in the ring of samples.
    private static int origin(Component c, int blockRow) {
        return c.rowAt(blockRow * c.size) - c.fromBlock * c.size;
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
                int origin = origin(c, y);
                for (int x = c.fromBlock; x < c.toBlock; x++) {
                    show(c, origin + x * c.size, c.coefficients, (y * c.coefficientBlocks + x) * 64, 63);
                }
            }
        }
    }

    /// Transforms a block to samples from `to` of the ring on.
    private void show(Component c, int to, short[] in, int at, int last) {
        if (deep) {
            scaledIdct.transform(in, at, c.steps, last, c.size, c.deepRing, to, c.stride);
        } else if (c.size == 8) {
            if (withVectors && vectors != null) {
                vectors.transform(in, at, c.steps, last, c.ring, to, c.stride);
            } else {
                idct.transform(in, at, c.steps, last, c.ring, to, c.stride);
            }
        } else {
            showScaled(c, to, in, at, last);
        }
    }

    private void showScaled(Component c, int to, short[] in, int at, int last) {
        int size = c.size;
        if (last == 0 || size == 1) {
            byte sample = (byte) Idct.sample(in[at] * c.steps[0]);
            for (int y = 0; y < size; y++) {
                Arrays.fill(c.ring, to + y * c.stride, to + y * c.stride + size, sample);
            }
        } else if (size == 4) {
            smallIdct.transform4(in, at, c.steps, last, c.ring, to, c.stride);
        } else if (size == 2) {
            SmallIdct.transform2(in, at, c.steps, c.ring, to, c.stride);
        } else {
            scaledIdct.transform(in, at, c.steps, last, size, samples, 0, size);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    c.ring[to + y * c.stride + x] = (byte) samples[y * size + x];
                }
            }
        }
    }
}
