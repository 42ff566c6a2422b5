package io.github.displayio4j.jpegio;

import java.util.Arrays;

/// From coefficients to rows of pixels: blocks through the inverse DCT into rings of sample rows, from there widened,
/// turned into colours and written, one MCU row after the other.
final class PictureDecoder {
    private final Headers headers;
    private final BitReader bits;
    private final Idct idct = new Idct();
    private final ScaledIdct scaledIdct = new ScaledIdct();
    private final Upsampler[] upsamplers = new Upsampler[Headers.MAX_COMPONENTS];
    private final ArithmeticReader arithmetic;
    private final CoefficientReader collected;
    private final short[] block = new short[64];

    private int[] red = new int[0];
    private int[] green = new int[0];
    private int[] blue = new int[0];

    private ColorModel model = ColorModel.GRAY;
    private int eighths;
    /// Samples have 12 bits.
    private boolean deep;

    private boolean isArithmetic;
    private int mcuColumns;
    private int mcuRows;
    private int restartsToGo;
    private long blocksDecoded;
    private long blocksExpected;

    PictureDecoder(Headers headers, BitReader bits) {
        this.headers = headers;
        this.bits = bits;
        arithmetic = new ArithmeticReader(bits);
        collected = new CoefficientReader(headers, bits, arithmetic);
        for (int i = 0; i < upsamplers.length; i++) {
            upsamplers[i] = new Upsampler(headers.components[i]);
        }
    }

    long blocksDecoded() {
        return blocksDecoded;
    }

    long blocksExpected() {
        return blocksExpected;
    }

    /// Decodes columns [x1, x2) and rows [y1, y2) of the picture scaled to `newEighths`, none of them empty.
    void decode(int newEighths, boolean fancy, int x1, int y1, int x2, int y2, RowWriter out) throws JpegException {
        eighths = newEighths;
        prepare(fancy, x1, x2, out.wantsGray());
        bits.clearReport();
        blocksDecoded = 0;
        blocksExpected = 0;
        boolean streamed = headers.scanCount == headers.componentCount && !headers.isProgressive();
        if (streamed) {
            startScan();
        } else {
            collected.readAll();
            blocksDecoded = collected.blocksDecoded();
            blocksExpected = collected.blocksExpected();
        }
        int rowsOfMcu = headers.maxV * eighths;
        int firstShown = Math.max(0, y1 - 2) / rowsOfMcu;
        int y = y1;
        for (int row = 0; y < y2; row++) {
            boolean shown = row >= firstShown;
            if (streamed) {
                readMcuRow(row, shown);
            } else if (shown) {
                showCollected(row);
            }
            int ready = row + 1 == mcuRows ? y2 : Math.min(y2, (row + 1) * rowsOfMcu - (looksAround() ? 1 : 0));
            for (; y < ready; y++) {
                writeRow(y, y - y1, x2 - x1, out);
            }
        }
        if (streamed) {
            bits.isExhausted();
        }
    }

    private void prepare(boolean fancy, int x1, int x2, boolean gray) throws JpegException {
        Headers h = headers;
        model = h.colorModel();
        deep = h.precision == 12;
        isArithmetic = h.isArithmetic();
        scaledIdct.setDeep(deep);
        mcuColumns = Headers.ceilDivide(h.width, 8 * h.maxH);
        mcuRows = Headers.ceilDivide(h.height, 8 * h.maxV);
        boolean lumaOnly = model == ColorModel.GRAY || (gray && model == ColorModel.YCC);
        for (int i = 0; i < h.componentCount; i++) {
            Component c = h.components[i];
            c.needed = i == 0 || !lumaOnly;
            c.size = transformSize(c);
            c.width = Headers.ceilDivide(h.width * c.h * c.size, 8 * h.maxH);
            c.height = Headers.ceilDivide(h.height * c.v * c.size, 8 * h.maxV);
            if (!c.needed) {
                continue;
            }
            upsamplers[i].prepare(h.maxH, h.maxV, eighths, fancy, x1, x2);
            c.ringRows = 2 * c.v * c.size;
            if (c.ring.length < c.ringRows * c.stride) {
                c.ring = new int[c.ringRows * c.stride];
            }
        }
        int columns = x2 - x1;
        if (red.length < columns) {
            red = new int[columns];
            green = new int[columns];
            blue = new int[columns];
        }
    }

    /// Subsampled components are widened by a larger transform as far as powers of two and 8 points allow, rather than
    /// afterwards: the rule of libjpeg, which decides what the picture looks like.
    private int transformSize(Component c) {
        int size = eighths;
        while (size < 8
                && headers.maxH * eighths % (c.h * size * 2) == 0
                && headers.maxV * eighths % (c.v * size * 2) == 0) {
            size *= 2;
        }
        return size;
    }

    private void startScan() throws JpegException {
        headers.prepareScan();
        for (int i = 0; i < headers.scanCount; i++) {
            Component c = headers.components[headers.scanComponents[i]];
            if (!isArithmetic) {
                c.dc = headers.table(true, c.td);
                c.ac = headers.table(false, c.ta);
            }
        }
        restartsToGo = headers.restartInterval;
        bits.start(headers.data, headers.pos, headers.to, isArithmetic);
        forget();
    }

    /// Forgets what came before, at the start and at each restart.
    private void forget() {
        for (int i = 0; i < headers.scanCount; i++) {
            headers.components[i].pred = 0;
            headers.components[i].dcGroup = 0;
        }
        if (isArithmetic) {
            arithmetic.start();
        }
    }

    private void readMcuRow(int row, boolean shown) {
        Headers h = headers;
        for (int column = 0; column < mcuColumns; column++) {
            if (h.restartInterval > 0 && restartsToGo-- == 0) {
                restartsToGo = h.restartInterval - 1;
                bits.restart();
                forget();
            }
            boolean present = !bits.isExhausted() && !(isArithmetic && arithmetic.isLost());
            for (int i = 0; i < h.scanCount; i++) {
                Component c = h.components[h.scanComponents[i]];
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
                            blocksDecoded++;
                        } else if (blockShown) {
                            show(c, row * c.v + v, x, block, 0, 0);
                        }
                        blocksExpected++;
                    }
                }
            }
        }
    }

    private int readBlock(Component c) {
        if (isArithmetic) {
            return arithmetic.readBlock(c, headers, block, 0);
        }
        return bits.readBlock(c, c.dc, c.ac, block, 0);
    }

    private void showCollected(int row) {
        for (int i = 0; i < headers.componentCount; i++) {
            Component c = headers.components[i];
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
            idct.transform(in, at, c.steps, last, c.ring, to, c.stride);
        } else {
            scaledIdct.transform(in, at, c.steps, last, c.size, c.ring, to, c.stride);
        }
    }

    private boolean looksAround() {
        for (int i = 0; i < headers.componentCount; i++) {
            if (headers.components[i].needed && upsamplers[i].looksAround()) {
                return true;
            }
        }
        return false;
    }

    private void writeRow(int y, int outRow, int columns, RowWriter out) {
        Upsampler first = upsamplers[0];
        first.select(y);
        if (deep) {
            writeDeepRow(y, outRow, columns, out);
            return;
        }
        if (!headers.components[headers.componentCount - 1].needed || headers.componentCount < 3) {
            if (out.wantsGray()) {
                out.writeGray(outRow, first.samples, first.at);
            } else {
                int[] luma = first.samples;
                out.write(outRow, luma, first.at, luma, first.at, luma, first.at);
            }
            return;
        }
        Upsampler second = upsamplers[1];
        Upsampler third = upsamplers[2];
        second.select(y);
        third.select(y);
        if (model == ColorModel.RGB) {
            out.write(outRow, first.samples, first.at, second.samples, second.at, third.samples, third.at);
            return;
        }
        if (model == ColorModel.YCC && out.takesYcc()) {
            out.writeYcc(outRow, first.samples, first.at, second.samples, second.at, third.samples, third.at);
            return;
        }
        if (model == ColorModel.CMYK) {
            System.arraycopy(first.samples, first.at, red, 0, columns);
            System.arraycopy(second.samples, second.at, green, 0, columns);
            System.arraycopy(third.samples, third.at, blue, 0, columns);
        } else {
            ColorRows.yccToRgb(
                    first.samples,
                    first.at,
                    second.samples,
                    second.at,
                    third.samples,
                    third.at,
                    red,
                    green,
                    blue,
                    columns);
        }
        if (model != ColorModel.YCC) {
            applyBlack(y, columns);
        }
        out.write(outRow, red, 0, green, 0, blue, 0);
    }

    private void writeDeepRow(int y, int outRow, int columns, RowWriter out) {
        Upsampler first = upsamplers[0];
        if (!headers.components[headers.componentCount - 1].needed || headers.componentCount < 3) {
            DeepRows.reduce(first.samples, first.at, red, columns);
            if (out.wantsGray()) {
                out.writeGray(outRow, red, 0);
            } else {
                out.write(outRow, red, 0, red, 0, red, 0);
            }
            return;
        }
        Upsampler second = upsamplers[1];
        Upsampler third = upsamplers[2];
        second.select(y);
        third.select(y);
        if (model == ColorModel.RGB || model == ColorModel.CMYK) {
            System.arraycopy(first.samples, first.at, red, 0, columns);
            System.arraycopy(second.samples, second.at, green, 0, columns);
            System.arraycopy(third.samples, third.at, blue, 0, columns);
        } else {
            DeepRows.yccToRgb(
                    first.samples,
                    first.at,
                    second.samples,
                    second.at,
                    third.samples,
                    third.at,
                    red,
                    green,
                    blue,
                    columns);
        }
        if (headers.componentCount == 4) {
            Upsampler black = upsamplers[3];
            black.select(y);
            if (model == ColorModel.YCCK) {
                DeepRows.invert(red, columns);
                DeepRows.invert(green, columns);
                DeepRows.invert(blue, columns);
            }
            DeepRows.applyBlack(red, black.samples, black.at, columns);
            DeepRows.applyBlack(green, black.samples, black.at, columns);
            DeepRows.applyBlack(blue, black.samples, black.at, columns);
        }
        DeepRows.reduce(red, 0, red, columns);
        DeepRows.reduce(green, 0, green, columns);
        DeepRows.reduce(blue, 0, blue, columns);
        out.write(outRow, red, 0, green, 0, blue, 0);
    }

    private void applyBlack(int y, int columns) {
        Upsampler black = upsamplers[3];
        black.select(y);
        if (model == ColorModel.YCCK) {
            ColorRows.invert(red, columns);
            ColorRows.invert(green, columns);
            ColorRows.invert(blue, columns);
        }
        ColorRows.applyBlack(red, black.samples, black.at, columns);
        ColorRows.applyBlack(green, black.samples, black.at, columns);
        ColorRows.applyBlack(blue, black.samples, black.at, columns);
    }
}
