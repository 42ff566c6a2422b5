package io.github.displayio4j.jpegio;

import java.util.Locale;

/// What the frame header tells (T.81 B.2.2): size, coding process and components.
final class Frame {
    static final int MAX_COMPONENTS = 4;

    final Component[] components = new Component[MAX_COMPONENTS];
    /// Start-of-frame marker, 0 before it was seen.
    int sof;

    /// Where the header lies in the input.
    int at;

    int precision;
    int width;
    int height;
    int componentCount;
    int maxH;
    int maxV;

    private final Input input;

    Frame(Input input) {
        this.input = input;
        for (int i = 0; i < MAX_COMPONENTS; i++) {
            components[i] = new Component();
        }
    }

    void clear() {
        sof = 0;
        componentCount = 0;
    }

    /// Reads the content of an SOF segment at `data[from, end)`.
    void read(int marker, int from, int end) throws JpegException {
        if (sof != 0) {
            throw input.error(from, "second start of frame");
        }
        input.need(from, 6, end, "frame header");
        byte[] data = input.data;
        precision = data[from] & 0xff;
        height = input.word(from + 1);
        width = input.word(from + 3);
        int count = data[from + 5] & 0xff;
        if (width == 0) {
            throw input.error(from + 3, "width must be 1..65535, not 0");
        }
        if (count < 1 || count > MAX_COMPONENTS) {
            throw input.error(from + 5, "number of components must be 1..4, not " + count);
        }
        input.need(from + 6, 3 * count, end, "frame header");
        maxH = 1;
        maxV = 1;
        for (int i = 0; i < count; i++) {
            readComponent(components[i], from + 6 + 3 * i);
            maxH = Math.max(maxH, components[i].h);
            maxV = Math.max(maxV, components[i].v);
        }
        if (count == 1) {
            // Its scans are not interleaved: an MCU is one block whatever the factors say (T.81 A.2.2).
            components[0].h = 1;
            components[0].v = 1;
            maxH = 1;
            maxV = 1;
        }
        componentCount = count;
        sof = marker;
        at = from;
        setHeight(height);
    }

    private void readComponent(Component component, int from) throws JpegException {
        byte[] data = input.data;
        component.id = data[from] & 0xff;
        component.h = data[from + 1] >> 4 & 15;
        component.v = data[from + 1] & 15;
        component.tq = data[from + 2] & 0xff;
        component.hasSteps = false;
        if (component.h < 1 || component.h > 4 || component.v < 1 || component.v > 4) {
            throw input.error(from + 1, "sampling factors must be 1..4, not " + component.h + "x" + component.v);
        }
        if (component.tq > 3) {
            throw input.error(from + 2, "quantisation table selector must be 0..3, not " + component.tq);
        }
    }

    /// Sets the height (which may come after the first scan, in a DNL segment) and what follows from it.
    void setHeight(int newHeight) {
        height = newHeight;
        for (int i = 0; i < componentCount; i++) {
            Component component = components[i];
            component.blocksWide = ceilDivide(width * component.h, 8 * maxH);
            component.blocksHigh = ceilDivide(height * component.v, 8 * maxV);
        }
    }

    /// MCUs of an interleaved scan in a row.
    int mcuColumns() {
        return ceilDivide(width, 8 * maxH);
    }

    int mcuRows() {
        return ceilDivide(height, 8 * maxV);
    }

    JpegInfo.Coding coding() {
        return switch (sof) {
            case 0xC0 -> JpegInfo.Coding.BASELINE;
            case 0xC1 -> JpegInfo.Coding.EXTENDED;
            case 0xC2 -> JpegInfo.Coding.PROGRESSIVE;
            case 0xC3 -> JpegInfo.Coding.LOSSLESS;
            case 0xC9 -> JpegInfo.Coding.ARITHMETIC;
            case 0xCA -> JpegInfo.Coding.PROGRESSIVE_ARITHMETIC;
            default -> JpegInfo.Coding.OTHER;
        };
    }

    boolean isArithmetic() {
        return sof == 0xC9 || sof == 0xCA;
    }

    boolean isProgressive() {
        return (sof & 3) == 2;
    }

    /// @throws JpegException naming what of the frame cannot be decoded
    void requireSupported() throws JpegException {
        JpegInfo.Coding coding = coding();
        if (coding == JpegInfo.Coding.LOSSLESS || coding == JpegInfo.Coding.OTHER) {
            String name = coding.name().toLowerCase(Locale.ROOT);
            throw input.error(at, name + " JPEG (SOF" + (sof - 0xC0) + ") is not supported, only those with a DCT");
        }
        if (precision != 8 && precision != 12) {
            throw input.error(at, "samples must have 8 or 12 bits, not " + precision);
        }
    }

    /// @throws JpegException if the picture is larger than what is accepted
    void requirePixels(long most) throws JpegException {
        if ((long) width * height > most) {
            throw input.error(at + 1, "picture must have at most " + most + " pixels, not " + width + "x" + height);
        }
    }

    static int ceilDivide(int a, int b) {
        return (a + b - 1) / b;
    }
}
