package io.github.displayio4j.jpegio;

import java.util.Arrays;
import java.util.Locale;

/// Reads the marker segments of one JPEG up to a scan (T.81 B.2) and keeps what they define.
///
/// Objects are reused: nothing is allocated for a file that is like the one before.
final class Headers {
    static final int MAX_COMPONENTS = 4;

    final Component[] components = new Component[MAX_COMPONENTS];
    final HuffmanTable[] dcTables = new HuffmanTable[4];
    final HuffmanTable[] acTables = new HuffmanTable[4];
    /// Quantiser steps in natural order.
    final int[][] steps = new int[4][64];

    private final boolean[] stepsDefined = new boolean[4];

    final DecodeLimits limits;

    byte[] data = new byte[0];
    int from;
    int to;
    int pos;
    /// Behind the start of the image.
    int first;

    /// Start-of-frame marker, 0 before it was seen.
    int sof;

    int sofAt;
    int precision;
    int width;
    int height;
    int componentCount;
    int maxH;
    int maxV;
    int restartInterval;
    /// Conditioning of arithmetic coding by table (T.81 B.2.4.3): bounds of small DC differences, last low frequency.
    final int[] dcLower = new int[4];

    final int[] dcUpper = new int[4];
    final int[] acSplit = new int[4];
    private boolean jfif;
    private boolean adobe;
    private int adobeTransform;

    // The scan header read last:
    final int[] scanComponents = new int[MAX_COMPONENTS];
    int scanCount;
    int spectralStart;
    int spectralEnd;
    int approximationHigh;
    int approximationLow;
    int scanAt;
    /// Whether the end of the image, when it came, was marked.
    boolean endMarked;

    Headers(DecodeLimits limits) {
        this.limits = limits;
        for (int i = 0; i < MAX_COMPONENTS; i++) {
            components[i] = new Component();
            dcTables[i] = new HuffmanTable();
            acTables[i] = new HuffmanTable();
        }
    }

    /// Starts on `data[from, to)`: finds the start of the image, forgets tables of the file before.
    void start(byte[] newData, int newFrom, int newTo) throws JpegException {
        data = newData;
        from = newFrom;
        to = newTo;
        sof = 0;
        componentCount = 0;
        restartInterval = 0;
        jfif = false;
        adobe = false;
        adobeTransform = 0;
        Arrays.fill(stepsDefined, false);
        Arrays.fill(dcLower, 0);
        Arrays.fill(dcUpper, 1);
        Arrays.fill(acSplit, 5);
        for (int i = 0; i < 4; i++) {
            dcTables[i].undefine();
            acTables[i].undefine();
        }
        for (int at = from; at + 1 < to; at++) {
            if (data[at] == (byte) 0xff && data[at + 1] == (byte) Marker.SOI) {
                // At the very start it is believed; behind junk a marker must follow.
                if (at == from || (at + 2 < to && data[at + 2] == (byte) 0xff)) {
                    pos = at + 2;
                    first = pos;
                    return;
                }
            }
        }
        throw new JpegException(0, "no start of image (FF D8) in " + (to - from) + " bytes");
    }

    /// Reads segments from `pos` until a scan header has been read; then `pos` is at the scan's first byte.
    ///
    /// @return false if the image ended first
    boolean readToScan() throws JpegException {
        while (true) {
            int marker = nextMarker();
            if (marker < 0 || marker == Marker.EOI) {
                endMarked = marker == Marker.EOI;
                return false;
            }
            if (marker == Marker.SOI || Marker.standsAlone(marker)) {
                continue;
            }
            int at = pos;
            int end = segmentEnd(marker);
            if (marker == Marker.SOS) {
                readScanHeader(at + 2, end);
                pos = end;
                return true;
            }
            readSegment(marker, at + 2, end);
            pos = end;
        }
    }

    private void readSegment(int marker, int at, int end) throws JpegException {
        if (Marker.startsFrame(marker)) {
            readFrame(marker, at, end);
            return;
        }
        switch (marker) {
            case Marker.DQT -> readSteps(at, end);
            case Marker.DHT -> readHuffman(at, end);
            case Marker.DAC -> readConditioning(at, end);
            case Marker.DRI -> {
                need(at, 2, end, "restart interval");
                restartInterval = word(at);
            }
            case Marker.APP0 -> jfif |= end - at >= 14 && hasText(at, "JFIF\0");
            case Marker.APP14 -> {
                if (end - at >= 12 && hasText(at, "Adobe")) {
                    adobe = true;
                    adobeTransform = data[at + 11] & 0xff;
                }
            }
            default -> {
                // Not needed to decode: passed over by its length.
            }
        }
    }

    private boolean hasText(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (data[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Position after the segment whose length lies at `pos`; a segment that only the end of the data cuts off may be
    /// passed over if it is not needed.
    private int segmentEnd(int marker) throws JpegException {
        need(pos, 2, to, "segment length");
        int length = word(pos);
        if (length < 2) {
            throw error(pos, "segment length must be 2..65535, not " + length);
        }
        boolean skipped = marker >= Marker.APP0;
        if (length > to - pos && !skipped) {
            throw error(pos, "segment FF" + Integer.toHexString(marker) + " of " + length + " bytes is cut off");
        }
        return Math.min(pos + length, to);
    }

    /// Moves over anything up to the next marker and over it.
    ///
    /// @return its second byte, -1 at the end of the data
    private int nextMarker() {
        while (pos < to) {
            if (data[pos++] != (byte) 0xff) {
                continue;
            }
            while (pos < to && data[pos] == (byte) 0xff) {
                pos++;
            }
            if (pos < to && data[pos++] != 0) {
                return data[pos - 1] & 0xff;
            }
        }
        return -1;
    }

    private void readFrame(int marker, int at, int end) throws JpegException {
        if (sof != 0) {
            throw error(at, "second start of frame");
        }
        need(at, 6, end, "frame header");
        precision = data[at] & 0xff;
        height = word(at + 1);
        width = word(at + 3);
        componentCount = data[at + 5] & 0xff;
        if (width == 0) {
            throw error(at + 3, "width must be 1..65535, not 0");
        }
        if (componentCount < 1 || componentCount > MAX_COMPONENTS) {
            throw error(at + 5, "number of components must be 1..4, not " + componentCount);
        }
        need(at + 6, 3 * componentCount, end, "frame header");
        maxH = 1;
        maxV = 1;
        for (int i = 0; i < componentCount; i++) {
            Component component = components[i];
            int field = at + 6 + 3 * i;
            component.id = data[field] & 0xff;
            component.h = data[field + 1] >> 4 & 15;
            component.v = data[field + 1] & 15;
            component.tq = data[field + 2] & 0xff;
            component.hasSteps = false;
            if (component.h < 1 || component.h > 4 || component.v < 1 || component.v > 4) {
                throw error(field + 1, "sampling factors must be 1..4, not " + component.h + "x" + component.v);
            }
            if (component.tq > 3) {
                throw error(field + 2, "quantisation table selector must be 0..3, not " + component.tq);
            }
            maxH = Math.max(maxH, component.h);
            maxV = Math.max(maxV, component.v);
        }
        if (componentCount == 1) {
            // Its scans are not interleaved: an MCU is one block whatever the factors say (T.81 A.2.2).
            components[0].h = 1;
            components[0].v = 1;
            maxH = 1;
            maxV = 1;
        }
        sof = marker;
        sofAt = at;
        setHeight(height);
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

    /// @throws JpegException naming what of the frame cannot be decoded
    void requireSupported() throws JpegException {
        JpegInfo.Coding coding = coding();
        if (coding == JpegInfo.Coding.LOSSLESS || coding == JpegInfo.Coding.OTHER) {
            String name = coding.name().toLowerCase(Locale.ROOT);
            throw error(sofAt, name + " JPEG (SOF" + (sof - 0xC0) + ") is not supported, only those with a DCT");
        }
        if (precision != 8 && precision != 12) {
            throw error(sofAt, "samples must have 8 or 12 bits, not " + precision);
        }
    }

    boolean isArithmetic() {
        return sof == 0xC9 || sof == 0xCA;
    }

    boolean isProgressive() {
        return (sof & 3) == 2;
    }

    /// Blocks of an MCU of the scan read last, if that is interleaved.
    int blocksOfMcu() {
        int n = 0;
        for (int i = 0; i < scanCount; i++) {
            n += components[scanComponents[i]].h * components[scanComponents[i]].v;
        }
        return n;
    }

    /// Finds the height that a DNL segment after the first scan gives (T.81 B.2.5), for a frame that left it open.
    void findHeight() throws JpegException {
        int scan = pos;
        int marker = nextMarker();
        while (Marker.isRestart(marker)) {
            marker = nextMarker();
        }
        if (marker != Marker.DNL || to - pos < 4 || word(pos + 2) == 0) {
            throw error(sofAt + 1, "height must be 1..65535 or given after the first scan, not 0");
        }
        setHeight(word(pos + 2));
        pos = scan;
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

    private void readSteps(int from, int end) throws JpegException {
        int at = from;
        while (at < end) {
            int wide = data[at] >> 4 & 15;
            int tq = data[at] & 15;
            if (wide > 1 || tq > 3) {
                throw error(at, "quantisation table must be 0..3 of 8 or 16 bits, not " + tq + " of kind " + wide);
            }
            at++;
            need(at, 64 << wide, end, "quantisation table");
            for (int i = 0; i < 64; i++) {
                steps[tq][StandardTables.ZIGZAG[i]] = wide == 0 ? data[at + i] & 0xff : word(at + 2 * i);
            }
            stepsDefined[tq] = true;
            at += 64 << wide;
        }
    }

    private void readConditioning(int from, int end) throws JpegException {
        need(from, (end - from + 1) & ~1, end, "arithmetic conditioning");
        for (int at = from; at < end; at += 2) {
            int kind = data[at] >> 4 & 15;
            int table = data[at] & 15;
            int value = data[at + 1] & 0xff;
            boolean ordered = kind == 1 ? value >= 1 && value <= 63 : (value & 15) <= value >> 4;
            if (kind > 1 || table > 3 || !ordered) {
                throw error(
                        at,
                        "arithmetic conditioning must be L <= U or 1..63 for table 0..3, not " + value + " of kind "
                                + kind + " for " + table);
            }
            if (kind == 1) {
                acSplit[table] = value;
            } else {
                dcLower[table] = value & 15;
                dcUpper[table] = value >> 4;
            }
        }
    }

    private void readHuffman(int from, int end) throws JpegException {
        int at = from;
        while (at < end) {
            int kind = data[at] >> 4 & 15;
            int index = data[at] & 15;
            if (kind > 1 || index > 3) {
                throw error(at, "Huffman table must be 0..3 of kind 0 or 1, not " + index + " of kind " + kind);
            }
            at++;
            need(at, 16, end, "Huffman table");
            int n = 0;
            for (int i = 0; i < 16; i++) {
                n += data[at + i] & 0xff;
            }
            if (n > 256) {
                throw error(at, "Huffman table must have at most 256 symbols, not " + n);
            }
            need(at + 16, n, end, "Huffman table");
            (kind == 0 ? dcTables : acTables)[index].define(data, at, n);
            at += 16 + n;
        }
    }

    private void readScanHeader(int at, int end) throws JpegException {
        scanAt = at;
        if (sof == 0) {
            throw error(at, "scan before a start of frame");
        }
        need(at, 1, end, "scan header");
        scanCount = data[at] & 0xff;
        if (scanCount < 1 || scanCount > componentCount) {
            throw error(at, "a scan must have 1.." + componentCount + " components, not " + scanCount);
        }
        need(at + 1, 2 * scanCount + 3, end, "scan header");
        int seen = 0;
        for (int i = 0; i < scanCount; i++) {
            int field = at + 1 + 2 * i;
            int c = findComponent(data[field] & 0xff, seen);
            if (c < 0) {
                throw error(field, "scan names component " + (data[field] & 0xff) + ", which the frame does not have");
            }
            seen |= 1 << c;
            scanComponents[i] = c;
            components[c].td = data[field + 1] >> 4 & 15;
            components[c].ta = data[field + 1] & 15;
            if (components[c].td > 3 || components[c].ta > 3) {
                throw error(field + 1, "Huffman table selectors must be 0..3");
            }
        }
        int field = at + 1 + 2 * scanCount;
        spectralStart = data[field] & 0xff;
        spectralEnd = data[field + 1] & 0xff;
        approximationHigh = data[field + 2] >> 4 & 15;
        approximationLow = data[field + 2] & 15;
    }

    /// The first component with this id that is not yet in the set `seen`; ids need not be unique.
    private int findComponent(int id, int seen) {
        for (int c = 0; c < componentCount; c++) {
            if (components[c].id == id && (seen >> c & 1) == 0) {
                return c;
            }
        }
        return -1;
    }

    /// Copies the quantiser steps of the scan's components on their first scan, and fills up Huffman tables that are
    /// not there with those of T.81 K.3 (as Motion JPEG expects).
    void prepareScan() throws JpegException {
        define(dcTables[0], StandardTables.DC_LUMA);
        define(dcTables[1], StandardTables.DC_CHROMA);
        define(acTables[0], StandardTables.AC_LUMA);
        define(acTables[1], StandardTables.AC_CHROMA);
        if (scanCount > 1 && blocksOfMcu() > 10) {
            throw error(scanAt, "an MCU must have at most 10 blocks, not " + blocksOfMcu());
        }
        for (int i = 0; i < scanCount; i++) {
            Component component = components[scanComponents[i]];
            if (!component.hasSteps) {
                if (!stepsDefined[component.tq]) {
                    throw error(scanAt, "quantisation table " + component.tq + " is not defined");
                }
                System.arraycopy(steps[component.tq], 0, component.steps, 0, 64);
                component.hasSteps = true;
            }
        }
    }

    private static void define(HuffmanTable table, byte[] standard) {
        if (!table.isDefined()) {
            table.define(standard, 0, standard.length - 16);
        }
    }

    /// The table, made ready for use.
    HuffmanTable table(boolean dc, int index) throws JpegException {
        HuffmanTable table = (dc ? dcTables : acTables)[index];
        if (!table.isDefined()) {
            throw error(scanAt, "Huffman table " + index + (dc ? " for DC" : " for AC") + " is not defined");
        }
        table.build(dc, scanAt - from);
        return table;
    }

    /// How the components are to be read as colours, by the rules that libjpeg has made customary.
    ColorModel colorModel() {
        if (componentCount == 3) {
            return isRgb() ? ColorModel.RGB : ColorModel.YCC;
        }
        if (componentCount == 4) {
            return adobe && adobeTransform != 0 ? ColorModel.YCCK : ColorModel.CMYK;
        }
        return ColorModel.GRAY;
    }

    private boolean isRgb() {
        if (jfif) {
            return false;
        }
        if (adobe) {
            return adobeTransform == 0;
        }
        return components[0].id == 'R' && components[1].id == 'G' && components[2].id == 'B';
    }

    private void need(int at, int n, int end, String what) throws JpegException {
        if (n > end - at) {
            throw error(at, what + " is cut off");
        }
    }

    private int word(int at) {
        return (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
    }

    /// @throws JpegException if the picture is larger than what is accepted
    void requireWithinLimits() throws JpegException {
        if ((long) width * height > limits.pixels()) {
            throw error(
                    sofAt + 1, "picture must have at most " + limits.pixels() + " pixels, not " + width + "x" + height);
        }
    }

    JpegException error(int at, String problem) {
        return new JpegException(at - from, problem);
    }

    static int ceilDivide(int a, int b) {
        return (a + b - 1) / b;
    }
}
