package io.github.displayio4j.jpegio;

/// From rows of samples to rows of pixels: widens them, turns them into colours and writes them.
final class ColorStage {
    private final Frame frame;
    private final Upsampler[] upsamplers = new Upsampler[Frame.MAX_COMPONENTS];
    private int[] red = new int[0];
    private int[] green = new int[0];
    private int[] blue = new int[0];
    private ColorModel model = ColorModel.GRAY;
    /// Samples have 12 bits.
    private boolean deep;

    private boolean vectors;
    private int columns;

    ColorStage(Frame frame) {
        this.frame = frame;
        for (int i = 0; i < upsamplers.length; i++) {
            upsamplers[i] = new Upsampler(frame.components[i]);
        }
    }

    /// Prepares for columns [x1, x2) of the picture at `eighths`, and tells the components which blocks that needs.
    void prepare(ColorModel newModel, int eighths, boolean fancy, int x1, int x2, boolean withVectors) {
        model = newModel;
        vectors = withVectors;
        deep = frame.precision == 12;
        columns = x2 - x1;
        for (int i = 0; i < frame.componentCount; i++) {
            if (frame.components[i].needed) {
                upsamplers[i].prepare(frame.maxH, frame.maxV, eighths, fancy, x1, x2);
            }
        }
        if (red.length < columns) {
            red = new int[columns];
            green = new int[columns];
            blue = new int[columns];
        }
    }

    /// Whether rows need samples of the rows above and below.
    boolean looksAround() {
        for (int i = 0; i < frame.componentCount; i++) {
            if (frame.components[i].needed && upsamplers[i].looksAround()) {
                return true;
            }
        }
        return false;
    }

    /// Writes row `y` of the picture as row `outRow`.
    void writeRow(int y, int outRow, RowWriter out) {
        Upsampler first = upsamplers[0];
        boolean gray = !frame.components[frame.componentCount - 1].needed || frame.componentCount < 3;
        if (!deep && first.isDirect()) {
            byte[] luma = frame.components[0].ring;
            if (gray && out.wantsGray()) {
                out.writeGray(outRow, luma, first.directAt(y));
                return;
            }
            if (vectors && model == ColorModel.YCC && out.takesVectors()) {
                Upsampler second = upsamplers[1];
                Upsampler third = upsamplers[2];
                second.prepareBytes(y);
                third.prepareBytes(y);
                second.selectBytes(y);
                third.selectBytes(y);
                out.writeYccByVectors(
                        outRow, luma, first.directAt(y), second.bytes, second.bytesAt, third.bytes, third.bytesAt);
                return;
            }
        }
        first.select(y);
        if (deep) {
            writeDeepRow(y, outRow, out);
            return;
        }
        if (gray) {
            if (out.wantsGray()) {
                out.writeGray(outRow, first.samples, 0);
            } else {
                int[] luma = first.samples;
                out.write(outRow, luma, 0, luma, 0, luma, 0);
            }
            return;
        }
        Upsampler second = upsamplers[1];
        Upsampler third = upsamplers[2];
        second.select(y);
        third.select(y);
        if (model == ColorModel.RGB) {
            out.write(outRow, first.samples, 0, second.samples, 0, third.samples, 0);
            return;
        }
        if (model == ColorModel.YCC && out.takesYcc()) {
            out.writeYcc(outRow, first.samples, second.samples, third.samples);
            return;
        }
        if (model == ColorModel.CMYK) {
            System.arraycopy(first.samples, 0, red, 0, columns);
            System.arraycopy(second.samples, 0, green, 0, columns);
            System.arraycopy(third.samples, 0, blue, 0, columns);
        } else {
            ColorRows.yccToRgb(first.samples, 0, second.samples, 0, third.samples, 0, red, green, blue, columns);
        }
        if (model != ColorModel.YCC) {
            applyBlack(y);
        }
        out.write(outRow, red, 0, green, 0, blue, 0);
    }

    private void writeDeepRow(int y, int outRow, RowWriter out) {
        Upsampler first = upsamplers[0];
        if (!frame.components[frame.componentCount - 1].needed || frame.componentCount < 3) {
            DeepRows.reduce(first.samples, 0, red, columns);
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
            System.arraycopy(first.samples, 0, red, 0, columns);
            System.arraycopy(second.samples, 0, green, 0, columns);
            System.arraycopy(third.samples, 0, blue, 0, columns);
        } else {
            DeepRows.yccToRgb(first.samples, 0, second.samples, 0, third.samples, 0, red, green, blue, columns);
        }
        if (frame.componentCount == 4) {
            Upsampler black = upsamplers[3];
            black.select(y);
            if (model == ColorModel.YCCK) {
                DeepRows.invert(red, columns);
                DeepRows.invert(green, columns);
                DeepRows.invert(blue, columns);
            }
            DeepRows.applyBlack(red, black.samples, 0, columns);
            DeepRows.applyBlack(green, black.samples, 0, columns);
            DeepRows.applyBlack(blue, black.samples, 0, columns);
        }
        DeepRows.reduce(red, 0, red, columns);
        DeepRows.reduce(green, 0, green, columns);
        DeepRows.reduce(blue, 0, blue, columns);
        out.write(outRow, red, 0, green, 0, blue, 0);
    }

    private void applyBlack(int y) {
        Upsampler black = upsamplers[3];
        black.select(y);
        if (model == ColorModel.YCCK) {
            ColorRows.invert(red, columns);
            ColorRows.invert(green, columns);
            ColorRows.invert(blue, columns);
        }
        ColorRows.applyBlack(red, black.samples, 0, columns);
        ColorRows.applyBlack(green, black.samples, 0, columns);
        ColorRows.applyBlack(blue, black.samples, 0, columns);
    }
}
